// Recipes that are nearly the same: by what is in them and by what they are called.
import type { FoodTable } from '@mealwright/nutrition/foods';
import type { Recipe } from './compute.ts';

type Shares = ReadonlyMap<string, number>;
const ignored = ['water', 'salt'];

/** Share of each food in the weight of the dish; water and salt say nothing about it. */
const sharesOf = (recipe: Recipe, table: FoodTable): Shares => {
  const byFood = new Map<string, number>();
  let all = 0;
  for (const { foodId, grams } of recipe.ingredients) {
    if (ignored.includes(table.byId(foodId)?.name ?? foodId)) continue;
    byFood.set(foodId, (byFood.get(foodId) ?? 0) + grams);
    all += grams;
  }
  for (const [id, weight] of byFood) byFood.set(id, weight / all);
  return byFood;
};

/** Weighted Jaccard: what both have in common against what either has, by weight. */
export const overlap = (a: Shares, b: Shares): number => {
  let common = 0;
  for (const [id, share] of a) common += Math.min(share, b.get(id) ?? 0);
  return common / (2 - common);
};

const emptyWords = ['with', 'and', 'the', 'of', 'in', 'on', 'a', 'from'];
const titleWords = (title: string): Set<string> =>
  new Set((title.toLowerCase().match(/[\p{L}]+/gu) ?? []).filter((word) => !emptyWords.includes(word)));
const titleOverlap = (a: Set<string>, b: Set<string>): number => {
  const common = [...a].filter((word) => b.has(word)).length;
  return common / (a.size + b.size - common || 1);
};

/**
 * From this share of the weight on (and of the title) two dishes are nearly the same. Two sides of potatoes share most of
 * their weight and are still mashed potatoes and wedges: without a like title nearly all of it must agree.
 */
const alike: readonly { foods: number; title: number }[] = [
  { foods: 0.85, title: 0 },
  { foods: 0.65, title: 0.25 },
  { foods: 0.45, title: 0.6 },
];

export type Pair = { a: string; b: string; foods: number; title: number };
/** Pairs of dishes that are too alike, the most alike first. Simple foods are single foods and not compared. */
export const nearDuplicates = (recipes: readonly Recipe[], table: FoodTable): Pair[] => {
  const dishes = recipes.filter((recipe) => recipe.course !== 'simple');
  const known = dishes.map((recipe) => ({
    id: recipe.id,
    shares: sharesOf(recipe, table),
    words: titleWords(recipe.title),
  }));
  const pairs: Pair[] = [];
  for (const [index, one] of known.entries())
    for (const other of known.slice(index + 1)) {
      const foods = overlap(one.shares, other.shares);
      const title = titleOverlap(one.words, other.words);
      if (alike.some((limit) => foods >= limit.foods && title >= limit.title))
        pairs.push({ a: one.id, b: other.id, foods, title });
    }
  return pairs.sort((x, y) => y.foods + y.title - x.foods - x.title);
};
