import type { RecipeState } from '@mealwright/contracts/own-recipes';
import type { TxCtx, UserActor } from '../../../platform/ctx.ts';
import { fail } from '../../../platform/errors.ts';
import { publish } from '../../../platform/events.ts';
import type { StoredRow } from '../recipes.sql.ts';
import { keepConfirmed, type LinesBefore, linesBefore } from './again.rules.ts';
import { partsOf, rowOf } from './own.row.ts';
import { type Computed, computeState, type Reader } from './own.rules.ts';
import { type OwnRecipe, renewOwn } from './own.sql.ts';
import { findParts, isInside, lockParts, lockWholes } from './parts.sql.ts';

type Mine = TxCtx<UserActor>;
/** More recipes hold no other one, directly or not. */
const MOST_WHOLES = 1000;

/** The reader with the recipes that the lines of this one name. */
export async function withParts(ctx: Mine, reader: Reader, state: RecipeState): Promise<Reader> {
  const rows = await findParts(ctx, partsOf(state));
  const parts = rows.map((row) => ({ ...row, servings: row.state?.servings ?? null }));
  return { ...reader, parts: new Map(parts.map((part) => [part.id, part])) };
}

/** Every recipe that is named is there, and none holds this one. */
export async function checkParts(tx: Mine, recipeId: string, state: RecipeState, { parts }: Reader): Promise<void> {
  const named = partsOf(state);
  if (named.length === 0) return;
  const missing = named.filter((id) => !parts.has(id));
  if (missing.length > 0) fail('RECIPE_NOT_FOUND', { recipeIds: missing });
  await lockParts(tx);
  if (await isInside(tx, recipeId, named)) fail('RECIPE_IN_ITSELF');
}

type ReadAgain = { next: OwnRecipe; made: Computed; before: LinesBefore | null };
/** The row as foods and reading of now make it. What a person called right is as it was; null: it cannot be told what that was. */
export async function readAgainOf(
  tx: Mine,
  row: StoredRow,
  state: RecipeState,
  plain: Reader,
): Promise<ReadAgain | null> {
  const reader = await withParts(tx, plain, state);
  const first = await computeState(state, reader);
  const before = linesBefore(row, state, first, reader.table);
  const kept = keepConfirmed(state, first, before, reader.table);
  if (kept === null) return null;
  const made = kept === state ? first : await computeState(kept, reader);
  return { next: rowOf(row.id, row.household_id, kept, reader, made), made, before };
}

/** The same state computed anew, because something that it holds has changed. */
export async function renew(tx: Mine, row: StoredRow, state: RecipeState, plain: Reader): Promise<void> {
  const again = row.read_with === plain.stamp ? null : await readAgainOf(tx, row, state, plain);
  const next = again?.next ?? (await rowFrom(tx, row, state, plain));
  await renewOwn(tx, { ...next, asked_anew: next.ready ? null : row.asked_anew });
  await publish(tx, 'recipe.updated', {
    userId: tx.actor.userId,
    householdId: row.household_id,
    recipeId: row.id,
  });
}

async function rowFrom(tx: Mine, row: StoredRow, state: RecipeState, plain: Reader): Promise<OwnRecipe> {
  const reader = await withParts(tx, plain, state);
  return rowOf(row.id, row.household_id, state, reader, await computeState(state, reader));
}

/** After a recipe has changed: all that hold it, directly or not, are computed anew. Their ids. */
export async function renewWholes(tx: Mine, recipeId: string, reader: Reader): Promise<string[]> {
  const queue = [recipeId];
  const renewed: string[] = [];
  // One that is reached on two ways is renewed twice, the second time with all of its parts new.
  for (let id = queue.shift(); id !== undefined && renewed.length < MOST_WHOLES; id = queue.shift()) {
    for (const whole of await lockWholes(tx, id)) {
      if (whole.state === null) continue;
      await renew(tx, whole, whole.state, reader);
      queue.push(whole.id);
      renewed.push(whole.id);
    }
  }
  return [...new Set(renewed)];
}
