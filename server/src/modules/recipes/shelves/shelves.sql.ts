import { sql } from 'kysely';
import type { TxCtx, UserActor } from '../../../platform/ctx.ts';
import { type CardRow, cardColumns, type RecipeRow, type Tables, visible } from '../recipes.sql.ts';

type Mine = TxCtx<UserActor>;
type Place = { page: number; limit: number };
type CollectionRow = { id: string; household_id: string; name: string; version: number; updated_at: Date };
export type LogRow = {
  id: string;
  household_id: string;
  recipe_id: string;
  user_id: string | null;
  kind: 'note' | 'made';
  day: string | null;
  text: string;
  rating: number | null;
  created_at: Date;
};
type Shelves = Tables & {
  collection: CollectionRow;
  collected: { collection_id: string; recipe_id: string };
  recipe_log: LogRow;
};
const tables = (ctx: TxCtx) => ctx.db.withTables<Shelves>();
type Cover = Pick<RecipeRow, 'id' | 'title' | 'picture_id' | 'illustration'>;
export type Counted = CollectionRow & { recipe_count: number; covers: Cover[] };

export type Cookable = CardRow & { of_weight: number; of_count: number; missing: { foodId: string; grams: number }[] };

/** Recipes that hold one of the foods, those first of which most is there. `always`: foods that every kitchen has. */
export async function recipesWith(
  ctx: Mine,
  foods: readonly string[],
  always: readonly string[],
  { page, limit }: Place,
): Promise<{ rows: Cookable[]; total: number }> {
  const holds = sql.join(
    foods.map((foodId) => sql`recipe.ingredients @> ${JSON.stringify([{ foodId }])}::jsonb`),
    sql` OR `,
  );
  const there = [...foods];
  const ranked = sql<{ id: string; of_weight: number; of_count: number; missing: Cookable['missing']; total: number }>`
    WITH shares AS (
      SELECT recipe.id, recipe.title,
        sum(part.grams) FILTER (WHERE part."foodId" = ANY(${there})) / sum(part.grams) AS of_weight,
        count(*) FILTER (WHERE part."foodId" = ANY(${there}))::float8 / count(*) AS of_count,
        coalesce(jsonb_agg(jsonb_build_object('foodId', part."foodId", 'grams', part.grams) ORDER BY part.grams DESC)
          FILTER (WHERE NOT part."foodId" = ANY(${there}) AND NOT part.optional), '[]') AS missing
      FROM recipe, jsonb_to_recordset(recipe.ingredients) AS part("foodId" text, grams float8, optional boolean)
      WHERE ${visible(ctx)} AND (${holds}) AND recipe.course <> 'simple'
        AND part.grams > 0 AND NOT part."foodId" = ANY(${[...always]})
      GROUP BY recipe.id, recipe.title
    )
    SELECT id, of_weight, of_count, missing, (count(*) OVER ())::int AS total FROM shares
    WHERE of_count > 0
    ORDER BY of_weight + of_count DESC, jsonb_array_length(missing), title, id
    LIMIT ${limit} OFFSET ${(page - 1) * limit}`;
  const { rows } = await ranked.execute(ctx.db);
  if (rows.length === 0) return { rows: [], total: 0 };
  const cards = await tables(ctx)
    .selectFrom('recipe')
    .select(cardColumns)
    .where(
      'recipe.id',
      'in',
      rows.map((row) => row.id),
    )
    .execute();
  const byId = new Map(cards.map((card) => [card.id, card as CardRow]));
  const found = rows.flatMap(({ total: _, ...row }) => {
    const card = byId.get(row.id);
    return card === undefined ? [] : [{ ...card, ...row }];
  });
  return { rows: found, total: rows[0]?.total ?? 0 };
}

const counted = (ctx: Mine) =>
  tables(ctx)
    .selectFrom('collection')
    .selectAll('collection')
    .select([
      sql<number>`(SELECT count(*)::int FROM collected JOIN recipe ON recipe.id = recipe_id
        WHERE collection_id = collection.id AND recipe.deleted_at IS NULL)`.as('recipe_count'),
      sql<Cover[]>`(SELECT coalesce(jsonb_agg(cover), '[]') FROM (
        SELECT recipe.id, title, picture_id, illustration FROM collected JOIN recipe ON recipe.id = recipe_id
        WHERE collection_id = collection.id AND recipe.deleted_at IS NULL ORDER BY recipe.title, recipe.id LIMIT 4) cover)`.as(
        'covers',
      ),
    ])
    .where('collection.household_id', '=', ctx.actor.householdId);

export function listCollections(ctx: Mine, recipeId: string | undefined): Promise<Counted[]> {
  let query = counted(ctx).orderBy(sql`lower(name)`).orderBy('id').limit(500);
  if (recipeId !== undefined)
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('collected')
          .select('recipe_id')
          .whereRef('collection_id', '=', 'collection.id')
          .where('recipe_id', '=', recipeId),
      ),
    );
  return query.execute();
}

