import { asPart, type RecipeLine, type RecipeState, recipeState } from '@mealwright/contracts/own-recipes';
import { courses, cuisines } from '@mealwright/cookbook/vocabulary';
import type { ImportedRecipe } from '@mealwright/importers/recipe';

/** A recipe as a reader gives it, without what is inside pictures: that much goes from thread to thread. */
export type ReadRecipe = Omit<ImportedRecipe, 'pictures'> & {
  pictureCount: number;
  /** The file in which the first of them waits. */
  pictureFile: string | null;
};
export type ReadSource = { program: string | null; recipes: ReadRecipe[]; skipped: { where: string; why: string }[] };

const MOST_LINES = 300;

/** A line that names one of these recipes, as the export here writes it: "2 serving Pesto, warm, optional". */
export function partIn(text: string, ids: ReadonlyMap<string, string>): RecipeLine['as'] {
  const titles = [...ids.keys()].sort((one, other) => other.length - one.length);
  for (const title of titles) {
    const at = text.indexOf(title);
    const behind = text.slice(at + title.length);
    const before = /^(?:(\d{1,6}(?:\.\d{1,3})?) (?:(\p{L}{1,30}) )?)?$/u.exec(text.slice(0, Math.max(at, 0)));
    if (at < 0 || before === null || !/^(?:, |$)/.test(behind)) continue;
    const notes = behind.split(', ').slice(1);
    const optional = notes.at(-1) === 'optional';
    const note = cut((optional ? notes.slice(0, -1) : notes).join(', '), 200);
    const amount = before[1] === undefined ? null : Number(before[1]);
    return {
      foodId: asPart(ids.get(title) ?? ''),
      amount: amount === null || amount <= 0 || amount > 100_000 ? null : amount,
      unit: before[2] ?? null,
      note: note === '' ? null : note,
      optional,
      grams: null,
    };
  }
  return null;
}

/** Each recipe behind those of the file that its lines name; of a circle one line stays plain text. */
export function partsFirst<R extends Pick<ReadRecipe, 'title' | 'parts'>>(recipes: readonly R[]): R[] {
  const byTitle = new Map<string, R>();
  for (const recipe of recipes) if (!byTitle.has(recipe.title)) byTitle.set(recipe.title, recipe);
  const met = new Set<R>();
  const placed = new Set<R>();
  const open: R[] = [...recipes].reverse();
  // Without recursion: a file could hold a chain of any length.
  for (let recipe = open.at(-1); recipe !== undefined; recipe = open.at(-1)) {
    if (met.has(recipe)) {
      placed.add(recipe);
      open.pop();
    } else {
      met.add(recipe);
      for (const title of recipe.parts) {
        const part = byTitle.get(title);
        if (part !== undefined && !met.has(part)) open.push(part);
      }
    }
  }
  return [...placed];
}

/** What is read, in the form that recipes are kept in; null when there is nothing of a recipe in it. `parts`: recipes that are there, by title. */
export function stateOf(read: ReadRecipe, parts: ReadonlyMap<string, string> = new Map()): RecipeState | null {
  const ingredients = read.ingredients
    .flatMap(({ heading, lines }) =>
      lines.map((text) => ({ text: cut(text, 500), group: heading && cut(heading, 120) })),
    )
    .filter(({ text }) => text.trim() !== '')
    .slice(0, MOST_LINES)
    .map((line) => {
      const as = parts.size === 0 ? null : partIn(line.text, parts);
      return as === null ? line : { ...line, as, text: '' };
    });
  const steps = read.steps
    .flatMap(({ heading, steps: of }) =>
      of.map((text) => ({ text: cut(text, 10_000), group: heading && cut(heading, 120) })),
    )
    .filter(({ text }) => text.trim() !== '')
    .slice(0, 200);
  if (ingredients.length === 0 && steps.length === 0) return null;
  const kind = kindOf([read.category ?? '', ...read.tags].join(' '), read.title);
  const made = recipeState.safeParse({
    title: cut(read.title, 300) || 'Recipe',
    description: cut(read.description ?? '', 5000),
    servings: servingsOf(read),
    activeMinutes: whole(read.activeMinutes),
    totalMinutes: whole(read.totalMinutes ?? sumOf(read.activeMinutes, read.cookMinutes)),
    cuisine: cuisineOf([read.cuisine ?? '', ...read.tags]),
    ...kind,
    tags: distinct([
      ...read.tags,
      ...(read.category === null || (courses as readonly string[]).includes(read.category) ? [] : [read.category]),
    ]).slice(0, 40),
    equipment: read.equipment
      .map((one) => cut(one, 60))
      .filter(isText)
      .slice(0, 40),
    // A recipe of steps alone is kept too, with its question.
    ingredients: ingredients.length === 0 ? [{ text: '-' }] : ingredients,
    steps,
    notes: read.notes
      .map((one) => cut(one, 5000))
      .filter(isText)
      .slice(0, 20),
    sourceUrl: addressOf(read.sourceUrl),
    author: read.author === null || !isText(read.author) ? null : cut(read.author, 200),
    imageUrl: addressOf(read.image),
    language: read.language !== null && /^[A-Za-z]{2,3}$/.test(read.language) ? read.language : null,
    yieldText: read.yieldText === null || !isText(read.yieldText) ? null : cut(read.yieldText, 200),
  });
  return made.success ? { ...made.data, ingredients: ingredients.length === 0 ? [] : made.data.ingredients } : null;
}

