import type { Locale } from '@mealwright/contracts/common';
import { partOf, type RecipeLine } from '@mealwright/contracts/own-recipes';
import { emptyRecipe, type ImportedRecipe } from '@mealwright/importers/recipe';
import { wordsOf } from '@mealwright/nutrition/food-names';
import type { Food, FoodTable } from '@mealwright/nutrition/foods';
import type { RecipeRow } from '../recipes.api.ts';
import type { PrintedRecipe } from './pdf.rules.ts';

type As = NonNullable<RecipeLine['as']>;
type Row = Pick<
  RecipeRow,
  | 'state'
  | 'title'
  | 'description'
  | 'servings'
  | 'active_minutes'
  | 'total_minutes'
  | 'cuisine'
  | 'course'
  | 'tags'
  | 'equipment'
  | 'ingredients'
  | 'steps'
  | 'per_serving'
  | 'open_lines'
  | 'ready'
>;

/** A recipe in the form that the writers of other programs' formats take; own ones word for word as they were written. */
export function exported(row: Row, foods: FoodTable, locale: Locale): ImportedRecipe {
  const { state } = row;
  const common = {
    ...emptyRecipe(row.title),
    description: row.description || null,
    servings: row.servings,
    activeMinutes: row.active_minutes,
    totalMinutes: row.total_minutes,
    cuisine: row.cuisine === 'international' ? null : row.cuisine,
    category: row.course,
    tags: [...row.tags],
    equipment: [...row.equipment],
  };
  if (state === null) {
    const lines = row.ingredients.map(({ foodId, amount, unit, note }) => {
      const food = foods.byId(foodId);
      return lineText(amount, unit, food === null ? foodId : namedFor(food, amount, unit, locale), note);
    });
    const steps = row.steps.map((spans) => (spans as Span[]).map(spanText).join(''));
    return { ...common, ingredients: [{ heading: null, lines }], steps: [{ heading: null, steps }] };
  }
  const titles = new Map(row.ingredients.flatMap(({ of }) => (of ? [[of.recipeId, of.title] as const] : [])));
  return {
    ...common,
    parts: [...new Set(titles.values())],
    servings: state.servings,
    yieldText: state.yieldText,
    ingredients: grouped(
      state.ingredients.map(({ text, group, as }) => {
        const food = as === null ? null : foods.byId(as.foodId);
        const inner = as === null ? null : (titles.get(partOf(as.foodId) ?? '') ?? null);
        if (as !== null && inner !== null) return [group, partText(as, inner)];
        return [
          group,
          text ||
            lineText(
              as?.amount ?? null,
              as?.unit ?? null,
              food === null ? '' : namedFor(food, as?.amount ?? null, as?.unit ?? null, locale),
              as?.note ?? null,
            ),
        ];
      }),
    ).map(([heading, lines]) => ({ heading, lines })),
    steps: grouped(state.steps.map(({ text, group }) => [group, text])).map(([heading, steps]) => ({ heading, steps })),
    notes: [...state.notes],
    image: state.imageUrl,
    author: state.author,
    sourceUrl: state.sourceUrl,
    language: state.language,
  };
}

/** The same for paper, with what was computed. */
export function printed(row: Row, foods: FoodTable, locale: Locale, photo: Uint8Array | null): PrintedRecipe {
  const { pictures: _, ...recipe } = exported(row, foods, locale);
  // With a line that is not in the sum there is no sum to print.
  const known = row.open_lines.length === 0 && row.ready ? row.per_serving : {};
  const { kcal = null, proteinG = null, carbsG = null, fatG = null } = known;
  return { ...recipe, photo, perServing: { kcal, proteinG, carbsG, fatG } };
}

type Span = { kind: string; text?: string; seconds?: number; celsius?: number };
function spanText({ kind, text = '', seconds = 0, celsius = 0 }: Span): string {
  if (kind === 'temperature') return `${celsius} °C`;
  if (kind !== 'timer') return text;
  if (seconds % 3600 === 0) return `${seconds / 3600} h`;
  return seconds % 60 === 0 ? `${seconds / 60} minutes` : `${seconds} seconds`;
}

/** Pieces of it are many: "2 medium tomatoes", but "2 tbsp tomato". */
function namedFor(food: Food, amount: number | null, unit: string | null, locale: Locale): string {
  const { name, plural } = wordsOf(food, locale);
  return amount !== null && amount > 1 && (unit === null || /^(?:small|medium|large)$/.test(unit)) ? plural : name;
}

const lineText = (amount: number | null, unit: string | null, name: string, note: string | null): string =>
  [amount === null ? null : String(Math.round(amount * 1000) / 1000), unit, name]
    .filter((part) => part !== null && part !== '')
    .join(' ') + (note === null ? '' : `, ${note}`);

/** A line that is another recipe, so that `partIn` of the import knows it again. */
function partText({ amount, unit, note, optional, grams }: As, title: string): string {
  const [much, of] = grams === null ? [amount, amount === null ? null : (unit ?? 'serving')] : [grams, 'g'];
  return lineText(
    much,
    of,
    title,
    [note, optional ? 'optional' : null].filter((part) => part !== null).join(', ') || null,
  );
}

/** Neighbours under the same heading are one group. */
function grouped(lines: readonly (readonly [string | null, string])[]): [string | null, string[]][] {
  const groups: [string | null, string[]][] = [];
  for (const [heading, text] of lines) {
    const last = groups.at(-1);
    if (last !== undefined && last[0] === heading) last[1].push(text);
    else groups.push([heading, [text]]);
  }
  return groups;
}
