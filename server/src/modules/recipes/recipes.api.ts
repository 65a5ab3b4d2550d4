export type { PlannerRow, RecipeRow } from './recipes.sql.ts';
export { findRecipe, findRecipes, plannerRows, recipesVersion, storeCookbook, tasteOf } from './recipes.sql.ts';
