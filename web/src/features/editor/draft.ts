import type { RecipeLine, RecipeState } from '@mealwright/contracts/own-recipes';
import { bareLine } from './line.rules.ts';

export type Row = { key: string; line: RecipeLine };
export type StepRow = { key: string; step: RecipeState['steps'][number] };
/** A recipe in the making: rows carry keys, so that fields keep what is typed into them when they move. */
export type Draft = { facts: Omit<RecipeState, 'ingredients' | 'steps'>; rows: Row[]; steps: StepRow[] };

let last = 0;
export const newKey = (): string => {
  last += 1;
  return `row-${last}`;
};

const empty: Draft['facts'] = {
  title: '',
  description: '',
  servings: 2,
  activeMinutes: null,
  totalMinutes: null,
  cuisine: 'international',
  course: 'main',
  slots: ['lunch', 'dinner'],
  tags: [],
  equipment: [],
  notes: [],
  sourceUrl: null,
  author: null,
  imageUrl: null,
  language: null,
  yieldText: null,
  sure: false,
};

export const newDraft = (): Draft => ({
  facts: empty,
  rows: [{ key: newKey(), line: bareLine('') }],
  steps: [{ key: newKey(), step: { text: '', group: null } }],
});

export function draftOf({ ingredients, steps, ...facts }: RecipeState): Draft {
  return {
    facts,
    rows: ingredients.map((line) => ({ key: newKey(), line })),
    steps: steps.map((step) => ({ key: newKey(), step })),
  };
}

const isWritten = (line: RecipeLine) => line.text.trim() !== '' || line.as !== null;

/** Empty rows are no lines. */
export function stateOf({ facts, rows, steps }: Draft): RecipeState {
  return {
    ...facts,
    title: facts.title.trim(),
    ingredients: rows.map(({ line }) => line).filter(isWritten),
    steps: steps.map(({ step }) => step).filter(({ text }) => text.trim() !== ''),
  };
}

/** For each row its place among the lines that are read; -1 for an empty one. */
export function placesOf(rows: readonly Row[]): number[] {
  let place = -1;
  return rows.map(({ line }) => {
    if (!isWritten(line)) return -1;
    place += 1;
    return place;
  });
}
