import type { OutsideFood } from '@mealwright/nutrition/outside/outside-food';
import { sql } from 'kysely';
import type { Ctx, Db, TxCtx, UserActor } from '../../platform/ctx.ts';
import { type OwnFood, searchText } from './foods.rules.ts';

type OwnRow = Record<'id' | 'household_id' | 'name' | 'category' | 'search', string> & {
  brand: string | null;
  gtin: string | null;
  aisle: string | null;
  deleted_at: Date | null;
  diet: string | null;
  allergens: string[] | null;
  density: number | null;
  portions: unknown;
  per_100g: unknown;
  marks: unknown;
  label: unknown;
  created_at: Date;
  updated_at: Date;
};
type MatchRow = { household_id: string; key: string; food_id: string; updated_at: Date };
/** `found` null: asked, and not answered. */
type LookupRow = { gtin: string; looked_at: Date; found: boolean | null };
type Mine = TxCtx<UserActor>;
const tables = (db: Db) => db.withTables<{ own_food: OwnRow; food_match: MatchRow; food_lookup: LookupRow }>();

const columnsOf = (food: OwnFood) => ({
  name: food.name,
  brand: food.brand,
  gtin: food.gtin,
  category: food.category,
  aisle: food.aisle,
  diet: food.diet,
  allergens: food.allergens,
  density: food.densityGPerMl,
  portions: JSON.stringify(food.portions),
  per_100g: JSON.stringify(food.per100g),
  marks: JSON.stringify(food.marks),
  label: JSON.stringify(food.label),
  search: searchText([food.name, food.brand === null ? null : `${food.brand} ${food.name}`]),
});

export async function insertOwnFood(ctx: Mine, id: string, food: OwnFood): Promise<void> {
  const now = ctx.now();
  await tables(ctx.db)
    .insertInto('own_food')
    .values({
      id,
      household_id: ctx.actor.householdId,
      ...columnsOf(food),
      deleted_at: null,
      created_at: now,
      updated_at: now,
    })
    .execute();
}

