/** A kitchen timer. It holds when it ends, not how much is left: a reload or a sleeping page takes nothing from it. */
export type Timer = {
  /** `recipeId/step/span`: the same mark of the same step is the same timer. */
  id: string;
  name: string;
  /** The dish, and where its step is found again. */
  dish: string;
  recipeId: string;
  step: number;
  seconds: number;
  /** In milliseconds since 1970; null while it is paused. */
  endsAt: number | null;
  /** Milliseconds that were left when it was paused. */
  left: number;
  /** Whether its bell was rung. */
  rung: boolean;
};

export const timerId = (recipeId: string, step: number, span: number) => `${recipeId}/${step}/${span}`;
export const remainingMs = ({ endsAt, left }: Timer, now: number) =>
  endsAt === null ? left : Math.max(0, endsAt - now);
export const isOver = (timer: Timer, now: number) => timer.rung || remainingMs(timer, now) === 0;

export type NewTimer = Pick<Timer, 'id' | 'name' | 'dish' | 'recipeId' | 'step' | 'seconds'>;
export const started = (timers: readonly Timer[], timer: NewTimer, now: number): Timer[] => [
  ...timers.filter(({ id }) => id !== timer.id),
  { ...timer, endsAt: now + timer.seconds * 1000, left: timer.seconds * 1000, rung: false },
];
const changed = (timers: readonly Timer[], id: string, change: (timer: Timer) => Timer): Timer[] =>
  timers.map((timer) => (timer.id === id ? change(timer) : timer));

export const paused = (timers: readonly Timer[], id: string, now: number) =>
  changed(timers, id, (timer) =>
    timer.endsAt === null || isOver(timer, now) ? timer : { ...timer, left: remainingMs(timer, now), endsAt: null },
  );
export const resumed = (timers: readonly Timer[], id: string, now: number) =>
  changed(timers, id, (timer) => (timer.endsAt === null ? { ...timer, endsAt: now + timer.left } : timer));
/** Also for one that is over: it runs again for that long. */
export const lengthened = (timers: readonly Timer[], id: string, seconds: number, now: number) =>
  changed(timers, id, (timer) => {
    const left = remainingMs(timer, now) + seconds * 1000;
    const runs = timer.endsAt !== null || isOver(timer, now);
    return { ...timer, left, endsAt: runs ? now + left : null, rung: false, seconds: timer.seconds + seconds };
  });
export const removed = (timers: readonly Timer[], id: string) => timers.filter((timer) => timer.id !== id);

/** Those whose time has come and whose bell nobody rang yet. */
export const due = (timers: readonly Timer[], now: number) =>
  timers.filter((timer) => !timer.rung && timer.endsAt !== null && timer.endsAt <= now);
export const rungAll = (timers: readonly Timer[], ids: readonly string[]) =>
  timers.map((timer) => (ids.includes(timer.id) ? { ...timer, rung: true } : timer));
/** The next moment at which a bell has to ring; null when none runs. */
export function nextDue(timers: readonly Timer[]): number | null {
  const ends = timers.flatMap(({ endsAt, rung }) => (endsAt === null || rung ? [] : [endsAt]));
  return ends.length === 0 ? null : Math.min(...ends);
}
/** Those that are over first, then by what is left; paused ones at the end. */
export const byUrgency = (timers: readonly Timer[], now: number): Timer[] =>
  [...timers].sort(
    (a, b) =>
      Number(isOver(b, now)) - Number(isOver(a, now)) ||
      Number(a.endsAt === null) - Number(b.endsAt === null) ||
      remainingMs(a, now) - remainingMs(b, now),
  );

/** `7:05`, `1:10:00`: rounded up, so that it shows 0:00 only when it is over. */
export function clockText(ms: number): string {
  const total = Math.ceil(ms / 1000);
  const [hours, minutes, seconds] = [Math.floor(total / 3600), Math.floor((total % 3600) / 60), total % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}

const mostWords = 7;
const leading = /^(and|then|or|the|a|for|until|but|meanwhile)(\s+|$)/i;
const trailing = /(^|\s+)(for|about|another|a|an|further|around|of|the|in|at|last|first|after|every)$/i;
const without = (end: RegExp, words: string): string => {
  const less = words.replace(end, '').trim();
  return less === words ? words : without(end, less);
};
/** What the cook is waiting for, in the words right before the mark: "soften the onion and pepper". Empty when there are none. */
export function timerName(before: string): string {
  const clauses = before.split(/[.;:,](?=\s|$)/).map((clause) => without(trailing, clause.trim()));
  const clause = clauses.findLast((one) => without(leading, one) !== '') ?? '';
  const all = clause.split(/\s+/);
  const last = all.slice(-mostWords).join(' ');
  // Cut in the middle of a thought, the next thought is the better one.
  const words = without(leading, all.length > mostWords ? last.replace(/^(\S+\s+){0,2}(and|then)\s+/, '') : last);
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** What another version or a curious hand left in the storage is left out. */
export function readTimers(text: string | null): Timer[] {
  let found: unknown;
  try {
    found = JSON.parse(text ?? '[]');
  } catch {
    return [];
  }
  return Array.isArray(found) ? found.filter(isTimer) : [];
}
function isTimer(value: unknown): value is Timer {
  if (typeof value !== 'object' || value === null) return false;
  const { id, name, dish, recipeId, step, seconds, endsAt, left, rung } = value as Record<keyof Timer, unknown>;
  return (
    [id, name, dish, recipeId].every((one) => typeof one === 'string') &&
    [step, seconds, left].every((one) => typeof one === 'number' && Number.isFinite(one)) &&
    (endsAt === null || typeof endsAt === 'number') &&
    typeof rung === 'boolean'
  );
}
