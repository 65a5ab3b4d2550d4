import type { Allergen, Diet } from '@mealwright/contracts/common';
import * as contract from '@mealwright/contracts/foods';
import { pageOf } from '../../platform/page.ts';
import { route } from '../../platform/route.ts';
import * as service from './foods.service.ts';

export const foodsRoutes = [
  route(contract.searchFoods, async (ctx, { query }) => {
    const { rows, total } = await service.searchFoods(ctx, { ...query, q: query.q, category: query.category });
    return pageOf(
      rows.map((row) => summaryView(row, query.locale)),
      total,
      query,
    );
  }),
  route(contract.getFood, async (ctx, { params, query }) =>
    foodView(await service.readFood(ctx, params.foodId), query.locale),
  ),
];

function summaryView(row: service.FoodRow, locale: 'en' | 'de'): contract.FoodSummary {
  return {
    foodId: row.id,
    name: locale === 'de' ? row.name_de : row.name,
    plural: locale === 'de' ? row.plural_de : row.plural,
    category: row.category,
    aisle: row.aisle,
    diet: row.diet as Diet,
    allergens: row.allergens as Allergen[],
    kcalPer100g: row.per_100g.kcal ?? null,
  };
}

function foodView(row: service.FoodRow, locale: 'en' | 'de'): contract.Food {
  return {
    ...summaryView(row, locale),
    synonyms: row.synonyms,
    contains: row.contains,
    densityGPerMl: row.density,
    edibleShare: row.edible,
    portions: row.portions,
    per100g: row.per_100g,
    source: row.source,
  };
}