/** "2 loaves", "1 cake", "1 Blech": nobody eats a whole one, so how many it serves is not said. */
const wholes = new Set(
  (
    'loaf loaves cake cakes pie pies tart tarts batch batches pan pans tray trays brot brote laib laibe kuchen torte torten blech bleche ' +
    'pain pains gâteau gâteaux gateau gateaux tarte tartes tarta tartas bizcocho bizcochos'
  ).split(' '),
);
const servingsOf = ({ servings, yieldText }: Pick<ReadRecipe, 'servings' | 'yieldText'>): number | null => {
  if (servings === null || servings <= 0 || servings > 1000) return null;
  const last =
    (yieldText ?? '')
      .toLowerCase()
      .match(/\p{L}+/gu)
      ?.at(-1) ?? '';
  return servings <= 3 && wholes.has(last) ? null : servings;
};

const cut = (text: string, most: number): string => {
  const plain = text.trim();
  if (plain.length <= most) return plain;
  // Not within a character.
  const end = /[\uD800-\uDBFF]/.test(plain[most - 1] ?? '') ? most - 1 : most;
  return plain.slice(0, end).trim();
};
const isText = (text: string): boolean => text.replace(/[\p{Cc}\s]/gu, '') !== '';
const whole = (minutes: number | null): number | null =>
  minutes === null || minutes <= 0 || minutes > 100_000 ? null : Math.round(minutes);
const sumOf = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? null : one + other;
const addressOf = (address: string | null): string | null =>
  address !== null && address.length <= 2000 && /^https?:\/\//.test(address) && URL.canParse(address) ? address : null;

function distinct(words: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const word of words) {
    const one = cut(word, 40);
    if (isText(one) && !seen.has(one.toLowerCase())) seen.set(one.toLowerCase(), one);
  }
  return [...seen.values()];
}

function cuisineOf(words: readonly string[]): string {
  for (const word of words) {
    const plain = word.toLowerCase().replace(/\b(?:food|cuisine|cooking|küche)\b/g, ' ');
    const named = cuisines.find((one) => plain.includes(one.replace('-', ' ')) || plain.includes(one));
    if (named !== undefined) return named;
    const other = otherNames.find(([pattern]) => pattern.test(plain));
    if (other !== undefined) return other[1];
  }
  return 'international';
}
const otherNames: readonly (readonly [RegExp, string])[] = [
  [/\bitalien/, 'italian'],
  [/\bfranzösisch|\bfrançais/, 'french'],
  [/\bdeutsch|\ballemand/, 'german'],
  [/\bindisch|\bindien/, 'indian'],
  [/\bmexikan|\bmexicain|\btex-?mex/, 'mexican'],
  [/\bchinesisch|\bchinois/, 'chinese'],
  [/\bspanisch|\bespagnol/, 'spanish'],
  [/\bgriechisch|\bgrec/, 'greek'],
  [/\bpolish|\brussian|\bhungarian|\bukrain/, 'eastern-european'],
  [/\bswedish|\bdanish|\bnorwegian|\bfinnish|\bscandinavian/, 'nordic'],
  [/\blebanese|\bisraeli|\bpersian|\biranian/, 'middle-eastern'],
];

type Kind = Pick<RecipeState, 'course' | 'slots'>;
const kinds: readonly (readonly [RegExp, Kind])[] = [
  [/\b(?:breakfast|brunch|frühstück|petit[- ]déjeuner)/, { course: 'breakfast', slots: ['breakfast'] }],
  [/\b(?:drinks?|beverages?|cocktails?|smoothies?|getränke?|boissons?)\b/, { course: 'drink', slots: ['snack'] }],
  [
    /\b(?:desserts?|sweets?|cakes?|cookies?|baking|pies?|candy|frostings?|kuchen|nachtisch|süßspeisen?|gâteaux?)\b/,
    { course: 'dessert', slots: ['snack'] },
  ],
  [/\b(?:soups?|stews?|suppen?|soupes?)\b/, { course: 'soup', slots: ['lunch', 'dinner'] }],
  [/\b(?:salads?|salate?|salades?)\b/, { course: 'salad', slots: ['lunch', 'dinner'] }],
  [/\b(?:snacks?|appetizers?|starters?|dips?|vorspeisen?)\b/, { course: 'snack', slots: ['snack'] }],
  [
    /\b(?:sides?|side dish(?:es)?|sauces?|condiments?|breads?|beilagen?|soßen?|brot)\b/,
    { course: 'side', slots: ['side'] },
  ],
];
const main: Kind = { course: 'main', slots: ['lunch', 'dinner'] };
const mains = /\b(?:mains?|main (?:dish|course)|dinner|lunch|hauptgerichte?|hauptspeisen?|plat principal)\b/;
const sweetTitles =
  /\b(?:cakes?|cookies?|brownies?|muffins?|pudding|ice cream|fudge|cupcakes?|shortbread|cheesecake|kuchen|plätzchen)\b/;

/** What the source calls it; where it says nothing, what the title says. */
function kindOf(words: string, title: string): Kind {
  const plain = words.toLowerCase();
  if (mains.test(plain)) return main;
  const named = kinds.find(([pattern]) => pattern.test(plain));
  if (named !== undefined) return named[1];
  const inTitle = title.toLowerCase();
  if (sweetTitles.test(inTitle)) return { course: 'dessert', slots: ['snack'] };
  if (/\b(?:pancakes?|porridge|granola|waffles?|oatmeal)\b/.test(inTitle))
    return { course: 'breakfast', slots: ['breakfast'] };
  return kinds.slice(3, 5).find(([pattern]) => pattern.test(inTitle))?.[1] ?? main;
}
