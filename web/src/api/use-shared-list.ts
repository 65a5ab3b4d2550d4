import { getSharedList } from '@mealwright/contracts/shopping';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { Locale } from '../i18n/i18n.ts';
import { call } from './client.ts';
import { ApiError } from './errors.ts';
import { keys } from './keys.ts';
import { listenToLink } from './live-link.ts';
import { act, isWaiting, speakShared, withWaiting } from './offline-outbox.ts';
import { queryClient } from './query-client.ts';

/** Where no socket comes through it looks again every few seconds while the page is seen, else now and then. */
const LOOK_AGAIN_MS = 4000;
const LOOK_SELDOM_MS = 60_000;

/** A list by its link, in the language of who looks: live, like that of the household. */
export function useSharedList(token: string, locale: Locale) {
  speakShared(locale);
  const [connected, setConnected] = useState(false);
  const list = useQuery({
    queryKey: keys.shared(token),
    queryFn: async ({ signal }) =>
      withWaiting(
        { kind: 'shared', token },
        await call(getSharedList, { params: { token }, query: { locale } }, { signal }),
      ),
    refetchInterval: ({ state }) => {
      if (isGone(state.error)) return false;
      return connected ? LOOK_SELDOM_MS : LOOK_AGAIN_MS;
    },
  });
  const there = list.data !== undefined && !isGone(list.error);
  useEffect(() => {
    if (!there) return;
    return listenToLink(token, {
      connected: setConnected,
      changed: () => {
        // What waits is read anew when the last of it is sent.
        if (isWaiting({ kind: 'shared', token })) return;
        void queryClient.invalidateQueries({ queryKey: keys.shared(token) });
      },
    });
  }, [token, there]);
  return list;
}
const isGone = (error: unknown) => error instanceof ApiError && error.status === 404;

export function useSharedActions(token: string) {
  return useMemo(
    () => ({
      check: (itemId: string, checked: boolean) =>
        act({ kind: 'shared', token }, { kind: 'change', itemId, change: { checked } }),
    }),
    [token],
  );
}
