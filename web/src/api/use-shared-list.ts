import { getSharedList } from '@mealwright/contracts/shopping';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Locale } from '../i18n/i18n.ts';
import { call } from './client.ts';
import { ApiError } from './errors.ts';
import { keys } from './keys.ts';
import { act, speakShared, withWaiting } from './offline-outbox.ts';

const LOOK_AGAIN_MS = 4000;

/** A list by its link, in the language of who looks; it looks again every few seconds while the page is seen. */
export function useSharedList(token: string, locale: Locale) {
  speakShared(locale);
  return useQuery({
    queryKey: keys.shared(token),
    queryFn: async ({ signal }) =>
      withWaiting(
        { kind: 'shared', token },
        await call(getSharedList, { params: { token }, query: { locale } }, { signal }),
      ),
    refetchInterval: ({ state }) => (gone(state.error) ? false : LOOK_AGAIN_MS),
  });
}
const gone = (error: unknown) => error instanceof ApiError && error.status === 404;

export function useSharedActions(token: string) {
  return useMemo(
    () => ({
      check: (itemId: string, checked: boolean) =>
        act({ kind: 'shared', token }, { kind: 'change', itemId, change: { checked } }),
    }),
    [token],
  );
}
