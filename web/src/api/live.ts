import type { LiveMessage } from '@mealwright/contracts/realtime';
import { apiPrefix } from './client.ts';
import { keys } from './keys.ts';
import { isWaiting } from './offline-outbox.ts';
import { cachedPlan, noteVersion } from './plan-cache.ts';
import { queryClient } from './query-client.ts';
import { accessToken, onSession, renewToken, sessionState } from './session.ts';

const firstDelayMs = 1000;
const longestDelayMs = 30_000;

let socket: WebSocket | null = null;
let timer: ReturnType<typeof setTimeout> | null = null;
let delayMs = firstDelayMs;
let wasLost = false;

/** Keeps one socket open while someone is signed in. Messages are hints: they make what is shown stale, nothing more. */
export function startLive(): void {
  onSession(follow);
  window.addEventListener('online', () => {
    delayMs = firstDelayMs;
    follow();
  });
  follow();
}

function follow() {
  const signedIn = sessionState().status === 'signed-in';
  if (signedIn && socket === null) connect();
  if (!signedIn) {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    socket?.close();
    socket = null;
    wasLost = false;
  }
}

function connect() {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  const next = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${apiPrefix}/live`);
  socket = next;
  next.onopen = async () => next.send(JSON.stringify({ token: await accessToken() }));
  next.onmessage = (event) => {
    const message = read(event.data);
    if (message !== null) hear(message);
  };
  next.onclose = (event) => {
    if (socket !== next) return;
    socket = null;
    wasLost = true;
    if (sessionState().status !== 'signed-in') return;
    timer = setTimeout(() => void again(event.code), delayMs * (0.75 + Math.random() / 2));
    delayMs = Math.min(delayMs * 2, longestDelayMs);
  };
}

async function again(code: number) {
  timer = null;
  // 4401: the token was refused; a request of ours would renew it, the socket has to ask itself.
  if (code === 4401) await renewToken().catch(() => null);
  follow();
}

function read(data: unknown): LiveMessage | null {
  try {
    const parsed: unknown = JSON.parse(String(data));
    return typeof parsed === 'object' && parsed !== null && 'type' in parsed ? (parsed as LiveMessage) : null;
  } catch {
    return null;
  }
}

const changedRecipes = new Set<string>();
const recipesDelayMs = 1500;
let recipesTimer: ReturnType<typeof setTimeout> | null = null;

/** Lists and the recipes themselves; not what someone is writing. */
function renewRecipes() {
  recipesTimer = null;
  for (const recipeId of changedRecipes)
    void queryClient.invalidateQueries({ queryKey: [...keys.recipes, 'one', recipeId] });
  changedRecipes.clear();
  for (const kind of ['list', 'facets', 'favorites', 'cookable'])
    void queryClient.invalidateQueries({ queryKey: [...keys.recipes, kind] });
  void queryClient.invalidateQueries({ queryKey: keys.collections });
}

function hear(message: LiveMessage) {
  switch (message.type) {
    case 'hello':
      delayMs = firstDelayMs;
      // What happened while the line was down is unknown: look again at what is on the screen.
      if (wasLost) void queryClient.invalidateQueries({ queryKey: keys.plans });
      if (wasLost) void queryClient.invalidateQueries({ queryKey: keys.lists });
      if (wasLost) void queryClient.invalidateQueries({ queryKey: [...keys.recipes, 'list'] });
      wasLost = false;
      return;
    case 'plan.changed': {
      noteVersion(message.planId, message.version);
      const known = cachedPlan(message.planId);
      // The echo of one's own change is no news, and must not undo an optimistic one that is still on its way.
      if (known !== null && known.version >= message.version) return;
      if (queryClient.isMutating({ mutationKey: keys.plans }) > 0) return;
      void queryClient.invalidateQueries({ queryKey: keys.plans });
      return;
    }
    case 'list.changed':
      // What waits is read anew when the last of it is sent.
      if (isWaiting({ kind: 'mine', listId: message.listId })) return;
      void queryClient.invalidateQueries({ queryKey: keys.list(message.listId) });
      void queryClient.invalidateQueries({ queryKey: keys.lists, exact: true });
      return;
    case 'recipes.changed':
      for (const recipeId of message.recipeIds) changedRecipes.add(recipeId);
      // An import tells of some at a time; lists are read anew once for many.
      if (recipesTimer === null) recipesTimer = setTimeout(renewRecipes, recipesDelayMs);
      return;
    case 'plan.progress':
      return;
  }
}
