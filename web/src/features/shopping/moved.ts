/** The same things with one of them at another place; null when nothing moves. */
export function moved<T>(all: readonly T[], from: number, to: number): T[] | null {
  const one = all[from];
  if (one === undefined || from === to || to < 0 || to >= all.length) return null;
  return all.toSpliced(from, 1).toSpliced(to, 0, one);
}
