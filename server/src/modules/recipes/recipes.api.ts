export type { Reader } from './own/own.rules.ts';
export { addressesOf, type PictureSize, pictureKey, pictureSizes } from './recipes.picture.rules.ts';
export { recipePictures } from './recipes.pictures.ts';
export { recipeShelf } from './recipes.shelf.ts';
export type { PlannerRow, RecipeRow } from './recipes.sql.ts';
export { findRecipe, findRecipes, plannerRows, recipesVersion, tasteOf } from './recipes.sql.ts';
export { storeCookbook } from './recipes.store.sql.ts';
export { ANY_ALLERGEN } from './recipes.words.ts';
