import type { RecipeReading, RecipeState } from '@mealwright/contracts/own-recipes';
import type { Ctx, TxCtx, UserActor } from '../../platform/ctx.ts';
import { publish } from '../../platform/events.ts';
import { rowOf } from './own/own.row.ts';
import { computeState, type Reader } from './own/own.rules.ts';
import { readerOf } from './own/own.service.ts';
import { findTwin, insertOwn, type OwnRecipe } from './own/own.sql.ts';
import { withParts } from './own/parts.ts';
import { forgetRecipe, forgetTaste } from './recipes.answers.ts';
import { setRating } from './recipes.sql.ts';

type Put = { twin: string | null; row: OwnRecipe; reading: RecipeReading };

/** How other modules bring recipes into a household, many at a time. */
export const recipeShelf = {
  readerOf,
  /** Keeps the recipe under this id, unless it is there already under another: then that one is the `twin`. */
  async put(tx: TxCtx<UserActor>, id: string, state: RecipeState, reader: Reader): Promise<Put> {
    const full = await withParts(tx, reader, state);
    const made = await computeState(state, full);
    const row = rowOf(id, tx.actor.householdId, state, full, made);
    const there = await findTwin(tx, { source_key: row.source_key, content_key: row.content_key ?? '' });
    const twin = there === undefined || there.id === id ? null : there.id;
    if (twin === null) await insertOwn(tx, row);
    return { twin, row, reading: made.reading };
  },
  /** Tells of those that were put there. */
  async tell(tx: TxCtx<UserActor>, recipeIds: string[]): Promise<void> {
    const { userId, householdId } = tx.actor;
    if (recipeIds.length > 0) await publish(tx, 'recipe.added', { userId, householdId, recipeIds });
  },
  async rate(tx: TxCtx<UserActor>, recipeId: string, value: number): Promise<void> {
    await setRating(tx, recipeId, value);
  },
  /** After the commit. */
  async forget(ctx: Ctx<UserActor>): Promise<void> {
    await forgetRecipe(ctx, 'none');
    await forgetTaste(ctx);
  },
};
