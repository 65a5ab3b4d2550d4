import type { OutsideFood } from '@mealwright/nutrition/outside/outside-food';
import { sql } from 'kysely';
import type { Db, TxCtx } from '../../platform/ctx.ts';

export type ImportStatus = 'waiting' | 'running' | 'done' | 'failed';
export type ImportRow = {
  id: string;
  file: string;
  fingerprint: string;
  format: string | null;
  status: ImportStatus;
  part: number;
  position: number;
  bytes_done: number;
  bytes_total: number;
  records_read: number;
  stored: number;
  marked: number;
  left_out: Record<string, number>;
  problem: string | null;
  created_at: Date;
  updated_at: Date;
};
type Stored = Omit<ImportRow, 'left_out'> & { left_out: unknown };
const tables = (db: Db) => db.withTables<{ food_import: Stored }>();

export async function insertImport(
  ctx: TxCtx,
  row: Pick<ImportRow, 'id' | 'file' | 'fingerprint' | 'bytes_total'>,
): Promise<void> {
  const now = ctx.now();
  await tables(ctx.db)
    .insertInto('food_import')
    .values({
      ...row,
      format: null,
      status: 'waiting',
      part: 0,
      position: 0,
      bytes_done: 0,
      records_read: 0,
      stored: 0,
      marked: 0,
      left_out: '{}',
      problem: null,
      created_at: now,
      updated_at: now,
    })
    .execute();
}

export const findImport = (ctx: TxCtx, id: string): Promise<ImportRow | undefined> =>
  tables(ctx.db).selectFrom('food_import').selectAll().where('id', '=', id).executeTakeFirst() as Promise<
    ImportRow | undefined
  >;

/** One of the same file that is not through: it goes on where it stopped. */
export const findOpenImport = (ctx: TxCtx, fingerprint: string): Promise<ImportRow | undefined> =>
  tables(ctx.db)
    .selectFrom('food_import')
    .selectAll()
    .where('fingerprint', '=', fingerprint)
    .where('status', '!=', 'done')
    .orderBy('created_at', 'desc')
    .executeTakeFirst() as Promise<ImportRow | undefined>;

export const lastImports = (ctx: TxCtx): Promise<ImportRow[]> =>
  tables(ctx.db).selectFrom('food_import').selectAll().orderBy('created_at', 'desc').limit(50).execute() as Promise<
    ImportRow[]
  >;

export async function saveImport(ctx: TxCtx, { id, left_out, ...change }: ImportRow): Promise<void> {
  await tables(ctx.db)
    .updateTable('food_import')
    .set({ ...change, left_out: JSON.stringify(left_out), updated_at: ctx.now() })
    .where('id', '=', id)
    .execute();
}

/** Names of official foods, before their figures are read. What is there keeps its figures until the new ones come. */
export async function stageNames(ctx: TxCtx, foods: readonly OutsideFood[], search: (food: OutsideFood) => string) {
  const rows = [...new Map(foods.map((food) => [food.id, food])).values()].map((food) => ({
    id: food.id,
    fdc_id: food.fdcId,
    name: food.name,
    category: food.category,
    dataset: food.dataset,
    search: search(food),
  }));
  await sql`
    INSERT INTO outside_food (id, fdc_id, name, category, portions, per_100g, marks, dataset, search, complete, fetched_at)
    SELECT r.id, r.fdc_id, r.name, r.category, '[]', '{}', '[]', r.dataset, r.search, false, ${ctx.now()}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r(id text, fdc_id integer, name text, category text, dataset text, search text)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, category = excluded.category, portions = '[]',
      dataset = excluded.dataset, search = excluded.search, raw = NULL, fetched_at = excluded.fetched_at`.execute(
    ctx.db,
  );
}

export type BrandStage = {
  fdc_id: number;
  gtin: string | null;
  brand: string | null;
  category: string;
  density: number | null;
  portions: { label: string; grams: number }[];
};
export async function stageBrands(ctx: TxCtx, rows: readonly BrandStage[]): Promise<void> {
  await sql`
    UPDATE outside_food SET gtin = r.gtin, brand = r.brand, category = r.category, density = r.density, portions = r.portions
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r(fdc_id integer, gtin text, brand text, category text, density double precision, portions jsonb)
    WHERE outside_food.fdc_id = r.fdc_id`.execute(ctx.db);
}

export async function stagePortions(
  ctx: TxCtx,
  rows: readonly { fdc_id: number; portions: { label: string; grams: number }[] }[],
): Promise<void> {
  await sql`
    UPDATE outside_food SET portions = outside_food.portions || r.portions
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(fdc_id integer, portions jsonb)
    WHERE outside_food.fdc_id = r.fdc_id`.execute(ctx.db);
}

export async function stageFigures(
  ctx: TxCtx,
  rows: readonly { fdc_id: number; raw: Record<string, number> }[],
): Promise<void> {
  await sql`
    UPDATE outside_food SET raw = coalesce(outside_food.raw, '{}') || r.raw
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(fdc_id integer, raw jsonb)
    WHERE outside_food.fdc_id = r.fdc_id`.execute(ctx.db);
}

export type StagedFood = {
  id: string;
  name: string;
  brand: string | null;
  density: number | null;
  raw: Record<string, number>;
};
export async function stagedFoods(ctx: TxCtx, most: number): Promise<StagedFood[]> {
  const { rows } = await sql<StagedFood>`
    SELECT id, name, brand, density, raw FROM outside_food WHERE raw IS NOT NULL ORDER BY id LIMIT ${most}`.execute(
    ctx.db,
  );
  return rows;
}

export async function finishFoods(
  ctx: TxCtx,
  rows: readonly { id: string; per_100g: object; marks: object; search: string }[],
): Promise<void> {
  await sql`
    UPDATE outside_food SET per_100g = r.per_100g, marks = r.marks, search = r.search, raw = NULL, complete = true
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id text, per_100g jsonb, marks jsonb, search text)
    WHERE outside_food.id = r.id`.execute(ctx.db);
}

/** Those that were given a name and no figures. Returns how many. */
export async function dropUnfinished(ctx: TxCtx): Promise<number> {
  const { numAffectedRows } = await sql`DELETE FROM outside_food WHERE NOT complete AND raw IS NULL`.execute(ctx.db);
  return Number(numAffectedRows ?? 0n);
}

/** Imports that are not through. */
export async function openImports(ctx: TxCtx): Promise<Set<string>> {
  const rows = await tables(ctx.db)
    .selectFrom('food_import')
    .select('id')
    .where('status', 'in', ['waiting', 'running'])
    .execute();
  return new Set(rows.map((row) => row.id));
}
