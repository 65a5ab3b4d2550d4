// What may stand in for a food: from a table written by hand (data/substitutions.tsv) by what the food does in the dish, then
// by likeness. Pure: the caller hands in the texts.
import type { Food, FoodTable, Problem } from './foods.ts';
import { allergensOf, containsOf, dietAllows, dietOf } from './labels.ts';
import { type NutrientKey, nutrientKeys } from './nutrients.ts';
import type { Allergen, ContainsFlag, Diet, Locale } from './vocabulary.ts';

/** What a food does in a dish. */
export const substitutionRoles = [
  'binder',
  'leavening',
  'moisture',
  'fat',
  'acid',
  'sweetener',
  'thickener',
  'protein',
  'dairy',
  'liquid',
  'umami',
  'flavour',
  'spice',
  'starch',
  'crunch',
  'texture',
  'colour',
] as const;
export type SubstitutionRole = (typeof substitutionRoles)[number];

export type Substitute = {
  role: SubstitutionRole;
  /** Grams of each for a gram of what is replaced. */
  parts: { food: Food; factor: number }[];
  /** Codes of data/substitution-advice.tsv. */
  advice: string[];
};
export type SubstitutionTable = {
  /** By the food that is replaced. */
  of: ReadonlyMap<string, readonly Substitute[]>;
  advice: ReadonlyMap<string, Record<Locale, string>>;
  count: number;
};

export const parseSubstitutions = (
  rows: string,
  adviceText: string,
  table: FoodTable,
): { substitutions: SubstitutionTable; problems: Problem[] } => {
  const problems: Problem[] = [];
  const advice = new Map<string, Record<Locale, string>>();
  for (const [index, line] of adviceText.split('\n').entries()) {
    const [code, en, de, es, fr] = line.replace(/\r$/, '').split('\t');
    if (index === 0 || line === '') continue;
    if (!code || !en || !de || !es || !fr || advice.has(code))
      problems.push({ file: 'substitution-advice.tsv', line: index + 1, message: 'a text is missing or stands twice' });
    else advice.set(code, { en, de, es, fr });
  }
  const of = new Map<string, Substitute[]>();
  let count = 0;
  for (const [index, line] of rows.split('\n').entries()) {
    if (index === 0 || line.trim() === '') continue;
    const complain = (message: string) => problems.push({ file: 'substitutions.tsv', line: index + 1, message });
    const [food, role, instead, codes] = line.replace(/\r$/, '').split('\t');
    const parts = (instead ?? '').split('+').map((part) => {
      const [id, factor] = part.split('*');
      return { food: table.byId(id ?? ''), factor: Number(factor) };
    });
    const list = (codes ?? '').split(';').filter((code) => code !== '');
    if (table.byId(food ?? '') === null) complain(`no food "${food}"`);
    else if (!(substitutionRoles as readonly string[]).includes(role ?? '')) complain(`no role "${role}"`);
    else if (parts.some((part) => part.food === null || !(part.factor > 0 && part.factor <= 10)))
      complain(`"${instead}" cannot be read`);
    else if (list.some((code) => !advice.has(code))) complain(`advice "${codes}" is not all known`);
    else {
      const known = of.get(food!) ?? [];
      known.push({ role: role as SubstitutionRole, parts: parts as Substitute['parts'], advice: list });
      of.set(food!, known);
      count += 1;
    }
  }
  return { substitutions: { of, advice, count }, problems };
};

/** What the eaters may have. */
export type Wish = {
  diet: Diet;
  allergens: readonly Allergen[];
  avoid: readonly ContainsFlag[];
  excluded: readonly string[];
};
export type Suggestion = {
  /** null: only alike, no role was thought of. */
  role: SubstitutionRole | null;
  parts: { food: Food; grams: number }[];
  advice: string[];
  /** table: written for this food; family: for the food that it is a kind of; alike: of the same group with similar figures. */
  from: 'table' | 'family' | 'alike';
  /** Of these amounts less the replaced one; null where either is unknown. */
  change: Record<NutrientKey, number | null>;
  /** Of the parts together. */
  diet: Diet;
  allergens: Allergen[];
};
export type SuggestInput = {
  food: Food;
  grams: number;
  role: SubstitutionRole | null;
  wish: Wish;
  /** The other foods of the recipe, when there is one. */
  beside: readonly Food[];
  most: number;
};

