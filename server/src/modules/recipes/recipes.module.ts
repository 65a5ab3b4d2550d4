import type { Module } from '../../platform/route.ts';
import { recipesRoutes } from './recipes.routes.ts';
import { tasteOf } from './recipes.sql.ts';

export const recipes: Module = { name: 'recipes', routes: recipesRoutes, personalData: tasteOf };
