import type { Request } from 'autocannon';
import { addDays, type Filled, nthId, weekStart } from './fill.ts';

/** One line of the table: what is asked, and with how many requests in flight. */
export type Line = {
  name: string;
  /** Reads are held against the bare route. */
  read: boolean;
  /**
   * How many different requests there are. All are made once before the line is measured, as on a server that has been up for a
   * while; 0: the first `seconds` of them are measured cold.
   */
  different: number;
  /** Screens and lists may take four queries at most. */
  mostQueries: number | null;
  connections: number;
  request: (n: number) => Request;
};

const filters = [
  'dietary=vegetarian&maxTotalTime=45',
  'category=main&sort=rating:desc,title:asc',
  'slot=dinner&excludeAllergens=milk,egg&sort=totalMinutes:asc',
  'dietary=vegan&slot=lunch&sort=proteinG:desc',
  'cuisine=italian,greek,indian&maxPrepTime=30',
  'dietary=omnivore&sort=createdAt:desc',
];
const words = ['chicken', 'lentil soup', 'tomato pasta', 'choc', 'salad with feta', 'rice', 'spinach', 'curry coconut'];

/** The n-th request of each kind; people, plans and recipes differ from request to request. */
export function makeLines(
  data: Filled,
  now: Date,
  tokens: readonly string[],
  items: readonly { user: number; listId: string; itemId: string }[],
  recipeIds: readonly string[],
): Line[] {
  const { users, weeks } = data;
  const as = (user: number) => ({ authorization: `Bearer ${tokens[user]}` });
  const withBody = (user: number, body: object) => ({
    headers: { ...as(user), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const recipe = (n: number) => recipeIds[(n * 131) % recipeIds.length] ?? '';
  const planOf = (user: number, week: number) => nthId('plan', user * weeks + week);
  const thisWeek = weeks - 1;
  const screen = { read: true, mostQueries: 4, connections: 50 };
  const cold = { ...screen, different: 0 };
  const write = { read: false, different: 0, mostQueries: null, connections: 50 };
  return [
    {
      ...screen,
      different: filters.length * users,
      name: 'list recipes',
      request: (n) => ({ path: `/api/v1/recipes?page=3&${filters[n % filters.length]}`, headers: as(n % users) }),
    },
    {
      ...screen,
      different: words.length * users,
      name: 'search recipes',
      request: (n) => ({
        path: `/api/v1/recipes/search?q=${encodeURIComponent(words[n % words.length] ?? '')}`,
        headers: as(n % users),
      }),
    },
    {
      ...screen,
      different: recipeIds.length,
      name: 'get recipe',
      request: (n) => ({ path: `/api/v1/recipes/${recipe(n)}`, headers: as(n % users) }),
    },
    {
      ...screen,
      different: users,
      name: 'get plan',
      request: (n) => ({ path: `/api/v1/meal-plans/${planOf(n % users, thisWeek)}`, headers: as(n % users) }),
    },
    {
      ...screen,
      different: users,
      name: 'list plans of a week',
      request: (n) => ({
        path: `/api/v1/users/${nthId('user', n % users)}/meal-plans?weekStart=${weekStart(thisWeek, weeks, now)}`,
        headers: as(n % users),
      }),
    },
    {
      ...screen,
      different: users,
      name: 'get shopping list',
      request: (n) => ({ path: `/api/v1/shopping-lists/${nthId('list', n % users)}`, headers: as(n % users) }),
    },
    // What no cache helps with: what is asked for the first time.
    {
      ...cold,
      name: 'list recipes, first time',
      request: (n) => ({
        path: `/api/v1/recipes?${filters[n % filters.length]}&page=${1 + (n % 40)}&limit=${10 + (Math.floor(n / 40) % 41)}`,
        headers: as(n % users),
      }),
    },
    {
      ...cold,
      name: 'get recipe, first time',
      // In another language than before.
      request: (n) => ({
        path: `/api/v1/recipes/${recipe(n)}?locale=de`,
        headers: as(n % users),
      }),
    },
    {
      ...cold,
      name: 'get plan, first time',
      request: (n) => ({
        path: `/api/v1/meal-plans/${planOf(n % users, Math.floor(n / users) % thisWeek)}`,
        headers: as(n % users),
      }),
    },
    {
      ...write,
      name: 'toggle list item',
      request: (n) => {
        const item = items[n % items.length];
        return {
          method: 'PATCH',
          path: `/api/v1/shopping-lists/${item?.listId}/items/${item?.itemId}`,
          ...withBody(item?.user ?? 0, { checked: Math.floor(n / items.length) % 2 === 0 }),
        };
      },
    },
    {
      ...write,
      name: 'add meal (replace)',
      // Not in the newest week, which has a list that would follow.
      request: (n) => {
        const week = (n * 17) % thisWeek;
        return {
          method: 'POST',
          path: `/api/v1/meal-plans/${planOf(n % users, week)}/meals`,
          ...withBody(n % users, {
            date: addDays(weekStart(week, weeks, now), n % 7),
            slot: 'dinner',
            slotIndex: 2,
            recipeId: recipe(n),
            replace: true,
          }),
        };
      },
    },
    {
      ...write,
      name: 'add meal, list follows',
      request: (n) => ({
        method: 'POST',
        path: `/api/v1/meal-plans/${planOf(n % users, thisWeek)}/meals`,
        ...withBody(n % users, {
          date: addDays(weekStart(thisWeek, weeks, now), n % 7),
          slot: 'dinner',
          slotIndex: 2,
          recipeId: recipe(n),
          replace: true,
        }),
      }),
    },
    {
      ...write,
      name: 'generate a plan',
      connections: 4,
      request: (n) => ({
        method: 'POST',
        path: '/api/v1/meal-plans',
        ...withBody(n % users, { weekStart: weekStart(weeks, weeks, now), seed: n }),
      }),
    },
  ];
}
