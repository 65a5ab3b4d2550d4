import type { DomainEvents } from '@mealwright/contracts/events';
import type { FastifyInstance } from 'fastify';
import type { UserActor } from '../platform/ctx.ts';
import type { PublishedEvent } from '../platform/events.ts';
import { apiPrefix } from '../platform/http.ts';
import type { Sockets } from '../platform/sockets.ts';

const SIGN_IN_WITHIN_MS = 10_000;
/** A window that stays open is asked again whether its person is still signed in. */
const ASK_AGAIN_MS = 30_000;

/** Who may listen. */
export type Doorkeeper = {
  authenticate: (token: string) => Promise<UserActor | null>;
  sessionOpen: (sessionId: string) => Promise<boolean>;
  /** The list that a link leads to. */
  listOfLink: (token: string) => Promise<string | null>;
};

/** The realtime role: open windows are told what changed in their household. */
export const realtime = {
  onEvent(sockets: Sockets, event: PublishedEvent): void {
    if (event.name === 'meal_plan.created' || event.name === 'meal_plan.updated') {
      const { householdId, planId, version } = event.payload as DomainEvents['meal_plan.updated'];
      sockets.push(householdId, { type: 'plan.changed', planId, version });
    }
    if (event.name === 'recipe.added') {
      const { householdId, recipeIds } = event.payload as DomainEvents['recipe.added'];
      if (householdId !== null) sockets.push(householdId, { type: 'recipes.changed', recipeIds });
    }
    if (event.name === 'recipe.updated' || event.name === 'recipe.deleted') {
      const { householdId, recipeId } = event.payload as DomainEvents['recipe.updated' | 'recipe.deleted'];
      if (householdId !== null) sockets.push(householdId, { type: 'recipes.changed', recipeIds: [recipeId] });
    }
    if (event.name === 'shopping_list.generated' || event.name === 'shopping_list.updated') {
      const { householdId, listId } = event.payload as DomainEvents['shopping_list.updated'];
      sockets.push(householdId, { type: 'list.changed', listId });
      sockets.push(linkRoom(listId), { type: 'list.changed', listId });
    }
  },

  /**
   * `/api/v1/live`: the first message is `{ token }`, so that no token stands in an address or a log; with `{ link }` someone
   * without an account listens to the one list that the link leads to.
   */
  serve(http: FastifyInstance, sockets: Sockets, doorkeeper: Doorkeeper): void {
    http.get(`${apiPrefix}/live`, { websocket: true, schema: { hide: true } }, (socket) => {
      const timer = setTimeout(() => socket.close(4401, 'sign in first'), SIGN_IN_WITHIN_MS);
      let leave: (() => void) | undefined;
      let asking: NodeJS.Timeout | undefined;
      let closed = false;
      socket.on('error', () => socket.terminate());
      socket.on('close', () => {
        closed = true;
        clearTimeout(timer);
        clearInterval(asking);
        leave?.();
      });
      socket.once('message', async (data: Buffer) => {
        clearTimeout(timer);
        const place = await placeFor(doorkeeper, String(data)).catch(() => null);
        if (place === null) return socket.close(4401, 'sign in first');
        if (closed) return;
        leave = sockets.add(place.room, socket);
        asking = setInterval(async () => {
          const open = await place.stillOpen().catch(() => true);
          if (!open) socket.close(4401, 'signed out');
        }, ASK_AGAIN_MS);
        socket.send(JSON.stringify({ type: 'hello' }));
      });
    });
  },
};

/** Apart from households: their names are ids too. */
const linkRoom = (listId: string) => `link ${listId}`;

type Place = { room: string; stillOpen: () => Promise<boolean> };

/** Where someone who begins like this listens, or null. */
async function placeFor({ authenticate, sessionOpen, listOfLink }: Doorkeeper, message: string): Promise<Place | null> {
  const { token, link } = JSON.parse(message) as { token?: unknown; link?: unknown };
  if (typeof link === 'string') {
    const listId = await listOfLink(link);
    return listId === null
      ? null
      : { room: linkRoom(listId), stillOpen: async () => (await listOfLink(link)) === listId };
  }
  const actor = typeof token === 'string' ? await authenticate(token) : null;
  return actor === null ? null : { room: actor.householdId, stillOpen: () => sessionOpen(actor.sessionId) };
}
