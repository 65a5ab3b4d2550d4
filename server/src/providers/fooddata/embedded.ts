import type { FoodData } from './fooddata.ts';

/** Nobody outside: only own foods and what was imported. */
export const noFoodData: FoodData = { asks: false, byGtin: async () => 'not-found' };
