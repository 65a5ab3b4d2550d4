import type { Locale } from '@mealwright/contracts/common';
import { type Estimate, estimate } from '@mealwright/nutrition/lines/estimate';
import type { Ctx, UserActor } from '../../platform/ctx.ts';
import { householdFoods } from '../foods/foods.api.ts';
import { type ReadRecipe, readRecipeText } from './estimates.rules.ts';

type Asked = { servings: number | null; locale: Locale };

export async function estimateLines(
  ctx: Ctx<UserActor>,
  { ingredients, servings, locale }: Asked & { ingredients: readonly string[] },
): Promise<Estimate> {
  const { table, corrections } = await householdFoods(ctx);
  return estimate({ ingredients, servings }, table, { locale, corrections });
}

export async function analyzeText(
  ctx: Ctx<UserActor>,
  { text, servings, locale }: Asked & { text: string },
): Promise<ReadRecipe & { estimate: Estimate }> {
  const read = readRecipeText(text);
  const made = await estimateLines(ctx, { ingredients: read.lines, servings: servings ?? read.servings, locale });
  return { ...read, estimate: made };
}
