import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCookbook } from '@mealwright/cookbook/cookbook';
import { type FoodTable, parseFoods, type TextFile } from '@mealwright/nutrition/foods';
import { storeFoods } from './modules/foods/foods.api.ts';
import { storeCookbook } from './modules/recipes/recipes.api.ts';
import { newRecipe } from './modules/recipes/recipes.load.ts';
import type { Database } from './platform/db.ts';

const packages = fileURLToPath(new URL('../../packages/', import.meta.url));
const foodsFolder = join(packages, 'nutrition/data/foods');
const namesFolder = join(packages, 'nutrition/data/names');
const figuresFile = join(packages, 'nutrition/data/figures.tsv');
const recipesFolder = join(packages, 'cookbook/recipes');
const readingFolder = join(packages, 'nutrition/src');
const ownRules = fileURLToPath(new URL('../src/modules/recipes/own/', import.meta.url));

/** The food table of the package; 3,000 foods with their names in four languages take about 80 ms. A fault in it is a fault of the release. */
export function readFoodTable(): { table: FoodTable; checksum: string } {
  const files = textFiles(foodsFolder, '.tsv');
  const figures = readFileSync(figuresFile, 'utf8');
  const names = textFiles(namesFolder, '.tsv');
  const { table } = parseFoods(files, figures, names);
  return { table, checksum: checksumOf([...files, ...names].map((file) => file.text).concat(figures)) };
}

/** Stands for the foods and for the code that reads lines with them: nobody has to remember to raise a number. */
export function readingStamp(foodsChecksum: string): string {
  const sources = readdirSync(readingFolder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .sort()
    .map((name) => readFileSync(join(readingFolder, name), 'utf8'));
  const rules = textFiles(ownRules, '.rules.ts').map((file) => file.text);
  return checksumOf([foodsChecksum, ...sources, ...rules]).slice(0, 32);
}

/** Brings foods and cookbook into the database when they have changed since the last start. */
export async function loadBuiltInData(
  { db, pool }: Database,
  foods: ReturnType<typeof readFoodTable>,
  tell: (sentence: string) => void,
): Promise<void> {
  const files = textFiles(recipesFolder, '.yaml');
  const checksum = checksumOf([LOADER_VERSION, foods.checksum, ...files.map((file) => file.text)]);
  const { rows } = await pool.query<{ checksum: string }>("SELECT checksum FROM loaded_data WHERE name = 'cookbook'");
  if (rows[0]?.checksum === checksum) return;
  tell(`Loading ${foods.table.foods.length} foods and the cookbook ...`);
  const { recipes } = readCookbook(files, foods.table);
  await db.transaction().execute(async (transaction) => {
    await storeFoods(transaction, foods.table.foods);
    await storeCookbook(
      transaction,
      recipes.map((recipe) => newRecipe(recipe, foods.table)),
      new Date(),
    );
  });
  // Last, so that a crash on the way loads again.
  await pool.query(
    "INSERT INTO loaded_data (name, checksum) VALUES ('cookbook', $1) ON CONFLICT (name) DO UPDATE SET checksum = $1, loaded_at = now()",
    [checksum],
  );
  await pool.query('ANALYZE food, recipe');
}

/** Raise when the rows are made differently from the same files. */
const LOADER_VERSION = '5';

function textFiles(folder: string, ending: string): TextFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

function checksumOf(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex');
}
