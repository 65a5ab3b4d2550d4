import type { User } from '@mealwright/contracts/accounts';
import { beforeEach, expect, test, vi } from 'vitest';
import { keys } from './keys.ts';
import type { SessionState } from './session.ts';

// One device, and one visit after another: each has the module for itself, and they share the disk.

const person = (userId: string) => ({ userId }) as unknown as User;
const ann = person('ann');
const ben = person('ben');
const week = keys.week('2026-11-16');
const list = keys.list('list');
const goals = keys.goals;
const shared = keys.shared('token');
const hash = (key: readonly unknown[]) => JSON.stringify(key);

const disk = new Map<string, unknown>();
/** Holds what is read from the disk back until it is let go. */
let slow: Promise<void> | null = null;
vi.mock('./offline-db.ts', () => ({
  allKept: async () => {
    const all = [...disk.values()];
    await slow;
    return all;
  },
  keep: async (_: string, key: string, value: unknown) => disk.set(key, structuredClone(value)),
  forget: async (_: string, key: string) => disk.delete(key),
}));

let state: SessionState = { status: 'unknown' };
let listeners: (() => void)[] = [];
let find: (what: 'looked at' | 'all') => Promise<User | null> = async () => null;
vi.mock('./session.ts', () => ({
  sessionState: () => state,
  onSession: (listener: () => void) => listeners.push(listener),
  whoWasHere: (given: typeof find) => {
    find = given;
  },
}));
const say = (next: SessionState) => {
  state = next;
  for (const listener of listeners) listener();
};
const signIn = (user: User) => say({ status: 'signed-in', user });
const leave = () => say({ status: 'signed-out', reason: 'left' });

async function visit() {
  vi.resetModules();
  state = { status: 'unknown' };
  listeners = [];
  const { startKeeping } = await import('./offline-cache.ts');
  const { queryClient } = await import('./query-client.ts');
  const started = startKeeping();
  const see = (key: readonly unknown[], data: unknown) => queryClient.setQueryData([...key], data);
  return { queryClient, see, shown: (key: readonly unknown[]) => queryClient.getQueryData([...key]), started };
}
const onDisk = () => [...disk.keys()].sort();
const isOnDisk = (...names: string[]) => vi.waitFor(() => expect(onDisk()).toEqual([...names].sort()));
/** Ann was here, looked at her week and her list, and at a list somebody gave her the link of. */
async function annWasHere() {
  const { see } = await visit();
  signIn(ann);
  see(week, 'week of Ann');
  see(list, 'list of Ann');
  see(goals, 'goals of Ann');
  see(shared, 'list by its link');
  await isOnDisk('user', hash(week), hash(list), hash(goals), hash(shared));
}

beforeEach(() => {
  disk.clear();
  slow = null;
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('navigator', { onLine: true });
});

test('a visit begins with what whoever was here last looked at, and forms only with what the server says', async () => {
  await annWasHere();
  const next = await visit();
  expect(await find('looked at')).toEqual(ann);
  expect([next.shown(week), next.shown(list), next.shown(goals)]).toEqual(['week of Ann', 'list of Ann', undefined]);
  expect(await find('all')).toEqual(ann);
  expect(next.shown(goals)).toBe('goals of Ann');
});

test('whoever leaves takes everything along but the lists by their links', async () => {
  await annWasHere();
  leave();
  await isOnDisk(hash(shared));
});

test('a session that ended before the disk was read leaves nothing on it, and shows nothing of it', async () => {
  await annWasHere();
  let letGo = () => {};
  slow = new Promise((done) => {
    letGo = done;
  });
  const next = await visit();
  const last = find('looked at');
  leave();
  letGo();
  expect(await last).toBeNull();
  await next.started;
  expect(next.shown(week)).toBeUndefined();
  await isOnDisk(hash(shared));
});

test('nobody sees what somebody else left on the device', async () => {
  await annWasHere();
  // As after a crash: the next one to sign in is named, and rows of the one before are still there.
  disk.set('user', { user: ben });
  const next = await visit();
  expect(await find('all')).toEqual(ben);
  expect([week, list, goals].map(next.shown)).toEqual([undefined, undefined, undefined]);
  await next.started;
  await isOnDisk('user', hash(shared));
});

test('when the session turns out to be somebody else’s, the screen starts anew', async () => {
  await annWasHere();
  const next = await visit();
  await find('looked at');
  signIn(ann);
  expect(next.shown(week)).toBe('week of Ann');
  signIn(ben);
  expect(next.shown(week)).toBeUndefined();
  next.see(week, 'week of Ben');
  await isOnDisk('user', hash(week), hash(shared));
  expect(disk.get(hash(week))).toMatchObject({ data: 'week of Ben', userId: 'ben' });
  expect(disk.get('user')).toEqual({ user: ben });
});

test('what arrives after somebody left is not kept', async () => {
  const { see } = await visit();
  signIn(ann);
  await isOnDisk('user');
  see(week, 'week of Ann');
  leave();
  see(list, 'list of Ann');
  see(shared, 'list by its link');
  await isOnDisk(hash(shared));
});

test('what is three weeks old is dropped', async () => {
  await annWasHere();
  const old = disk.get(hash(week)) as { at: number };
  disk.set(hash(week), { ...old, at: Date.now() - 22 * 24 * 3600 * 1000 });
  const { started } = await visit();
  await started;
  expect(onDisk()).not.toContain(hash(week));
  expect(onDisk()).toContain(hash(list));
});
