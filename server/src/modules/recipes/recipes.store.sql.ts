import type { Locale } from '@mealwright/contracts/common';
import type { Db } from '../../platform/ctx.ts';
import { type RecipeRow, tables } from './recipes.sql.ts';
import { searchVector } from './search/search.sql.ts';

type Computed = 'rating' | 'rating_count' | 'created_at' | 'updated_at' | 'deleted_at' | 'search';
type Written =
  | 'picture_id'
  | 'state'
  | 'version'
  | 'open_lines'
  | 'questions'
  | 'ready'
  | 'parts'
  | 'source_key'
  | 'content_key';
/** `words`: what else it is found by, in `speech`, the language that it is written in. */
export type NewRecipe = Omit<RecipeRow, Computed | Written> & { words: string; speech: Locale };

/** Inserts or renews recipes of the public cookbook; those that are gone from it are marked as deleted (plans may name them). */
export async function storeCookbook(db: Db, recipes: readonly NewRecipe[], now: Date): Promise<void> {
  for (let at = 0; at < recipes.length; at += 200) {
    const values = recipes.slice(at, at + 200).map(({ words, speech, ...recipe }) => ({
      ...recipe,
      ingredients: JSON.stringify(recipe.ingredients),
      steps: JSON.stringify(recipe.steps),
      illustration: JSON.stringify(recipe.illustration),
      per_serving: JSON.stringify(recipe.per_serving),
      coverage: JSON.stringify(recipe.coverage),
      created_at: now,
      updated_at: now,
      deleted_at: null,
      search: searchVector({ ...recipe, words, speech }),
    }));
    const renewed = Object.keys(values[0] ?? {}).filter(
      (column) => column !== 'id' && column !== 'created_at',
    ) as (keyof RecipeRow)[];
    await tables(db)
      .insertInto('recipe')
      .values(values as never)
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet((eb) => Object.fromEntries(renewed.map((column) => [column, eb.ref(`excluded.${column}`)]))),
      )
      .execute();
  }
  await tables(db)
    .updateTable('recipe')
    .set({ deleted_at: now, updated_at: now })
    .where('household_id', 'is', null)
    // Those that administrators wrote are not of the files.
    .where('state', 'is', null)
    .where('deleted_at', 'is', null)
    .where(
      'id',
      'not in',
      recipes.map((recipe) => recipe.id),
    )
    .execute();
}
