// The food table: our names, groups, flags and portions (data/foods/*.tsv) joined with the USDA figures that each food
// carries over (data/figures.tsv) and its names in further languages (data/names/*.tsv). Pure: the caller hands in the texts.

import { type FoodWords, nameKey, type OtherLocale, parseNames, parseSynonyms, wordsOf } from './food-names.ts';
import { type NutrientValues, nutrientKeys, nutrientValues } from './nutrients.ts';
import { asPer100g, type Grams, type GramsPerMl, grams, gramsPerMl, type Per100g } from './quantity.ts';
import type { Problem, TextFile } from './text-file.ts';
import {
  type Aisle,
  type Allergen,
  aisles,
  allergens,
  type ContainsFlag,
  containsFlags,
  type Diet,
  diets,
  type FoodCategory,
  foodCategories,
  type Locale,
} from './vocabulary.ts';

export type Portion = { label: string; grams: Grams };

/** Where the figures of a food come from: USDA numbers with their share by mass; of own foods the label. */
export type FoodSource = {
  dataset: string;
  numbers: string[];
  /** The numbers describe the nearest equivalent, not this very food. */
  near: boolean;
  shares: number[];
};

export type Food = {
  id: string;
  /** In English; `wordsOf` gives them in any language. */
  name: string;
  plural: string;
  synonyms: string[];
  words: Record<OtherLocale, FoodWords>;
  category: FoodCategory;
  aisle: Aisle;
  allergens: Allergen[];
  diet: Diet;
  contains: ContainsFlag[];
  /** null: not measured by volume. */
  densityGPerMl: GramsPerMl | null;
  /** Share of what is bought that is eaten. */
  edibleShare: number;
  /** The first is the one that a person counts by. Weights are of the edible part. */
  portions: Portion[];
  per100g: Per100g<NutrientValues>;
  source: FoodSource;
};

export type FoodTable = {
  foods: readonly Food[];
  byId: (id: string) => Food | null;
  /**
   * By name, plural or synonym in the language, then in English ("Paprika" is a vegetable in German and a spice in English);
   * in English then in German. Case, accents and spacing do not matter.
   */
  find: (text: string, locale?: Locale) => Food | null;
};

export type { Problem, TextFile } from './text-file.ts';
export type ParsedFoods = { table: FoodTable; problems: Problem[] };

export const foodColumns = [
  'id',
  'name',
  'plural',
  'nameDe',
  'pluralDe',
  'synonyms',
  'category',
  'aisle',
  'allergens',
  'diet',
  'contains',
  'density',
  'edible',
  'portions',
  'source',
] as const;

export { nameKey };

const list = (cell: string): string[] =>
  cell === ''
    ? []
    : cell
        .split(';')
        .map((part) => part.trim())
        .filter((part) => part !== '');

/** USDA number -> values per 100 g. */
export type Figures = ReadonlyMap<string, NutrientValues>;

export const parseFigures = (text: string): { figures: Figures; problems: Problem[] } => {
  const problems: Problem[] = [];
  const figures = new Map<string, NutrientValues>();
  const complain = (line: number, message: string) => problems.push({ file: 'figures.tsv', line, message });
  const lines = text.split('\n');
  if (lines[0]?.trimEnd() !== ['ndb', ...nutrientKeys].join('\t'))
    complain(1, 'the header does not name the 46 nutrients');
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index]?.trimEnd() ?? '';
    if (line === '') continue;
    const cells = (lines[index] ?? '').replace(/\r$/, '').split('\t');
    const ndb = cells[0] ?? '';
    if (cells.length !== nutrientKeys.length + 1) {
      complain(index + 1, `${cells.length} columns in place of ${nutrientKeys.length + 1}`);
      continue;
    }
    if (figures.has(ndb)) complain(index + 1, `number ${ndb} stands twice`);
    const values = {} as NutrientValues;
    for (let column = 0; column < nutrientKeys.length; column++) {
      const cell = cells[column + 1] ?? '';
      const value = cell === '' ? null : Number(cell);
      if (value !== null && !(value >= 0)) complain(index + 1, `"${cell}" is not an amount of ${nutrientKeys[column]}`);
      values[nutrientKeys[column]!] = value !== null && value >= 0 ? value : null;
    }
    figures.set(ndb, values);
  }
  return { figures, problems };
};

/** `11282`, `~01256`, `02014*0.4+02013*0.6`. Returns a message when it cannot be read. */
export const parseSource = (cell: string): FoodSource | string => {
  const near = cell.startsWith('~');
  const parts = (near ? cell.slice(1) : cell).split('+');
  const numbers: string[] = [];
  const shares: number[] = [];
  for (const part of parts) {
    const match = /^(\d{5})(?:\*(\d*\.?\d+))?$/.exec(part.trim());
    if (match === null) return `source "${cell}" cannot be read`;
    numbers.push(match[1]!);
    shares.push(match[2] === undefined ? (parts.length === 1 ? 1 : Number.NaN) : Number(match[2]));
  }
  const sum = shares.reduce((a, b) => a + b, 0);
  if (!(Math.abs(sum - 1) < 0.0051)) return `shares of source "${cell}" sum to ${sum}, not to 1`;
  return { dataset: 'usda', numbers, near, shares };
};

