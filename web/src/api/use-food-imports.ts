import { type FoodImport, listFoodImports, sendFoodFile, startFoodImport } from '@mealwright/contracts/food-imports';
import { useMutation, useQuery } from '@tanstack/react-query';
import { call } from './client.ts';
import { queryClient } from './query-client.ts';
import { type FileProgress, sendFile } from './send-file.ts';

const key = ['food-imports'] as const;
const renew = () => queryClient.invalidateQueries({ queryKey: key });
export const isUnderWay = ({ status }: FoodImport) => status === 'waiting' || status === 'running';

/** For administrators; asked every second while one is being read. */
export const useFoodImports = () =>
  useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => {
      const now = await call(listFoodImports, {}, { signal });
      // What has come in is found from now on.
      if (!now.data.some(isUnderWay)) void queryClient.invalidateQueries({ queryKey: ['foods'] });
      return now;
    },
    refetchInterval: ({ state }) => (state.data?.data.some(isUnderWay) ? 1000 : false),
    staleTime: 0,
  });

export const useReadWaiting = () =>
  useMutation({
    mutationFn: (file: string) => call(startFoodImport, { body: { file } }),
    onSettled: renew,
  });

export async function sendFoods(file: File, progress: FileProgress): Promise<void> {
  const query = { name: file.name.slice(-200) };
  await sendFile(file, (sent, options) => call(sendFoodFile, { query: { ...query, ...sent } }, options), progress);
  await renew();
}
