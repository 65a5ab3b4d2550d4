// Which lines of a recipe to ask about. A line that was read unsurely is asked about where a wrong guess would matter: its
// energy or mass is a real share of the recipe, or other foods that it may be hold other allergens. What stays unknown
// without being asked is still said: it is not in the sum, and the recipe promises no diet and no freedom from allergens.
import type { Food } from '../foods.ts';
import type { Totals } from '../totals.ts';
import type { LineEstimate, Question } from './estimated.ts';
import { gramsOfOpen } from './open-lines.ts';

/** Where a large amount is a slip of the pen rather than a recipe, in grams a serving. */
const seasoningLimit = (food: Food): number | null => {
  if (
    food.category === 'herb-spice' &&
    !food.id.includes('fresh') &&
    food.per100g.waterG !== null &&
    food.per100g.waterG < 20
  )
    return food.id.startsWith('salt') ? 15 : 25;
  if (food.id.startsWith('baking-') || food.id.includes('yeast')) return 15;
  if (food.id.startsWith('vanilla')) return 15;
  return null;
};
/** More of one food in a serving than anyone eats. */
const gramsLimit = 1250;

/** Below this a reading is unsure. */
const sureOfLine = 0.5;
/** Below this the food may be another one. */
const sureOfFood = 0.7;
/** A line that brings less than this share of the energy or mass cannot change the result much. */
const smallShare = 0.1;
/** kcal a serving that nobody misses. */
const smallEnergy = 30;
/** Of what is not known: as sugar or cheese, more than most. */
const usualKcalPerGram = 4;

const brings = (one: LineEstimate): number =>
  one.food === null || one.grams === null
    ? 0
    : (one.grams * (one.eaten?.share ?? 1) * (one.food.per100g.kcal ?? 0)) / 100;

/** The runner-up holds an allergen that the chosen food does not. */
const hidesAllergen = (one: LineEstimate): boolean => {
  if (one.food === null || one.match.confidence >= sureOfFood) return false;
  const own = new Set(one.food.allergens);
  return one.match.candidates.some(
    ({ food, confidence }) => confidence >= one.match.confidence - 0.1 && food.allergens.some((name) => !own.has(name)),
  );
};

type Whole = { kcal: number; grams: number; servings: number };
const isSmall = (kcal: number, grams: number, whole: Whole): boolean =>
  whole.kcal > 0 &&
  kcal <= Math.max(smallEnergy * whole.servings, smallShare * whole.kcal) &&
  grams <= 0.25 * Math.max(1, whole.grams);

const openMatters = (one: LineEstimate, whole: Whole): boolean => {
  const grams = gramsOfOpen(one.line, one.food);
  if (grams === null) return true;
  const perGram = one.food === null ? usualKcalPerGram : (one.food.per100g.kcal ?? 100 * usualKcalPerGram) / 100;
  return !isSmall(grams * perGram, grams, whole);
};

const guarded = (one: LineEstimate, servings: number): 'much-of-one' | 'much-seasoning' | null => {
  if (one.food === null || one.grams === null) return null;
  const each = one.grams / servings;
  // The limit is on what the line says: 5 kg of potatoes are less than that peeled.
  const bought = one.assumptions.includes('edible-share') ? each / one.food.edibleShare : each;
  if (bought >= gramsLimit && one.food.per100g.kcal !== 0) return 'much-of-one';
  const limit = seasoningLimit(one.food);
  return limit !== null && each > limit ? 'much-seasoning' : null;
};

/** `servingsKnown`: without them no limit per serving can be tried; that is asked for anyway. */
export const questionsOfLines = (
  lines: readonly LineEstimate[],
  totals: Totals,
  servings: number,
  servingsKnown: boolean,
): Question[] => {
  const questions: Question[] = [];
  const whole: Whole = { kcal: lines.reduce((sum, one) => sum + brings(one), 0), grams: totals.grams, servings };
  for (const [line, one] of lines.entries()) {
    if (one.status === 'open') {
      if (openMatters(one, whole))
        questions.push({ code: one.food === null ? 'food-open' : 'amount-open', line, value: null });
      continue;
    }
    if (one.status !== 'counted' || one.grams === null) continue;
    const odd = guarded(one, servingsKnown ? servings : Math.max(servings, 4));
    if (odd !== null) questions.push({ code: odd, line, value: one.grams });
    else if (
      one.confidence < sureOfLine &&
      (hidesAllergen(one) || !isSmall(brings(one), one.match.confidence < sureOfFood ? one.grams : 0, whole))
    )
      questions.push({ code: 'line-doubtful', line, value: one.confidence });
  }
  return questions;
};
