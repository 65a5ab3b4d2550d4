import { isDeepStrictEqual } from 'node:util';
import { lineAs, type RecipeLine, type RecipeReading, type RecipeState } from '@mealwright/contracts/own-recipes';
import type { FoodTable } from '@mealwright/nutrition/foods';
import type { Computed, OpenLine } from './own.rules.ts';
import type { KeptIngredient } from './parts.rules.ts';

type Kept = { ingredients: readonly KeptIngredient[]; open_lines: readonly OpenLine[] };
/** What a later reading asks: when it was read again, the energy of a serving before, and what its lines were counted as. */
export type AskedAnew = { at: string; kcal: number | null; lines: { line: number; foodId: string; grams: number }[] };
type Known = Pick<RecipeReading, 'ready'> & {
  questions: number;
  per_serving: Record<string, number | null>;
  asked_anew: AskedAnew | null;
};
/** Of each line what it was counted as; null: nothing, or another recipe. */
export type LinesBefore = readonly (KeptIngredient | null)[];

/**
 * What each line was taken for when the row was written. Counted foods and open lines are kept in two lists, both in the order of the
 * lines, so they can be laid back onto them. null where that does not come out even.
 */
export function linesBefore(row: Kept, state: RecipeState, made: Computed, table: FoodTable): LinesBefore | null {
  const before: (KeptIngredient | null)[] = [];
  let [counted, opened] = [0, 0];
  for (const [at, line] of state.ingredients.entries()) {
    const reading = made.reading.lines[at];
    const open = row.open_lines[opened];
    const text = line.text || (table.byId(line.as?.foodId ?? '')?.name ?? reading?.name ?? '');
    before.push(null);
    if (open !== undefined && open.after === counted && open.text === text) opened += 1;
    else if (row.ingredients[counted]?.of !== undefined)
      while (row.ingredients[counted]?.of !== undefined) counted += 1;
    else if (reading?.status !== 'no-food') {
      const one = row.ingredients[counted];
      if (one === undefined || (line.as !== null && line.as.foodId !== one.foodId)) return null;
      before[at] = one;
      counted += 1;
    }
  }
  return counted === row.ingredients.length && opened === row.open_lines.length ? before : null;
}

const isConfirmed = (line: RecipeLine): boolean => line.mark === 'sure' && line.as === null;

/**
 * The state in which every line that a person called right says in full what it was, where it would be read otherwise now. null: it
 * cannot be told what it was.
 */
export function keepConfirmed(
  state: RecipeState,
  made: Computed,
  before: LinesBefore | null,
  table: FoodTable,
): RecipeState | null {
  if (!state.ingredients.some(isConfirmed)) return state;
  if (before === null) return null;
  let changed = false;
  const ingredients = state.ingredients.map((line, at) => {
    const [was, now] = [before[at] ?? null, made.reading.lines[at]];
    // A food that is gone from the table cannot be kept.
    if (!isConfirmed(line) || was === null || table.byId(was.foodId) === null) return line;
    if (now?.food?.foodId === was.foodId && now.status !== 'open' && Math.abs((now.grams ?? 0) - was.grams) < 1e-6)
      return line;
    const { foodId, amount, unit, note, optional, grams } = was;
    const toTaste = amount === null && unit === null && grams === 0;
    const as = lineAs.safeParse({
      foodId,
      amount,
      unit,
      note,
      optional,
      grams: toTaste ? null : grams * shareOf(now, table),
    });
    if (!as.success) return line;
    changed = true;
    return { ...line, as: as.data };
  });
  return changed ? { ...state, ingredients } : state;
}

/** Of oil for frying only a share is eaten: how much says the line, whatever food it is. */
function shareOf(now: Computed['reading']['lines'][number] | undefined, table: FoodTable): number {
  const whole = ((table.byId(now?.food?.foodId ?? '')?.per100g.kcal ?? 0) * (now?.grams ?? 0)) / 100;
  return now === undefined || now.optional || now.kcal === null || whole === 0 ? 1 : now.kcal / whole;
}

const figures = [
  'state',
  'ingredients',
  'open_lines',
  'questions',
  'ready',
  'per_serving',
  'coverage',
  'labels',
  'diet',
  'allergens',
  'contains',
] as const;
type Figures = Record<(typeof figures)[number], unknown>;

/** Whether anybody would see a difference. */
export const isSame = (row: Figures, next: Figures): boolean =>
  figures.every((key) => isDeepStrictEqual(row[key], JSON.parse(JSON.stringify(next[key]))));

/** What is asked now and was counted before. What an earlier reading asked anew stays until all is answered. */
export function askedAnew(row: Known, made: Computed, before: LinesBefore | null, now: Date): AskedAnew | null {
  const { ready, lines, doubts } = made.reading;
  if (ready) return null;
  if (!row.ready && doubts.length <= row.questions) return row.asked_anew;
  return {
    at: now.toISOString(),
    kcal: row.per_serving.kcal ?? null,
    lines: lines.flatMap((line, at) => {
      const was = before?.[at] ?? null;
      return line.doubts.length === 0 || was === null ? [] : { line: at, foodId: was.foodId, grams: was.grams };
    }),
  };
}
