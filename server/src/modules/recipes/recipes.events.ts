import { localeFrom } from '@mealwright/contracts/common';
import type { Hears } from '../../platform/events.ts';
import { userSettings } from '../accounts/accounts.api.ts';
import { readerOf } from './own/own.service.ts';
import { lockOwn, recipesOf } from './own/own.sql.ts';
import { renew, renewWholes } from './own/parts.ts';
import { forgetRecipe } from './recipes.answers.ts';

export const recipesHear: Hears = {
  /** What its label says now is in the figures, diets and allergens of every recipe that holds it, and in those that hold these. */
  'food.changed': async (system, { userId, householdId, foodId }) => {
    const ctx = system.as({ kind: 'user', userId, householdId, role: 'user', sessionId: 'event' });
    const { locale } = await userSettings(ctx);
    for (const recipeId of await recipesOf(ctx, foodId)) {
      // Each for itself: a second run does again what the first did, and nobody waits for a recipe until all are done.
      const wholes = await ctx.tx(async (tx) => {
        const row = await lockOwn(tx, recipeId);
        if (row === undefined || row.state === null) return [];
        const { language } = row.state;
        const reader = await readerOf(ctx, language === null ? locale : localeFrom(language));
        await renew(tx, row, row.state, reader);
        return renewWholes(tx, recipeId, reader);
      });
      for (const id of [recipeId, ...wholes]) await forgetRecipe(ctx, id);
    }
  },
};
