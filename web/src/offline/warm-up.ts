import { wasKeptAt } from '../api/offline-cache.ts';
import { queryClient } from '../api/query-client.ts';
import { onSession, sessionState } from '../api/session.ts';
import { listQuery, listsQuery } from '../api/use-lists.ts';
import { weekQuery } from '../api/use-plan.ts';
import { recipeQuery } from '../api/use-recipes.ts';
import { thisWeek } from '../ui/format/dates.ts';

const START_AFTER_MS = 5000;
const DAY_MS = 24 * 3600 * 1000;

let done = false;

/** This week, its recipes and the list are fetched in a quiet moment, so that they are there in the shop and in the kitchen. */
export function startWarmUp(): void {
  const begin = () => {
    if (done || sessionState().status !== 'signed-in' || !navigator.serviceWorker?.controller) return;
    done = true;
    setTimeout(() => void warmUp().catch(() => undefined), START_AFTER_MS);
  };
  onSession(begin);
  navigator.serviceWorker?.addEventListener('controllerchange', begin);
  begin();
}

async function warmUp(): Promise<void> {
  const session = sessionState();
  if (session.status !== 'signed-in' || !navigator.onLine) return;
  const { user } = session;
  const plan = await queryClient.fetchQuery(weekQuery(thisWeek(user)));
  const lists = await queryClient.fetchQuery(listsQuery);
  for (const { listId } of lists.data.slice(0, 5)) await queryClient.prefetchQuery(listQuery(listId));
  const recipeIds = new Set(plan?.days.flatMap((day) => day.meals.flatMap((meal) => meal.recipeId ?? [])));
  for (const recipeId of recipeIds) {
    const query = recipeQuery(recipeId, user.locale);
    // One after the other, and not those that were fetched today: nobody waits for this.
    if (Date.now() - wasKeptAt(query.queryKey) > DAY_MS) await queryClient.prefetchQuery(query);
  }
}
