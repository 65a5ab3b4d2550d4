import * as contract from '@mealwright/contracts/own-recipes';
import { pageOf } from '../../../platform/page.ts';
import { route } from '../../../platform/route.ts';
import { writtenRecipe } from '../recipes.answers.ts';
import * as service from './own.service.ts';

export const ownRecipesRoutes = [
  route(contract.readRecipeState, (ctx, { body, query }) => service.readState(ctx, body, query.locale)),
  route(contract.createRecipe, async (ctx, { body, query: { locale } }) =>
    writtenRecipe(ctx, await service.createRecipe(ctx, body, locale), locale),
  ),
  route(contract.changeRecipe, async (ctx, { params: { recipeId }, body, query: { locale } }) => {
    await service.changeRecipe(ctx, recipeId, body, locale);
    return writtenRecipe(ctx, recipeId, locale);
  }),
  route(contract.deleteRecipe, async (ctx, { params }) =>
    service.deleteRecipe(ctx, params.recipeId).then(() => undefined),
  ),
  route(contract.getRecipeState, async (ctx, { params, query }) => {
    const { row, state, reading, askedAnew } = await service.readOwn(ctx, params.recipeId, query.locale);
    const updatedAt = row.updated_at.toISOString();
    return { recipeId: row.id, version: row.version, state, reading, askedAnew, updatedAt };
  }),
  route(contract.listRecipeVersions, async (ctx, { params }) => ({
    data: (await service.listVersions(ctx, params.recipeId)).map(({ version, state, changed_at, current }) => ({
      version,
      title: state.title,
      ingredientCount: state.ingredients.length,
      stepCount: state.steps.length,
      changedAt: changed_at.toISOString(),
      current,
    })),
  })),
  route(contract.getRecipeVersion, async (ctx, { params }) => {
    const { version, state, changed_at, current } = await service.readVersion(ctx, params.recipeId, params.version);
    return { version, state, changedAt: changed_at.toISOString(), current };
  }),
  route(contract.restoreRecipeVersion, async (ctx, { params: { recipeId, version }, query: { locale } }) => {
    await service.restoreVersion(ctx, recipeId, version, locale);
    return writtenRecipe(ctx, recipeId, locale);
  }),
  route(contract.listUnserved, async (ctx) => ({
    data: (await service.listUnserved(ctx)).map(({ id, title, yield_text, kcal, grams, likely, questions }) => ({
      recipeId: id,
      title,
      yieldText: yield_text,
      kcal,
      grams,
      likely,
      otherQuestions: questions - 1,
    })),
  })),
  route(contract.answerServings, (ctx, { body, query }) => service.answerServings(ctx, body.answers, query.locale)),
  route(contract.listDoubtful, async (ctx, { query }) => {
    const { rows, own, ready } = await service.listDoubtful(ctx, query);
    const data = rows.map(({ id, title, version, questions }) => ({ recipeId: id, title, version, questions }));
    return { ...pageOf(data, own - ready, query), ready, own };
  }),
];
