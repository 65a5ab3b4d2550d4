import type { Food } from '@mealwright/nutrition/foods';

// Which ingredients does a step use? Recipes say it in words only, so it is read off them: whole names first, then single words,
// each word of the step counting for one ingredient wherever that can be told.

type Span = { kind: string; text?: string };
export type NamedIngredient = { food: Pick<Food, 'name' | 'plural' | 'synonyms' | 'category'> | null; foodId: string };

/** Words of a food's name that do not name it. */
const qualifiers = new Set(
  (
    'fresh dried canned frozen cooked raw whole ground low high fat free reduced sodium unsalted salted plain light dark extra ' +
    'virgin all purpose large small medium baby white red green yellow black brown sweet hot smoked roasted toasted unsweetened ' +
    'natural mixed firm soft lean skinless boneless chopped diced sliced grated shredded minced mince and with without the for ' +
    'from percent leaf leaves in of half semi skimmed wholemeal wholegrain organic mature dry new flaked rolled thin thick slice piece'
  ).split(' '),
);
/** What cooks say instead of the name, for ingredients that no step names. */
const groupWords: Record<string, string> = {
  pasta: 'pasta noodle',
  grain: 'grain rice',
  cheese: 'cheese',
  fish: 'fish fillet',
  shellfish: 'seafood prawn',
  beef: 'beef meat steak mince patty',
  pork: 'pork meat bacon',
  'lamb-game': 'lamb meat mince',
  poultry: 'chicken turkey meat bird mince',
  sausage: 'sausage ham bacon',
  legume: 'bean lentil pea pulse',
  'herb-spice': 'spice herb seasoning seed',
  'fat-oil': 'oil butter fat',
  bread: 'bread toast tortilla bun roll crumb wrap',
  'nut-seed': 'nut seed',
  'soup-stock': 'stock broth',
  condiment: 'sauce dressing marinade paste vinegar glaze',
  dairy: 'cream yogurt milk',
  'plant-milk': 'milk drink',
  drink: 'liquid juice coffee tea',
  baking: 'flour sugar powder batter',
  fruit: 'fruit berry citrus juice zest',
  vegetable: 'vegetable leaf salad',
  supplement: 'protein powder',
  sweet: 'syrup sugar chocolate',
};
const allOfThem = /\ball (of )?the ingredients\b|\ball ingredients\b/;
const theRest = /\b(remaining|other) ingredients\b|\brest of the ingredients\b/;

const stem = (word: string): string =>
  word
    .replace(/ies$/, 'y')
    .replace(/(ch|sh|ss|x|o)es$/, '$1')
    .replace(/ves$/, 'f')
    .replace(/(?<=[^s])s$/, '');
const wordsIn = (text: string): string[] =>
  (
    text
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .match(/[a-z]+/g) ?? []
  ).map(stem);
const telling = (words: readonly string[]) => words.filter((word) => word.length > 2 && !qualifiers.has(word));

type Reader = { names: string[][]; own: Set<string>; known: Set<string>; group: Set<string> };
/** By food: the same few stand in most recipes, and taking their names apart was most of the work. */
const readersOfFoods = new WeakMap<object, Reader>();
function readerOf(ingredient: NamedIngredient): Reader {
  const { food } = ingredient;
  if (food === null) return makeReader(ingredient);
  const known = readersOfFoods.get(food);
  if (known !== undefined) return known;
  const made = makeReader(ingredient);
  readersOfFoods.set(food, made);
  return made;
}

function makeReader({ food, foodId }: NamedIngredient): Reader {
  const [name, plural, ...synonyms] =
    food === null ? [foodId, foodId] : [food.name, food.plural, ...food.synonyms, foodId.replaceAll('-', ' ')];
  const own = wordsIn(`${name} ${plural}`);
  return {
    names: [name, plural, ...synonyms].map((one) => wordsIn(one ?? '')).filter((words) => telling(words).length > 0),
    own: new Set(telling(own).length > 0 ? telling(own) : own),
    // What it is called comes last: "warm tap water".
    known: new Set(synonyms.flatMap((one) => telling(wordsIn(one)).slice(-1))),
    group: new Set((groupWords[food?.category ?? ''] ?? '').split(' ').filter(Boolean)),
  };
}

/** Where `name` stands in the step, over words that nothing longer has taken. */
function placesOf(name: readonly string[], words: readonly string[], taken: ReadonlySet<number>): number[] {
  for (let at = 0; at + name.length <= words.length; at += 1) {
    const places = name.map((_, offset) => at + offset);
    if (places.every((place) => words[place] === name[place - at] && !taken.has(place))) return places;
  }
  return [];
}

/** For each step the places of its ingredients in the list, in that order. */
export function usesOf(steps: readonly (readonly Span[])[], ingredients: readonly NamedIngredient[]): number[][] {
  if (ingredients.length === 1) return steps.map(() => [0]);
  const readers = ingredients.map(readerOf);
  const used = new Set<number>();
  const texts = steps.map((spans) => spans.map((span) => span.text ?? ' ').join(''));
  const wordsOfSteps = texts.map(wordsIn);
  const uses = texts.map((text, step) => {
    const lower = text.toLowerCase();
    const mine = allOfThem.test(lower)
      ? new Set(readers.keys())
      : theRest.test(lower)
        ? new Set([...readers.keys()].filter((index) => !used.has(index)))
        : usesOfStep(wordsOfSteps[step] ?? [], readers, used);
    for (const index of mine) used.add(index);
    return mine;
  });
  // What is never named is used where its kind is spoken of first.
  for (const [index, { group }] of readers.entries()) {
    if (used.has(index)) continue;
    const at = wordsOfSteps.findIndex((words) => words.some((word) => group.has(word)));
    if (at >= 0) uses[at]?.add(index);
  }
  return uses.map((mine) => [...mine].sort((a, b) => a - b));
}

function usesOfStep(words: readonly string[], readers: readonly Reader[], used: ReadonlySet<number>): Set<number> {
  const mine = new Set<number>();
  const taken = new Set<number>();
  const whole = readers
    .flatMap(({ names }, index) => names.map((name) => ({ index, name })))
    .filter(({ name }) => name.length > 1)
    .sort((a, b) => b.name.length - a.name.length);
  for (const { index, name } of whole) {
    for (const place of placesOf(name, words, taken)) {
      mine.add(index);
      taken.add(place);
    }
  }
  for (const [place, word] of words.entries()) {
    if (taken.has(place)) continue;
    const own = [...readers.keys()].filter((index) => readers[index]?.own.has(word));
    const called = own.length > 0 ? own : [...readers.keys()].filter((index) => readers[index]?.known.has(word));
    // "the oil": of two oils the one that is still waiting.
    const waiting = called.filter((index) => !used.has(index) && !mine.has(index));
    const meant = called.some((index) => mine.has(index)) ? [] : waiting.length > 0 ? waiting : called;
    for (const index of meant) mine.add(index);
  }
  return mine;
}
