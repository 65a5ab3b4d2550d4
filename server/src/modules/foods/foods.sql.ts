import type { FoodWords } from '@mealwright/nutrition/food-names';
import type { Food } from '@mealwright/nutrition/foods';
import type { Db, TxCtx } from '../../platform/ctx.ts';
import { searchText } from './foods.rules.ts';

type FoodRow = {
  id: string;
  name: string;
  plural: string;
  name_de: string;
  plural_de: string;
  name_es: string;
  plural_es: string;
  name_fr: string;
  plural_fr: string;
  synonyms: string[];
  category: string;
  aisle: string;
  allergens: string[];
  diet: string;
  contains: string[];
  density: number | null;
  edible: number;
  portions: { label: string; grams: number }[];
  per_100g: Record<string, number | null>;
  source: { dataset: string; numbers: string[]; near: boolean };
  search_en: string;
  search_de: string;
  search_es: string;
  search_fr: string;
};
const tables = (db: Db) => db.withTables<{ food: FoodRow }>();

export async function knownFoodIds(ctx: TxCtx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tables(ctx.db)
    .selectFrom('food')
    .select('id')
    .where('id', 'in', [...ids])
    .execute();
  return rows.map((row) => row.id);
}

/** Inserts or renews the built-in foods. A food that is no longer in the table stays: lists and recipes may name it. */
export async function storeFoods(db: Db, foods: readonly Food[]): Promise<void> {
  for (let at = 0; at < foods.length; at += 500) {
    await tables(db)
      .insertInto('food')
      .values(foods.slice(at, at + 500).map(rowOf) as never)
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet((eb) => Object.fromEntries(foodColumns.map((column) => [column, eb.ref(`excluded.${column}`)]))),
      )
      .execute();
  }
}

const foodColumns = [
  'name',
  'plural',
  'name_de',
  'plural_de',
  'name_es',
  'plural_es',
  'name_fr',
  'plural_fr',
  'synonyms',
  'category',
  'aisle',
  'allergens',
  'diet',
  'contains',
  'density',
  'edible',
  'portions',
  'per_100g',
  'source',
  'search_en',
  'search_de',
  'search_es',
  'search_fr',
] as const;

function rowOf(food: Food) {
  const english = [food.name, food.plural, ...food.synonyms];
  const { de, es, fr } = food.words;
  const searchIn = (words: FoodWords) => searchText([words.name, words.plural, ...words.synonyms, ...english]);
  return {
    id: food.id,
    name: food.name,
    plural: food.plural,
    name_de: de.name,
    plural_de: de.plural,
    name_es: es.name,
    plural_es: es.plural,
    name_fr: fr.name,
    plural_fr: fr.plural,
    synonyms: food.synonyms,
    category: food.category,
    aisle: food.aisle,
    allergens: food.allergens,
    diet: food.diet,
    contains: food.contains,
    density: food.densityGPerMl,
    edible: food.edibleShare,
    portions: JSON.stringify(food.portions),
    per_100g: JSON.stringify(food.per100g),
    source: JSON.stringify(food.source),
    search_en: searchText(english),
    search_de: searchIn(de),
    search_es: searchIn(es),
    search_fr: searchIn(fr),
  };
}
