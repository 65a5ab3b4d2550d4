import { localeFrom } from '@mealwright/contracts/common';
import type { Ctx, UserActor } from '../../../platform/ctx.ts';
import { publish } from '../../../platform/events.ts';
import { job } from '../../../platform/jobs.ts';
import { someoneOf } from '../../accounts/accounts.api.ts';
import { forgetRecipe } from '../recipes.answers.ts';
import { askedAnew, isSame } from './again.rules.ts';
import * as again from './again.sql.ts';
import type { Reader } from './own.rules.ts';
import { readerOf } from './own.service.ts';
import { renewOwn } from './own.sql.ts';
import { readAgainOf, renewWholes } from './parts.ts';

type Mine = Ctx<UserActor>;
/** Between two of them it is said how far it is. */
const BATCH = 50;

/**
 * Recipes keep the figures that foods and reading gave them when they were written. A version that brings better ones reads them again:
 * at its start, and by the clock for what an older process beside it wrote afterwards. A recipe at a time, so a stop costs one.
 */
export const readAgain = job({ name: 'recipes-read-again', cron: '13 * * * *', run: readAllAgain });

export async function atStart(ctx: Ctx): Promise<void> {
  await again.noteReading(ctx);
  await ctx.send(readAgain, {});
}

async function readAllAgain(system: Ctx): Promise<void> {
  if ((await again.lastReading(system)) !== system.settings.reading) return;
  const all = await again.countStale(system);
  const failed: string[] = [];
  const tally = { all, done: 0, changed: 0, askedAnew: 0 };
  for (;;) {
    const batch = await again.someStale(system, failed, BATCH);
    if (batch.length === 0) break;
    // What a household calls its foods is asked for once a batch.
    const readers = new Map<string, Promise<{ ctx: Mine; reader: Reader } | null>>();
    for (const recipe of batch) {
      const { household_id: householdId, read_in, language } = recipe;
      const key = `${householdId} ${read_in} ${language}`;
      const asked = readers.get(key) ?? readerFor(system, householdId, read_in ?? language);
      readers.set(key, asked);
      try {
        const one = await asked;
        const outcome = one === null ? await again.leaveAsItIs(system, recipe.id) : await readOne(one, recipe.id);
        tally.changed += Number(outcome !== undefined);
        tally.askedAnew += Number(outcome === 'asked');
      } catch (error) {
        // One that fails holds up no other; it is tried again by the clock.
        failed.push(recipe.id);
        system.log.warn({ error, recipeId: recipe.id }, 'a recipe was not read again');
      }
      tally.done += 1;
    }
    system.log.info(tally, 'recipes are read again');
  }
}

/** Somebody of the household, as whom its foods are seen; for recipes of everyone an administrator. */
async function readerFor(system: Ctx, householdId: string | null, language: string | null) {
  const someone = await someoneOf(system, householdId);
  if (someone === null) return null;
  const { locale, ...actor } = someone;
  const ctx = system.as({ kind: 'user', sessionId: 'reading', ...actor });
  return { ctx, reader: await readerOf(ctx, language === null ? locale : localeFrom(language)) };
}

async function readOne(
  { ctx, reader }: { ctx: Mine; reader: Reader },
  id: string,
): Promise<'changed' | 'asked' | undefined> {
  const { touched, asked } = await ctx.tx(async (tx) => {
    const nothing = { touched: [], asked: false };
    const row = await again.lockStale(tx, id);
    if (row === undefined || row.state === null) return nothing;
    const read = await readAgainOf(tx, row, row.state, reader);
    if (read === null) {
      await again.leaveAsItIs(tx, id);
      return nothing;
    }
    const { next, made, before } = read;
    const same = isSame(row, next);
    const news = askedAnew(row, made, before, tx.now());
    // Also when the figures stay: it may be found by other words now.
    await renewOwn(tx, { ...next, asked_anew: news }, same ? row.updated_at : tx.now());
    if (same) return nothing;
    await publish(tx, 'recipe.updated', { userId: tx.actor.userId, householdId: row.household_id, recipeId: id });
    return { touched: [id, ...(await renewWholes(tx, id, reader))], asked: news !== null && news !== row.asked_anew };
  });
  for (const one of touched) await forgetRecipe(ctx, one);
  return touched.length === 0 ? undefined : asked ? 'asked' : 'changed';
}
