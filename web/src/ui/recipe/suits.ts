import type { Preferences } from '@mealwright/contracts/profiles';
import type { RecipeCard } from '@mealwright/contracts/recipes';
import { type Diet, diets } from '@mealwright/nutrition/vocabulary';

/** The diets that someone who eats as `diet` can eat: their own and every stricter one. */
const allowedDiets = (diet: Diet) => diets.slice(diets.indexOf(diet));

/** Filters that leave only recipes for this profile. */
export function suitQuery({ diet, allergens }: Pick<Preferences, 'diet' | 'allergens'>) {
  return {
    ...(diet === 'omnivore' ? {} : { dietary: diet }),
    ...(allergens.length === 0 ? {} : { excludeAllergens: allergens.join(',') }),
  };
}

export type Misfit = { diet: boolean; allergens: RecipeCard['allergens'] };
/** Where a recipe breaks a profile. */
export const misfitOf = (recipe: Pick<RecipeCard, 'diet' | 'allergens'>, profile: Preferences): Misfit => ({
  diet: !allowedDiets(profile.diet).includes(recipe.diet),
  allergens: recipe.allergens.filter((code) => profile.allergens.includes(code)),
});
