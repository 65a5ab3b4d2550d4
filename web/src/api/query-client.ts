import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './errors.ts';

const isTemporary = (error: unknown) => !(error instanceof ApiError) || error.status >= 500 || error.status === 429;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 30 * 60_000,
      retry: (count, error) => count < 2 && isTemporary(error),
      // Without a network a question fails at once and what is known stays on the screen; else it would wait without a word.
      networkMode: 'always',
      refetchOnReconnect: true,
      // The socket says when something changed; coming back to the window asks again only when that is old.
      refetchOnWindowFocus: true,
    },
    // Lost connections are retried below, in the client, with the same key.
    mutations: { retry: false, networkMode: 'always' },
  },
});
