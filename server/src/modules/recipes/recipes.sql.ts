import type { RecipeState } from '@mealwright/contracts/own-recipes';
import { type Expression, type SqlBool, sql } from 'kysely';
import type { Ctx, Db, TxCtx, UserActor } from '../../platform/ctx.ts';
import type { AskedAnew } from './own/again.rules.ts';
import type { OpenLine } from './own/own.rules.ts';
import type { KeptIngredient } from './own/parts.rules.ts';
import { ANY_ALLERGEN } from './recipes.words.ts';
import type { Search } from './search/search.rules.ts';

export type RecipeRow = {
  id: string;
  household_id: string | null;
  slug: string;
  title: string;
  description: string;
  servings: number;
  active_minutes: number | null;
  total_minutes: number | null;
  cuisine: string;
  course: string;
  slots: string[];
  tags: string[];
  labels: string[];
  diet: string;
  allergens: string[];
  contains: string[];
  equipment: string[];
  ingredients: KeptIngredient[];
  steps: unknown[][];
  illustration: { icons: string[]; background: string[]; layout: string } | null;
  protein_source: string | null;
  grams: number;
  per_serving: Record<string, number | null>;
  coverage: Record<string, number>;
  kcal: number | null;
  protein_g: number | null;
  rating: number | null;
  rating_count: number;
  created_at: Date;
  updated_at: Date;
  deleted_at: Date | null;
  /** As a person wrote it; null: of the cookbook files. */
  state: RecipeState | null;
  version: number;
  open_lines: OpenLine[];
  questions: number;
  ready: boolean;
  /** Recipes that are ingredients of it. */
  parts: string[];
  source_key: string | null;
  content_key: string | null;
  /** Of the module of pictures; here only which one is shown. */
  picture_id: string | null;
};
/** With what is needed to read it again. */
export type StoredRow = RecipeRow & {
  /** By which foods and reading its figures were made, for a reader of which language; null: not known. */
  read_with: string | null;
  read_in: string | null;
  asked_anew: AskedAnew | null;
};
export type Tables = {
  /** `search`: what it is found by, for the index alone. */
  recipe: StoredRow & { search: string };
  favorite: { user_id: string; recipe_id: string; created_at: Date };
  rating: { user_id: string; recipe_id: string; value: number; updated_at: Date };
};
export const tables = (db: Db) => db.withTables<Tables>();
type Mine = TxCtx<UserActor>;

export const ofHousehold = (ctx: Mine) =>
  sql<boolean>`(recipe.household_id IS NULL OR recipe.household_id = ${ctx.actor.householdId})`;
/** What a household may see: the public cookbook and its own. */
export const visible = (ctx: Mine) => sql<boolean>`${ofHousehold(ctx)} AND recipe.deleted_at IS NULL`;

export const cardColumns = [
  'recipe.id',
  'recipe.slug',
  'recipe.title',
  'recipe.description',
  'recipe.servings',
  'recipe.active_minutes',
  'recipe.total_minutes',
  'recipe.cuisine',
  'recipe.course',
  'recipe.slots',
  'recipe.tags',
  'recipe.labels',
  'recipe.diet',
  'recipe.allergens',
  'recipe.picture_id',
  'recipe.illustration',
  'recipe.per_serving',
  'recipe.rating',
  'recipe.rating_count',
  'recipe.ready',
] as const;
export type CardRow = Pick<
  RecipeRow,
  (typeof cardColumns)[number] extends `recipe.${infer C extends keyof RecipeRow}` ? C : never
>;

export type RecipeFilters = {
  /** The words to find, read in the reader's language (`readSearch`). */
  search?: Search | undefined;
  category?: string[] | undefined;
  dietary?: string[] | undefined;
  cuisine?: string[] | undefined;
  tags?: string[] | undefined;
  slot?: string | undefined;
  excludeAllergens?: string[] | undefined;
  maxPrepTime?: number | undefined;
  maxTotalTime?: number | undefined;
  /** Whoever passes it has seen that it is of this household. `version`: kept answers are known by it. */
  collection?: { id: string; version: number } | undefined;
  whose?: 'ours' | 'cookbook' | undefined;
};
export type RecipeSort = {
  by: 'createdAt' | 'rating' | 'title' | 'totalMinutes' | 'kcal' | 'proteinG';
  direction: 'asc' | 'desc';
};
export const sortColumns = {
  createdAt: 'created_at',
  rating: 'rating',
  title: 'title',
  totalMinutes: 'total_minutes',
  kcal: 'kcal',
  proteinG: 'protein_g',
} as const;
export const dietsThatSuit: Record<string, string[]> = {
  omnivore: ['omnivore', 'pescatarian', 'vegetarian', 'vegan'],
  pescatarian: ['pescatarian', 'vegetarian', 'vegan'],
  vegetarian: ['vegetarian', 'vegan'],
  vegan: ['vegan'],
};

