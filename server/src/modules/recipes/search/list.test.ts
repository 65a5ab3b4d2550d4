import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { slotKinds } from '@mealwright/contracts/common';
import type { QueryInput } from '@mealwright/contracts/endpoint';
import { listRecipes, recipeSorts } from '@mealwright/contracts/recipes';
import { readCookbook } from '@mealwright/cookbook/cookbook';
import { courses, cuisines, tags } from '@mealwright/cookbook/vocabulary';
import { allergens, diets } from '@mealwright/nutrition/vocabulary';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../../../test/app.ts';
import type { Person } from '../../../../test/make.ts';
import { readFoodTable } from '../../../seed.ts';

const app = useApp();
const folder = fileURLToPath(new URL('../../../../../packages/cookbook/recipes/', import.meta.url));
const files = readdirSync(folder).map((name) => ({ name, text: readFileSync(folder + name, 'utf8') }));
/** The cookbook as its own package reads it: what the database must agree with. */
const { recipes: cookbook } = readCookbook(files, readFoodTable().table);
type Known = (typeof cookbook)[number];

let reader: Person | undefined;
async function list(query: QueryInput<typeof listRecipes>) {
  reader ??= await app.make.person();
  return reader.call(listRecipes, { query });
}

/** All slugs of a filter, over as many pages as it takes. */
async function slugsOf(query: QueryInput<typeof listRecipes>): Promise<string[]> {
  const slugs: string[] = [];
  for (let page = 1; ; page += 1) {
    const { body, queries } = await list({ ...query, page, limit: 100 });
    expect(queries).toBeLessThanOrEqual(4);
    slugs.push(...body.data.map((card) => card.slug));
    if (page >= body.pagination.totalPages) {
      expect(slugs).toHaveLength(body.pagination.total);
      return slugs;
    }
  }
}

async function expectSame(query: QueryInput<typeof listRecipes>, suits: (recipe: Known) => boolean): Promise<number> {
  const expected = cookbook.filter(suits).map((recipe) => recipe.id);
  expect((await slugsOf(query)).sort(), JSON.stringify(query)).toEqual(expected.sort());
  return expected.length;
}

const stricter = (diet: string) => diets.slice(diets.indexOf(diet as 'vegan')) as readonly string[];

describe('the list of recipes', () => {
  it('holds the whole cookbook, each recipe once', async () => {
    expect(await expectSame({}, () => true)).toBeGreaterThan(300);
  });

  it('answers as its contract says', async () => {
    const { body, status } = await list({ limit: 100 });
    expect(status).toBe(200);
    expect(listRecipes.response.parse(body)).toEqual(body);
    expect(body.pagination).toEqual({
      page: 1,
      limit: 100,
      total: cookbook.length,
      totalPages: Math.ceil(cookbook.length / 100),
    });
  });

  it('gives labels, allergens and figures as the package computes them', async () => {
    const { body } = await list({ limit: 100, page: 2 });
    for (const card of body.data) {
      const recipe = cookbook.find((one) => one.id === card.slug);
      expect(card, card.slug).toMatchObject({
        title: recipe?.title,
        diet: recipe?.diet,
        allergens: recipe?.allergens,
        labels: recipe?.labels,
        perServing: { kcal: recipe?.nutrition.perServing.kcal, proteinG: recipe?.nutrition.perServing.proteinG },
        activeMinutes: recipe?.minutes.active,
        totalMinutes: recipe?.minutes.total,
        rating: null,
        ratingCount: 0,
        favorite: false,
      });
    }
  });

  it('is empty beyond the last page, and the total stays true', async () => {
    const { body, status } = await list({ page: 9999, limit: 100, slot: 'snack' });
    expect(status).toBe(200);
    expect(body.data).toEqual([]);
    expect(body.pagination.total).toBe(cookbook.filter((recipe) => recipe.slots.includes('snack')).length);
  });

  it.each([
    ['limit', { limit: 0 }],
    ['limit', { limit: 101 }],
    ['page', { page: 0 }],
    ['page', { page: 10_001 }],
    ['maxTotalTime', { maxTotalTime: -1 }],
    ['maxPrepTime', { maxPrepTime: 'soon' as unknown as number }],
    ['slot', { slot: 'brunch' as 'lunch' }],
    ['q', { q: 'x'.repeat(101) }],
    // Passed over, it would show what somebody must not eat.
    ['excludeAllergens.1', { excludeAllergens: 'milk,nutz' }],
    ['sort.0', { sort: 'price' }],
    ['sort.0', { sort: 'title:sideways' }],
    ['sort', { sort: 'title,title,title,title,title' }],
    ['cuisine', { cuisine: 'x'.repeat(301) }],
  ])('refuses a wrong %s by name', async (field, query) => {
    const { status, error } = await list(query);
    expect([status, error.code]).toEqual([400, 'VALIDATION_ERROR']);
    expect(
      Object.keys(error.details ?? {}).map((key) => key.split('.').slice(0, field.split('.').length).join('.')),
    ).toContain(field);
  });

  it('is for signed-in people only', async () => {
    expect((await app.make.stranger().call(listRecipes)).error.code).toBe('UNAUTHENTICATED');
  });
});

