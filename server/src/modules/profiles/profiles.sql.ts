import type { GoalInput, Preferences } from '@mealwright/contracts/profiles';
import type { TxCtx, UserActor } from '../../platform/ctx.ts';

export type ProfileRow = {
  user_id: string;
  preferences: Omit<Preferences, 'updatedAt'> | null;
  preferences_updated_at: Date | null;
  goal_input: GoalInput | null;
  goals_updated_at: Date | null;
};
const tables = (ctx: TxCtx) => ctx.db.withTables<{ profile: ProfileRow }>();
type Mine = TxCtx<UserActor>;

export const findProfile = (ctx: Mine): Promise<ProfileRow | undefined> =>
  tables(ctx).selectFrom('profile').selectAll().where('user_id', '=', ctx.actor.userId).executeTakeFirst();

/** Locks the profile of the user, which is made when it is not there, so that two changes at once do not lose one. */
export async function lockProfile(ctx: Mine): Promise<ProfileRow> {
  await tables(ctx)
    .insertInto('profile')
    .values({
      user_id: ctx.actor.userId,
      preferences: null,
      preferences_updated_at: null,
      goal_input: null,
      goals_updated_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return tables(ctx)
    .selectFrom('profile')
    .selectAll()
    .where('user_id', '=', ctx.actor.userId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export async function savePreferences(ctx: Mine, preferences: Omit<Preferences, 'updatedAt'>): Promise<void> {
  await tables(ctx)
    .updateTable('profile')
    .set({ preferences: JSON.stringify(preferences) as never, preferences_updated_at: ctx.now() })
    .where('user_id', '=', ctx.actor.userId)
    .execute();
}

export async function saveGoals(ctx: Mine, input: GoalInput): Promise<void> {
  await tables(ctx)
    .updateTable('profile')
    .set({ goal_input: JSON.stringify(input) as never, goals_updated_at: ctx.now() })
    .where('user_id', '=', ctx.actor.userId)
    .execute();
}
