import type { TxCtx } from '../../platform/ctx.ts';
import { type RecipeRow, tables } from './recipes.sql.ts';

export type Pictured = Pick<RecipeRow, 'id' | 'household_id' | 'picture_id'>;

export const lockAny = (tx: TxCtx, recipeId: string): Promise<Pictured | undefined> =>
  tables(tx.db)
    .selectFrom('recipe')
    .select(['id', 'household_id', 'picture_id'])
    .where('id', '=', recipeId)
    .forUpdate()
    .executeTakeFirst();

export async function setPictureId(tx: TxCtx, recipeId: string, pictureId: string | null): Promise<void> {
  await tables(tx.db)
    .updateTable('recipe')
    .set({ picture_id: pictureId, updated_at: tx.now() })
    .where('id', '=', recipeId)
    .execute();
}

export async function dropPictureIds(ctx: TxCtx, deletedBefore: Date): Promise<void> {
  await tables(ctx.db)
    .updateTable('recipe')
    .set({ picture_id: null })
    .where('picture_id', 'is not', null)
    .where('deleted_at', '<', deletedBefore)
    .execute();
}
