import type { Food } from '@mealwright/nutrition/foods';
import { type Diet, diets } from '@mealwright/nutrition/vocabulary';

export const stricter = (one: Diet, other: Diet): Diet => (diets.indexOf(one) > diets.indexOf(other) ? one : other);

const TSP_ML = 5;
const TBSP_ML = 15;
const nearest = (value: number, step: number) => Math.max(step, Math.round(value / step) * step);

/** Grams in what a kitchen measures with: spoons up to four, else millilitres of liquids, pieces of what is counted, else grams. */
export function kitchenAmount(food: Food, grams: number): { amount: number; unit: string } {
  const ml = food.densityGPerMl === null ? null : grams / food.densityGPerMl;
  if (ml !== null && ml < 4 * TBSP_ML + 1) {
    if (ml < TSP_ML / 6) return { amount: nearest(grams, 0.1), unit: 'g' };
    return ml < TBSP_ML * 0.9
      ? { amount: nearest(ml / TSP_ML, 0.25), unit: 'tsp' }
      : { amount: nearest(ml / TBSP_ML, 0.5), unit: 'tbsp' };
  }
  const piece = food.portions[0];
  if (piece !== undefined && /^(?:piece|whole|medium|fruit|egg|clove|leaf)/.test(piece.label)) {
    const count = grams / piece.grams;
    // A third of an egg is no help, 40 of something are no pieces any more.
    if (count >= 0.9 && count <= 12) return { amount: nearest(count, count < 3 ? 0.5 : 1), unit: 'piece' };
  }
  const liquid = ['drink', 'plant-milk', 'dairy', 'soup-stock', 'alcohol', 'fat-oil'].includes(food.category);
  if (ml !== null && liquid) return { amount: nearest(ml, ml < 100 ? 5 : 10), unit: 'ml' };
  return { amount: nearest(grams, grams < 20 ? 1 : 5), unit: 'g' };
}
