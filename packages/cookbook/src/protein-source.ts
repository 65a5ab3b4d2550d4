// Which group of foods brings most of the protein of a dish.
import type { Food } from '@mealwright/nutrition/foods';
import type { Part } from '@mealwright/nutrition/totals';
import type { FoodCategory } from '@mealwright/nutrition/vocabulary';
import type { ProteinSource } from './vocabulary.ts';

const byCategory: Partial<Record<FoodCategory, ProteinSource>> = {
  poultry: 'poultry',
  beef: 'beef',
  pork: 'pork',
  'lamb-game': 'lamb-game',
  fish: 'fish',
  shellfish: 'shellfish',
  egg: 'egg',
  dairy: 'dairy',
  cheese: 'dairy',
  legume: 'legume',
  soy: 'soy',
  'nut-seed': 'nut',
  grain: 'grain',
  pasta: 'grain',
  bread: 'grain',
  cereal: 'grain',
};
/** Sausages, powders, ready meals, milks from plants: by what they contain. */
const byContent = (food: Food): ProteinSource | null => {
  const { contains, allergens } = food;
  if (contains.includes('pork')) return 'pork';
  if (contains.includes('beef')) return 'beef';
  if (contains.includes('poultry')) return 'poultry';
  if (contains.includes('lamb')) return 'lamb-game';
  if (allergens.includes('fish')) return 'fish';
  if (allergens.includes('soy')) return 'soy';
  if (allergens.includes('milk')) return 'dairy';
  if (allergens.includes('egg')) return 'egg';
  if (allergens.includes('nuts') || allergens.includes('peanut') || allergens.includes('sesame')) return 'nut';
  if (allergens.includes('gluten')) return 'grain';
  return /\b(pea|lentil|chickpea|bean|hummus|falafel)\b/.test(food.name) ? 'legume' : null;
};
const groupOf = (food: Food): ProteinSource | null => {
  if (food.category in byCategory) return byCategory[food.category] ?? null;
  return ['vegetable', 'fruit', 'herb-spice'].includes(food.category) ? null : byContent(food);
};

/** Below this share of all protein no group gives the dish its character. */
const leastShare = 0.2;
/** Rice and bread are in nearly everything: they count only where no other group brings a quarter. */
const besideGrain = 0.25;

export const proteinSourceOf = (parts: readonly Part[]): ProteinSource => {
  const byGroup = new Map<ProteinSource, number>();
  let all = 0;
  for (const { food, grams } of parts) {
    const protein = ((food.per100g.proteinG ?? 0) * grams) / 100;
    all += protein;
    const group = groupOf(food);
    if (group !== null) byGroup.set(group, (byGroup.get(group) ?? 0) + protein);
  }
  if (all <= 0) return 'none';
  const ranked = [...byGroup].sort((a, b) => b[1] - a[1]);
  const first = ranked[0];
  if (first === undefined || first[1] < leastShare * all) return 'none';
  const other = ranked.find(([group]) => group !== 'grain');
  return first[0] === 'grain' && other !== undefined && other[1] >= besideGrain * all ? other[0] : first[0];
};
