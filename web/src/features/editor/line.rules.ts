import type { LineReading, RecipeLine } from '@mealwright/contracts/own-recipes';

type As = NonNullable<RecipeLine['as']>;

/** The line as a person says it is: what was read, with one thing changed. null while no food is known. */
export function saidLine(line: RecipeLine, reading: LineReading, change: Partial<As>): RecipeLine {
  const before: Omit<As, 'foodId'> & { foodId: string | null } = line.as ?? {
    foodId: reading.food?.foodId ?? null,
    amount: reading.amount,
    unit: reading.unit,
    note: reading.note === null ? null : reading.note.slice(0, 200),
    optional: reading.optional,
    grams: null,
  };
  const after = { ...before, ...change };
  // A new amount or unit is weighed anew.
  if (('amount' in change || 'unit' in change) && !('grams' in change)) after.grams = null;
  const { foodId } = after;
  return foodId === null ? line : { ...line, as: { ...after, foodId }, mark: 'sure' };
}

/** The line as the recipe that it names. */
export const partLine = (
  line: RecipeLine,
  { note, optional }: LineReading,
  part: NonNullable<LineReading['part']>,
): RecipeLine => ({
  ...line,
  as: {
    foodId: part.foodId,
    amount: part.amount,
    unit: part.unit,
    note: note === null ? null : note.slice(0, 200),
    optional,
    grams: null,
  },
  mark: 'sure',
});

export const bareLine = (text: string, group: string | null = null): RecipeLine => ({
  text: text.slice(0, 500),
  group,
  as: null,
  mark: 'read',
});

/** What was pasted: a line for each of its lines. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/^\s*[-*•▢☐]\s+/, '').trim())
    .filter((line) => line !== '');

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, at) => at !== from);
  const one = list[from];
  return one === undefined ? [...list] : [...rest.slice(0, to), one, ...rest.slice(to)];
}
