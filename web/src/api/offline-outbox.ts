import {
  addItem,
  checkSharedItem,
  type ListItem,
  removeItem,
  type ShoppingList,
  updateItem,
} from '@mealwright/contracts/shopping';
import { useSyncExternalStore } from 'react';
import type { Locale } from '../i18n/i18n.ts';
import { call } from './client.ts';
import { ApiError, isCode } from './errors.ts';
import { keys } from './keys.ts';
import { type ItemAction, preview, withItems } from './list-action.ts';
import { allKept, forget, isKept, keep } from './offline-db.ts';
import { queryClient } from './query-client.ts';
import { randomId } from './random-id.ts';
import { onSession, sessionState } from './session.ts';

// Everything that is done to a shopping list goes through here: shown at once, kept on this device until the server has it, and
// sent one after the other with the idempotency key it was given when it was done. So a lost connection loses nothing, a repeated
// request does nothing twice, and what was done first arrives first.

export type Target = { kind: 'mine'; listId: string } | { kind: 'shared'; token: string };
type Waiting = { id: string; at: number; userId: string | null; target: Target; action: ItemAction };
export type Refused = { error: unknown; action: ItemAction };

let waiting: readonly Waiting[] = [];
let lost = false;
let sending: Promise<void> | null = null;
let retryMs = 2000;
let timer: ReturnType<typeof setTimeout> | null = null;
let lastAt = 0;
/** On disk by now: only of these it can be said that another window has sent them. */
const stored = new Set<string>();
const listeners = new Set<() => void>();
const refusedListeners = new Set<(refused: Refused) => void>();

export const targetKey = (target: Target) =>
  target.kind === 'mine' ? keys.list(target.listId) : keys.shared(target.token);
const isSame = (a: Target, b: Target) => targetKey(a).join() === targetKey(b).join();
const userId = () => {
  const session = sessionState();
  return session.status === 'signed-in' ? session.user.userId : null;
};
/** Whose turn it is: what somebody else left on this device waits for them. */
const mine = (one: Waiting) => one.userId === null || one.userId === userId();

function set(next: readonly Waiting[]) {
  waiting = next;
  for (const listener of listeners) listener();
}
function setLost(next: boolean) {
  if (lost === next) return;
  lost = next;
  for (const listener of listeners) listener();
}

/** What waits for a list, laid over what the server says: nothing that is ticked comes back unticked. */
export function withWaiting<L extends ShoppingList>(target: Target, list: L): L {
  return waiting
    .filter((one) => mine(one) && isSame(one.target, target))
    .reduce((shown, { action }) => preview(shown, action), list);
}
export const isWaiting = (target: Target) => waiting.some((one) => isSame(one.target, target));

/** Does something to a list. */
export function act(target: Target, action: ItemAction): void {
  // Two presses within a millisecond still have an order.
  lastAt = Math.max(Date.now(), lastAt + 1);
  const one: Waiting = {
    id: randomId(),
    at: lastAt,
    userId: target.kind === 'mine' ? userId() : null,
    target,
    action,
  };
  void queryClient.cancelQueries({ queryKey: targetKey(target) });
  queryClient.setQueryData<ShoppingList>(targetKey(target), (list) => list && preview(list, action));
  set([...waiting, one]);
  void keep('outbox', one.id, one).then(() => {
    stored.add(one.id);
    return send();
  });
}

/** Sends what waits, in order, from one window at a time. */
export function send(): Promise<void> {
  sending ??= oneWindowAtATime(sendAll).finally(() => {
    sending = null;
  });
  return sending;
}
const oneWindowAtATime = (work: () => Promise<void>): Promise<void> =>
  navigator.locks ? navigator.locks.request('mealwright.outbox', work) : work();

