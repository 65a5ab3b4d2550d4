// A list of ingredient lines -> nutrients per serving, line by line with what was assumed, and the questions that a person
// should answer before the numbers are trusted.
import type { Food, FoodTable } from '../foods.ts';
import type { NutrientValues } from '../nutrients.ts';
import { grams as asGrams, servings as asServings, type Per100g, type PerServing } from '../quantity.ts';
import { type Part, type Totals, totalOf, totalsPer100g, totalsPerServing } from '../totals.ts';
import type { Locale } from '../vocabulary.ts';
import { type GramsAssumption, gramsOfLine, mostGrams } from './amount-grams.ts';
import { questionsOfLines } from './doubts.ts';
import type { Eaten, LineEstimate, Question } from './estimated.ts';
import { detectLanguage, soundsEnglish } from './language.ts';
import { type Match, type MatchOptions, match, matchFirst } from './match.ts';
import { isWeighty, isYourChoice } from './open-lines.ts';
import { type ParseOptions, parse } from './parse.ts';
import type { ParsedLine } from './parsed.ts';
import { fruitOf, isCanned } from './pieces.ts';

export type { Eaten, LineEstimate, LineStatus, Question, QuestionCode } from './estimated.ts';

export type EstimateInput = { ingredients: readonly string[]; servings: number | null };
export type EstimateOptions = Pick<MatchOptions, 'corrections' | 'locale'> & ParseOptions;
export type Estimate = {
  perServing: PerServing<NutrientValues>;
  per100g: Per100g<NutrientValues> | null;
  totals: Totals;
  gramsPerServing: number;
  /** Share of the lines that count for something and are in the sum: 1 = nothing open. Per nutrient see `totals`. */
  coverage: number;
  lines: LineEstimate[];
  questions: Question[];
  /** The weight is that of the raw ingredients: what boils off or drips off is not taken away. */
  yield: 'raw-weight';
};

const lower = (line: ParsedLine): string => line.text.toLowerCase();
const says = (text: string, words: readonly string[]): boolean => words.some((word) => text.includes(word));

