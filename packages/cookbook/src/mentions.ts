// Does some step use every ingredient? A cook who reaches the end must not find something left on the board.
import type { Food, FoodTable } from '@mealwright/nutrition/foods';
import type { Recipe } from './compute.ts';
import { stepText } from './steps.ts';

/** Words of a food's name that do not name it. */
const qualifiers = new Set(
  (
    'fresh dried canned frozen cooked raw whole ground low high fat free reduced sodium unsalted salted plain light dark ' +
    'extra virgin all purpose large small medium baby white red green yellow black brown sweet hot smoked roasted ' +
    'toasted unsweetened natural mixed firm soft lean skinless boneless chopped diced sliced grated shredded minced and ' +
    'with without the for from percent leaf leaves powder'
  ).split(' '),
);
/** What cooks say instead of the name. */
const groupWords: Record<string, string> = {
  pasta: 'pasta|noodles',
  grain: 'grain|rice|grains',
  cheese: 'cheese',
  fish: 'fish|fillet|fillets',
  shellfish: 'seafood|prawns',
  beef: 'beef|meat|steak|steaks',
  pork: 'pork|meat|bacon',
  'lamb-game': 'lamb|meat',
  poultry: 'chicken|turkey|meat|bird',
  sausage: 'sausage|sausages|ham|bacon',
  legume: 'beans|lentils|peas',
  'herb-spice': 'spices|spice|herbs|seasoning|seasonings|seeds|pepper',
  'fat-oil': 'oil|butter|fat',
  bread: 'bread|toast|tortillas|buns|rolls|crumbs|wraps',
  'nut-seed': 'nuts|seeds|nut',
  'soup-stock': 'stock|broth|cube',
  condiment: 'sauce|dressing|marinade|paste|vinegar|glaze',
  dairy: 'cream|yogurt|milk',
  'plant-milk': 'milk|drink',
  drink: 'liquid|juice|coffee|tea',
  baking: 'flour|sugar|powder|batter|dry',
  fruit: 'fruit|berries|citrus|juice|zest',
  supplement: 'protein|powder',
  sweet: 'syrup|sugar|chocolate',
};
const everything =
  /\b(everything|all the ingredients|all ingredients|all the (rest|remaining)|remaining ingredients|dry ingredients|wet ingredients|other ingredients|the rest|vegetables|toppings|dressing ingredients)\b/;

const stem = (word: string): string =>
  word
    .replace(/ies$/, 'y')
    .replace(/(ch|sh|s|x|o)es$/, '$1')
    .replace(/ves$/, 'f')
    .replace(/s$/, '');
const wordsIn = (text: string): string[] =>
  (
    text
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .match(/[a-z]+/g) ?? []
  ).map(stem);

const tellingWords = (food: Food): Set<string> => {
  const words = [food.name, food.plural, ...food.synonyms].flatMap(wordsIn);
  return new Set(words.filter((word) => word.length > 2 && !qualifiers.has(word)));
};

/** Names of the ingredients that no step speaks of. */
export const unmentioned = (recipe: Recipe, table: FoodTable): string[] => {
  const text = recipe.steps
    .map((step) => stepText(step))
    .join(' ')
    .toLowerCase();
  if (everything.test(text)) return [];
  const said = new Set(wordsIn(text));
  const silent: string[] = [];
  for (const { foodId, name } of recipe.ingredients) {
    const food = table.byId(foodId);
    if (food === null) continue;
    const group = groupWords[food.category];
    const named = [...tellingWords(food)].some((word) => said.has(word));
    if (!named && !group?.split('|').some((word) => said.has(stem(word)))) silent.push(name);
  }
  return silent;
};
