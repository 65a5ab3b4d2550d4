import * as contract from '@mealwright/contracts/substitutions';
import { nameOf } from '@mealwright/nutrition/food-names';
import type { Food } from '@mealwright/nutrition/foods';
import { route } from '../../platform/route.ts';
import { kitchenAmount } from './substitutions.rules.ts';
import { type Suggested, suggestFor } from './substitutions.service.ts';

export const substitutionsRoutes = [
  route(contract.suggestSubstitutions, async (ctx, { body }) => {
    const made = await suggestFor(ctx, body);
    const name = (food: Food) => nameOf(food, body.locale);
    return {
      foodId: made.food.id,
      name: name(made.food),
      grams: made.grams,
      diet: made.diet,
      allergens: made.allergens,
      substitutions: made.suggestions.map(({ one, advice }) => ({
        role: one.role,
        from: one.from,
        parts: one.parts.map(({ food, grams }) => ({
          foodId: food.id,
          name: name(food),
          grams,
          ...kitchenAmount(food, grams),
        })),
        advice,
        diet: one.diet,
        allergens: one.allergens,
        change: one.change,
        changePerServing: perServing(one.change, made.servings),
      })),
    };
  }),
];

function perServing(change: Suggested['suggestions'][number]['one']['change'], servings: number | null) {
  if (servings === null) return null;
  return Object.fromEntries(
    Object.entries(change).map(([key, value]) => [key, value === null ? null : value / servings]),
  );
}
