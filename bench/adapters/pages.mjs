// What the scorer of recipe pages loads: our reader in its words. Headings of groups count as lines of the method
// there, and numbers that a page writes before its steps stay.
import { readPage } from '@mealwright/importers/page';

export function extract(html, url) {
  const { recipe } = readPage(html, url, { keepNumbers: true });
  if (recipe === null) return {};
  return {
    title: recipe.title,
    ingredients: recipe.ingredients.flatMap((group) => group.lines),
    instructions: recipe.steps.flatMap(({ heading, steps }) => [...(heading === null ? [] : [heading]), ...steps]),
    yields: recipe.servings ?? recipe.yieldText,
    totalTime: recipe.totalMinutes,
    image: recipe.image,
    nutrients: recipe.nutrients,
  };
}