export function narrowing(filters: Omit<RecipeFilters, 'search'>): Expression<SqlBool>[] {
  const where: Expression<SqlBool>[] = [];
  if (filters.category?.length) where.push(sql<boolean>`recipe.course = ANY(${filters.category})`);
  for (const wanted of filters.dietary ?? []) {
    const suits = dietsThatSuit[wanted];
    where.push(
      suits === undefined ? sql<boolean>`${wanted} = ANY(recipe.labels)` : sql<boolean>`recipe.diet = ANY(${suits})`,
    );
  }
  if (filters.cuisine?.length) where.push(sql<boolean>`recipe.cuisine = ANY(${filters.cuisine})`);
  if (filters.tags?.length) where.push(sql<boolean>`recipe.tags @> ${filters.tags}`);
  if (filters.slot !== undefined) where.push(sql<boolean>`${filters.slot} = ANY(recipe.slots)`);
  if (filters.excludeAllergens?.length)
    where.push(sql<boolean>`NOT recipe.allergens && ${[...filters.excludeAllergens, ANY_ALLERGEN]}`);
  if (filters.maxPrepTime !== undefined) where.push(sql<boolean>`recipe.active_minutes <= ${filters.maxPrepTime}`);
  if (filters.maxTotalTime !== undefined) where.push(sql<boolean>`recipe.total_minutes <= ${filters.maxTotalTime}`);
  if (filters.collection !== undefined)
    where.push(
      sql<boolean>`EXISTS (SELECT FROM collected WHERE collection_id = ${filters.collection.id} AND recipe_id = recipe.id)`,
    );
  if (filters.whose === 'ours') where.push(sql<boolean>`recipe.household_id IS NOT NULL`);
  if (filters.whose === 'cookbook') where.push(sql<boolean>`recipe.household_id IS NULL`);
  return where;
}

/** The whole row but for what it is found by, which is as long as the rest and read by nobody. */
const wholeRow = [
  'id',
  'household_id',
  'slug',
  'title',
  'description',
  'servings',
  'active_minutes',
  'total_minutes',
  'cuisine',
  'course',
  'slots',
  'tags',
  'labels',
  'diet',
  'allergens',
  'contains',
  'equipment',
  'ingredients',
  'steps',
  'illustration',
  'protein_source',
  'grams',
  'per_serving',
  'coverage',
  'kcal',
  'protein_g',
  'rating',
  'rating_count',
  'created_at',
  'updated_at',
  'deleted_at',
  'state',
  'version',
  'open_lines',
  'questions',
  'ready',
  'parts',
  'source_key',
  'content_key',
  'picture_id',
] as const satisfies readonly (keyof RecipeRow)[];

export const findRecipe = (ctx: Mine, recipeId: string): Promise<RecipeRow | undefined> =>
  tables(ctx.db)
    .selectFrom('recipe')
    .select(wholeRow)
    .where('id', '=', recipeId)
    .where(visible(ctx))
    .executeTakeFirst();

export async function hasOwnRecipes(ctx: Mine): Promise<boolean> {
  const own = await tables(ctx.db)
    .selectFrom('recipe')
    .select('id')
    .where('household_id', '=', ctx.actor.householdId)
    .limit(1)
    .executeTakeFirst();
  return own !== undefined;
}

/** Recipes by id, deleted ones too: plans still hold them. */
export const findRecipes = (ctx: Mine, ids: readonly string[]): Promise<RecipeRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tables(ctx.db)
        .selectFrom('recipe')
        .select(wholeRow)
        .where('id', 'in', [...ids])
        .where(ofHousehold(ctx))
        .execute();

export async function listFavoriteCards(
  ctx: Mine,
  { page, limit }: { page: number; limit: number },
): Promise<{ rows: CardRow[]; total: number }> {
  const mine = tables(ctx.db)
    .selectFrom('recipe')
    .innerJoin('favorite as mine', 'mine.recipe_id', 'recipe.id')
    .where('mine.user_id', '=', ctx.actor.userId)
    .where(visible(ctx));
  const rows = await mine
    .select(cardColumns)
    .orderBy('mine.created_at', 'desc')
    .orderBy('recipe.id')
    .limit(limit)
    .offset((page - 1) * limit)
    .execute();
  const { total } = await mine.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow();
  return { rows, total };
}

