import type { Ctx } from '../../platform/ctx.ts';
import { hashToken } from '../../platform/keys.ts';
import { findShare } from './shopping.sql.ts';

/** The list that a link leads to now, or null: who has one may also listen for its changes. */
export async function listOfLink(ctx: Ctx, token: string): Promise<string | null> {
  return (await findShare(ctx, hashToken(token)))?.list_id ?? null;
}
