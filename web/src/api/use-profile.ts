import type { BodyInput } from '@mealwright/contracts/endpoint';
import {
  type Goals,
  getGoals,
  getPreferences,
  type Preferences,
  patchPreferences,
  putGoals,
} from '@mealwright/contracts/profiles';
import { useMutation, useQuery } from '@tanstack/react-query';
import { call } from './client.ts';
import { keys } from './keys.ts';
import { queryClient } from './query-client.ts';
import { signedInUserId } from './session.ts';

export type GoalDraft = BodyInput<typeof putGoals>;
export type PreferenceChange = BodyInput<typeof patchPreferences>;
const params = () => ({ userId: signedInUserId() });

export const preferencesQuery = {
  queryKey: keys.preferences,
  queryFn: ({ signal }: { signal: AbortSignal }) => call(getPreferences, { params: params() }, { signal }),
};
export const goalsQuery = {
  queryKey: keys.goals,
  queryFn: ({ signal }: { signal: AbortSignal }) => call(getGoals, { params: params() }, { signal }),
};
export const usePreferences = () => useQuery(preferencesQuery);
export const useGoals = () => useQuery(goalsQuery);

export async function saveGoals(body: GoalDraft): Promise<Goals> {
  const goals = await call(putGoals, { params: params(), body });
  queryClient.setQueryData(keys.goals, goals);
  // Days are shown against their targets.
  void queryClient.invalidateQueries({ queryKey: keys.plans });
  return goals;
}
export async function savePreferences(body: PreferenceChange): Promise<Preferences> {
  const saved = await call(patchPreferences, { params: params(), body });
  queryClient.setQueryData(keys.preferences, saved);
  return saved;
}
export const useSaveGoals = () => useMutation({ mutationFn: saveGoals });
export const useSavePreferences = () => useMutation({ mutationFn: savePreferences });