const isSafe = (foods: readonly Food[], wish: Wish): boolean =>
  dietAllows(wish.diet, dietOf(foods)) &&
  !allergensOf(foods).some((one) => wish.allergens.includes(one)) &&
  !containsOf(foods).some((one) => wish.avoid.includes(one)) &&
  !foods.some((food) => wish.excluded.includes(food.id));

/** What the other foods say about the dish. */
type Setting = { bakes: boolean; sweet: boolean; tropical: boolean; known: boolean };
const settingOf = (beside: readonly Food[]): Setting => {
  const has = (test: (food: Food) => boolean) => beside.some(test);
  const flour = has(
    (food) => food.id.startsWith('flour-') || food.id.endsWith('-flour') || food.name.includes('flour'),
  );
  const raises = has((food) => /^(?:baking-|yeast|dry-yeast)/.test(food.id) || food.name.includes('yeast'));
  const savoury = has((food) => ['beef', 'pork', 'poultry', 'fish', 'soup-stock', 'sausage'].includes(food.category));
  return {
    known: beside.length > 0,
    bakes: flour && (raises || !savoury),
    sweet: has((food) => /\b(?:sugar|honey|syrup|chocolate|cocoa|vanilla)\b/.test(food.name)) && !savoury,
    tropical: has((food) => /\b(?:coconut|curry|lime|ginger|lemongrass|garam)\b/.test(food.name)),
  };
};

/** How well a substitute suits the dish; 0 is neither here nor there. */
const suits = (one: Substitute, setting: Setting): number => {
  if (!setting.known) return 0;
  const says = (code: string) => one.advice.includes(code);
  let points = 0;
  if (says('fruity')) points += setting.bakes && setting.sweet ? 1 : -3;
  if (says('scramble')) points += setting.bakes ? -4 : 2;
  if (['oilcake', 'leanbake', 'denser', 'cream'].some(says)) points += setting.bakes ? 0.5 : -1;
  if (says('coconut')) points += setting.tropical ? 1 : setting.sweet ? 0 : -1;
  if (says('heat')) points += setting.bakes ? 0 : 0.5;
  if (one.role === 'leavening' || one.role === 'binder' || one.role === 'moisture') points += setting.bakes ? 1 : -0.5;
  if (says('glutenfree')) points += setting.bakes ? 0 : -0.5;
  if (['liquidsweet', 'drysweet', 'nobrown'].some(says)) points += setting.sweet ? 0.5 : 0;
  return points;
};

/** "smoked streaky bacon" is a kind of bacon: the rows of the food that its last words name. */
const familyOf = (food: Food, table: FoodTable, of: SubstitutionTable['of']): Food | null => {
  const words = food.name.split(' ');
  for (let at = 1; at < words.length; at++) {
    const kin = table.find(words.slice(at).join(' '));
    if (kin !== null && kin !== food && kin.category === food.category && of.has(kin.id)) return kin;
  }
  // "cod fillet": the first words, when the last ones say nothing of their own.
  for (let to = words.length - 1; to > 0; to--) {
    const kin = table.find(words.slice(0, to).join(' '));
    if (kin !== null && kin !== food && kin.category === food.category && of.has(kin.id)) return kin;
  }
  return null;
};

