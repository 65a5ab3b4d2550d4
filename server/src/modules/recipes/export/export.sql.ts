import type { TxCtx, UserActor } from '../../../platform/ctx.ts';
import { type RecipeRow, type Tables, visible } from '../recipes.sql.ts';

type Mine = TxCtx<UserActor>;
const tables = (ctx: TxCtx) =>
  ctx.db.withTables<Tables & { collected: { collection_id: string; recipe_id: string } }>();

/** What is exported, in the order of titles: read whole some at a time. */
export type Exportable = Pick<RecipeRow, 'id' | 'picture_id'>;

export const ownIds = (ctx: Mine): Promise<Exportable[]> =>
  tables(ctx)
    .selectFrom('recipe')
    .select(['id', 'picture_id'])
    .where('household_id', '=', ctx.actor.householdId)
    .where(visible(ctx))
    .orderBy('title')
    .orderBy('id')
    .limit(20_000)
    .execute();

export const collectedIds = (ctx: Mine, collectionId: string): Promise<Exportable[]> =>
  tables(ctx)
    .selectFrom('recipe')
    .innerJoin('collected', 'collected.recipe_id', 'recipe.id')
    .select(['recipe.id', 'recipe.picture_id'])
    .where('collected.collection_id', '=', collectionId)
    .where(visible(ctx))
    .orderBy('recipe.title')
    .orderBy('recipe.id')
    .limit(20_000)
    .execute();
