// What is filtered by stands in the address: several values of one kind as `a,b`.

export const valuesOf = (text: string | undefined): string[] =>
  text === undefined ? [] : text.split(',').filter(Boolean);

/** The address after a press on a value: added, or taken away; where only one can hold, in place of the other. */
export function pressed(text: string | undefined, value: string, several: boolean): string | undefined {
  const before = valuesOf(text);
  const after = before.includes(value) ? before.filter((one) => one !== value) : several ? [...before, value] : [value];
  return after.length === 0 ? undefined : after.join(',');
}

/** The values worth showing, in an order that stays while counts change: those that lead somewhere, and those that are on. */
export function shownValues(
  order: readonly string[],
  counts: Record<string, number> | undefined,
  on: readonly string[],
): string[] {
  if (counts === undefined) return [...order];
  return order.filter((value) => (counts[value] ?? 0) > 0 || on.includes(value));
}

/** The most frequent first, as they are at first sight. */
export const byCount = (values: readonly string[], counts: Record<string, number>): string[] =>
  [...values].sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
