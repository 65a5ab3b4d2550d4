import { setImmediate as otherWork } from 'node:timers/promises';
import type { Locale } from '@mealwright/contracts/common';
import type { LineReading, RecipeLine, RecipeReading, RecipeState } from '@mealwright/contracts/own-recipes';
import { proteinSourceOf } from '@mealwright/cookbook/protein-source';
import { nameOf } from '@mealwright/nutrition/food-names';
import type { Food, FoodTable } from '@mealwright/nutrition/foods';
import { allergensOf, containsOf, dietOf, labelsOf } from '@mealwright/nutrition/labels';
import { mostGrams } from '@mealwright/nutrition/lines/amount-grams';
import { estimateSteps, type LineEstimate, type Question } from '@mealwright/nutrition/lines/estimate';
import { grams as asGrams, servings as asServings } from '@mealwright/nutrition/quantity';
import { type Part, totalOf, totalsPer100g, totalsPerServing } from '@mealwright/nutrition/totals';
import { weigh } from '@mealwright/nutrition/weigh';
import { type KeptIngredient, partLine, type RecipePart } from './parts.rules.ts';

export type Reader = {
  table: FoodTable;
  corrections: ReadonlyMap<string, string>;
  /** Other recipes of the household, by id: those that lines name. */
  parts: ReadonlyMap<string, RecipePart>;
  locale: Locale;
  /** By which foods and which way of reading. */
  stamp: string;
};
export type OpenLine = { text: string; after: number };
export type Computed = {
  reading: RecipeReading;
  ingredients: KeptIngredient[];
  openLines: OpenLine[];
  contains: string[];
  proteinSource: string;
  /** In words, for the search: also of what no food was found for. */
  words: string;
  totalGrams: number;
  /** A recipe inside is not sure of its foods: neither is this one. */
  unsure: boolean;
};
type Line = {
  reading: LineReading;
  food: Food | null;
  /** In the sum. */
  eaten: number | null;
  assumption: string | null;
  /** Of a line that is a recipe: the foods that it brings. */
  inside?: KeptIngredient[];
  unsure?: boolean;
};

/** More of one thing in a serving than anyone eats: the limit that lines of text have. */
const MOST_GRAMS = 1250;
const MOST_KCAL = 2000;
const LEAST_KCAL = 20;

/** A recipe of 150 lines takes up to a tenth of a second of work: others are served in between. */
const LINES_AT_A_TIME = 10;

