import { endSession, listSessions, type OpenSession } from '@mealwright/contracts/sessions';
import { useMutation, useQuery } from '@tanstack/react-query';
import { call } from './client.ts';
import { keys } from './keys.ts';
import { queryClient } from './query-client.ts';
import { signedInUserId } from './session.ts';

export const useSessions = () =>
  useQuery({
    queryKey: keys.sessions,
    queryFn: async ({ signal }) => {
      const answer = await call(listSessions, { params: { userId: signedInUserId() } }, { signal });
      return answer.data;
    },
  });

/** Gone from the list at once; back again when the server could not end it. */
export const useEndSession = () =>
  useMutation({
    mutationFn: (sessionId: string) => call(endSession, { params: { userId: signedInUserId(), sessionId } }),
    onMutate: (sessionId) =>
      queryClient.setQueryData<OpenSession[]>(keys.sessions, (all) =>
        all?.filter((session) => session.sessionId !== sessionId),
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.sessions }),
  });