describe('a filter of recipes', () => {
  it('by category takes the courses that are named', async () => {
    for (const course of courses) await expectSame({ category: course }, (recipe) => recipe.course === course);
    await expectSame({ category: 'soup, salad' }, (recipe) => ['soup', 'salad'].includes(recipe.course));
  });

  it('by diet takes what suits it: a vegan dish suits everyone', async () => {
    for (const diet of diets) await expectSame({ dietary: diet }, (recipe) => stricter(diet).includes(recipe.diet));
  });

  it('by labels takes what has all of them', async () => {
    const labels = [...new Set(cookbook.flatMap((recipe) => recipe.labels))];
    expect(labels.length).toBeGreaterThan(3);
    for (const label of labels.filter((one) => !(diets as readonly string[]).includes(one)))
      await expectSame({ dietary: label }, (recipe) => recipe.labels.includes(label));
    const [one, two] = labels.filter((label) => !(diets as readonly string[]).includes(label));
    await expectSame(
      { dietary: `vegetarian,${one},${two}` },
      (recipe) =>
        stricter('vegetarian').includes(recipe.diet) && recipe.labels.includes(one!) && recipe.labels.includes(two!),
    );
  });

  it('by cuisine takes any of those that are named', async () => {
    for (const cuisine of cuisines) await expectSame({ cuisine }, (recipe) => recipe.cuisine === cuisine);
    const found = await expectSame({ cuisine: 'thai,korean' }, (recipe) => ['thai', 'korean'].includes(recipe.cuisine));
    expect(found).toBeGreaterThan(0);
  });

  it('by tags takes what has all of them', async () => {
    for (const tag of tags) await expectSame({ tags: tag }, (recipe) => recipe.tags.includes(tag));
    await expectSame(
      { tags: 'quick,spicy' },
      (recipe) => recipe.tags.includes('quick') && recipe.tags.includes('spicy'),
    );
  });

  it('by slot takes what may stand there', async () => {
    for (const slot of slotKinds) await expectSame({ slot }, (recipe) => recipe.slots.includes(slot));
  });

  it('by allergens leaves out whatever holds one of them', async () => {
    for (const allergen of allergens)
      await expectSame({ excludeAllergens: allergen }, (recipe) => !recipe.allergens.includes(allergen));
    const safe = await expectSame({ excludeAllergens: allergens.join(',') }, (recipe) => recipe.allergens.length === 0);
    expect(safe).toBeGreaterThan(0);
  });

  it('by time holds active minutes and total minutes apart', async () => {
    for (const minutes of [0, 10, 25]) {
      await expectSame({ maxPrepTime: minutes }, (recipe) => recipe.minutes.active <= minutes);
      await expectSame({ maxTotalTime: minutes }, (recipe) => recipe.minutes.total <= minutes);
    }
  });

  it('with others takes what passes all of them', async () => {
    const found = await expectSame(
      { dietary: 'vegetarian', slot: 'dinner', maxTotalTime: 45, excludeAllergens: 'nuts,milk', category: 'main' },
      (recipe) =>
        stricter('vegetarian').includes(recipe.diet) &&
        recipe.slots.includes('dinner') &&
        recipe.minutes.total <= 45 &&
        !recipe.allergens.some((one) => ['nuts', 'milk'].includes(one)) &&
        recipe.course === 'main',
    );
    expect(found).toBeGreaterThan(0);
  });

  it('with a value that nothing has finds nothing; an empty one counts as none', async () => {
    for (const query of [{ cuisine: 'martian' }, { tags: "'; --" }, { dietary: 'breatharian' }, { category: '%' }])
      expect((await list(query)).body.pagination, JSON.stringify(query)).toMatchObject({ total: 0, totalPages: 0 });
    expect((await list({ cuisine: ' , ', tags: '' })).body.pagination.total).toBe(cookbook.length);
  });

  it('holds beside words', async () => {
    const all = await slugsOf({ q: 'tofu' });
    const vegan = new Set(cookbook.filter((recipe) => recipe.diet === 'vegan').map((recipe) => recipe.id));
    expect((await slugsOf({ q: 'tofu', dietary: 'vegan' })).sort()).toEqual(
      all.filter((slug) => vegan.has(slug)).sort(),
    );
  });

  it('tells sides from what a plan may hold', async () => {
    const { body } = await list({ category: 'side', limit: 100 });
    expect(body.data.some((card) => card.slots.includes('side'))).toBe(true);
    for (const card of body.data)
      expect(card.slots, card.slug).toEqual(cookbook.find((recipe) => recipe.id === card.slug)?.slots);
  });
});

