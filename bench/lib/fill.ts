import { defaultPreferences } from '@mealwright/contracts/profiles';
import { targetsOfDays } from '@mealwright/server/modules/plans/plans.rules';
import { goalsFor } from '@mealwright/server/modules/profiles/profiles.rules';
import type { Database } from '@mealwright/server/platform/db';

export type Amounts = { users: number; recipes: number; weeks: number };
export type Filled = Amounts & { meals: number; items: number; seconds: number };

const DAY_MS = 24 * 3600 * 1000;
const MEALS_A_DAY = defaultPreferences.slots.length;

/** What an id stands for: part of the id, so that ids can be computed wherever they are needed. */
const kinds = { household: 1, user: 2, session: 3, recipe: 4, plan: 5, meal: 6, list: 7, item: 8 } as const;

/** The id of the n-th of a kind, in the form and order of a UUID of version 7. The same as `pg_temp.nth_id` below. */
export function nthId(kind: keyof typeof kinds, n: number): string {
  const time = (EPOCH + n).toString(16).padStart(12, '0');
  const tail = (n * 2_654_435_761).toString(16).padStart(15, '0').slice(-15);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${kinds[kind].toString(16).padStart(3, '0')}-8${tail.slice(0, 3)}-${tail.slice(3)}`;
}
const EPOCH = 1_760_000_000_000;

/** The Monday of the week in which `now` lies. */
export function mondayOf(now: Date): string {
  const day = new Date(now.getTime() - ((now.getUTCDay() + 6) % 7) * DAY_MS);
  return day.toISOString().slice(0, 10);
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The first day of the plan week `week` of `weeks`; the last one is the week of now. */
export const weekStart = (week: number, weeks: number, now: Date) => addDays(mondayOf(now), (week - weeks + 1) * 7);

/**
 * People, recipes, plans and lists, written straight into the tables. Everything follows from its number: two runs hold the same.
 * Foreign keys are not checked on the way (a minute less); the ids are right by construction.
 */
export async function fill({ pool }: Database, amounts: Amounts, now: Date): Promise<Filled> {
  const from = performance.now();
  const client = await pool.connect();
  const run = async (text: string, values: unknown[] = []) => (await client.query(text, values)).rowCount ?? 0;
  try {
    await run('SET session_replication_role = replica');
    await run("SET work_mem = '256MB'");
    await run(`CREATE FUNCTION pg_temp.nth_id(kind int, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
      SELECT (lpad(to_hex(${EPOCH} + n), 12, '0') || '7' || lpad(to_hex(kind), 3, '0') || '8'
        || right(lpad(to_hex(n * 2654435761), 15, '0'), 15))::uuid $$`);
    await run('BEGIN');
    await fillPeople(run, amounts, now);
    await fillRecipes(run, amounts, now);
    await fillTaste(run, amounts, now);
    const meals = await fillPlans(run, amounts, now);
    const items = await fillLists(run, amounts, now);
    await run('COMMIT');
    await run('VACUUM ANALYZE');
    await run('CHECKPOINT');
    const { rows } = await client.query<{ recipes: number }>(
      'SELECT count(*) AS recipes FROM recipe WHERE deleted_at IS NULL',
    );
    return {
      ...amounts,
      recipes: rows[0]?.recipes ?? 0,
      meals,
      items,
      seconds: (performance.now() - from) / 1000,
    };
  } finally {
    // Thrown away with its settings.
    client.release(true);
  }
}

type Run = (text: string, values?: unknown[]) => Promise<number>;

async function fillPeople(run: Run, { users }: Amounts, now: Date): Promise<void> {
  await run(
    `INSERT INTO household (id, name, created_at, updated_at)
     SELECT pg_temp.nth_id(${kinds.household}, n), 'Household ' || n, $2, $2 FROM generate_series(0, $1::int - 1) n`,
    [users, now],
  );
  await run(
    `INSERT INTO app_user (id, household_id, email, name, role, locale, time_zone, units, week_starts_on, created_at, updated_at)
     SELECT pg_temp.nth_id(${kinds.user}, n), pg_temp.nth_id(${kinds.household}, n), 'person-' || n || '@example.invalid', 'Person ' || n,
       'user', CASE WHEN n % 4 = 0 THEN 'de' ELSE 'en' END, 'Europe/Berlin', 'metric', 'monday', $2, $2
     FROM generate_series(0, $1::int - 1) n`,
    [users, now],
  );
  await run(
    `INSERT INTO session (id, user_id, created_at)
     SELECT pg_temp.nth_id(${kinds.session}, n), pg_temp.nth_id(${kinds.user}, n), $2 FROM generate_series(0, $1::int - 1) n`,
    [users, now],
  );
  const { updatedAt: _, ...preferences } = defaultPreferences;
  await run(
    `INSERT INTO profile (user_id, preferences, preferences_updated_at)
     SELECT pg_temp.nth_id(${kinds.user}, n), $3::jsonb, $2 FROM generate_series(0, $1::int - 1) n`,
    [users, now, JSON.stringify(preferences)],
  );
}

const styles =
  'weeknight garden cottage harbour market sunday picnic winter summer autumn spring mountain coastal village bistro family midday evening campfire lakeside orchard hearth festival traveller farmhouse courtyard'.split(
    ' ',
  );

/** Variants of the cookbook's recipes: another title, other portions, and values that follow from them. */
async function fillRecipes(run: Run, { recipes }: Amounts, now: Date): Promise<void> {
  await run(
    `WITH base AS (
       SELECT recipe.*, row_number() OVER (ORDER BY slug) - 1 AS place, count(*) OVER () AS size
       FROM recipe WHERE household_id IS NULL AND deleted_at IS NULL
     ), variant AS (
       SELECT base.*, n, 0.85 + 0.03 * ((place * 7 + n * 11) % 11) AS factor,
         title || ', ' || ($3::text[])[1 + (n - 1) % array_length($3::text[], 1)]
           || CASE WHEN n > array_length($3::text[], 1) THEN ' ' || n ELSE '' END AS new_title
       FROM base, generate_series(1, $1::int / 100 + 1) n
       WHERE size + (n - 1) * size + place < $1::int
     )
     INSERT INTO recipe (id, household_id, slug, title, description, servings, active_minutes, total_minutes, cuisine, course, slots,
       tags, labels, diet, allergens, contains, equipment, ingredients, steps, illustration, protein_source, grams, per_serving,
       coverage, kcal, protein_g, rating, rating_count, created_at, updated_at, search)
     SELECT pg_temp.nth_id(${kinds.recipe}, n * size + place), NULL, slug || '--' || n, new_title, description, servings,
       active_minutes + n % 4, total_minutes + n % 4, cuisine, course, slots, tags, labels, diet, allergens, contains, equipment,
       (SELECT jsonb_agg(item || jsonb_build_object('grams', (item -> 'grams')::float8 * factor) ||
          CASE WHEN item -> 'amount' = 'null' THEN '{}' ELSE jsonb_build_object('amount', (item -> 'amount')::float8 * factor) END)
        FROM jsonb_array_elements(ingredients) item),
       steps, illustration, protein_source, grams * factor,
       (SELECT jsonb_object_agg(key, CASE WHEN value = 'null' THEN value ELSE to_jsonb(value::float8 * factor) END)
        FROM jsonb_each(per_serving)),
       coverage, kcal * factor, protein_g * factor,
       CASE WHEN (place + n) % 2 = 0 THEN 3 + ((place * 3 + n * 5) % 20) / 10.0 END,
       CASE WHEN (place + n) % 2 = 0 THEN 1 + (place + n) % 40 ELSE 0 END,
       $2::timestamptz - n * interval '1 day', $2::timestamptz - n * interval '1 day',
       setweight(to_tsvector('english', unaccent(new_title)), 'A') || ts_filter(search, '{b,c,d}')
     FROM variant ORDER BY n, place`,
    [recipes, now, styles],
  );
  await run(
    'SELECT keep_recipe_finding(id) FROM recipe WHERE deleted_at IS NULL AND id NOT IN (SELECT id FROM recipe_finding) ORDER BY id',
  );
  await run(`CREATE TEMP TABLE choice AS
    SELECT slot, id, row_number() OVER (PARTITION BY slot ORDER BY id) - 1 AS place, count(*) OVER (PARTITION BY slot) AS size
    FROM recipe, unnest(slots) slot WHERE household_id IS NULL AND deleted_at IS NULL`);
}

/** Twenty favourites and ten ratings each. */
async function fillTaste(run: Run, { users }: Amounts, now: Date): Promise<void> {
  const chosen = `FROM generate_series(0, $1::int - 1) n CROSS JOIN generate_series(0, $3::int - 1) k
     JOIN choice ON choice.slot = 'dinner' AND choice.place = (n * 7919 + k * 611953) % choice.size`;
  await run(
    `INSERT INTO favorite (user_id, recipe_id, created_at)
     SELECT pg_temp.nth_id(${kinds.user}, n), choice.id, $2 ${chosen} ON CONFLICT DO NOTHING`,
    [users, now, 20],
  );
  await run(
    `INSERT INTO rating (user_id, recipe_id, value, updated_at)
     SELECT pg_temp.nth_id(${kinds.user}, n), choice.id, 1 + (n + k) % 5, $2 ${chosen} ON CONFLICT DO NOTHING`,
    [users, now, 10],
  );
}

/** Plan by plan, so that the meals of a plan lie together, as they do when people plan. */
async function fillPlans(run: Run, { users, weeks }: Amounts, now: Date): Promise<number> {
  const { slots } = defaultPreferences;
  const first = weekStart(0, weeks, now);
  const targets = targetsOfDays(first, goalsFor(null, now));
  const quality = { gap: 0.02, preference: 0.6, solveMs: 500, seed: 1, asGenerated: true, explanation: null };
  await run(
    `INSERT INTO plan (id, household_id, user_id, week_start, version, slots, targets, quality, source, created_at, updated_at)
     SELECT pg_temp.nth_id(${kinds.plan}, n::bigint * $2 + w), pg_temp.nth_id(${kinds.household}, n), pg_temp.nth_id(${kinds.user}, n),
       $3::date + w * 7, 1, $4::jsonb, $5::jsonb, $6::jsonb, 'auto', $7, $7
     FROM generate_series(0, $1::int - 1) n, generate_series(0, $2::int - 1) w`,
    [users, weeks, first, JSON.stringify(slots), JSON.stringify(targets), JSON.stringify(quality), now],
  );
  return run(
    `INSERT INTO meal (id, plan_id, date, slot_index, slot, recipe_id, servings, locked)
     SELECT pg_temp.nth_id(${kinds.meal}, wanted.at), pg_temp.nth_id(${kinds.plan}, wanted.plan), wanted.date, wanted.s, wanted.slot,
       choice.id, 0.75 + 0.25 * (wanted.draw % 4), false
     FROM (
       SELECT n::bigint * $2 + w AS plan, (n::bigint * $2 + w) * 28 + d * ${MEALS_A_DAY} + s AS at, $3::date + w * 7 + d AS date, s,
         ($4::text[])[s + 1] AS slot, n::bigint * 7919 + w * 104729 + d * 1299709 + s * 15485863 AS draw
       FROM generate_series(0, $1::int - 1) n, generate_series(0, $2::int - 1) w, generate_series(0, 6) d,
         generate_series(0, ${MEALS_A_DAY - 1}) s
     ) wanted
     JOIN (SELECT slot, max(size) AS size FROM choice GROUP BY slot) kind ON kind.slot = wanted.slot
     JOIN choice ON choice.slot = wanted.slot AND choice.place = wanted.draw % kind.size
     ORDER BY wanted.at`,
    [users, weeks, first, slots.map(({ slot }) => slot)],
  );
}

/** For each person the list of the newest week: what its meals need, food by food. */
async function fillLists(run: Run, { users, weeks }: Amounts, now: Date): Promise<number> {
  const newest = weekStart(weeks - 1, weeks, now);
  await run(
    `INSERT INTO shopping_list (id, household_id, name, plan_id, week_start, plan_version, created_at, updated_at)
     SELECT pg_temp.nth_id(${kinds.list}, n), pg_temp.nth_id(${kinds.household}, n), $3::text,
       pg_temp.nth_id(${kinds.plan}, n::bigint * $2::int + $2::int - 1), $3::date, 1, $4, $4
     FROM generate_series(0, $1::int - 1) n`,
    [users, weeks, newest, now],
  );
  await run('ANALYZE meal, plan, recipe, shopping_list');
  return run(
    `WITH share AS (
       SELECT shopping_list.id AS list, item ->> 'foodId' AS food, meal.id AS meal, meal.date, recipe.id AS recipe, recipe.title,
         sum((item -> 'grams')::float8 * meal.servings / recipe.servings) AS grams
       FROM shopping_list JOIN meal USING (plan_id) JOIN recipe ON recipe.id = meal.recipe_id,
         jsonb_array_elements(recipe.ingredients) item
       GROUP BY 1, 2, 3, 4, 5, 6
     ), need AS (
       SELECT list, food, jsonb_agg(jsonb_build_object('mealId', meal, 'date', date, 'recipeId', recipe, 'title', title, 'grams', grams)
         ORDER BY meal) AS sources
       FROM share GROUP BY list, food
     )
     INSERT INTO list_item (id, list_id, food_id, sources, created_at, updated_at)
     SELECT pg_temp.nth_id(${kinds.item}, row_number() OVER (ORDER BY list, food)), list, food, sources, $1, $1 FROM need`,
    [now],
  );
}
