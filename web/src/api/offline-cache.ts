import type { User } from '@mealwright/contracts/accounts';
import type { QueryKey } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { allKept, forget, keep } from './offline-db.ts';
import { queryClient } from './query-client.ts';
import { onSession, sessionState, whoWasHere } from './session.ts';

// What a person needs in the shop and in the kitchen is kept on this device: the weeks, recipes and lists that were looked at.
// A visit begins with it, and asks for what is new as soon as there is a session; without a network it is all there is.

type Kept = { key: QueryKey; data: unknown; at: number };
type KeptUser = { user: User };

const DAY_MS = 24 * 3600 * 1000;
const KEPT_FOR_MS = 21 * DAY_MS;
// Soon: whoever loads the page again sees first what is kept.
const WAIT_MS = 50;

const startsWith = (key: QueryKey, start: readonly unknown[]) => start.every((part, at) => key[at] === part);
const [shared] = keys.shared('');
const sharedStart = JSON.stringify([shared]).slice(0, -1);
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
    if (query?.state.data === undefined) continue;
    keptAt.set(hash, query.state.dataUpdatedAt);
    await keep('kept', hash, { key, data: query.state.data, at: query.state.dataUpdatedAt } satisfies Kept);
  }
}

/** When this was last kept, also in an earlier visit. */
export const wasKeptAt = (key: QueryKey): number => keptAt.get(JSON.stringify(key)) ?? 0;

/** What belongs to an account goes with it; a list by its link belongs to whoever has the link. */
async function forgetAccount(): Promise<void> {
  await forget('kept', 'user');
  for (const hash of [...keptAt.keys(), ...changed.keys()].filter((one) => !one.startsWith(sharedStart))) {
    changed.delete(hash);
    keptAt.delete(hash);
    await forget('kept', hash);
  }
}

const isKept = (value: unknown): value is Kept => typeof value === 'object' && value !== null && 'key' in value;
const isUser = (value: unknown): value is KeptUser => typeof value === 'object' && value !== null && 'user' in value;

/** Starts to keep. Before the session is asked for, so that it can fall back on who was here last. */
export async function startKeeping(): Promise<void> {
  const read = allKept('kept');
  let last: User | null = null;
  whoWasHere(async (what) => {
    const all = await read;
    for (const { key, data, at } of all.filter(isKept)) {
      // The server may have answered meanwhile.
      if (queryClient.getQueryData(key) !== undefined) continue;
      // That there was nothing yet helps nobody who can ask.
      if (what === 'looked at' && (data === null || !isOneOf(lookedAt, key))) continue;
      queryClient.setQueryData(key, data, { updatedAt: at });
      // However short the time: someone else may have changed it.
      queryClient.getQueryCache().find({ queryKey: key, exact: true })?.invalidate();
    }
    last = all.find(isUser)?.user ?? null;
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
    if (session.status === 'signed-in' && last !== null && session.user.userId !== last.userId) {
      last = null;
      queryClient.clear();
      void forgetAccount();
    }
    if (session.status === 'signed-in') void keep('kept', 'user', { user: session.user } satisfies KeptUser);
    if (session.status === 'signed-out') void forgetAccount();
  });
  const old = Date.now() - KEPT_FOR_MS;
  for (const { key, data, at } of (await read).filter(isKept)) {
    // Nobody signs in to read a shared list: without a network it is simply there.
    if (key[0] === shared && !navigator.onLine) queryClient.setQueryData(key, data, { updatedAt: at });
    const hash = JSON.stringify(key);
    if (at < old) void forget('kept', hash);
    else keptAt.set(hash, Math.max(at, keptAt.get(hash) ?? 0));
  }
}
