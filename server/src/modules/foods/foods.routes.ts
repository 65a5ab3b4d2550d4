import type { Allergen, Diet, Locale } from '@mealwright/contracts/common';
import * as contract from '@mealwright/contracts/foods';
import { wordsOf } from '@mealwright/nutrition/food-names';
import type { Ctx } from '../../platform/ctx.ts';
import { pageOf } from '../../platform/page.ts';
import { route } from '../../platform/route.ts';
import * as service from './foods.service.ts';

export const foodsRoutes = [
  route(contract.searchFoods, async (ctx, { query }) => {
    const { q, category, origin } = query;
    const { rows, total, alike } = await service.searchFoods(ctx, { ...query, q, category, origin });
    const page = pageOf(
      rows.map((row) => summaryView(row, query.locale)),
      total,
      query,
    );
    return { ...page, alike: alike.map((row) => summaryView(row, query.locale)) };
  }),
  route(contract.getFoodByBarcode, async (ctx, { params, query }) =>
    foodView(ctx, await service.foodByBarcode(ctx, params.gtin), query.locale),
  ),
  route(contract.rememberMatch, async (ctx, { body }) => {
    await service.rememberMatch(ctx, body.name, body.foodId);
    return undefined;
  }),
  route(contract.getFood, async (ctx, { params, query }) =>
    foodView(ctx, await service.readFood(ctx, params.foodId), query.locale),
  ),
  route(contract.addFood, async (ctx, { body }) => foodView(ctx, await service.addOwnFood(ctx, body), 'en')),
  route(contract.replaceFood, async (ctx, { params, body }) =>
    foodView(ctx, await service.replaceOwnFood(ctx, params.foodId, body), 'en'),
  ),
  route(contract.deleteFood, async (ctx, { params }) => {
    await service.removeOwnFood(ctx, params.foodId);
    return undefined;
  }),
];

function summaryView(row: service.AnyFoodRow, locale: Locale): contract.FoodSummary {
  return {
    foodId: row.id,
    origin: row.origin,
    name: locale === 'en' ? row.name : row[`name_${locale}`],
    plural: locale === 'en' ? row.plural : row[`plural_${locale}`],
    brand: row.brand,
    gtin: row.gtin,
    category: row.category,
    aisle: row.aisle,
    diet: (row.diet ?? 'omnivore') as Diet,
    allergens: (row.allergens ?? []) as Allergen[],
    dietKnown: row.diet !== null,
    allergensKnown: row.allergens !== null,
    kcalPer100g: row.per_100g.kcal ?? null,
    marks: row.marks as contract.FoodMark[],
  };
}

function foodView(ctx: Ctx, row: service.AnyFoodRow, locale: Locale): contract.Food {
  const food = row.origin === 'table' ? ctx.foods.byId(row.id) : null;
  return {
    ...summaryView(row, locale),
    synonyms: food === null ? row.synonyms : wordsOf(food, locale).synonyms,
    contains: row.contains,
    densityGPerMl: row.density,
    edibleShare: row.edible,
    portions: row.portions,
    per100g: row.per_100g,
    source: row.source,
    label: row.label as contract.FoodLabel | null,
  };
}
