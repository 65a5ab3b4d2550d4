// All recipe files + the food table -> the cookbook.
import type { FoodTable } from '@mealwright/nutrition/foods';
import { computeRecipe, computeSimple, type Recipe } from './compute.ts';
import { type Problem, parseRecipeFile, parseSimpleFoods, type TextFile } from './recipe-file.ts';

export const simpleFoodsFile = 'simple-foods.yaml';

export type Cookbook = {
  recipes: Recipe[];
  problems: Problem[];
  /** Recipe id -> `file:line`. */
  places: ReadonlyMap<string, string>;
};

/** Recipes by id; those with a problem are left out and every problem is named with file and line. */
export const readCookbook = (files: readonly TextFile[], table: FoodTable): Cookbook => {
  const problems: Problem[] = [];
  const recipes = new Map<string, Recipe>();
  const titles = new Map<string, string>();
  const places = new Map<string, string>();
  const keep = (recipe: Recipe | null, found: Problem[], file: string, line: number) => {
    problems.push(...found);
    if (recipe === null) return;
    const complain = (message: string) => problems.push({ file, line, recipe: recipe.id, message });
    if (recipes.has(recipe.id)) return void complain(`id "${recipe.id}" stands twice`);
    const title = recipe.title.toLowerCase();
    const other = titles.get(title);
    if (other !== undefined) complain(`title "${recipe.title}" is that of ${other} too`);
    titles.set(title, recipe.id);
    recipes.set(recipe.id, recipe);
    places.set(recipe.id, `${file}:${line}`);
  };
  for (const file of files) {
    if (file.name.endsWith(simpleFoodsFile)) {
      const read = parseSimpleFoods(file);
      problems.push(...read.problems);
      for (const source of read.simple) {
        const { recipe, problems: found } = computeSimple(source, table);
        keep(recipe, found, source.file, source.line);
      }
      continue;
    }
    const read = parseRecipeFile(file);
    problems.push(...read.problems);
    for (const source of read.recipes) {
      const { recipe, problems: found } = computeRecipe(source, table);
      keep(recipe, found, source.file, source.line);
    }
  }
  return { recipes: [...recipes.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), problems, places };
};
