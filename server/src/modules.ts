import { accounts } from './modules/accounts/accounts.module.ts';
import { calendar } from './modules/calendar/calendar.module.ts';
import { estimates } from './modules/estimates/estimates.module.ts';
import { foodImports } from './modules/food-imports/food-imports.module.ts';
import { foods } from './modules/foods/foods.module.ts';
import { imports } from './modules/imports/imports.module.ts';
import { pictures } from './modules/pictures/pictures.module.ts';
import { plans } from './modules/plans/plans.module.ts';
import { profiles } from './modules/profiles/profiles.module.ts';
import { recipes } from './modules/recipes/recipes.module.ts';
import { sentFiles } from './modules/sent-files/sent-files.module.ts';
import { shopping } from './modules/shopping/shopping.module.ts';
import { substitutions } from './modules/substitutions/substitutions.module.ts';
import type { Module } from './platform/route.ts';

/** The map of the monolith. Order: who is called stands before who calls. */
export const modules: readonly Module[] = [
  accounts,
  sentFiles,
  foods,
  foodImports,
  estimates,
  profiles,
  recipes,
  pictures,
  imports,
  plans,
  calendar,
  shopping,
  substitutions,
];
