import type { Module } from '../../platform/route.ts';
import { recipesHear } from './recipes.events.ts';
import { ownRecipesRoutes } from './recipes.own.routes.ts';
import { exportOwn } from './recipes.own.sql.ts';
import { recipesRoutes } from './recipes.routes.ts';
import { shelvesRoutes } from './recipes.shelves.routes.ts';
import { exportShelves } from './recipes.shelves.sql.ts';
import { tasteOf } from './recipes.sql.ts';

export const recipes: Module = {
  name: 'recipes',
  routes: [...recipesRoutes, ...ownRecipesRoutes, ...shelvesRoutes],
  hears: recipesHear,
  personalData: async (ctx) => ({
    ...(await tasteOf(ctx)),
    recipes: await exportOwn(ctx),
    ...(await exportShelves(ctx)),
  }),
};
