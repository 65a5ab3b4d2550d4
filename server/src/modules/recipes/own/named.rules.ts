import { asPart, type LineReading } from '@mealwright/contracts/own-recipes';
import { nameKey } from '@mealwright/nutrition/food-names';

export type NamedRecipe = { id: string; title: string };
/** Own recipes by what a line may call them. */
export type NamedRecipes = ReadonlyMap<string, NamedRecipe>;
type Line = Pick<LineReading, 'text' | 'name' | 'amount' | 'unit' | 'grams' | 'doubts'>;

/** "1 batch of", "2 Portionen", "une recette de": a whole recipe is meant, or a share of one. */
const batches =
  /\b(?:batch(?:es)?|recipes?|quantit(?:y|ies)|rezepte?s?|grundrezepte?s?|recetas?|recettes?)\b(?:\s+(?:of|of the|for|von|vom|fur|de|del|de la|d'))?\s*/;
const portions =
  /\b(?:servings?|portions?|portion(?:en)?|porcion(?:es)?|racion(?:es)?)\b(?:\s+(?:of|von|vom|de|del|de la|d'))?\s*/;
const amounts = /^(?:[\d¼½¾⅓⅔⅛][\d¼½¾⅓⅔⅛\s.,/–-]*|(?:an?|one|ein(?:e[nrs]?)?|una?|une?)\s+)/;
const praise =
  /^(?:(?:the|my|our|your|basic|easy|simple|quick|best|homemade|home-made|classic|perfect|prepared|leftover|mein(?:e[nrs]?)?|unser(?:e[nrs]?)?|einfache[nrs]?|selbstgemachte[nrs]?|hausgemachte[nrs]?|mi|nuestra?|casera?|mon|ma|notre)\s+)+/;
const behind = /\s*(?:[,(;:–]|\s-\s).*$/;
const lastWord = /\s+(?:recipe|rezept|receta|recette|casera?|maison)$/;

/** A name without what only praises it. */
const bare = (name: string): string => name.replace(praise, '').replace(lastWord, '').trim();

/** Of two recipes with the same name the first. */
export function byName(recipes: readonly NamedRecipe[]): NamedRecipes {
  const named = new Map<string, NamedRecipe>();
  for (const recipe of recipes) if (!named.has(nameKey(recipe.title))) named.set(nameKey(recipe.title), recipe);
  // A title said exactly goes before one that is said more shortly.
  for (const recipe of recipes) {
    const short = bare(nameKey(recipe.title));
    if (short.length > 2 && !named.has(short)) named.set(short, recipe);
  }
  return named;
}

/** Recipes for two words and more are no food of the same name by chance; one word is, unless the line asks anyway. */
const isTelling = (name: string) => name.includes(' ');

/** Another recipe of the household that the line names in free words, with how much of it; to be offered, never taken by itself. */
export function recipeNamed(line: Line, titles: NamedRecipes): LineReading['part'] {
  if (titles.size === 0) return null;
  const words = nameKey(line.text).slice(0, 200);
  const said = words.replace(amounts, '').replace(behind, '').trim();
  const [isBatch, isPortion] = [batches.test(said), portions.test(said)];
  const names = [said.replace(batches, '').replace(portions, ''), nameKey(line.name)].flatMap((name) => [
    name.trim(),
    bare(name.trim()),
    bare(name.trim()).replace(/(?<=\p{L}{3})e?s$/u, ''),
  ]);
  const name = names.find((one) => one.length > 2 && titles.has(one));
  const found = name === undefined ? undefined : titles.get(name);
  if (name === undefined || found === undefined) return null;
  if (!isBatch && !isPortion && line.doubts.length === 0 && !isTelling(name)) return null;
  return { foodId: asPart(found.id), name: found.title, ...amountOf(line, isBatch, isPortion) };
}

const weights = ['g', 'kg', 'oz', 'lb'];

function amountOf({ amount, unit, grams }: Line, isBatch: boolean, isPortion: boolean) {
  if (isPortion) return { amount: amount ?? 1, unit: 'serving' };
  if (isBatch) return { amount: amount ?? 1, unit: 'batch' };
  if (unit !== null && weights.includes(unit)) return { amount, unit };
  if (unit !== null && grams !== null && grams > 0) return { amount: Math.round(grams), unit: 'g' };
  // "2 pizza dough", or nothing said: so many times what the recipe makes.
  return unit === null ? { amount: amount ?? 1, unit: 'batch' } : { amount, unit };
}
