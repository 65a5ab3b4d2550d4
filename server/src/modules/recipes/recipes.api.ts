export type { Reader } from './recipes.own.rules.ts';
export { recipeShelf } from './recipes.shelf.ts';
export type { PlannerRow, RecipeRow } from './recipes.sql.ts';
export { findRecipe, findRecipes, plannerRows, recipesVersion, tasteOf } from './recipes.sql.ts';
export { storeCookbook } from './recipes.store.sql.ts';
export { ANY_ALLERGEN } from './recipes.words.ts';
