import { useEffect, useState, useSyncExternalStore } from 'react';
import { onSession, sessionState } from '../../api/session.ts';
import { allowSound, askToNotify, notify, ring, stopRinging } from './chime.ts';
import * as rules from './timer.rules.ts';

// The timers of this browser. They outlive pages and reloads, and all windows show the same ones.

const STORED = 'mealwright.timers';
const stored = (): rules.Timer[] => {
  try {
    return rules.readTimers(localStorage.getItem(STORED));
  } catch {
    return [];
  }
};

let timers: readonly rules.Timer[] = stored();
const listeners = new Set<() => void>();
let clock: Worker | null = null;
let bellText: (timer: rules.Timer) => string = ({ name }) => name;

function show(next: readonly rules.Timer[]) {
  timers = next;
  if (!next.some((timer) => timer.rung)) stopRinging();
  wait();
  for (const listener of listeners) listener();
}
function keep(next: readonly rules.Timer[]) {
  try {
    if (next.length === 0) localStorage.removeItem(STORED);
    else localStorage.setItem(STORED, JSON.stringify(next));
  } catch {
    // Storage may be closed; then timers live as long as the page.
  }
  show(next);
}

function wait() {
  const next = rules.nextDue(timers);
  if (next === null && clock === null) return;
  if (clock === null) {
    clock = new Worker(new URL('./clock.worker.ts', import.meta.url), { type: 'module' });
    clock.onmessage = strike;
  }
  clock.postMessage(next === null ? null : Math.max(0, next - Date.now()));
}

/** One window rings for all: the first that writes down that it does. */
async function strike() {
  const bell = () => {
    const now = rules.due(stored().length > 0 ? stored() : timers, Date.now());
    if (now.length === 0) return show(stored().length > 0 ? stored() : timers);
    keep(
      rules.rungAll(
        timers,
        now.map(({ id }) => id),
      ),
    );
    ring();
    for (const timer of now) void notify(bellText(timer), timer.dish, timer.id);
  };
  if (navigator.locks) await navigator.locks.request(STORED, bell);
  else bell();
}

window.addEventListener('storage', ({ key }) => {
  if (key === STORED) show(stored());
});
// What one person cooks is nobody else's business.
onSession(() => {
  if (sessionState().status === 'signed-out' && timers.length > 0) keep([]);
});
if (timers.length > 0) wait();

export function startTimer(timer: rules.NewTimer) {
  allowSound();
  askToNotify();
  keep(rules.started(timers, timer, Date.now()));
}
export const pauseTimer = (id: string) => keep(rules.paused(timers, id, Date.now()));
export const resumeTimer = (id: string) => {
  allowSound();
  keep(rules.resumed(timers, id, Date.now()));
};
export const lengthenTimer = (id: string, seconds: number) => {
  allowSound();
  keep(rules.lengthened(timers, id, seconds, Date.now()));
};
export const removeTimer = (id: string) => keep(rules.removed(timers, id));
/** How a notification says that a timer is over, in the language of the app. */
export const sayBell = (text: (timer: rules.Timer) => string) => {
  bellText = text;
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const useTimers = (): readonly rules.Timer[] => useSyncExternalStore(subscribe, () => timers);

/** The time, drawn anew four times a second while `running`. */
export function useNow(running: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    setNow(Date.now());
    if (!running) return;
    const every = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(every);
  }, [running]);
  return now;
}
