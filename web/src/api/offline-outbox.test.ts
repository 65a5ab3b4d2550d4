import type { ShoppingList } from '@mealwright/contracts/shopping';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ItemAction } from './list-action.ts';
import type { Refused, Target } from './offline-outbox.ts';

// Two windows of one browser: each has the module for itself, and they share the disk, the lock and the server.

type Sent = { key: string; method: string; path: string; body: unknown };
type Answer = { status: number; code?: string } | 'unreachable';

const mine: Target = { kind: 'mine', listId: 'list' };
const tick = (itemId: string, checked = true): ItemAction => ({ kind: 'change', itemId, change: { checked } });
const drop = (itemId: string): ItemAction => ({ kind: 'remove', itemId });
const list = (...checked: string[]) =>
  ({
    items: ['milk', 'rice', 'salt'].map((itemId) => ({ itemId, name: itemId, checked: checked.includes(itemId) })),
  }) as unknown as ShoppingList;

const disk = new Map<string, unknown>();
const sent: Sent[] = [];
/** What the server says next; when nothing is said, all is well. */
let answers: Answer[] = [];
/** Holds each answer back until it is let go. */
let gate: Promise<void> | null = null;

vi.mock('./offline-db.ts', () => ({
  allKept: async () => [...disk.values()],
  keep: async (_: string, key: string, value: unknown) => disk.set(key, structuredClone(value)),
  forget: async (_: string, key: string) => disk.delete(key),
  isKept: async (_: string, key: string) => disk.has(key),
}));
vi.mock('./session.ts', () => ({
  sessionState: () => ({ status: 'signed-in', user: { userId: 'ann' } }),
  onSession: () => () => {},
}));

/** One after the other over all windows, as `navigator.locks` has it. */
let lock = Promise.resolve();
const locks = {
  request: (_: string, work: () => Promise<void>) => {
    lock = lock.then(work, work);
    return lock;
  },
};

async function server(url: string, { method = 'GET', headers, body }: RequestInit): Promise<Response> {
  const key = new Headers(headers).get('idempotency-key') ?? '';
  sent.push({
    key,
    method,
    path: url.replace('/api/v1/shopping-lists/list', ''),
    body: JSON.parse(String(body ?? 'null')),
  });
  await gate;
  const answer = answers.shift() ?? { status: method === 'DELETE' ? 204 : 200 };
  if (answer === 'unreachable') throw new TypeError('Failed to fetch');
  if (answer.status === 204) return new Response(null, { status: 204 });
  if (answer.status >= 400) return Response.json({ error: { code: answer.code } }, { status: answer.status });
  const itemId = url.split('/').at(-1);
  return Response.json({ data: { itemId, name: itemId } });
}

async function openWindow() {
  vi.resetModules();
  const outbox = await import('./offline-outbox.ts');
  const { queryClient } = await import('./query-client.ts');
  const refused: Refused[] = [];
  outbox.onRefused((one) => refused.push(one));
  queryClient.setQueryData<ShoppingList>(outbox.targetKey(mine), list());
  const ticked = () =>
    outbox
      .withWaiting(mine, list())
      .items.filter(({ checked }) => checked)
      .map(({ itemId }) => itemId);
  const shown = () =>
    queryClient
      .getQueryData<ShoppingList>(outbox.targetKey(mine))
      ?.items.filter(({ checked }) => checked)
      .map(({ itemId }) => itemId);
  return { ...outbox, refused, ticked, shown };
}
const paths = () => sent.map(({ path }) => path.split('/').at(-1));
const empty = (one: { isWaiting: (target: Target) => boolean }) =>
  vi.waitFor(() => expect([one.isWaiting(mine), disk.size]).toEqual([false, 0]));