describe('what words find', () => {
  it.each(['title:desc', 'totalMinutes:asc,title', 'kcal:desc'])('is sorted as was asked: %s', async (sort) => {
    const whole = await slugsOf({ sort });
    const found = new Set(await slugsOf({ q: 'tofu' }));
    expect(found.size).toBeGreaterThan(5);
    expect(await slugsOf({ q: 'tofu', sort })).toEqual(whole.filter((slug) => found.has(slug)));
    const quick = new Set(await slugsOf({ q: 'tofu', dietary: 'vegan', maxTotalTime: '30' }));
    expect(await slugsOf({ q: 'tofu', dietary: 'vegan', maxTotalTime: '30', sort })).toEqual(
      whole.filter((slug) => quick.has(slug)),
    );
  });
});

describe('a sort of recipes', () => {
  const sortValue: Record<(typeof recipeSorts)[number], (card: { [key: string]: unknown }) => number | string | null> =
    {
      createdAt: () => null,
      rating: (card) => card.rating as number | null,
      title: (card) => card.title as string,
      totalMinutes: (card) => card.totalMinutes as number,
      kcal: (card) => (card.perServing as { kcal: number }).kcal,
      proteinG: (card) => (card.perServing as { proteinG: number }).proteinG,
    };

  it.each(recipeSorts.flatMap((by) => [`${by}:asc`, `${by}:desc`]))(
    '%s brings each recipe once, in that order',
    async (sort) => {
      const [by, direction] = sort.split(':') as [(typeof recipeSorts)[number], string];
      const cards = [];
      for (let page = 1; page <= Math.ceil(cookbook.length / 100); page += 1)
        cards.push(...(await list({ sort, page, limit: 100 })).body.data);
      expect(new Set(cards.map((card) => card.recipeId)).size).toBe(cookbook.length);
      const values = cards.map(sortValue[by]).filter((value) => value !== null);
      const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      expect(values).toEqual(direction === 'asc' ? sorted : sorted.reverse());
    },
  );

  // Many matches are read off an index in the order, few are found and sorted: both are the whole list, thinned out.
  it.each(recipeSorts.flatMap((by) => [`${by}:asc`, `${by}:desc`]))(
    '%s keeps its order under filters that many pass, and few',
    async (sort) => {
      const whole = await slugsOf({ sort });
      const kept: [QueryInput<typeof listRecipes>, (recipe: Known) => boolean, (size: number) => boolean][] = [
        [{ dietary: 'vegetarian' }, ({ diet }) => stricter('vegetarian').includes(diet), (size) => size > 200],
        [
          { dietary: 'vegetarian', slot: 'breakfast', maxTotalTime: 30 },
          ({ diet, slots, minutes }) =>
            stricter('vegetarian').includes(diet) && slots.includes('breakfast') && minutes.total <= 30,
          (size) => size > 10 && size < 200,
        ],
      ];
      for (const [query, suits, amount] of kept) {
        const suiting = new Set(cookbook.filter(suits).map((recipe) => recipe.id));
        expect(amount(suiting.size), `${suiting.size}`).toBe(true);
        expect(await slugsOf({ ...query, sort })).toEqual(whole.filter((slug) => suiting.has(slug)));
      }
    },
  );

  it('by several columns goes by the second where the first is alike', async () => {
    const { body } = await list({ sort: 'totalMinutes:desc,title', limit: 100 });
    const keys = body.data.map((card) => [card.totalMinutes ?? Number.NaN, card.title] as const);
    expect(keys).toEqual([...keys].sort((a, b) => b[0] - a[0] || (a[1] < b[1] ? -1 : 1)));
    expect(new Set(keys.map(([minutes]) => minutes)).size).toBeLessThan(keys.length);
  });

  it('without direction goes upwards, and by title when nothing is said', async () => {
    expect((await list({ sort: 'kcal', limit: 30 })).body).toEqual((await list({ sort: 'kcal:asc', limit: 30 })).body);
    expect((await list({ limit: 30 })).body).toEqual((await list({ sort: 'title:asc', limit: 30 })).body);
  });
});
