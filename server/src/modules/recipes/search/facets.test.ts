import type { QueryInput } from '@mealwright/contracts/endpoint';
import { listRecipes, recipeFacets } from '@mealwright/contracts/recipes';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../../../test/app.ts';
import type { Person } from '../../../../test/make.ts';

const app = useApp();
type Filters = QueryInput<typeof recipeFacets>;
let reader: Person | undefined;
const facets = async (query: Filters) => {
  reader ??= await app.make.person();
  const { body, status, queries } = await reader.call(recipeFacets, { query });
  expect(status).toBe(200);
  expect(queries).toBeLessThanOrEqual(3);
  return body;
};
const total = async (query: Filters) =>
  (await reader!.call(listRecipes, { query: { ...query, limit: 1 } })).body.pagination.total;

/** A promise: choosing it shows exactly that many. */
async function expectKept(query: Filters) {
  const { total: now, course, cuisine, diet, labels, slot, maxTotalTime } = await facets(query);
  expect(now).toBe(await total(query));
  const dietary = (query.dietary ?? '').split(',').filter(Boolean);
  const kept = dietary.filter((one) => !(one in diet));
  const choices: [Record<string, number>, (value: string) => Filters][] = [
    [course, (category) => ({ category })],
    [cuisine, (value) => ({ cuisine: value })],
    [diet, (value) => ({ dietary: [...kept, value].join(',') })],
    [labels, (value) => ({ dietary: [...dietary, value].join(',') })],
    [maxTotalTime, (value) => ({ maxTotalTime: value })],
  ];
  for (const [counts, choose] of choices) {
    expect(Object.keys(counts).length).toBeGreaterThan(0);
    for (const [value, count] of Object.entries(counts)) {
      expect({ value, count }).toEqual({ value, count: await total({ ...query, ...choose(value) }) });
    }
  }
  for (const value of ['breakfast', 'lunch', 'dinner', 'snack'] as const) {
    expect(slot[value] ?? 0).toBe(await total({ ...query, slot: value }));
  }
}

describe('the counts of filters', () => {
  it.each<[string, Filters]>([
    ['nothing', {}],
    ['a cuisine and a time', { cuisine: 'italian', maxTotalTime: 45 }],
    ['a diet and a label', { dietary: 'vegetarian,high-protein' }],
    ['words and a meal', { q: 'tomato', slot: 'dinner' }],
    ['allergens left out', { excludeAllergens: 'milk,gluten', category: 'main,soup' }],
  ])('are what choosing them shows, under %s', async (_, query) => {
    await expectKept(query);
  });

  it('are nothing where nothing matches', async () => {
    expect(await facets({ q: 'zzqqxx' })).toMatchObject({ total: 0, course: {}, cuisine: {}, labels: {} });
  });

  it('are for people who are signed in', async () => {
    expect((await app.make.stranger().call(recipeFacets)).status).toBe(401);
  });
});
