import type { Locale } from '@mealwright/contracts/common';
import { getFood, searchFoods } from '@mealwright/contracts/foods';
import { nutrientKeys } from '@mealwright/nutrition/nutrients';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../../test/app.ts';
import type { Person } from '../../../test/make.ts';
import { readFoodTable } from '../../seed.ts';

const app = useApp();
const { table } = readFoodTable();
let reader: Person | undefined;

async function search(query: Parameters<typeof ask>[1]) {
  reader ??= await app.make.person();
  return ask(reader, query);
}

function ask(person: Person, query: { q?: string; category?: string; locale?: Locale; page?: number; limit?: number }) {
  return person.call(searchFoods, { query });
}

const idsOf = async (q: string, locale: Locale = 'en', limit = 20) =>
  (await search({ q, locale, limit })).body.data.map((food) => food.foodId);

describe('searching the food table', () => {
  it('lists all foods by name without words, a page at a time, with the true total', async () => {
    const { body, status, queries } = await search({ limit: 50 });
    expect(status).toBe(200);
    expect(body.pagination).toEqual({
      page: 1,
      limit: 50,
      total: table.foods.length,
      totalPages: Math.ceil(table.foods.length / 50),
    });
    const names = body.data.map((food) => food.name.toLowerCase());
    expect(names).toEqual([...names].sort());
    expect(searchFoods.response.parse(body)).toEqual(body);
    expect(queries).toBeLessThanOrEqual(4);
  });

  it('shows each food exactly once over all pages', async () => {
    const seen: string[] = [];
    for (let page = 1; page <= 3; page += 1) {
      const { body } = await search({ category: 'vegetable', limit: 100, page });
      seen.push(...body.data.map((food) => food.foodId));
    }
    const vegetables = table.foods.filter((food) => food.category === 'vegetable');
    const { body: first } = await search({ category: 'vegetable', limit: 1 });
    expect(first.pagination.total).toBe(vegetables.length);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(Math.min(300, vegetables.length));
  });

  it('is empty beyond the last page, and the total stays true', async () => {
    const { body, status } = await search({ category: 'egg', page: 900, limit: 10 });
    expect(status).toBe(200);
    expect(body.data).toEqual([]);
    expect(body.pagination.total).toBe(table.foods.filter((food) => food.category === 'egg').length);
  });

  it.each([0, 101, -1, 1.5])('refuses a limit of %s with a message for that field', async (limit) => {
    const { error, status } = await search({ limit });
    expect([status, error.code]).toEqual([400, 'VALIDATION_ERROR']);
    expect(Object.keys(error.details ?? {})).toEqual(['limit']);
  });

  it.each([
    ['fr', 'pomme de terre', 'potato', 'pomme de terre'],
    ['fr', 'pommes de terre', 'potato', 'pomme de terre'],
    ['fr', 'oeuf', 'egg', 'œuf'],
    ['es', 'palta', 'avocado', 'aguacate'],
    ['es', 'pina', 'pineapple', 'piña'],
  ] as const)(
    'in %s finds "%s", with and without accents, and answers in that language',
    async (locale, q, id, name) => {
      const { body } = await search({ q, locale, limit: 3 });
      expect(body.data[0]).toMatchObject({ foodId: id, name });
    },
  );

  it('says what else it is called in the language that is asked for', async () => {
    reader ??= await app.make.person();
    const called = async (locale: Locale) =>
      (await reader!.call(getFood, { params: { foodId: 'avocado' }, query: { locale } })).body.synonyms;
    expect(await called('es')).toContain('palta');
    expect(await called('fr')).toContain('avocat mûr');
    expect(await called('en')).toEqual(table.byId('avocado')?.synonyms);
    expect(await called('de')).toEqual([]);
  });

  it('finds what holds the word: "boeuf" is written "bœuf"', async () => {
    const { body } = await search({ q: 'boeuf', locale: 'fr', limit: 5 });
    expect(body.data).toHaveLength(5);
    for (const food of body.data) expect(food.name).toContain('bœuf');
  });

  it('refuses page 0 and an unknown language', async () => {
    expect((await search({ page: 0 })).error.details).toHaveProperty('page');
    expect((await search({ locale: 'xx' as 'en' })).error.details).toHaveProperty('locale');
  });

  it('puts the exact name first', async () => {
    expect((await idsOf('egg'))[0]).toBe('egg');
    expect((await idsOf('potato'))[0]).toBe('potato');
  });

  it('finds a food by the name of the other side of the Atlantic', async () => {
    for (const [british, american] of [
      ['courgette', 'zucchini'],
      ['aubergine', 'eggplant'],
      ['spring onion', 'scallion'],
    ] as const) {
      expect((await idsOf(american))[0], american).toBe((await idsOf(british))[0]);
    }
  });

  it('finds and names foods in German, and by their English names too', async () => {
    const { body } = await search({ q: 'Kartoffel', locale: 'de' });
    expect(body.data[0]).toMatchObject({ foodId: 'potato', name: 'Kartoffel', plural: 'Kartoffeln' });
    expect((await idsOf('Eier', 'de'))[0]).toBe('egg');
    expect(await idsOf('potato', 'de')).toContain('potato');
  });

  it('does not find German words in English', async () => {
    expect(await idsOf('Kartoffel', 'en')).not.toContain('potato');
  });

  it('finds accents with and without them, whatever the case', async () => {
    for (const q of ['crème fraîche', 'creme fraiche', 'CREME FRAICHE', 'Crème Fraiche'])
      expect((await idsOf(q))[0], q).toBe('creme-fraiche');
    expect((await idsOf('jalapeno'))[0]).toBe('jalapeno');
  });

  it('finds a German food with umlaut or ß however it is typed', async () => {
    for (const [letter, plain] of [
      ['ü', 'u'],
      ['ß', 'ss'],
    ] as const) {
      const food = table.foods.find((one) => one.words.de.name.includes(letter));
      const name = food?.words.de.name ?? '';
      expect((await idsOf(name, 'de'))[0], name).toBe(food?.id);
      expect((await idsOf(name.toUpperCase(), 'de'))[0], name).toBe(food?.id);
      expect(await idsOf(name.replaceAll(letter, plain), 'de'), name).toContain(food?.id);
    }
  });

  it('takes a percent sign as itself', async () => {
    const { body } = await search({ q: '%', limit: 100 });
    const named = table.foods.filter((food) => [food.name, food.plural, ...food.synonyms].join('|').includes('%'));
    expect(named.length).toBeGreaterThan(0);
    expect(body.data.map((food) => food.foodId).sort()).toEqual(named.map((food) => food.id).sort());
  });

  it('forgives a typing error', async () => {
    expect(await idsOf('potatoe')).toContain('potato');
    expect(await idsOf('courgete')).toEqual(expect.arrayContaining([(await idsOf('courgette'))[0]]));
  });

  it('finds a food by the beginning of its name', async () => {
    expect((await idsOf('potat', 'en', 100)).slice(0, 5)).toContain('potato');
  });

  it('narrows words by category', async () => {
    const { body } = await search({ q: 'milk', category: 'plant-milk', limit: 100 });
    expect(body.data.length).toBeGreaterThan(0);
    expect(new Set(body.data.map((food) => food.category))).toEqual(new Set(['plant-milk']));
    expect((await search({ q: 'milk', category: 'no-such-category' })).body.pagination.total).toBe(0);
  });

  it.each(['xqzzjw', '_', '\\', '|', "'; DROP TABLE food; --", '🍕'])(
    'takes %s as plain words and finds no food for it',
    async (q) => {
      const { body, status } = await search({ q });
      expect(status).toBe(200);
      expect(body).toMatchObject({ data: [], pagination: { page: 1, limit: 20, total: 0, totalPages: 0 } });
    },
  );

  it('finds by meaning what no name says, beside what is found by name', async () => {
    const { body, status, queries } = await search({ q: 'something crunchy and salty' });
    expect([status, body.alike.length]).toEqual([200, 8]);
    for (const food of body.alike) expect(['snack', 'nut-seed', 'bread']).toContain(food.category);
    expect(queries).toBeLessThanOrEqual(4);
    expect((await search({ q: 'etwas Knuspriges und Salziges', locale: 'de' })).body.alike).toHaveLength(8);
    const shown = new Set(body.data.map((food) => food.foodId));
    expect(body.alike.filter((food) => shown.has(food.foodId))).toEqual([]);
  });

  it('does not guess where a name is exactly what was typed, nor on a later page', async () => {
    expect((await search({ q: 'egg' })).body.alike).toEqual([]);
    expect((await search({ q: 'something crunchy and salty', page: 2 })).body.alike).toEqual([]);
  });

  it('finds by meaning within a category', async () => {
    const { body } = await search({ q: 'crunchy and salty', category: 'bread' });
    expect(new Set(body.alike.map((food) => food.category))).toEqual(new Set(['bread']));
  });

  it('treats blanks as no words at all', async () => {
    expect((await search({ q: '   ', limit: 1 })).body.pagination.total).toBe(table.foods.length);
  });

  it('refuses words of more than 100 characters and a zero byte', async () => {
    expect((await search({ q: 'x'.repeat(101) })).error.details).toHaveProperty('q');
    const { status, error } = await search({ q: 'egg\u0000' });
    expect([status, error.code]).toEqual([400, 'VALIDATION_ERROR']);
  });

  it('is for signed-in people only', async () => {
    const { status, error } = await app.make.stranger().call(searchFoods);
    expect([status, error.code]).toEqual([401, 'UNAUTHENTICATED']);
  });

  it('writes no words of anybody into the log', async () => {
    await search({ q: 'secretly craved gherkin' });
    expect(JSON.stringify(app.logged)).not.toContain('gherkin');
  });
});

