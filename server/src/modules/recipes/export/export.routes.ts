import * as contract from '@mealwright/contracts/recipe-shelves';
import { route } from '../../../platform/route.ts';
import { Written } from '../../../platform/schema.ts';
import * as service from './export.service.ts';

export const exportRoutes = [
  route(contract.exportRecipe, async (ctx, { params, query }) => {
    const { bytes, mediaType } = await service.exportRecipe(ctx, params.recipeId, query);
    return new Written<string>(bytes, mediaType);
  }),
  route(contract.exportRecipes, async (ctx, { query }) => {
    const { bytes, mediaType } = await service.exportRecipes(ctx, query);
    return new Written<string>(bytes, mediaType);
  }),
];