async function sendAll(): Promise<void> {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  for (let next = waiting.find(mine); next !== undefined; next = waiting.find(mine)) {
    const { id, target, action } = next;
    // Another window may have sent it meanwhile.
    const gone = stored.has(id) && (await isKept('outbox', id)) === false;
    try {
      const answer = gone ? undefined : await carryOut(next);
      await settled(next);
      if (answer !== undefined && !waiting.some((one) => one.action.itemId === answer.itemId)) {
        queryClient.setQueryData<ShoppingList>(targetKey(target), (list) => list && withItems(list, put(list, answer)));
      }
    } catch (error) {
      if (isCode(error, 'REQUEST_IN_PROGRESS')) {
        await new Promise((resolve) => setTimeout(resolve, 500));
        continue;
      }
      if (isOutOfReach(error)) {
        setLost(true);
        timer = setTimeout(() => void send(), retryMs);
        retryMs = Math.min(retryMs * 2, 30_000);
        return;
      }
      await settled(next);
      const done = isCode(error, 'ALREADY_DONE') || (action.kind === 'remove' && isCode(error, 'ITEM_NOT_FOUND'));
      if (!done) for (const listener of refusedListeners) listener({ error, action });
    }
    setLost(false);
    retryMs = 2000;
    // Only after the last one: an answer in between would take back what is already on the screen.
    if (!isWaiting(target)) {
      void queryClient.invalidateQueries({ queryKey: targetKey(target) });
      void queryClient.invalidateQueries({ queryKey: keys.lists, exact: true });
    }
  }
  setLost(false);
}

async function settled({ id, target }: Waiting): Promise<void> {
  await forget('outbox', id);
  // What is being read now was asked for before this was done.
  await queryClient.cancelQueries({ queryKey: targetKey(target) });
  set(waiting.filter((one) => one.id !== id));
}

const put = ({ items }: ShoppingList, answer: ListItem) =>
  items.map((item) => (item.itemId === answer.itemId ? answer : item));

const isOutOfReach = (error: unknown) =>
  !(error instanceof ApiError) ||
  error.status === 0 ||
  error.status === 401 ||
  error.status === 429 ||
  error.status >= 500;

function carryOut({ id, target, action }: Waiting): Promise<ListItem | undefined> {
  const options = { idempotencyKey: id };
  const { itemId } = action;
  if (target.kind === 'shared') {
    const checked = action.kind === 'change' && action.change.checked === true;
    const query = { locale: sharedLocale };
    return call(checkSharedItem, { params: { token: target.token, itemId }, query, body: { checked } }, options);
  }
  const { listId } = target;
  if (action.kind === 'change') return call(updateItem, { params: { listId, itemId }, body: action.change }, options);
  if (action.kind === 'remove') return call(removeItem, { params: { listId, itemId } }, options);
  return call(addItem, { params: { listId }, body: { ...action.item, itemId } }, options);
}

let sharedLocale: Locale = 'en';
/** The language that the shared list is read in: answers about one item come in it, too. */
export const speakShared = (locale: Locale) => {
  sharedLocale = locale;
};

/** Takes up what an earlier visit left, and sends whenever there may be a way. */
export async function startOutbox(): Promise<void> {
  window.addEventListener('online', () => {
    retryMs = 2000;
    void send();
  });
  onSession(() => void send());
  const known = new Set(waiting.map(({ id }) => id));
  const left = (await allKept('outbox')) as Waiting[];
  const earlier = left.filter(({ id }) => !known.has(id)).sort((a, b) => a.at - b.at);
  for (const { id } of earlier) stored.add(id);
  set([...earlier, ...waiting]);
  for (const { target, action } of earlier) {
    queryClient.setQueryData<ShoppingList>(targetKey(target), (list) => list && preview(list, action));
  }
  await send();
}

export function onRefused(listener: (refused: Refused) => void): () => void {
  refusedListeners.add(listener);
  return () => refusedListeners.delete(listener);
}
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
/** How many changes wait for the server. */
export const useWaitingCount = (): number => useSyncExternalStore(subscribe, () => waiting.filter(mine).length);
/** The last thing that was sent did not arrive. */
export const useIsLost = (): boolean => useSyncExternalStore(subscribe, () => lost);