export const findCollection = (ctx: Mine, id: string): Promise<Counted | undefined> =>
  counted(ctx).where('id', '=', id).executeTakeFirst();

/** False: there is one of this name. */
export async function insertCollection(ctx: Mine, id: string, name: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(ctx)
    .insertInto('collection')
    .values({ id, household_id: ctx.actor.householdId, name, version: 1, updated_at: ctx.now() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function hasCollectionNamed(ctx: Mine, name: string, except: string): Promise<boolean> {
  const other = await tables(ctx)
    .selectFrom('collection')
    .select('id')
    .where('household_id', '=', ctx.actor.householdId)
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .where('id', '<>', except)
    .executeTakeFirst();
  return other !== undefined;
}

export async function renameCollection(ctx: Mine, id: string, name: string): Promise<void> {
  await tables(ctx)
    .updateTable('collection')
    .set({ name, updated_at: ctx.now() })
    .where('id', '=', id)
    .where('household_id', '=', ctx.actor.householdId)
    .execute();
}

export async function deleteCollection(ctx: Mine, id: string): Promise<boolean> {
  const { numDeletedRows } = await tables(ctx)
    .deleteFrom('collection')
    .where('id', '=', id)
    .where('household_id', '=', ctx.actor.householdId)
    .executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}

export async function setCollected(ctx: Mine, collectionId: string, recipeId: string, there: boolean): Promise<void> {
  const collected = { collection_id: collectionId, recipe_id: recipeId };
  if (there)
    await tables(ctx)
      .insertInto('collected')
      .values(collected)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  else
    await tables(ctx)
      .deleteFrom('collected')
      .where('collection_id', '=', collectionId)
      .where('recipe_id', '=', recipeId)
      .execute();
  await tables(ctx)
    .updateTable('collection')
    .set({ version: sql<number>`version + 1`, updated_at: ctx.now() })
    .where('id', '=', collectionId)
    .where('household_id', '=', ctx.actor.householdId)
    .execute();
}

export async function listCollected(ctx: Mine, collectionId: string, { page, limit }: Place) {
  const inside = tables(ctx)
    .selectFrom('recipe')
    .innerJoin('collected', 'collected.recipe_id', 'recipe.id')
    .where('collected.collection_id', '=', collectionId)
    .where(visible(ctx));
  const rows: CardRow[] = await inside
    .select(cardColumns)
    .orderBy('recipe.title')
    .orderBy('recipe.id')
    .limit(limit)
    .offset((page - 1) * limit)
    .execute();
  const { total } = await inside.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
  return { rows, total };
}

export const listLog = (ctx: Mine, recipeId: string): Promise<LogRow[]> =>
  tables(ctx)
    .selectFrom('recipe_log')
    .selectAll()
    .where('household_id', '=', ctx.actor.householdId)
    .where('recipe_id', '=', recipeId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .execute();

export const insertLog = (
  ctx: Mine,
  row: Pick<LogRow, 'recipe_id' | 'kind' | 'day' | 'text' | 'rating'>,
): Promise<LogRow> =>
  tables(ctx)
    .insertInto('recipe_log')
    .values({
      ...row,
      id: ctx.newId(),
      household_id: ctx.actor.householdId,
      user_id: ctx.actor.userId,
      created_at: ctx.now(),
    })
    .returningAll()
    .executeTakeFirstOrThrow();

export type MadeRow = LogRow & Pick<RecipeRow, 'title' | 'picture_id' | 'illustration'>;
export async function listMade(ctx: Mine, { page, limit }: Place): Promise<{ rows: MadeRow[]; total: number }> {
  const made = tables(ctx)
    .selectFrom('recipe_log')
    .innerJoin('recipe', 'recipe.id', 'recipe_log.recipe_id')
    .where('recipe_log.household_id', '=', ctx.actor.householdId)
    .where('recipe_log.kind', '=', 'made')
    .where(visible(ctx));
  const rows = await made
    .selectAll('recipe_log')
    .select(['recipe.title', 'recipe.picture_id', 'recipe.illustration'])
    .orderBy('recipe_log.day', 'desc')
    .orderBy('recipe_log.created_at', 'desc')
    .orderBy('recipe_log.id')
    .limit(limit)
    .offset((page - 1) * limit)
    .execute();
  const { total } = await made.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
  return { rows, total };
}

export async function deleteLog(ctx: Mine, recipeId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tables(ctx)
    .deleteFrom('recipe_log')
    .where('id', '=', id)
    .where('recipe_id', '=', recipeId)
    .where('household_id', '=', ctx.actor.householdId)
    .executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}

/** For the export of what is held on a person. */
export const exportShelves = async (ctx: Mine) => ({
  collections: await tables(ctx)
    .selectFrom('collection')
    .leftJoin('collected', 'collected.collection_id', 'collection.id')
    .select(['collection.name', 'collected.recipe_id'])
    .where('collection.household_id', '=', ctx.actor.householdId)
    .orderBy('collection.name')
    .execute(),
  log: await tables(ctx).selectFrom('recipe_log').selectAll().where('user_id', '=', ctx.actor.userId).execute(),
});