beforeEach(() => {
  disk.clear();
  sent.length = 0;
  answers = [];
  gate = null;
  lock = Promise.resolve();
  vi.stubGlobal('navigator', { locks, onLine: true });
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('fetch', server);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('what is done to a list', () => {
  test('is shown at once, and sent one after the other in the order it was done', async () => {
    let letGo = () => {};
    gate = new Promise((resolve) => {
      letGo = resolve;
    });
    const one = await openWindow();
    one.act(mine, tick('milk'));
    one.act(mine, tick('rice'));
    one.act(mine, tick('milk', false));
    expect(one.shown()).toEqual(['rice']);
    await vi.waitFor(() => expect(paths()).toEqual(['milk']));
    letGo();
    await empty(one);
    expect(sent.map(({ path, body }) => [path.split('/').at(-1), body])).toEqual([
      ['milk', { checked: true }],
      ['rice', { checked: true }],
      ['milk', { checked: false }],
    ]);
    expect(new Set(sent.map(({ key }) => key)).size).toBe(3);
  });

  test('waits behind the first thing that does not get through, and keeps its key when it is tried again', async () => {
    const one = await openWindow();
    answers = Array.from({ length: 10 }, () => 'unreachable' as const);
    one.act(mine, tick('milk'));
    one.act(mine, tick('rice'));
    await vi.waitFor(() => expect(sent.length).toBeGreaterThan(0));
    await one.send();
    expect(new Set(paths())).toEqual(new Set(['milk']));
    expect(one.ticked()).toEqual(['milk', 'rice']);
    expect(disk.size).toBe(2);
    const [{ key } = { key: '' }] = sent;
    answers = [];
    await one.send();
    await empty(one);
    expect(sent.filter(({ path }) => path.endsWith('milk')).every((again) => again.key === key)).toBe(true);
    expect(paths().at(-1)).toBe('rice');
    expect(one.refused).toEqual([]);
  });

  test.each([
    [401, 'UNAUTHENTICATED'],
    [429, 'RATE_LIMITED'],
    [503, 'UNAVAILABLE'],
  ])(
    'waits when the server says %i',
    async (status, code) => {
      const one = await openWindow();
      answers = Array.from({ length: 10 }, () => ({ status, code }));
      one.act(mine, tick('milk'));
      await vi.waitFor(() => expect(sent.length).toBeGreaterThan(0));
      await one.send();
      expect(one.isWaiting(mine)).toBe(true);
      expect(one.refused).toEqual([]);
      answers = [];
      await one.send();
      await empty(one);
    },
    20_000,
  );

  test('is told and left out when it is refused; the rest goes on', async () => {
    const one = await openWindow();
    answers = [{ status: 404, code: 'ITEM_NOT_FOUND' }];
    one.act(mine, tick('milk'));
    one.act(mine, tick('rice'));
    await empty(one);
    expect(one.refused.map(({ action }) => action)).toEqual([tick('milk')]);
    expect(paths()).toEqual(['milk', 'rice']);
  });

  test('is no news when it had been done before, or when what should go is gone', async () => {
    const one = await openWindow();
    answers = [
      { status: 409, code: 'ALREADY_DONE' },
      { status: 404, code: 'ITEM_NOT_FOUND' },
    ];
    one.act(mine, tick('milk'));
    one.act(mine, drop('rice'));
    await empty(one);
    expect(one.refused).toEqual([]);
  });

  test('is sent by the next visit, in order and with its keys, when the window closed before', async () => {
    const before = await openWindow();
    answers = Array.from({ length: 10 }, () => 'unreachable' as const);
    before.act(mine, tick('milk'));
    before.act(mine, tick('rice'));
    await vi.waitFor(() => expect(disk.size).toBe(2));
    await before.send();
    const [first] = sent;
    const next = await openWindow();
    sent.length = 0;
    answers = [];
    await next.startOutbox();
    await empty(next);
    expect(paths()).toEqual(['milk', 'rice']);
    expect(sent[0]?.key).toBe(first?.key);
  });

  test('is sent once by two windows that both know of it', async () => {
    const first = await openWindow();
    answers = Array.from({ length: 10 }, () => 'unreachable' as const);
    first.act(mine, tick('milk'));
    first.act(mine, tick('rice'));
    await vi.waitFor(() => expect(disk.size).toBe(2));
    await first.send();
    const second = await openWindow();
    sent.length = 0;
    answers = [];
    await Promise.all([second.startOutbox(), first.send()]);
    await vi.waitFor(() => expect([first.isWaiting(mine), second.isWaiting(mine)]).toEqual([false, false]));
    expect(paths()).toEqual(['milk', 'rice']);
  });
});