const isHeading = (line: ParsedLine): boolean =>
  line.text === '' ||
  (line.text.endsWith(':') && line.amount === null) ||
  (line.amount === null && line.unit === null && line.text.length < 40 && /^for the [a-z' -]+$/i.test(line.text));

const tools = [
  'skewer',
  'tin foil',
  'foil wrap',
  'baking paper',
  'oven bag',
  'baking dish',
  'cake pan',
  'cake tin',
  'loaf pan',
  'mason jar',
  'glass jar',
  'canning jar',
  'cheese cloth',
  'sieve',
  'wood chips',
  'smoking chips',
  'wooden spoon',
  'wooden stick',
  'pop stick',
  'craft stick',
  'pizza cutter',
  'cookie sheet',
  'colander',
  'marbles',
  'thermos',
  'paper towel',
  'plastic bag',
  'plastic wrap',
  'string mop',
  'charcoal',
  'baking cups',
  'muffin cups',
  'parchment',
  'piping bag',
  'toothpick',
  'parchment',
  'aluminum foil',
  'kitchen twine',
  'cheesecloth',
  'cupcake liner',
  'paper liner',
  'food coloring',
  'food colouring',
  'thermometer',
  'baking sheet',
  'popsicle stick',
  'ice cream stick',
  'cookie cutter',
];

const notCounted: Eaten = { share: 0, why: 'optional' };
/** How much of what is in the pot ends up on the plate. */
const eatenOf = (line: ParsedLine, food: Food, grams: number, servings: number, heading: string): Eaten => {
  // As nutrition labels do: what may be left out is not counted.
  if (line.optional) return notCounted;
  const text = lower(line);
  if (
    food.category === 'fat-oil' &&
    grams >= 180 &&
    (says(text, ['fry', 'deep', 'frying']) ||
      (grams / servings > 90 && !says(text, ['butter'])) ||
      // Nobody bakes or dresses with half a litre of it.
      (grams >= 400 && grams / servings > 25 && food.id.startsWith('oil-')))
  ) {
    // Fried food takes up about 8 to 15 % of its weight; of half a litre and more in the pot some 12 % go along.
    return { share: grams > 700 ? 0.08 : 0.14, why: 'frying-oil' };
  }
  // A finger of oil in the pan: most of it stays there, a serving takes up a spoon or so.
  if (food.category === 'fat-oil' && grams < 180 && /\bfor (?:(?:deep|shallow|pan)[- ]?)?frying\b/.test(text)) {
    const taken = Math.max(27, 8 * servings);
    if (grams > taken) return { share: taken / grams, why: 'frying-oil' };
  }
  if (
    says(text, [
      'brine',
      'brining',
      'for soaking',
      'for boiling',
      'pasta water',
      'for the water',
      'salted water',
      'for cooking pasta',
    ]) &&
    (food.id.startsWith('salt') || food.id.startsWith('sugar') || food.id.includes('salt'))
  )
    return { share: 0.1, why: 'brine' };
  if (heading.includes('brine')) return { share: 0.1, why: 'brine' };
  if (says(text, ['for dredging', 'for coating', 'for rolling', 'for dusting']) && grams > 60)
    return { share: 0.5, why: 'coating' };
  return null;
};

/** Without an amount: oil for the pan counts a little, salt and garnish do not. */
const littleOf = (line: ParsedLine, food: Food, servings: number): { grams: number; assumption: GramsAssumption } => {
  const text = lower(line);
  if (food.category === 'fat-oil' && !food.id.includes('spray')) {
    if (says(text, ['fry', 'frying', 'sauté', 'saute', 'cooking']))
      return { grams: Math.max(13, 5 * servings), assumption: 'a-little' };
    return { grams: 5, assumption: 'a-little' };
  }
  return { grams: 0, assumption: 'negligible' };
};

const colours = new Set(['red', 'green', 'yellow', 'orange', 'white', 'black', 'brown']);
/** "red, yellow, or orange bell pepper": the tagger names the first, a colour of something that comes later. */
const colourOf = (line: ParsedLine): string | null => {
  if (!colours.has(line.name.toLowerCase())) return null;
  const words = (line.note ?? '').toLowerCase().split(' ');
  const or = words.indexOf('or');
  return or < 0 || or + 2 >= words.length ? null : `${line.name} ${words.slice(or + 2, or + 4).join(' ')}`;
};

const partName = (line: ParsedLine): string => {
  const colour = colourOf(line);
  if (colour !== null) return colour;
  if (line.nameEn !== null)
    return line.part === 'juice' || line.part === 'zest' ? `${line.nameEn} ${line.part}` : line.nameEn;
  const fruit = line.part === null || line.part === 'juice and zest' ? null : fruitOf(line.name);
  return fruit === null ? line.name : `${fruit} ${line.part}`;
};

/** "4 bone-in, skin-on chicken breasts": the food is named behind the comma, by words that the table has. */
const matchBehindComma = (line: ParsedLine, table: FoodTable, options: MatchOptions): Match | null => {
  const next = line.note?.split(/[,;(]/)[0]?.trim() ?? '';
  if (!/^(?:bone-?in|boneless|skin-?on|skinless|fresh|frozen|ripe|firm|large|small|thin|thick|lean)$/i.test(line.name))
    return null;
  const found = match(`${line.name} ${next}`, table, options);
  return found.food === null ? null : found;
};

/** "1 lb bacon, cooked until crisp": weighed raw, eaten without the fat that ran out; as much of it as a slice keeps. */
const crispBacon = (
  line: ParsedLine,
  food: Food,
  assumptions: readonly GramsAssumption[],
  table: FoodTable,
): { food: Food; share: number } | null => {
  const wasRaw = food.id === 'bacon' || (food.id === 'bacon-cooked' && assumptions.some((one) => weights.has(one)));
  if (!wasRaw || boughtCooked.test(line.text) || !/,.{0,80}\b(?:cooked|crisp(?:ed)?|crumbled|fried)\b/i.test(line.text))
    return null;
  const [raw, cooked] = [table.byId('bacon'), table.byId('bacon-cooked')];
  const slice = (one: Food | null) => one?.portions.find((portion) => portion.label === 'slice')?.grams ?? 0;
  return cooked === null || slice(raw) === 0 ? null : { food: cooked, share: slice(cooked) / slice(raw) };
};
const boughtCooked = /\b(?:cooked|crispy?|fried)\b[^,]{0,60}\bbacon\b/i;
const weights: ReadonlySet<GramsAssumption> = new Set<GramsAssumption>(['stated', 'stated-weight', 'package-weight']);

/**
 * "1 lata de garbanzos": a can holds what is canned, though the word alone names what is dry or fresh. In English lines the words
 * around the name say so (match.ts).
 */
const fromCan = (line: ParsedLine, { food, how }: Match, table: FoodTable): Match | null => {
  if (food === null || how === 'correction') return null;
  const isOne = line.unit === 'can' || (line.unit === 'jar' && food.category === 'legume');
  if (!isOne || line.language === 'en' || isCanned(food)) return null;
  const bare = food.name.replace(/\b(?:dried|dry|raw|fresh|cooked|brown|kernels)\b/gi, ' ').trim();
  const found = match(`canned ${bare}`, table, { unit: 'can', locale: 'en' });
  return found.food !== null && isCanned(found.food) && found.confidence > 0.7 ? found : null;
};

const mostWords = 8;
/** "bœuf haché", "pan rallado", "petits pois": foods of their own, though a word of them is one of preparation or size. */
const wholeName = (line: ParsedLine, table: FoodTable, locale: Locale): string | null => {
  if (line.whole === null || line.part !== null) return null;
  const words = line.whole.split(' ').slice(0, mostWords);
  const least = Math.max(2, line.whole.startsWith(line.name) ? line.name.split(' ').length + 1 : 2);
  for (let count = words.length; count >= least; count--) {
    const name = words.slice(0, count).join(' ');
    if (table.find(name, locale) !== null) return name;
  }
  return null;
};

export const estimateLine = (
  text: string,
  table: FoodTable,
  servings: number,
  options: EstimateOptions = {},
  heading = '',
): LineEstimate => {
  const line = parse(text, options);
  const nothing: Match = { food: null, confidence: 0, candidates: [], how: 'open' };
  const base = { line, match: nothing, food: null, grams: null, assumptions: [], eaten: null };
  if (isHeading(line)) return { ...base, status: 'no-food', confidence: 1 };
  const matchOptions: MatchOptions = {
    ...options,
    // What follows "or" speaks of something else.
    preparation: `${line.preparation ?? ''} ${(line.note ?? '').toLowerCase().split(/\bor\b/)[0] ?? ''}`,
    unit: line.unit,
    cookedAfter: /,.{0,80}\bcooked\b/i.test(line.text),
  };
  const { language } = line;
  // "raisins" are grapes in French: foods are named in the language of the line.
  const own = language === 'de' || language === 'es' || language === 'fr' ? language : null;
  // A German name that the lexicon knows is clear already: "Kakao" for baking is no drink.
  const asked = own !== null && line.part === null && (own !== 'de' || line.nameEn === null);
  const whole = own === null ? null : wholeName(line, table, own);
  const exact = whole !== null || (asked && table.find(line.name, own) !== null);
  const locale = own !== null && (exact || line.nameEn === null) ? own : line.nameEn !== null ? 'en' : options.locale;
  const named = matchFirst(whole ?? (exact ? line.name : partName(line)), line.alternatives, table, {
    ...matchOptions,
    locale,
  });
  const first = named.food === null ? (matchBehindComma(line, table, { ...matchOptions, locale }) ?? named) : named;
  const found = fromCan(line, first, table) ?? first;
  const { food } = found;
  if (food === null) {
    if (says(lower(line), tools)) return { ...base, match: found, status: 'no-food', confidence: 0.9 };
    return {
      ...base,
      match: found,
      status: 'open',
      confidence: found.confidence * line.confidence,
    };
  }
  // What the tagger doubts is nearly always where the name ends (MODEL.md); a name that the table has settles that.
  const read = found.how === 'name' && found.confidence > 0.85 ? Math.max(line.confidence, 0.8) : line.confidence;
  const sure = read * found.confidence;
  if (line.amount === null && line.unit === null) {
    if (isWeighty(line, food) && !isYourChoice(heading))
      return { ...base, match: found, food, status: 'open', confidence: sure };
    const little = littleOf(line, food, servings);
    return {
      ...base,
      match: found,
      food,
      grams: little.grams,
      assumptions: [little.assumption],
      eaten: line.optional && little.grams > 0 ? notCounted : null,
      status: little.grams > 0 ? 'counted' : 'negligible',
      confidence: sure,
    };
  }
  const weighed = gramsOfLine(line, food);
  if (weighed === null || !(weighed.grams <= mostGrams))
    return { ...base, match: found, food, status: 'open', confidence: sure * 0.5 };
  const crisp = crispBacon(line, food, weighed.assumptions, table);
  if (crisp !== null)
    return {
      ...base,
      match: found,
      food: crisp.food,
      grams: weighed.grams * crisp.share,
      assumptions: weighed.assumptions,
      eaten: line.optional ? notCounted : null,
      status: 'counted',
      confidence: sure * weighed.sure,
    };
  return {
    ...base,
    match: found,
    food,
    grams: weighed.grams,
    assumptions: weighed.assumptions,
    eaten: eatenOf(line, food, weighed.grams, servings, heading),
    status: 'counted',
    confidence: sure * weighed.sure,
  };
};

/** What an earlier step made: "browned butter" of the butter above, "remaining sauce". */
const made = /\b(browned butter|from above|made above|reserved|remaining|left-?over)\b/i;
const wasCounted = (one: LineEstimate, before: readonly LineEstimate[]): boolean => {
  const { food, grams } = one;
  if (food === null || grams === null || grams === 0 || !made.test(one.line.text)) return false;
  const same = before.filter((other) => other.food?.id.startsWith(food.id.split('-')[0]!));
  const there = same.reduce(
    (sum, other) => sum + (other.eaten?.why === 'counted-before' ? -1 : 1) * (other.grams ?? 0),
    0,
  );
  return there >= grams * 0.9;
};

/** Fewer is no number of servings. */
const fewestServings = 0.01;

/** `estimate` in steps, one a line: whoever has other things to do meanwhile stops between them. */
export function* estimateSteps(
  input: EstimateInput,
  table: FoodTable,
  options: EstimateOptions = {},
): Generator<void, Estimate, void> {
  const servings =
    input.servings !== null && input.servings >= fewestServings && Number.isFinite(input.servings) ? input.servings : 1;
  const questions: Question[] = [];
  if (servings !== input.servings) questions.push({ code: 'servings-unknown', line: null, value: input.servings });
  const lines: LineEstimate[] = [];
  let heading = '';
  // All lines together say the language better than one alone.
  const start = input.ingredients.slice(0, 60).join('\n').slice(0, 4000);
  const language = options.language ?? detectLanguage(start, options.locale);
  const locale = language === 'en' && soundsEnglish(start) ? 'en' : options.locale;
  for (const text of input.ingredients) {
    const one = estimateLine(text, table, servings, { ...options, language, locale }, heading);
    if (one.status === 'no-food' && one.line.text.length < 60) heading = lower(one.line);
    lines.push(
      one.eaten === null && wasCounted(one, lines) ? { ...one, eaten: { share: 0, why: 'counted-before' } } : one,
    );
    yield;
  }
  const parts: Part[] = [];
  let known = 0;
  let open = 0;
  for (const one of lines) {
    if (one.status === 'open') open++;
    if (one.status !== 'counted' || one.food === null || one.grams === null) continue;
    known++;
    parts.push({ food: one.food, grams: asGrams(one.grams * (one.eaten?.share ?? 1)) });
  }
  const totals = totalOf(parts);
  const { grams, values } = totalsPerServing(totals, asServings(servings));
  questions.push(...questionsOfLines(lines, totals, servings, input.servings !== null));
  const energy = values.kcal;
  // Of how many servings it is comes first.
  if (energy !== null && energy > 2000 && input.servings !== null)
    questions.push({ code: 'serving-over-2000-kcal', line: null, value: energy });
  if (energy !== null && energy < 20 && open > 0)
    questions.push({ code: 'serving-under-20-kcal', line: null, value: energy });
  return {
    perServing: values,
    per100g: totalsPer100g(totals),
    totals,
    gramsPerServing: grams,
    coverage: known + open === 0 ? 0 : known / (known + open),
    lines,
    questions,
    yield: 'raw-weight',
  };
}

export const estimate = (input: EstimateInput, table: FoodTable, options: EstimateOptions = {}): Estimate => {
  const steps = estimateSteps(input, table, options);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
};
