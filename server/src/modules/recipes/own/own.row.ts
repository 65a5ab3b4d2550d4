import { createHash } from 'node:crypto';
import { partOf, type RecipeState } from '@mealwright/contracts/own-recipes';
import { illustrate } from '@mealwright/cookbook/illustration';
import { nameKey } from '@mealwright/nutrition/foods';
import { ANY_ALLERGEN } from '../recipes.words.ts';
import type { Computed, Reader } from './own.rules.ts';
import type { OwnRecipe } from './own.sql.ts';
import { spansOf } from './steps.rules.ts';

export const partsOf = (state: Pick<RecipeState, 'ingredients'>): string[] => [
  ...new Set(state.ingredients.flatMap(({ as }) => (as === null ? [] : (partOf(as.foodId) ?? [])))),
];

/** The same recipe has the same key, however its lines are spaced and capitalised. */
export function contentKey(state: Pick<RecipeState, 'title' | 'ingredients'>): string {
  const parts = [state.title, ...state.ingredients.map((line) => line.text || JSON.stringify(line.as))];
  return createHash('sha256').update(parts.map(nameKey).join('\n')).digest('base64url');
}

/** An address without what differs between two visits of the same page. */
export function sourceKey(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const url = new URL(address);
  for (const name of [...url.searchParams.keys()])
    if (/^(?:utm_\w+|fbclid|gclid|mc_[ce]id|ref|print|amp)$/i.test(name)) url.searchParams.delete(name);
  const path = url.pathname.replace(/\/+$/, '');
  return `${url.host.replace(/^www\./, '')}${path}${url.search}`.toLowerCase();
}

/** The whole row that a state comes to. */
export function rowOf(
  id: string,
  householdId: string | null,
  state: RecipeState,
  reader: Reader,
  made: Computed,
): OwnRecipe {
  const { reading } = made;
  const unknown = made.unsure || reading.lines.some((line) => line.status === 'open' && line.food === null);
  return {
    id,
    household_id: householdId,
    slug: slugOf(state.title) || id,
    title: state.title,
    description: state.description,
    servings: state.servings ?? 1,
    active_minutes: state.activeMinutes,
    total_minutes: state.totalMinutes,
    cuisine: state.cuisine,
    course: state.course,
    slots: state.slots,
    tags: state.tags,
    labels: reading.labels,
    diet: reading.diet,
    allergens: [...reading.allergens, ...(unknown ? [ANY_ALLERGEN] : [])],
    contains: made.contains,
    equipment: state.equipment,
    ingredients: made.ingredients,
    steps: state.steps.map(({ text }) => spansOf(text)),
    illustration: pictureOf(id, state, made, reader),
    protein_source: made.proteinSource,
    grams: made.totalGrams,
    per_serving: reading.perServing,
    coverage: reading.nutrientCoverage,
    // What is asked about is not known: a soup of which only the salt was counted is not the lightest of all.
    kcal: reading.ready ? (reading.perServing.kcal ?? null) : null,
    protein_g: reading.ready ? (reading.perServing.proteinG ?? null) : null,
    words: made.words,
    speech: reader.locale,
    state,
    open_lines: made.openLines,
    questions: reading.doubts.length,
    ready: reading.ready,
    parts: partsOf(state),
    read_with: reader.stamp,
    read_in: reader.locale,
    asked_anew: null,
    source_key: sourceKey(state.sourceUrl),
    content_key: contentKey(state),
  };
}

function pictureOf(id: string, state: RecipeState, { ingredients }: Computed, { table }: Reader) {
  return illustrate({ id, ...state, ingredients } as unknown as Parameters<typeof illustrate>[0], table);
}

const slugOf = (title: string): string =>
  title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 100);
