import type { User } from '@mealwright/contracts/accounts';
import type { QueryKey } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { allKept, forget, keep } from './offline-db.ts';
import { queryClient } from './query-client.ts';
import { onSession, sessionState, whoWasHere } from './session.ts';

// What a person needs in the shop and in the kitchen is kept on this device: the weeks, recipes and lists that were looked at.
// A visit begins with it, and asks for what is new as soon as there is a session; without a network it is all there is.

/** `userId`: whose it is; null for a list by its link, which is for whoever has the link. */
type Kept = { key: QueryKey; data: unknown; at: number; userId: string | null };
type KeptUser = { user: User };

const DAY_MS = 24 * 3600 * 1000;
const KEPT_FOR_MS = 21 * DAY_MS;
// Soon: whoever loads the page again sees first what is kept.
const WAIT_MS = 50;

const startsWith = (key: QueryKey, start: readonly unknown[]) => start.every((part, at) => key[at] === part);
const [shared] = keys.shared('');
const lookedAt = [keys.plans, keys.lists, [...keys.recipes, 'one'], [shared]];
// A form that begins with old answers would save them again.
const filledIn = [keys.goals, keys.preferences];
const isOneOf = (starts: readonly QueryKey[], key: QueryKey) => starts.some((start) => startsWith(key, start));
const isWorthKeeping = (key: QueryKey) => isOneOf(lookedAt, key) || isOneOf(filledIn, key);

const changed = new Map<string, QueryKey>();
const keptAt = new Map<string, number>();
let planned = false;

async function flush(): Promise<void> {
  planned = false;
  const now = [...changed];
  changed.clear();
  for (const [hash, key] of now) {
    const query = queryClient.getQueryCache().get(hash);
    const userId = key[0] === shared ? null : signedIn();
    if (query?.state.data === undefined || userId === undefined) continue;
    keptAt.set(hash, query.state.dataUpdatedAt);
    await keep('kept', hash, { key, data: query.state.data, at: query.state.dataUpdatedAt, userId } satisfies Kept);
  }
}

/** When this was last kept, also in an earlier visit. */
export const wasKeptAt = (key: QueryKey): number => keptAt.get(JSON.stringify(key)) ?? 0;

/** What belongs to an account goes with it, also what an earlier visit kept and this one never read. */
async function forgetAccounts(but?: string): Promise<void> {
  changed.clear();
  keptAt.clear();
  await forget('kept', 'user');
  for (const { key, userId } of (await allKept('kept')).filter(isKept))
    if (userId !== null && userId !== but) await forget('kept', JSON.stringify(key));
}

const isKept = (value: unknown): value is Kept => typeof value === 'object' && value !== null && 'key' in value;
const signedIn = () => {
  const session = sessionState();
  return session.status === 'signed-in' ? session.user.userId : undefined;
};
const isUser = (value: unknown): value is KeptUser => typeof value === 'object' && value !== null && 'user' in value;

/** Starts to keep. Before the session is asked for, so that it can fall back on who was here last. */
export async function startKeeping(): Promise<void> {
  const read = allKept('kept');
  let last: User | null = null;
  whoWasHere(async (what) => {
    const all = await read;
    const user = all.find(isUser)?.user;
    // The server may have said meanwhile that nobody is signed in any more, or somebody else is.
    if (user === undefined || sessionState().status === 'signed-out' || (signedIn() ?? user.userId) !== user.userId)
      return null;
    for (const { key, data, at, userId } of all.filter(isKept)) {
      // The server may have answered meanwhile.
      if (userId !== user.userId || queryClient.getQueryData(key) !== undefined) continue;
      // That there was nothing yet helps nobody who can ask.
      if (what === 'looked at' && (data === null || !isOneOf(lookedAt, key))) continue;
      keptAt.set(JSON.stringify(key), at);
      queryClient.setQueryData(key, data, { updatedAt: at });
      // However short the time: someone else may have changed it.
      queryClient.getQueryCache().find({ queryKey: key, exact: true })?.invalidate();
    }
    last = user;
    return last;
  });
  queryClient.getQueryCache().subscribe(({ type, query }) => {
    if (type !== 'updated' || query.state.status !== 'success' || !isWorthKeeping(query.queryKey)) return;
    if (keptAt.get(query.queryHash) === query.state.dataUpdatedAt) return;
    changed.set(query.queryHash, query.queryKey);
    if (!planned) setTimeout(() => void flush(), WAIT_MS);
    planned = true;
  });
  window.addEventListener('pagehide', () => void flush());
  onSession(() => {
    const session = sessionState();
    if (session.status === 'signed-out') void forgetAccounts();
    if (session.status !== 'signed-in') return;
    const { user } = session;
    if (last !== null && last.userId !== user.userId) {
      // Somebody else: what stands on the screen is not theirs.
      void queryClient.resetQueries();
      void forgetAccounts(user.userId);
    }
    last = user;
    void keep('kept', 'user', { user } satisfies KeptUser);
  });
  const all = await read;
  const old = Date.now() - KEPT_FOR_MS;
  const userId = all.find(isUser)?.user.userId;
  for (const one of all.filter(isKept)) {
    const hash = JSON.stringify(one.key);
    if (one.at < old || (one.userId !== null && one.userId !== userId)) {
      void forget('kept', hash);
      continue;
    }
    // Nobody signs in to read a shared list: without a network it is simply there.
    if (one.userId === null && !navigator.onLine) queryClient.setQueryData(one.key, one.data, { updatedAt: one.at });
    keptAt.set(hash, Math.max(one.at, keptAt.get(hash) ?? 0));
  }
}
