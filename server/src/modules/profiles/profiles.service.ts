import { defaultPreferences, type GoalInput, type Goals, type Preferences } from '@mealwright/contracts/profiles';
import type { Ctx, UserActor } from '../../platform/ctx.ts';
import { fail } from '../../platform/errors.ts';
import { publish } from '../../platform/events.ts';
import { requireSelf } from '../accounts/accounts.api.ts';
import { requireFoods } from '../foods/foods.api.ts';
import { goalsFor, onceEach, wrongGoals } from './profiles.rules.ts';
import * as sql from './profiles.sql.ts';

type Mine = Ctx<UserActor>;
type PreferencesBody = Omit<Preferences, 'updatedAt'>;

export async function readPreferences(ctx: Mine, userId: string): Promise<Preferences> {
  requireSelf(ctx, userId);
  return preferencesOf(await sql.findProfile(ctx));
}

/** Replaces what is given and keeps the rest; `userId` must be oneself. */
export async function savePreferences(
  ctx: Mine,
  userId: string,
  change: { [K in keyof PreferencesBody]?: PreferencesBody[K] | undefined },
): Promise<Preferences> {
  requireSelf(ctx, userId);
  if (change.excludedFoods !== undefined) await requireFoods(ctx, change.excludedFoods);
  return ctx.tx(async (tx) => {
    const { updatedAt: _, ...before } = preferencesOf(await sql.lockProfile(tx));
    const given = onceEach(change);
    await sql.savePreferences(tx, { ...before, ...given });
    await publish(tx, 'user.updated', { userId });
    return { ...before, ...given, updatedAt: tx.now().toISOString() };
  });
}

export async function readGoals(ctx: Mine, userId: string): Promise<Goals> {
  requireSelf(ctx, userId);
  return goalsOf(ctx, await sql.findProfile(ctx));
}

export async function saveGoals(ctx: Mine, userId: string, input: GoalInput): Promise<Goals> {
  requireSelf(ctx, userId);
  const wrong = wrongGoals(input, ctx.now());
  if (Object.keys(wrong).length > 0) fail('VALIDATION_ERROR', wrong);
  // Computed first: what cannot be computed is refused before anything is stored.
  const goals = goalsFor(input, ctx.now());
  await ctx.tx(async (tx) => {
    await sql.lockProfile(tx);
    await sql.saveGoals(tx, input);
    await publish(tx, 'user.updated', { userId });
  });
  return { ...goals, updatedAt: ctx.now().toISOString() };
}

/** Both parts in one query, for planning. */
export async function readProfile(ctx: Mine): Promise<{ preferences: Preferences; goals: Goals }> {
  const row = await sql.findProfile(ctx);
  return { preferences: preferencesOf(row), goals: goalsOf(ctx, row) };
}

export async function profileData(ctx: Mine): Promise<unknown> {
  return readProfile(ctx);
}

function preferencesOf(row: sql.ProfileRow | undefined): Preferences {
  return { ...defaultPreferences, ...row?.preferences, updatedAt: row?.preferences_updated_at?.toISOString() ?? null };
}

function goalsOf(ctx: Mine, row: sql.ProfileRow | undefined): Goals {
  return { ...goalsFor(row?.goal_input ?? null, ctx.now()), updatedAt: row?.goals_updated_at?.toISOString() ?? null };
}
