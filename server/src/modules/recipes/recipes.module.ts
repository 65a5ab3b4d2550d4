import type { Module } from '../../platform/route.ts';
import { exportRoutes } from './export/export.routes.ts';
import { atStart, readAgain } from './own/again.ts';
import { ownRecipesRoutes } from './own/own.routes.ts';
import { exportOwn } from './own/own.sql.ts';
import { recipesHear } from './recipes.events.ts';
import { recipesRoutes } from './recipes.routes.ts';
import { tasteOf } from './recipes.sql.ts';
import { shelvesRoutes } from './shelves/shelves.routes.ts';
import { exportShelves } from './shelves/shelves.sql.ts';

export const recipes: Module = {
  name: 'recipes',
  routes: [...recipesRoutes, ...ownRecipesRoutes, ...shelvesRoutes, ...exportRoutes],
  hears: recipesHear,
  jobs: [readAgain],
  atStart,
  personalData: async (ctx) => ({
    ...(await tasteOf(ctx)),
    recipes: await exportOwn(ctx),
    ...(await exportShelves(ctx)),
  }),
};
