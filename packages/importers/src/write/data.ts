// Everything but ingredients and steps as YAML for the head of a file.

import { stringify } from 'yaml';
import type { ImportedRecipe } from '../recipe.ts';

/** `picture`: the name of a file beside this one. */
export function headOf(recipe: ImportedRecipe, picture: string | null = null): string {
  const { rating } = recipe;
  const all: Record<string, unknown> = {
    title: recipe.title,
    description: recipe.description,
    author: recipe.author,
    source: recipe.sourceUrl,
    servings: recipe.servings,
    yield: recipe.yieldText,
    'prep time': recipe.activeMinutes === null ? null : `${recipe.activeMinutes} min`,
    'cook time': recipe.cookMinutes === null ? null : `${recipe.cookMinutes} min`,
    'total time': recipe.totalMinutes === null ? null : `${recipe.totalMinutes} min`,
    course: recipe.category,
    cuisine: recipe.cuisine,
    tags: recipe.tags,
    language: recipe.language,
    image: recipe.image ?? picture,
    picture: recipe.image === null ? null : picture,
    equipment: recipe.equipment,
    notes: recipe.notes,
    recipes: recipe.parts,
    nutrition: recipe.nutrients,
    rating:
      rating === null ? null : rating.count === null ? rating.value : { value: rating.value, count: rating.count },
  };
  const stated = Object.entries(all).filter(
    ([, value]) => value !== null && (typeof value !== 'object' || Object.keys(value as object).length > 0),
  );
  return `---\n${stringify(Object.fromEntries(stated), { lineWidth: 0, schema: 'core', aliasDuplicateObjects: false })}---\n`;
}
