// A picture of a recipe from what is in it: which icons, on what vessel, on a ground in the colours of the dish.
// Deterministic, and only data: draw.ts turns it into SVG, and the web app may draw it its own way.
import type { FoodTable } from '@mealwright/nutrition/foods';
import type { Recipe } from './compute.ts';
import { colourOfIcon, iconOfDish, iconOfFood } from './icons.ts';

export const vessels = ['plate', 'bowl', 'board', 'tray', 'table'] as const;
export type Vessel = (typeof vessels)[number];
export const arrangements = ['solo', 'duo', 'trio', 'quartet', 'hero'] as const;
/** One to four alike, or one large with the others around it. */
export type Arrangement = (typeof arrangements)[number];
/** The last part turns and mirrors the arrangement, so that like dishes do not look the same. */
export type Layout = `${Vessel}-${Arrangement}-${0 | 1 | 2 | 3}`;

export type Illustration = {
  /** The first is the most important. Names of files in ../icons. */
  icons: string[];
  /** Two tints, from the light of the ground to its shade. */
  background: [string, string];
  layout: Layout;
};

type Named = Pick<Recipe, 'id' | 'title' | 'course' | 'equipment' | 'ingredients' | 'tags'>;

/** A small stable number from a text (FNV-1a). */
const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return value;
};

const channel = (colour: string, at: number): number => Number.parseInt(colour.slice(at, at + 2), 16);
/** `share` of the colour, the rest a warm white. */
export const tint = (colour: string, share: number): string => {
  const paper = '#fffaf3';
  const mixed = [1, 3, 5].map((at) => Math.round(share * channel(colour, at) + (1 - share) * channel(paper, at)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
};

/** Much of a food in little weight: what flavours a dish counts for more than its share. */
const accents = [
  'herb',
  'garlic',
  'hot-pepper',
  'ginger-root',
  'lemon',
  'lime',
  'olive',
  'cheese-wedge',
  'chestnut',
  'chocolate-bar',
];
const backdrop = ['glass-of-milk', 'butter', 'onion', 'garlic', 'herb'];
const mostAccents = 3;

const titleWords = (title: string): string[] => title.toLowerCase().match(/[\p{L}-]{3,}/gu) ?? [];
const stem = (word: string): string => word.replace(/(ies|es|s|y)$/, '');

/** Icons of the ingredients, the most telling first. */
const ingredientIcons = (recipe: Named, table: FoodTable): string[] => {
  const words = new Set(titleWords(recipe.title).map(stem));
  const scores = new Map<string, number>();
  const foods = recipe.ingredients.flatMap(({ foodId, grams }) => {
    const food = table.byId(foodId);
    return food === null || (food.per100g.waterG ?? 0) > 98 ? [] : [{ food, grams }];
  });
  const all = foods.reduce((sum, one) => sum + one.grams, 0) || 1;
  for (const { food, grams } of foods) {
    const icon = iconOfFood(food);
    if (icon === null) continue;
    const said = titleWords(`${food.name} ${food.plural}`).some((word) => words.has(stem(word)));
    let score = grams / all + (said ? 1 : 0);
    if (accents.includes(icon)) score += 0.06;
    if (backdrop.includes(icon) && !said) score -= 0.15;
    scores.set(icon, (scores.get(icon) ?? 0) + score);
  }
  return [...scores].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([icon]) => icon);
};

const vesselOf = (recipe: Named, dish: string | null): Vessel => {
  const drinks = ['cup-with-straw', 'hot-beverage', 'tropical-drink', 'teacup-without-handle', 'glass-of-milk'];
  if (recipe.course === 'drink' || (dish !== null && drinks.includes(dish))) return 'table';
  const ownVessel = [
    'pot-of-food',
    'shallow-pan-of-food',
    'cooking',
    'bowl-with-spoon',
    'steaming-bowl',
    'curry-rice',
    'green-salad',
    'pancakes',
    'cooked-rice',
    'spaghetti',
  ];
  if (dish !== null && ownVessel.includes(dish)) return 'table';
  if (recipe.course === 'soup' || recipe.course === 'salad' || /\bbowl\b/i.test(recipe.title)) return 'bowl';
  if (recipe.tags.includes('sheet-pan') || recipe.equipment.includes('sheet pan')) return 'tray';
  const onBoard = [
    'sandwich',
    'bread',
    'burrito',
    'pizza',
    'hamburger',
    'bagel',
    'cookie',
    'pie',
    'cupcake',
    'croissant',
    'pretzel',
    'chocolate-bar',
  ];
  if (recipe.course === 'snack' || recipe.course === 'simple' || (dish !== null && onBoard.includes(dish)))
    return 'board';
  return 'plate';
};

const byCount: Record<number, Arrangement> = { 1: 'solo', 2: 'duo', 3: 'trio', 4: 'quartet' };

export const illustrate = (recipe: Named, table: FoodTable): Illustration => {
  const turn = (hash(recipe.id) % 4) as 0 | 1 | 2 | 3;
  const dish = recipe.course === 'simple' ? null : iconOfDish(recipe.title);
  const parts = ingredientIcons(recipe, table).filter((icon) => icon !== dish);
  const most = recipe.course === 'simple' ? 1 : dish === null ? 4 : mostAccents;
  // A dish with its own picture needs no picture of its staple beside it.
  const shown = parts.slice(0, most);
  const icons = dish === null ? shown : [dish, ...shown];
  if (icons.length === 0) icons.push('bowl-with-spoon');
  const arrangement = dish !== null && icons.length > 1 ? 'hero' : (byCount[icons.length] ?? 'quartet');
  const light = colourOfIcon(icons[0]!);
  const shade =
    icons
      .slice(1)
      .map(colourOfIcon)
      .find((colour) => colour !== light) ?? light;
  return {
    icons,
    background: [tint(light, 0.2), tint(shade, 0.42)],
    layout: `${vesselOf(recipe, dish)}-${arrangement}-${turn}`,
  };
};
