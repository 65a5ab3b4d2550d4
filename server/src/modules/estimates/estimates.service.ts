import { setImmediate as otherWork } from 'node:timers/promises';
import type { Locale } from '@mealwright/contracts/common';
import { type Estimate, estimateSteps } from '@mealwright/nutrition/lines/estimate';
import type { Ctx, UserActor } from '../../platform/ctx.ts';
import { householdFoods } from '../foods/foods.api.ts';
import { type ReadRecipe, readRecipeText } from './estimates.rules.ts';

type Asked = { servings: number | null; locale: Locale };

/** A list of 300 long lines takes up to a second of work: others are served in between. */
const LINES_AT_A_TIME = 10;

export async function estimateLines(
  ctx: Ctx<UserActor>,
  { ingredients, servings, locale }: Asked & { ingredients: readonly string[] },
): Promise<Estimate> {
  const { table, corrections } = await householdFoods(ctx);
  const steps = estimateSteps({ ingredients, servings }, table, { locale, corrections });
  for (let line = 1; ; line++) {
    const step = steps.next();
    if (step.done) return step.value;
    if (line % LINES_AT_A_TIME === 0) await otherWork();
  }
}

export async function analyzeText(
  ctx: Ctx<UserActor>,
  { text, servings, locale }: Asked & { text: string },
): Promise<ReadRecipe & { estimate: Estimate }> {
  const read = readRecipeText(text);
  const made = await estimateLines(ctx, { ingredients: read.lines, servings: servings ?? read.servings, locale });
  return { ...read, estimate: made };
}