/** All that follows from a recipe as it was written. Lines that a person has said something about are taken at their word. */
export async function computeState(state: RecipeState, reader: Reader): Promise<Computed> {
  const servings = state.servings ?? 1;
  const read = await readTexts(state.ingredients, state.servings, reader);
  const lines = state.ingredients.map((line, at) => lineOf(line, read[at] ?? null, servings, reader));
  const parts: Part[] = lines.flatMap(({ food, eaten, inside }) =>
    inside === undefined
      ? food === null || eaten === null || eaten <= 0
        ? []
        : { food, grams: asGrams(eaten) }
      : eatenInside(inside, reader.table),
  );
  const totals = totalOf(parts);
  const one = totalsPerServing(totals, asServings(servings));
  const per100g = totalsPer100g(totals);
  const open = lines.filter(({ reading }) => reading.status === 'open');
  const doubts = [
    ...lines.flatMap(({ reading }, line) => reading.doubts.map((code) => ({ code, line, value: reading.grams }))),
    ...ofTheWhole(state, one.values.kcal, open.length > 0),
  ];
  const foods = lines.flatMap(({ food, inside = [] }) => [
    ...(food === null ? [] : [food]),
    ...inside.flatMap(({ foodId }) => reader.table.byId(foodId) ?? []),
  ]);
  // A food inside that is gone from the table is in no sum.
  const unsure = lines.some(
    (line) => line.unsure === true || line.inside?.some(({ foodId }) => reader.table.byId(foodId) === null),
  );
  const resting = parts.length + open.length;
  const reading: RecipeReading = {
    lines: lines.map((line) => line.reading),
    doubts,
    ready: doubts.length === 0 && parts.length > 0,
    coverage: resting === 0 ? 0 : parts.length / resting,
    nutrientCoverage: totals.coverage,
    gramsPerServing: one.grams,
    perServing: { ...one.values },
    per100g,
    allergens: allergensOf(foods),
    // What is not known cannot be promised.
    diet: unsure || open.some(({ food }) => food === null) || foods.length === 0 ? 'omnivore' : dietOf(foods),
    labels:
      unsure || open.length > 0 || parts.length === 0
        ? []
        : labelsOf({ foods, perServing: one.values, per100g, totalMinutes: state.totalMinutes }),
  };
  const ingredients: KeptIngredient[] = [];
  const openLines: OpenLine[] = [];
  for (const { reading: line, food, assumption, inside } of lines) {
    const { amount, unit, note, optional, grams, status } = line;
    if (inside !== undefined && status === 'counted') ingredients.push(...inside);
    else if (food !== null && (status === 'counted' || status === 'negligible'))
      ingredients.push({ foodId: food.id, amount, unit, note, optional, grams: grams ?? 0, assumption });
    else if (status !== 'no-food')
      openLines.push({ text: line.text || (food?.name ?? line.name), after: ingredients.length });
  }
  return {
    reading,
    ingredients,
    openLines,
    contains: containsOf(foods),
    proteinSource: proteinSourceOf(parts),
    words: lines
      .flatMap(({ reading: line, food, inside = [] }) => [
        line.name,
        food?.name ?? '',
        ...(food?.synonyms ?? []),
        ...inside.map(({ foodId }) => reader.table.byId(foodId)?.name ?? ''),
      ])
      .join(' '),
    totalGrams: totals.grams,
    unsure,
  };
}

const eatenInside = (inside: readonly KeptIngredient[], table: FoodTable): Part[] =>
  inside.flatMap(({ foodId, grams, optional }) => {
    const food = table.byId(foodId);
    return food === null || optional || grams <= 0 ? [] : { food, grams: asGrams(grams) };
  });

/** Lines as texts are read together: language and headings of the ones before say something about the next. */
async function readTexts(
  lines: readonly RecipeLine[],
  servings: number | null,
  { table, corrections, locale }: Reader,
): Promise<({ one: LineEstimate; questions: Question[] } | null)[]> {
  const texts: string[] = [];
  const places: number[] = [];
  let group: string | null = null;
  for (const line of lines) {
    if (line.group !== group && line.group !== null) texts.push(`${line.group.replace(/:$/, '')}:`);
    group = line.group;
    places.push(texts.length);
    texts.push(line.text);
  }
  const steps = estimateSteps({ ingredients: texts, servings }, table, { locale, corrections });
  let step = steps.next();
  for (let line = 1; !step.done; line += 1) {
    if (line % LINES_AT_A_TIME === 0) await otherWork();
    step = steps.next();
  }
  const made = step.value;
  return places.map((at) => {
    const one = made.lines[at];
    return one === undefined ? null : { one, questions: made.questions.filter((question) => question.line === at) };
  });
}

