import type { Ctx } from '../../platform/ctx.ts';
import { found } from '../../platform/errors.ts';
import * as sql from './foods.sql.ts';

export type { FoodRow } from './foods.sql.ts';

export const searchFoods = (ctx: Ctx, query: sql.FoodQuery) => sql.searchFoods(ctx, query);

export const readFood = async (ctx: Ctx, foodId: string) => found(await sql.findFood(ctx, foodId), 'FOOD_NOT_FOUND');
