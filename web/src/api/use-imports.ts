import type { BodyInput } from '@mealwright/contracts/endpoint';
import { getJob } from '@mealwright/contracts/plans';
import {
  type ImportJob,
  importRecipeFile,
  importRecipes,
  largestImport,
  listRecipeImports,
} from '@mealwright/contracts/recipe-imports';
import { useQuery } from '@tanstack/react-query';
import { call } from './client.ts';
import { ApiError } from './errors.ts';
import { keys } from './keys.ts';
import { queryClient } from './query-client.ts';
import { type FileProgress, sendFile } from './send-file.ts';
import { useUser } from './session.ts';

export type ImportSource = BodyInput<typeof importRecipes> | { file: File };

const importsKey = ['imports'] as const;
const isOver = (job: ImportJob) => job.status === 'done' || job.status === 'failed';

/** The job until it is over, asked after every second. */
export const useImportJob = (jobId: string | undefined) =>
  useQuery({
    queryKey: [...importsKey, jobId],
    queryFn: async ({ signal }) => {
      const job = await call(getJob, { params: { jobId: jobId ?? '' } }, { signal });
      if (job.kind !== 'import') throw new ApiError('JOB_NOT_FOUND', 404);
      if (isOver(job)) void queryClient.invalidateQueries({ queryKey: keys.recipes });
      return job;
    },
    enabled: jobId !== undefined,
    refetchInterval: ({ state }) => (state.data !== undefined && isOver(state.data) ? false : 1000),
    staleTime: 0,
  });

export const useLastImports = () =>
  useQuery({
    queryKey: [...importsKey, 'last'],
    queryFn: ({ signal }) => call(listRecipeImports, undefined, { signal }),
    refetchInterval: ({ state }) => (state.data?.data.some((job) => !isOver(job)) ? 1500 : false),
    staleTime: 0,
  });

export function useBeginImport() {
  const { locale } = useUser();
  /** `progress`: of a file. */
  return async (source: ImportSource, progress?: FileProgress): Promise<ImportJob> => {
    const job =
      'file' in source ? await send(source.file) : await call(importRecipes, { body: source, query: { locale } });
    async function send(file: File) {
      // Said before it is sent.
      if (file.size > largestImport) throw new ApiError('BODY_TOO_LARGE', 413);
      const query = { locale, name: file.name };
      return sendFile(
        file,
        (sent, options) => call(importRecipeFile, { query: { ...query, ...sent } }, options),
        progress,
      );
    }
    await queryClient.invalidateQueries({ queryKey: [...importsKey, 'last'] });
    return job;
  };
}