/** Weighted by mass. A nutrient that is unknown in one part is unknown in the blend. */
const blend = (source: FoodSource, figures: Figures): NutrientValues | string => {
  const parts: NutrientValues[] = [];
  for (const number of source.numbers) {
    const values = figures.get(number);
    if (values === undefined) return `no figures for number ${number}`;
    parts.push(values);
  }
  if (parts.length === 1) return parts[0]!;
  const whole = source.shares.reduce((a, b) => a + b, 0);
  return nutrientValues((key) => {
    let sum = 0;
    for (const [index, values] of parts.entries()) {
      const value = values[key];
      if (value === null) return null;
      sum += (value * source.shares[index]!) / whole;
    }
    return sum;
  });
};

const parsePortions = (cell: string): Portion[] | string => {
  const portions: Portion[] = [];
  for (const part of list(cell)) {
    const split = part.lastIndexOf('=');
    const weight = Number(part.slice(split + 1));
    const label = part.slice(0, split).trim();
    if (split < 1 || part.slice(split + 1).trim() === '' || !(weight > 0)) return `portion "${part}" cannot be read`;
    if (portions.some((portion) => portion.label === label)) return `portion "${label}" stands twice`;
    portions.push({ label, grams: grams(weight) });
  }
  return portions;
};

const oneOf = <T extends string>(known: readonly T[], cell: string, what: string): T => {
  if (!(known as readonly string[]).includes(cell)) throw new SyntaxError(`${what} "${cell}" is not known`);
  return cell as T;
};
const readable = <T>(value: T | string): T => {
  if (typeof value === 'string') throw new SyntaxError(value);
  return value;
};

/** "Hühnerbrustfilets", "Paprikaschoten": German plurals that the table does not name. */
const otherEnding = (key: string, words: ReadonlyMap<string, Food>): Food | null => {
  if (key.length < 6) return null;
  for (const ending of ['n', 'en', 's', 'e']) {
    const found = key.endsWith(ending) ? words.get(key.slice(0, -ending.length)) : undefined;
    if (found !== undefined) return found;
  }
  return words.get(`${key}n`) ?? words.get(`${key}en`) ?? null;
};

/** Until the files of names are read; what they do not name keeps its English name. */
const unnamed: FoodWords = { name: '', plural: '', synonyms: [] };

const parseRow = (cells: string[], figures: Figures): Food => {
  if (cells.length !== foodColumns.length)
    throw new SyntaxError(`${cells.length} columns in place of ${foodColumns.length}`);
  const [id, name, plural, nameDe, pluralDe, synonyms, category, aisle, allergenCell, diet, contains, density, edible] =
    cells.map((cell) => cell.trim()) as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) throw new SyntaxError(`id "${id}" is not a slug`);
  if (name === '' || plural === '' || nameDe === '' || pluralDe === '')
    throw new SyntaxError(`${id}: a name is missing`);
  const edibleShare = Number(edible);
  if (edible === '' || !(edibleShare > 0 && edibleShare <= 1)) throw new SyntaxError(`${id}: edible share "${edible}"`);
  if (density !== '' && !(Number(density) > 0)) throw new SyntaxError(`${id}: density "${density}"`);
  const source = readable(parseSource(cells[14]!.trim()));
  const portions = readable(parsePortions(cells[13]!));
  if (portions.length === 0 && density === '') throw new SyntaxError(`${id}: neither a portion nor a density`);
  return {
    id,
    name,
    plural,
    synonyms: list(synonyms),
    words: { de: { name: nameDe, plural: pluralDe, synonyms: [] }, es: unnamed, fr: unnamed },
    category: oneOf(foodCategories, category, 'category'),
    aisle: oneOf(aisles, aisle, 'aisle'),
    allergens: list(allergenCell).map((code) => oneOf(allergens, code, 'allergen')),
    diet: oneOf(diets, diet, 'diet'),
    contains: list(contains).map((flag) => oneOf(containsFlags, flag, 'flag')),
    densityGPerMl: density === '' ? null : gramsPerMl(Number(density)),
    edibleShare,
    portions,
    per100g: asPer100g(readable(blend(source, figures))),
    source,
  };
};

const addNames = (foods: readonly Food[], locale: 'es' | 'fr', file: TextFile | undefined): Problem[] => {
  if (file === undefined) {
    for (const { words, name, plural } of foods) words[locale] = { name, plural, synonyms: [] };
    return [];
  }
  const { words, problems } = parseNames(file);
  for (const food of foods) {
    const own = words.get(food.id);
    food.words[locale] = own ?? { name: food.name, plural: food.plural, synonyms: [] };
    if (own === undefined) problems.push({ file: file.name, line: 1, message: `${food.id} has no name` });
  }
  return problems;
};

