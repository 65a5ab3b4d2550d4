import {
  enterExample,
  login,
  logout,
  refresh,
  register,
  type Session,
  type User,
} from '@mealwright/contracts/accounts';
import type { BodyInput } from '@mealwright/contracts/endpoint';
import { useSyncExternalStore } from 'react';
import { answerOf, call, connectAuth } from './client.ts';
import { isCode } from './errors.ts';

/** Who is signed in. The refresh token is an httpOnly cookie; this page holds an access token in memory and never on disk. */
export type SessionState =
  | { status: 'unknown' }
  | { status: 'unreachable' }
  | { status: 'signed-out'; reason: 'none' | 'expired' | 'left' }
  | { status: 'signed-in'; user: User };

// Says only that a session may exist, so that a first visit does not begin with a refused request.
const HINT = 'mealwright.signedIn';
const remember = (signedIn: boolean) => {
  try {
    if (signedIn) localStorage.setItem(HINT, '1');
    else localStorage.removeItem(HINT);
  } catch {
    // Storage may be closed; then each visit simply asks the server.
  }
};
const maySignIn = () => {
  try {
    return localStorage.getItem(HINT) === '1';
  } catch {
    return true;
  }
};

let state: SessionState = { status: 'unknown' };
let token: string | null = null;
let renewing: Promise<string | null> | null = null;
let restoring: Promise<void> = Promise.resolve();
const listeners = new Set<() => void>();

function set(next: SessionState) {
  state = next;
  for (const listener of listeners) listener();
}
function opened(session: Session): User {
  token = session.accessToken;
  remember(true);
  set({ status: 'signed-in', user: session.user });
  return session.user;
}
function ended(reason: 'none' | 'expired' | 'left') {
  token = null;
  remember(false);
  set({ status: 'signed-out', reason });
}

/** Two windows must not spend the same single-use cookie: the second waits, and then spends the new one. */
function oneWindowAtATime<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks ? navigator.locks.request('mealwright.refresh', work) : work();
}

/** A page that was left before its answer has spent the cookie: the new one is on its way. */
async function askAgain(): Promise<Session> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await call(refresh, { body: { keep: 'cookie' } });
    } catch (error) {
      if (!isCode(error, 'REQUEST_IN_PROGRESS') || tries === 10) throw error;
      await new Promise((done) => setTimeout(done, 200 * (tries + 1)));
    }
  }
}

function renew(spent: string | null): Promise<string | null> {
  if (token !== null && token !== spent) return Promise.resolve(token);
  renewing ??= oneWindowAtATime(askAgain)
    .then(
      (session) => {
        opened(session);
        return session.accessToken;
      },
      (error: unknown) => {
        if (isCode(error, 'OFFLINE')) throw error;
        ended('expired');
        return null;
      },
    )
    .finally(() => {
      renewing = null;
    });
  return renewing;
}

connectAuth({ ready: () => restoring, token: () => token, renew });
window.addEventListener('storage', (event) => {
  if (event.key === HINT && event.newValue === null && state.status === 'signed-in') {
    token = null;
    set({ status: 'signed-out', reason: 'left' });
  }
});

/** Who was here last, with what this device keeps of theirs: what is only looked at, or all of it. */
let lastKnown: (what: 'looked at' | 'all') => Promise<User | null> = async () => null;
export const whoWasHere = (find: typeof lastKnown) => {
  lastKnown = find;
};

declare global {
  interface Window {
    /** The session, asked for by `first.js` while the app was on its way. Good for one use. */
    earlySession?: Promise<Response>;
  }
}
async function askForSession(): Promise<Session> {
  const early = await window.earlySession?.catch(() => null);
  delete window.earlySession;
  if (early != null && early.status !== 409) return answerOf(refresh, early);
  return oneWindowAtATime(askAgain);
}

/** Whoever was here last sees at once what this device keeps; what is new is asked for as soon as the session is there. */
export async function restoreSession(): Promise<void> {
  if (!maySignIn()) return ended('none');
  const last = lastKnown('looked at');
  restoring = askForSession().then(
    (session) => void opened(session),
    async (error: unknown) => {
      if (isCode(error, 'SESSION_EXPIRED', 'UNAUTHENTICATED')) return ended('none');
      const user = await lastKnown('all');
      set(user === null ? { status: 'unreachable' } : { status: 'signed-in', user });
    },
  );
  const user = await last;
  if (user === null) await restoring;
  else if (state.status === 'unknown') set({ status: 'signed-in', user });
}

type Without<E> = Omit<Extract<BodyInput<E>, object>, 'keep'>;
export async function signUp(body: Without<typeof register>): Promise<User> {
  // Who looks around in the example registers as its visitor and keeps it; that needs a token that still holds.
  if (state.status === 'signed-in' && state.user.example) await renew(token);
  return opened(await call(register, { body: { ...body, keep: 'cookie' } as BodyInput<typeof register> }));
}
export const signIn = async (body: Without<typeof login>) =>
  opened(await call(login, { body: { ...body, keep: 'cookie' } as BodyInput<typeof login> }));
export const lookAround = async (body: Without<typeof enterExample>) =>
  opened(await call(enterExample, { body: { ...body, keep: 'cookie' } }));
export async function signOut(): Promise<void> {
  try {
    await call(logout);
  } finally {
    ended('left');
  }
}
/** After the account was deleted there is nothing left to sign out of. */
export const forgetSession = () => ended('left');
export const accessToken = () => restoring.then(() => token);
export const renewToken = () => renew(token);

export const sessionState = () => state;
export function replaceUser(user: User) {
  if (state.status === 'signed-in') set({ status: 'signed-in', user });
}
export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
export const useSession = (): SessionState => useSyncExternalStore(onSession, sessionState);
/** Inside the signed-in part of the app only. */
export function useUser(): User {
  const session = useSession();
  const [last] = lastUser;
  if (session.status === 'signed-in') {
    lastUser[0] = session.user;
    return session.user;
  }
  // A screen may draw once more while the router already leaves it.
  if (last === null) throw new Error('no signed-in user');
  return last;
}
const lastUser: [User | null] = [null];
export const signedInUserId = (): string => {
  if (state.status !== 'signed-in') throw new Error('no signed-in user');
  return state.user.userId;
};