export async function insertFavorite(ctx: Mine, recipeId: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(ctx.db)
    .insertInto('favorite')
    .values({ user_id: ctx.actor.userId, recipe_id: recipeId, created_at: ctx.now() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function deleteFavorite(ctx: Mine, recipeId: string): Promise<boolean> {
  const { numDeletedRows } = await tables(ctx.db)
    .deleteFrom('favorite')
    .where('user_id', '=', ctx.actor.userId)
    .where('recipe_id', '=', recipeId)
    .executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}

/** Sets or (null) takes back a rating, and renews the mean of the recipe. */
export async function setRating(
  ctx: Mine,
  recipeId: string,
  value: number | null,
): Promise<{ rating: number | null; rating_count: number }> {
  const db = tables(ctx.db);
  // Two ratings at once must not each miss the other: the recipe is locked first.
  await db.selectFrom('recipe').select('id').where('id', '=', recipeId).forUpdate().execute();
  if (value === null) {
    await db.deleteFrom('rating').where('user_id', '=', ctx.actor.userId).where('recipe_id', '=', recipeId).execute();
  } else {
    await db
      .insertInto('rating')
      .values({ user_id: ctx.actor.userId, recipe_id: recipeId, value, updated_at: ctx.now() })
      .onConflict((conflict) =>
        conflict.columns(['user_id', 'recipe_id']).doUpdateSet({ value, updated_at: ctx.now() }),
      )
      .execute();
  }
  return db
    .updateTable('recipe')
    .set({
      rating: sql<number>`(SELECT avg(value)::float8 FROM rating WHERE recipe_id = ${recipeId})`,
      rating_count: sql<number>`(SELECT count(*)::int FROM rating WHERE recipe_id = ${recipeId})`,
    })
    .where('id', '=', recipeId)
    .returning(['rating', 'rating_count'])
    .executeTakeFirstOrThrow();
}

export type Taste = { favorites: string[]; ratings: { recipe_id: string; value: number }[] };

/** What this person favours and how they rated, by recipe. */
export async function tasteOf(ctx: Mine): Promise<Taste> {
  const rows = await tables(ctx.db)
    .selectFrom('favorite')
    .select(['recipe_id', sql<number | null>`NULL::smallint`.as('value')])
    .where('user_id', '=', ctx.actor.userId)
    .unionAll(
      tables(ctx.db).selectFrom('rating').select(['recipe_id', 'value']).where('user_id', '=', ctx.actor.userId),
    )
    .execute();
  return {
    favorites: rows.flatMap((row) => (row.value === null ? row.recipe_id : [])),
    ratings: rows.flatMap(({ recipe_id, value }) => (value === null ? [] : { recipe_id, value })),
  };
}

/** The columns that planning needs, of all recipes that the household may see. */
export const plannerRows = (ctx: Ctx<UserActor>) =>
  tables(ctx.db)
    .selectFrom('recipe')
    .select([
      'id',
      'title',
      'course',
      'slots',
      'per_serving',
      'total_minutes',
      'cuisine',
      'protein_source',
      'diet',
      'allergens',
      'contains',
      'ingredients',
      'servings',
      'rating',
      'picture_id',
      'illustration',
      'ready',
      'household_id',
    ])
    .where(visible(ctx))
    .orderBy('id')
    .execute();
export type PlannerRow = Awaited<ReturnType<typeof plannerRows>>[number];

/** Which state of the recipes this household sees: changes whenever one of them changes. `own`: it has recipes of its own. */
export async function recipesVersion(ctx: Ctx<UserActor>): Promise<{ version: string; own: boolean }> {
  const row = await tables(ctx.db)
    .selectFrom('recipe')
    .select([
      sql<number>`count(*)`.as('count'),
      sql<number>`count(household_id)`.as('own'),
      sql<number>`sum(version)`.as('versions'),
      sql<Date | null>`max(updated_at)`.as('newest'),
    ])
    .where(sql<boolean>`household_id IS NULL OR household_id = ${ctx.actor.householdId}`)
    .executeTakeFirstOrThrow();
  return { version: `${row.count}-${row.versions}-${row.newest?.getTime() ?? 0}`, own: row.own > 0 };
}
