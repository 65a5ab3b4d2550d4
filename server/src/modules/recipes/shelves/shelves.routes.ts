import * as contract from '@mealwright/contracts/recipe-shelves';
import { nameOf } from '@mealwright/nutrition/food-names';
import type { Ctx, UserActor } from '../../../platform/ctx.ts';
import { pageOf } from '../../../platform/page.ts';
import { route } from '../../../platform/route.ts';
import { cardView, tasteOf } from '../recipes.answers.ts';
import { addressesOf } from '../recipes.picture.rules.ts';
import * as service from './shelves.service.ts';

async function cardsOf(ctx: Ctx<UserActor>, rows: readonly service.CardRow[]) {
  const { favorites } = await tasteOf(ctx);
  return rows.map((row) => ({ ...cardView(ctx, row), favorite: favorites.includes(row.id) }));
}
const collectionView = (
  { settings }: Pick<Ctx, 'settings'>,
  { id, name, recipe_count, covers, updated_at }: service.Counted,
) => ({
  collectionId: id,
  name,
  recipeCount: recipe_count,
  covers: covers.map(({ picture_id, illustration, ...cover }) => ({
    title: cover.title,
    picture: addressesOf(settings.pictureBase, cover.id, picture_id),
    illustration,
  })),
  updatedAt: updated_at.toISOString(),
});
const entryView = (ctx: Ctx<UserActor>, { id, kind, day, text, rating, user_id, created_at }: service.LogRow) => ({
  entryId: id,
  kind,
  day,
  text,
  rating,
  byMe: user_id === ctx.actor.userId,
  createdAt: created_at.toISOString(),
});

export const shelvesRoutes = [
  route(contract.recipesByIngredients, async (ctx, { query }) => {
    const { rows, total, table } = await service.recipesWith(ctx, query.foods, query);
    const cards = await cardsOf(ctx, rows);
    const named = (foodId: string) => {
      const food = table.byId(foodId);
      return food === null ? foodId : nameOf(food, query.locale);
    };
    const data = cards.map((recipe, at) => {
      const { of_weight = 0, of_count = 0, missing = [] } = rows[at] ?? {};
      return {
        recipe,
        ofWeight: of_weight,
        ofCount: of_count,
        missing: missing.map(({ foodId, grams }) => ({ foodId, name: named(foodId), grams })),
      };
    });
    return pageOf(data, total, query);
  }),
  route(contract.listCollections, async (ctx, { query }) => ({
    data: (await service.listCollections(ctx, query.recipeId)).map((row) => collectionView(ctx, row)),
  })),
  route(contract.addCollection, async (ctx, { body }) =>
    collectionView(ctx, await service.addCollection(ctx, body.name)),
  ),
  route(contract.renameCollection, async (ctx, { params, body }) =>
    collectionView(ctx, await service.renameCollection(ctx, params.collectionId, body.name)),
  ),
  route(contract.deleteCollection, async (ctx, { params }) =>
    service.deleteCollection(ctx, params.collectionId).then(() => undefined),
  ),
  route(contract.listCollected, async (ctx, { params, query }) => {
    const { rows, total } = await service.listCollected(ctx, params.collectionId, query);
    return pageOf(await cardsOf(ctx, rows), total, query);
  }),
  route(contract.collectRecipe, async (ctx, { params: { collectionId, recipeId } }) =>
    service.setCollected(ctx, collectionId, recipeId, true).then(() => undefined),
  ),
  route(contract.uncollectRecipe, async (ctx, { params: { collectionId, recipeId } }) =>
    service.setCollected(ctx, collectionId, recipeId, false).then(() => undefined),
  ),
  route(contract.listRecipeLog, async (ctx, { params }) => {
    const data = (await service.listLog(ctx, params.recipeId)).map((row) => entryView(ctx, row));
    return { data, made: data.filter((entry) => entry.kind === 'made').length };
  }),
  route(contract.listMade, async (ctx, { query }) => {
    const { rows, total } = await service.listMade(ctx, query);
    const data = rows.map((row) => ({
      ...entryView(ctx, row),
      recipe: {
        recipeId: row.recipe_id,
        title: row.title,
        picture: addressesOf(ctx.settings.pictureBase, row.recipe_id, row.picture_id),
        illustration: row.illustration,
      },
    }));
    return pageOf(data, total, query);
  }),
  route(contract.addToRecipeLog, async (ctx, { params, body }) =>
    entryView(ctx, await service.addToLog(ctx, params.recipeId, body)),
  ),
  route(contract.deleteFromRecipeLog, async (ctx, { params }) =>
    service.deleteFromLog(ctx, params.recipeId, params.entryId).then(() => undefined),
  ),
];