/** false: there is none of that id in this household. */
export async function updateOwnFood(ctx: Mine, id: string, food: OwnFood): Promise<boolean> {
  const { numUpdatedRows } = await tables(ctx.db)
    .updateTable('own_food')
    .set({ ...columnsOf(food), updated_at: ctx.now() })
    .where('id', '=', id)
    .where('household_id', '=', ctx.actor.householdId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Its row stays: what holds it still says what it is. */
export async function deleteOwnFood(ctx: Mine, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tables(ctx.db)
    .updateTable('own_food')
    .set({ deleted_at: ctx.now() })
    .where('id', '=', id)
    .where('household_id', '=', ctx.actor.householdId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await tables(ctx.db)
    .deleteFrom('food_match')
    .where('household_id', '=', ctx.actor.householdId)
    .where('food_id', '=', id)
    .execute();
  return true;
}

export async function saveMatch(ctx: Mine, key: string, foodId: string | null): Promise<void> {
  const row = { household_id: ctx.actor.householdId, key };
  if (foodId === null) {
    const { household_id } = row;
    await tables(ctx.db)
      .deleteFrom('food_match')
      .where('household_id', '=', household_id)
      .where('key', '=', key)
      .execute();
    return;
  }
  const change = { food_id: foodId, updated_at: ctx.now() };
  await tables(ctx.db)
    .insertInto('food_match')
    .values({ ...row, ...change })
    .onConflict((conflict) => conflict.columns(['household_id', 'key']).doUpdateSet(change))
    .execute();
}

export const matchesOf = (ctx: Mine): Promise<{ key: string; food_id: string }[]> =>
  tables(ctx.db)
    .selectFrom('food_match')
    .select(['key', 'food_id'])
    .where('household_id', '=', ctx.actor.householdId)
    .orderBy('key')
    .limit(5000)
    .execute();

export const exportOwnFoods = (ctx: Mine) =>
  tables(ctx.db)
    .selectFrom('own_food')
    .select([
      'name',
      'brand',
      'gtin',
      'category',
      'aisle',
      'diet',
      'allergens',
      'portions',
      'label',
      'created_at',
      'deleted_at',
    ])
    .where('household_id', '=', ctx.actor.householdId)
    .orderBy('created_at')
    .execute();

export const findLookup = (ctx: TxCtx, gtin: string): Promise<LookupRow | undefined> =>
  tables(ctx.db).selectFrom('food_lookup').selectAll().where('gtin', '=', gtin).executeTakeFirst();

/** Notes that this barcode is asked for now, unless `most` were in the last minute: over all processes together. */
export async function reserveLookup(ctx: Ctx<UserActor>, gtin: string, most: number): Promise<boolean> {
  return ctx.tx(async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(hashtext('food_lookup'))`.execute(tx.db);
    const now = tx.now();
    const { rows } = await sql<{ count: number }>`
      SELECT count(*) AS count FROM food_lookup WHERE looked_at > ${new Date(now.getTime() - 60_000)}
        AND looked_at <= ${now}`.execute(tx.db);
    if ((rows[0]?.count ?? 0) >= most) return false;
    await tables(tx.db)
      .insertInto('food_lookup')
      .values({ gtin, looked_at: now, found: null })
      .onConflict((conflict) => conflict.column('gtin').doUpdateSet({ looked_at: now, found: null }))
      .execute();
    return true;
  });
}

export async function noteLookup(ctx: TxCtx, gtin: string, found: boolean): Promise<void> {
  await tables(ctx.db).updateTable('food_lookup').set({ found }).where('gtin', '=', gtin).execute();
}
export async function forgetOldLookups(ctx: TxCtx, before: Date): Promise<void> {
  await tables(ctx.db).deleteFrom('food_lookup').where('looked_at', '<', before).execute();
}

/** Inserts or renews products and official foods. */
export async function storeOutsideFoods(ctx: TxCtx, foods: readonly OutsideFood[], complete = true): Promise<void> {
  if (foods.length === 0) return;
  // Once each: a file may hold a code twice, and one statement may not touch a row twice. The last one stands.
  const rows = [...new Map(foods.map((food) => [food.id, food])).values()].map((food) => ({
    id: food.id,
    gtin: food.gtin,
    fdc_id: food.fdcId,
    name: food.name,
    name_de: food.nameDe,
    brand: food.brand,
    category: food.category,
    diet: food.diet,
    allergens: food.allergens,
    density: food.densityGPerMl,
    portions: food.portions,
    per_100g: food.per100g,
    marks: food.marks,
    dataset: food.dataset,
    search: searchText([food.name, food.nameDe, food.brand === null ? null : `${food.brand} ${food.name}`]),
  }));
  await sql`
    INSERT INTO outside_food (id, gtin, fdc_id, name, name_de, brand, category, diet, allergens, density, portions, per_100g,
      marks, dataset, search, complete, fetched_at)
    SELECT r.id, r.gtin, r.fdc_id, r.name, r.name_de, r.brand, r.category, r.diet, r.allergens, r.density, r.portions, r.per_100g,
      r.marks, r.dataset, r.search, ${complete}, ${ctx.now()}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id text, gtin text, fdc_id integer, name text, name_de text,
      brand text, category text, diet text, allergens text[], density double precision, portions jsonb, per_100g jsonb,
      marks jsonb, dataset text, search text)
    ON CONFLICT (id) DO UPDATE SET gtin = excluded.gtin, fdc_id = excluded.fdc_id, name = excluded.name,
      name_de = excluded.name_de, brand = excluded.brand, category = excluded.category, diet = excluded.diet,
      allergens = excluded.allergens, density = excluded.density, portions = excluded.portions, per_100g = excluded.per_100g,
      marks = excluded.marks, dataset = excluded.dataset, search = excluded.search, complete = excluded.complete,
      raw = NULL, fetched_at = excluded.fetched_at`.execute(ctx.db);
}
