// A recipe in the words of schema.org. Groups are lists with a name; lines that could be taken for headings stand in such
// a list too, so that they come back as what they are.

import { isGroupHeading, partOf } from '../page/words.ts';
import { servingsOf } from '../quantities.ts';
import type { ImportedRecipe } from '../recipe.ts';
import { isHeadingLine } from '../steps.ts';

type Value = string | number | Value[] | { [key: string]: Value };

/** `picture`: the name of a file beside this one. */
export function jsonLdOf(recipe: ImportedRecipe, picture: string | null = null): { [key: string]: Value } {
  const out: { [key: string]: Value } = { '@type': 'Recipe', name: recipe.title };
  const put = (key: string, value: Value | null) => {
    if (value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)) out[key] = value;
  };
  put('description', recipe.description);
  put('author', recipe.author === null ? null : { '@type': 'Person', name: recipe.author });
  put('url', recipe.sourceUrl);
  put('image', picture === null ? recipe.image : recipe.image === null ? picture : [picture, recipe.image]);
  put('inLanguage', recipe.language);
  put('recipeYield', yieldOf(recipe));
  put('prepTime', duration(recipe.activeMinutes));
  put('cookTime', duration(recipe.cookMinutes));
  put('totalTime', duration(recipe.totalMinutes));
  put('recipeCategory', recipe.category);
  put('recipeCuisine', recipe.cuisine);
  put(
    'keywords',
    recipe.tags.map((tag) => ({ '@type': 'DefinedTerm', name: tag })),
  );
  put('recipeIngredient', ingredientsOf(recipe));
  put('recipeInstructions', stepsOf(recipe));
  put(
    'tool',
    recipe.equipment.map((name) => ({ '@type': 'HowToTool', name })),
  );
  put(
    'nutrition',
    Object.keys(recipe.nutrients).length === 0 ? null : { '@type': 'NutritionInformation', ...recipe.nutrients },
  );
  put(
    'comment',
    recipe.notes.map((text) => ({ '@type': 'Comment', text })),
  );
  put(
    'hasPart',
    recipe.parts.map((name) => ({ '@type': 'CreativeWork', name })),
  );
  const { rating } = recipe;
  if (rating !== null && rating.count !== null)
    put('aggregateRating', {
      '@type': 'AggregateRating',
      ratingValue: rating.value,
      bestRating: 5,
      ratingCount: rating.count,
    });
  else if (rating !== null)
    put('review', { '@type': 'Review', reviewRating: { '@type': 'Rating', ratingValue: rating.value, bestRating: 5 } });
  return out;
}

const duration = (minutes: number | null) => (minutes === null ? null : `PT${minutes}M`);

/** Words say more than a number; the number is added where the words mean another one. */
function yieldOf({ servings, yieldText }: ImportedRecipe): Value | null {
  if (servings === null || servingsOf(yieldText) === servings) return yieldText;
  return yieldText === null ? String(servings) : [String(servings), yieldText];
}

function ingredientsOf({ ingredients }: ImportedRecipe): Value {
  const [only] = ingredients;
  const isPlain =
    ingredients.length === 1 &&
    only!.heading === null &&
    !only!.lines.some((line) => isGroupHeading(line, false) || partOf(line) !== null);
  if (isPlain && only!.lines.length > 1) return only!.lines;
  return ingredients.map(({ heading, lines }) => ({
    '@type': 'ItemList',
    ...(heading === null ? {} : { name: heading }),
    itemListElement: lines,
  }));
}

function stepsOf({ steps }: ImportedRecipe): Value {
  const list = steps.map((group) => group.steps.map(stepOf));
  if (steps.length === 1 && steps[0]!.heading === null) return list[0]!;
  return steps.map(({ heading }, at) => ({
    '@type': 'HowToSection',
    ...(heading === null ? {} : { name: heading }),
    itemListElement: list[at]!,
  }));
}

function stepOf(text: string): Value {
  const lines = text.split('\n');
  const isPlain = lines.length === 1 && !isHeadingLine(text) && partOf(text) === null;
  return isPlain
    ? { '@type': 'HowToStep', text }
    : { '@type': 'HowToStep', itemListElement: lines.map((line) => ({ '@type': 'HowToDirection', text: line })) };
}