function lineOf(
  line: RecipeLine,
  read: { one: LineEstimate; questions: Question[] } | null,
  servings: number,
  reader: Reader,
): Line {
  const { table, locale } = reader;
  const part = partLine(line, reader.parts);
  if (part !== null) {
    const kcal = eatenInside(part.inside, table).reduce((sum, one) => sum + (kcalOf(one.food, one.grams) ?? 0), 0);
    const reading = { ...part.reading, kcal: part.inside.length === 0 ? null : kcal };
    return { reading, food: null, eaten: null, assumption: null, inside: part.inside, unsure: part.unsure };
  }
  const named = (food: Food) => nameOf(food, locale);
  const candidates = (read?.one.match.candidates ?? []).map(({ food, confidence }) => ({
    foodId: food.id,
    name: named(food),
    confidence,
  }));
  const common = { text: line.text, group: line.group, mark: line.mark, candidates };
  const sure = line.mark === 'sure';
  if (line.as !== null) {
    const { foodId, amount, unit, note, optional, grams: stated } = line.as;
    const food = table.byId(foodId);
    const weighed = food === null || (amount === null && stated === null) ? null : weigh({ amount, unit, note }, food);
    const grams = stated ?? (weighed?.ok && weighed.grams <= mostGrams ? weighed.grams : null);
    // Without amount and weight: "to taste", which is nothing to weigh.
    const toTaste = food !== null && amount === null && unit === null && stated === null;
    const status = line.mark === 'left-out' ? 'left-out' : toTaste ? 'negligible' : grams === null ? 'open' : 'counted';
    const doubts: LineReading['doubts'] = status === 'open' ? [food === null ? 'food-open' : 'amount-open'] : [];
    if (status === 'counted' && !sure && (grams ?? 0) / servings >= MOST_GRAMS && food?.per100g.kcal !== 0)
      doubts.push('much-of-one');
    const eaten = status === 'counted' ? (optional ? 0 : grams) : null;
    return {
      reading: {
        ...common,
        said: true,
        status,
        food: food === null ? null : { foodId, name: named(food), confidence: 1 },
        name: food === null ? line.text : named(food),
        amount,
        unit,
        note,
        optional,
        grams: toTaste ? 0 : grams,
        kcal: kcalOf(food, eaten),
        confidence: 1,
        doubts,
        part: null,
      },
      food,
      eaten,
      assumption:
        weighed?.ok && stated === null ? (weighed.assumption?.code ?? null) : stated === null ? null : 'stated',
    };
  }
  if (read === null) throw new Error('a line without text and without food');
  const { one, questions } = read;
  const { line: parsed, food } = one;
  const status = line.mark === 'left-out' ? 'left-out' : one.status;
  // An answer of "it is right" settles what was odd, not what is missing.
  const stays = (code: Question['code']) =>
    status !== 'left-out' && (!sure || code === 'food-open' || code === 'amount-open');
  const eaten = status === 'counted' && one.grams !== null ? one.grams * (one.eaten?.share ?? 1) : null;
  return {
    reading: {
      ...common,
      said: false,
      status,
      food: food === null ? null : { foodId: food.id, name: named(food), confidence: one.match.confidence },
      name: parsed.name,
      amount: parsed.amount,
      unit: parsed.unit ?? parsed.size,
      note: [parsed.preparation, parsed.note].filter((part) => part !== null && part !== '').join(', ') || null,
      optional: parsed.optional,
      grams: one.grams,
      kcal: kcalOf(food, eaten),
      confidence: one.confidence,
      doubts: questions.filter(({ code }) => stays(code)).map(({ code }) => code),
      part: null,
    },
    food,
    eaten,
    assumption: one.assumptions.join(', ') || null,
  };
}

const kcalOf = (food: Food | null, eaten: number | null): number | null => {
  const energy = food?.per100g.kcal ?? null;
  return energy === null || eaten === null ? null : (energy * eaten) / 100;
};

function ofTheWhole(state: RecipeState, kcal: number | null, someOpen: boolean): RecipeReading['doubts'] {
  const doubts: RecipeReading['doubts'] = [];
  if (state.servings === null) doubts.push({ code: 'servings-unknown', line: null, value: null });
  if (kcal === null || state.sure) return doubts;
  if (kcal > MOST_KCAL && state.servings !== null)
    doubts.push({ code: 'serving-over-2000-kcal', line: null, value: kcal });
  if (kcal < LEAST_KCAL && someOpen) doubts.push({ code: 'serving-under-20-kcal', line: null, value: kcal });
  return doubts;
}
