// The browser's own database, as two boxes of values by key. Where it is closed (private windows), nothing is kept, and
// everything else works.

type Box = 'kept' | 'outbox';
const boxes: readonly Box[] = ['kept', 'outbox'];
let opening: Promise<IDBDatabase | null> | null = null;

function open(): Promise<IDBDatabase | null> {
  opening ??= new Promise((resolve) => {
    try {
      const request = indexedDB.open('mealwright', 1);
      request.onupgradeneeded = () => {
        for (const box of boxes) request.result.createObjectStore(box);
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(null);
      request.onblocked = () => resolve(null);
    } catch {
      resolve(null);
    }
  });
  return opening;
}

async function work<T>(
  box: Box,
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  const database = await open();
  if (database === null) return undefined;
  return new Promise((resolve) => {
    try {
      const transaction = database.transaction(box, mode);
      const request = ask(transaction.objectStore(box));
      // A write is done when it is on disk, not when it is accepted.
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => resolve(undefined);
      transaction.onabort = () => resolve(undefined);
    } catch {
      resolve(undefined);
    }
  });
}

export const allKept = async (box: Box): Promise<unknown[]> =>
  (await work(box, 'readonly', (store) => store.getAll())) ?? [];
export const keep = (box: Box, key: string, value: unknown): Promise<unknown> =>
  work(box, 'readwrite', (store) => store.put(value, key));
export const forget = (box: Box, key: string): Promise<unknown> => work(box, 'readwrite', (store) => store.delete(key));
/** Whether it is still there; `null` where nothing can be kept. */
export async function isKept(box: Box, key: string): Promise<boolean | null> {
  const count = await work(box, 'readonly', (store) => store.count(key));
  return count === undefined ? null : count > 0;
}
