import { type Allergen, type Diet, type Locale, locales } from '@mealwright/contracts/common';
import * as contract from '@mealwright/contracts/recipes';
import { wordsOf } from '@mealwright/nutrition/food-names';
import type { Food, FoodTable } from '@mealwright/nutrition/foods';
import type { Ctx, UserActor } from '../../platform/ctx.ts';
import { found } from '../../platform/errors.ts';
import { writtenPage } from '../../platform/page.ts';
import { Written, writerFor } from '../../platform/schema.ts';
import { householdFoods } from '../foods/foods.api.ts';
import { addressesOf } from './recipes.picture.rules.ts';
import * as sql from './recipes.sql.ts';
import { usesOf } from './recipes.uses.rules.ts';
import { ANY_ALLERGEN } from './recipes.words.ts';
import { listCards } from './search/list.sql.ts';

type Mine = Ctx<UserActor>;
type Shared = { household_id: string | null; written: boolean; json: string };

// What is the same for everyone is written once and kept; what is one's own (favourite, rating) is added to each answer.
const writeCard = writerFor(contract.recipeCard.omit({ favorite: true }));
const writeRecipe = writerFor(contract.recipe.omit({ favorite: true, myRating: true, own: true }));
const plus = (json: string, own: object) => `${json.slice(0, -1)},${JSON.stringify(own).slice(1)}`;

/** A page of cards for these filters in this order. */
export async function writtenCards(
  ctx: Mine,
  filters: sql.RecipeFilters,
  order: readonly sql.RecipeSort[] | 'best',
  { page, limit }: { page: number; limit: number },
): Promise<Written<ReturnType<typeof contract.listRecipes.response.parse>>> {
  const key = `${await shelfOf(ctx)} ${JSON.stringify([filters, order, page, limit])}`;
  const { ids, cards, total } = await ctx.cache.get('search', key, async () => {
    const found = await listCards(ctx, filters, order, { page, limit });
    return {
      ids: found.rows.map((row) => row.id),
      cards: found.rows.map((row) => writeCard(cardView(ctx, row))),
      total: found.total,
    };
  });
  const { favorites } = await tasteOf(ctx);
  const rows = cards.map((card, at) => plus(card, { favorite: favorites.includes(ids[at] ?? '') }));
  return writtenPage(rows, total, { page, limit });
}

/** One recipe, complete. */
export async function writtenRecipe(ctx: Mine, recipeId: string, locale: Locale): Promise<Written<contract.Recipe>> {
  const shared = await ctx.cache.get('recipe', `${recipeId} ${locale}`, async (): Promise<Shared> => {
    const row = found(await sql.findRecipe(ctx, recipeId), 'RECIPE_NOT_FOUND');
    const foods = row.household_id === null ? ctx.foods : (await householdFoods(ctx)).table;
    const json = writeRecipe(recipeView(ctx, foods, row, locale));
    return { household_id: row.household_id, written: row.state !== null, json };
  });
  // It may have been kept by someone of another household.
  const mine = shared.household_id === null || shared.household_id === ctx.actor.householdId;
  const { json, written, household_id } = found(mine ? shared : undefined, 'RECIPE_NOT_FOUND');
  const own = written && (household_id !== null || ctx.actor.role === 'admin');
  const { favorites, ratings } = await tasteOf(ctx);
  const myRating = ratings.find((one) => one.recipe_id === recipeId)?.value ?? null;
  return new Written(plus(json, { favorite: favorites.includes(recipeId), myRating, own }));
}

/** What this person favours and how they rated. */
export const tasteOf = (ctx: Mine): Promise<sql.Taste> =>
  ctx.cache.get('favorites', ctx.actor.userId, () => sql.tasteOf(ctx));

/** Households without recipes of their own see the same lists. */
export async function shelfOf(ctx: Mine): Promise<string> {
  const { householdId } = ctx.actor;
  return (await ctx.cache.get('recipe', `own ${householdId}`, () => sql.hasOwnRecipes(ctx))) ? householdId : 'public';
}

/** After a change of someone's favourites or ratings has committed. */
export const forgetTaste = (ctx: Mine): Promise<void> => ctx.cache.drop('favorites', ctx.actor.userId);

/** After a change of a recipe has committed. */
export async function forgetRecipe(ctx: Mine, recipeId: string): Promise<void> {
  for (const locale of locales) await ctx.cache.drop('recipe', `${recipeId} ${locale}`);
  await ctx.cache.drop('recipe', `own ${ctx.actor.householdId}`);
  await ctx.cache.dropAll('search');
}

/** The nutrients of a card; the whole table stands on the recipe. */
const onCards = ['kcal', 'proteinG', 'carbsG', 'fatG', 'fibreG', 'sugarG', 'sodiumMg'];

export function cardView({ settings }: Pick<Ctx, 'settings'>, row: sql.CardRow): Omit<contract.RecipeCard, 'favorite'> {
  return {
    recipeId: row.id,
    slug: row.slug,
    title: row.title,
    description: row.description,
    servings: row.servings,
    activeMinutes: row.active_minutes,
    totalMinutes: row.total_minutes,
    cuisine: row.cuisine,
    course: row.course,
    slots: row.slots as contract.RecipeCard['slots'],
    tags: row.tags,
    labels: row.labels,
    diet: row.diet as Diet,
    allergens: row.allergens.filter((one): one is Allergen => one !== ANY_ALLERGEN),
    perServing: Object.fromEntries(
      onCards.flatMap((key) => (key in row.per_serving ? [[key, row.per_serving[key] ?? null]] : [])),
    ),
    picture: addressesOf(settings.pictureBase, row.id, row.picture_id),
    illustration: row.illustration,
    rating: row.rating,
    ratingCount: row.rating_count,
    ready: row.ready,
  };
}

function recipeView(
  ctx: Pick<Ctx, 'settings'>,
  foods: FoodTable,
  row: sql.RecipeRow,
  locale: Locale,
): Omit<contract.Recipe, 'favorite' | 'myRating' | 'own'> {
  const named = (food: Food | null, id: string) => {
    const { name, plural } = food === null ? { name: id, plural: id } : wordsOf(food, locale);
    return { name, plural };
  };
  const steps = row.steps as contract.Recipe['steps'];
  return {
    ...cardView(ctx, row),
    perServing: row.per_serving,
    equipment: row.equipment,
    ingredients: row.ingredients.map(({ foodId, amount, unit, note, optional, grams, of = null }) => ({
      foodId,
      ...named(foods.byId(foodId), foodId),
      amount,
      unit,
      note,
      optional,
      grams,
      of,
    })),
    steps,
    stepIngredients: usesOf(
      steps,
      row.ingredients.map(({ foodId }) => ({ foodId, food: foods.byId(foodId) })),
    ),
    gramsPerServing: row.grams / row.servings,
    coverage: row.coverage,
    version: row.version,
    servingsEstimated: row.state?.servingsEstimated === true,
    openLines: row.open_lines,
    notes: row.state?.notes ?? [],
    source: row.state === null ? null : { url: row.state.sourceUrl, author: row.state.author },
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
