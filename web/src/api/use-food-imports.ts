import { type FoodImport, listFoodImports, sendFoodFile, startFoodImport } from '@mealwright/contracts/food-imports';
import { useMutation, useQuery } from '@tanstack/react-query';
import { call, uploadTelling } from './client.ts';
import { queryClient } from './query-client.ts';

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

export async function sendFoods(file: File, signal: AbortSignal, told: (share: number) => void): Promise<void> {
  await uploadTelling(sendFoodFile, { query: { name: file.name.slice(-200) }, file, signal }, told);
  await renew();
}