const addSynonyms = (ids: ReadonlyMap<string, Food>, file: TextFile | undefined): Problem[] => {
  if (file === undefined) return [];
  const { words, problems } = parseSynonyms(file);
  for (const [id, synonyms] of words) {
    const food = ids.get(id);
    if (food === undefined) problems.push({ file: file.name, line: 1, message: `there is no food ${id}` });
    else food.words.de.synonyms = synonyms;
  }
  return problems;
};

/**
 * Reads the whole table. Rows with a problem are left out and named with file and line. `names`: es.tsv and fr.tsv, without
 * which foods have their English names in these languages, and de.tsv with German synonyms.
 */
export const parseFoods = (
  files: readonly TextFile[],
  figuresText: string,
  names: readonly TextFile[] = [],
): ParsedFoods => {
  const { figures, problems } = parseFigures(figuresText);
  const foods: Food[] = [];
  const ids = new Map<string, Food>();
  // A name is claimed by one food only; a synonym too. Plurals and German names may repeat, the first one found wins.
  const claimed = new Map<string, { food: Food; as: 'name' | 'synonym' }>();
  const places = new Map<Food, { file: string; line: number }>();
  for (const file of files) {
    const lines = file.text.split('\n');
    if (lines[0]?.trimEnd() !== foodColumns.join('\t'))
      problems.push({ file: file.name, line: 1, message: 'the header is not the one of a food table' });
    for (let index = 1; index < lines.length; index++) {
      const line = (lines[index] ?? '').replace(/\r$/, '');
      if (line.trim() === '') continue;
      const place = { file: file.name, line: index + 1 };
      try {
        const food = parseRow(line.split('\t'), figures);
        if (ids.has(food.id)) throw new SyntaxError(`id "${food.id}" stands twice`);
        const key = nameKey(food.name);
        const other = claimed.get(key);
        if (other !== undefined) throw new SyntaxError(`name "${food.name}" belongs to ${other.food.id} already`);
        claimed.set(key, { food, as: 'name' });
        ids.set(food.id, food);
        places.set(food, place);
        foods.push(food);
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        problems.push({ ...place, message: error.message });
      }
    }
  }
  for (const food of foods)
    for (const synonym of food.synonyms) {
      const key = nameKey(synonym);
      const other = claimed.get(key);
      if (other === undefined) claimed.set(key, { food, as: 'synonym' });
      else if (other.food !== food)
        problems.push({
          ...places.get(food)!,
          message: `synonym "${synonym}" of ${food.id} is a ${other.as} of ${other.food.id}`,
        });
    }
  problems.push(
    ...addSynonyms(
      ids,
      names.find((file) => file.name === 'de.tsv'),
    ),
  );
  for (const locale of ['es', 'fr'] as const)
    problems.push(
      ...addNames(
        foods,
        locale,
        names.find((file) => file.name === `${locale}.tsv`),
      ),
    );
  // The first food of a word wins, but a name before a plural before a synonym.
  const firstBy = (...words: ((food: Food) => readonly string[])[]): ReadonlyMap<string, Food> => {
    const first = new Map<string, Food>();
    for (const word of words)
      for (const food of foods)
        for (const text of word(food)) {
          const key = nameKey(text);
          if (!first.has(key)) first.set(key, food);
        }
    return first;
  };
  const plurals = firstBy((food) => [food.plural]);
  /** What English falls back on: no German synonym may stand for an English word ("Wiener", "Hack"). */
  const german = firstBy(
    (food) => [food.words.de.name],
    (food) => [food.words.de.plural],
  );
  const own = new Map<Locale, ReadonlyMap<string, Food>>();
  /** Made when the language is first asked for: most tables are used in one or two. */
  const inLanguage = (locale: OtherLocale): ReadonlyMap<string, Food> => {
    const known = own.get(locale);
    if (known !== undefined) return known;
    const made = firstBy(
      (food) => [wordsOf(food, locale).name],
      (food) => [wordsOf(food, locale).plural],
      (food) => wordsOf(food, locale).synonyms,
    );
    own.set(locale, made);
    return made;
  };
  const table: FoodTable = {
    foods,
    byId: (id) => ids.get(id) ?? null,
    find: (text, locale = 'en') => {
      const key = nameKey(text);
      const english = () => claimed.get(key)?.food ?? plurals.get(key);
      if (locale === 'en') return english() ?? german.get(key) ?? null;
      const words = inLanguage(locale);
      return words.get(key) ?? english() ?? (locale === 'de' ? otherEnding(key, words) : null);
    },
  };
  return { table, problems };
};
