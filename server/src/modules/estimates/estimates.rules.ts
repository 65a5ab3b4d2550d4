import { mostLines } from '@mealwright/contracts/estimates';
import { allSteps, ingredientLines } from '@mealwright/importers/recipe';
import { readText } from '@mealwright/importers/text';

export type ReadRecipe = {
  title: string | null;
  servings: number | null;
  lines: string[];
  steps: string[];
  linesOnly: boolean;
  leftOut: number;
};

const longestLine = 500;

/** Title, servings, ingredients and steps of a text; where no ingredients stand out, each line is taken for one. */
export function readRecipeText(text: string): ReadRecipe {
  const { recipe } = readText(text);
  const found = recipe === null ? [] : ingredientLines(recipe);
  // A list without title and method: its first line is no title.
  const bare = recipe !== null && /^[\d½¼¾⅓⅔]/.test(recipe.title) && recipe.steps.length === 0;
  const linesOnly = found.length === 0 || bare;
  const all = linesOnly ? plainLines(text) : found;
  return {
    title: recipe === null || linesOnly || recipe.title === '' ? null : recipe.title,
    servings: recipe?.servings ?? null,
    lines: all.slice(0, mostLines).map((line) => line.slice(0, longestLine)),
    steps: recipe === null || linesOnly ? [] : allSteps(recipe),
    linesOnly,
    leftOut: Math.max(0, all.length - mostLines),
  };
}

const plainLines = (text: string): string[] =>
  text
    .split(/[\n;]/)
    .map((line) => line.replace(/[\p{Cc}\u2028\u2029]/gu, ' ').trim())
    .filter((line) => line !== '');
