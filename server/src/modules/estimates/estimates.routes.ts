import type { Locale } from '@mealwright/contracts/common';
import * as contract from '@mealwright/contracts/estimates';
import { nameOf } from '@mealwright/nutrition/food-names';
import { allergensOf, dietOf } from '@mealwright/nutrition/labels';
import type { Estimate, LineEstimate } from '@mealwright/nutrition/lines/estimate';
import { route } from '../../platform/route.ts';
import * as service from './estimates.service.ts';

export const estimatesRoutes = [
  route(contract.estimateNutrition, async (ctx, { body }) =>
    estimateView(await service.estimateLines(ctx, body), body.servings, body.locale),
  ),
  route(contract.analyzeRecipe, async (ctx, { body }) => {
    const read = await service.analyzeText(ctx, body);
    const { title, steps, linesOnly, leftOut, servings } = read;
    const used = body.servings ?? servings;
    return {
      title,
      statedServings: servings,
      steps,
      linesOnly,
      leftOut,
      estimate: estimateView(read.estimate, used, body.locale),
    };
  }),
];

function estimateView(made: Estimate, servings: number | null, locale: Locale): contract.Estimate {
  const foods = made.lines.flatMap((line) => (line.food === null ? [] : [line.food]));
  return {
    servings: servings ?? 1,
    gramsPerServing: made.gramsPerServing,
    perServing: made.perServing,
    per100g: made.per100g,
    coverage: made.coverage,
    nutrientCoverage: made.totals.coverage,
    allergens: allergensOf(foods),
    diet: dietOf(foods),
    complete: made.lines.every((line) => line.food !== null || line.status === 'no-food'),
    lines: made.lines.map((line, at) => lineView(line, at, made.questions, locale)),
    doubts: made.questions,
  };
}

function lineView(
  one: LineEstimate,
  at: number,
  questions: Estimate['questions'],
  locale: Locale,
): contract.Estimate['lines'][number] {
  const { line, food, grams } = one;
  const energy = food?.per100g.kcal ?? null;
  const { dataset, numbers, near } = food?.source ?? { dataset: '', numbers: [], near: false };
  return {
    text: line.text,
    status: one.status,
    parsed: {
      language: line.language,
      amount: line.amount,
      amountMax: line.amountMax,
      unit: line.unit,
      size: line.size,
      name: line.name,
      preparation: line.preparation,
      note: line.note,
      optional: line.optional,
      toTaste: line.toTaste,
      alternatives: line.alternatives,
      package: line.package,
    },
    food: food === null ? null : { foodId: food.id, name: nameOf(food, locale), confidence: one.match.confidence },
    candidates: one.match.candidates.map((candidate) => ({
      foodId: candidate.food.id,
      name: nameOf(candidate.food, locale),
      confidence: candidate.confidence,
    })),
    grams,
    eaten: one.eaten,
    assumptions: one.assumptions,
    kcal:
      one.status !== 'counted' || grams === null || energy === null
        ? null
        : (energy * grams * (one.eaten?.share ?? 1)) / 100,
    confidence: one.confidence,
    doubts: questions.filter((question) => question.line === at).map((question) => question.code),
    source: food === null ? null : { dataset, numbers, near },
  };
}