describe('one food', () => {
  it('comes with its portions, all nutrients and the source of the figures', async () => {
    const ann = await app.make.person();
    const { body, status, queries } = await ann.call(getFood, { params: { foodId: 'egg' } });
    const egg = table.byId('egg');
    expect(status).toBe(200);
    expect(getFood.response.parse(body)).toEqual(body);
    expect(Object.keys(body.per100g).sort()).toEqual([...nutrientKeys].sort());
    expect(body).toMatchObject({
      name: 'egg',
      plural: 'eggs',
      allergens: ['egg'],
      diet: 'vegetarian',
      densityGPerMl: egg?.densityGPerMl,
      edibleShare: egg?.edibleShare,
      portions: egg?.portions,
      per100g: egg?.per100g,
      source: { numbers: ['01123'], near: false },
    });
    expect(queries).toBeLessThanOrEqual(4);
  });

  it('keeps what is unknown as null, never 0', async () => {
    const ann = await app.make.person();
    const gappy = table.foods.find((food) => Object.values(food.per100g).includes(null));
    const { body } = await ann.call(getFood, { params: { foodId: gappy?.id ?? '' } });
    const unknown = nutrientKeys.filter((key) => gappy?.per100g[key] === null);
    expect(unknown.length).toBeGreaterThan(0);
    for (const key of unknown) expect(body.per100g[key], key).toBeNull();
  });

  it('has its German name when asked for', async () => {
    const ann = await app.make.person();
    const { body } = await ann.call(getFood, { params: { foodId: 'egg' }, query: { locale: 'de' } });
    expect(body).toMatchObject({ name: 'Ei', plural: 'Eier' });
  });

  it('that does not exist is FOOD_NOT_FOUND', async () => {
    const ann = await app.make.person();
    for (const foodId of ['no-such-food', '../../etc/passwd', "egg' OR 1=1"]) {
      const { status, error } = await ann.call(getFood, { params: { foodId } });
      expect([status, error.code], foodId).toEqual([404, 'FOOD_NOT_FOUND']);
    }
    expect((await ann.call(getFood, { params: { foodId: 'x'.repeat(81) } })).status).toBe(400);
  });

  it('every food of the table is there with the same figures', async () => {
    const rows = await app.ctx.db
      .withTables<{ food: { id: string; per_100g: Record<string, number | null> } }>()
      .selectFrom('food')
      .select(['id', 'per_100g'])
      .execute();
    expect(rows.length).toBe(table.foods.length);
    for (const row of rows) expect(row.per_100g, row.id).toEqual(table.byId(row.id)?.per100g);
  });
});