const compared: readonly (readonly [NutrientKey, number])[] = [
  ['kcal', 150],
  ['proteinG', 8],
  ['fatG', 12],
  ['carbsG', 15],
  ['sugarsG', 10],
  ['fibreG', 5],
  ['waterG', 20],
  ['sodiumMg', 600],
];
/** 0 = the same figures. */
const distance = (a: Food, b: Food): number => {
  let sum = 0;
  let known = 0;
  for (const [key, scale] of compared) {
    const [x, y] = [a.per100g[key], b.per100g[key]];
    if (x === null || y === null) continue;
    sum += ((x - y) / scale) ** 2;
    known += 1;
  }
  return known < 4 ? Number.POSITIVE_INFINITY : Math.sqrt(sum / known);
};
/** Groups whose members stand in for each other only within the group, and never for what is no ingredient. */
const notAlike = new Set(['meal', 'supplement', 'baking']);
const farthest = 1.5;

const alikeFoods = (food: Food, table: FoodTable, wish: Wish, most: number): Food[] => {
  if (notAlike.has(food.category)) return [];
  const words = new Set(food.name.split(' '));
  const stateOf = (name: string) => /\b(?:cooked|canned|dried|frozen|fried|powder)\b/.exec(name)?.[0] ?? '';
  const state = stateOf(food.name);
  return table.foods
    .filter((other) => other !== food && other.category === food.category && isSafe([other], wish))
    .map((other) => {
      const shared = other.name.split(' ').some((word) => words.has(word)) ? -0.3 : 0;
      const otherState = stateOf(other.name) === state ? 0 : 1;
      return { other, far: distance(food, other) + shared + otherState + (other.name.split(' ').length - 1) * 0.05 };
    })
    .filter(({ far }) => far < farthest)
    .sort((a, b) => a.far - b.far || (a.other.id < b.other.id ? -1 : 1))
    .slice(0, most)
    .map(({ other }) => other);
};

const changeOf = (food: Food, grams: number, parts: Suggestion['parts']): Suggestion['change'] => {
  const change = {} as Suggestion['change'];
  for (const key of nutrientKeys) {
    const before = food.per100g[key];
    let after: number | null = 0;
    for (const part of parts) {
      const value = part.food.per100g[key];
      after = value === null || after === null ? null : after + (value * part.grams) / 100;
    }
    change[key] = before === null || after === null ? null : after - (before * grams) / 100;
  }
  return change;
};

/** The best first. What is asked for is never among them, nor anything that the eaters may not have. */
export const suggestSubstitutes = (
  input: SuggestInput,
  table: FoodTable,
  substitutions: SubstitutionTable,
): Suggestion[] => {
  const { food, grams, role, wish, most } = input;
  const setting = settingOf(input.beside);
  const made = (one: Substitute, from: Suggestion['from']): Suggestion => {
    const parts = one.parts.map((part) => ({ food: part.food, grams: part.factor * grams }));
    const foods = one.parts.map((part) => part.food);
    return {
      role: from === 'alike' ? null : one.role,
      parts,
      advice: one.advice,
      from,
      change: changeOf(food, grams, parts),
      diet: dietOf(foods),
      allergens: allergensOf(foods),
    };
  };
  const own = substitutions.of.get(food.id);
  const kin = own === undefined ? familyOf(food, table, substitutions.of) : null;
  const rows = own ?? (kin === null ? [] : substitutions.of.get(kin.id)!);
  const fitting = rows
    .filter((one) => role === null || one.role === role)
    .filter(
      (one) =>
        isSafe(
          one.parts.map((part) => part.food),
          wish,
        ) && one.parts.every((part) => part.food !== food),
    )
    .map((one, at) => ({ one, points: suits(one, setting) - at * 0.01 }))
    .sort((a, b) => b.points - a.points)
    .map(({ one }) => made(one, own === undefined ? 'family' : 'table'));
  const named = new Set(fitting.flatMap((one) => (one.parts.length === 1 ? [one.parts[0]!.food.id] : [])));
  // Likeness says nothing about a role; it fills up only where none was asked for.
  const alike =
    role !== null || fitting.length >= most
      ? []
      : alikeFoods(food, table, wish, most)
          .filter((other) => !named.has(other.id))
          .map((other) => made({ role: 'texture', parts: [{ food: other, factor: 1 }], advice: [] }, 'alike'));
  return [...fitting, ...alike].slice(0, most);
};
