import { createRecipe } from '@mealwright/contracts/own-recipes';
import {
  autocompleteRecipes,
  getRecipe,
  listRecipes,
  recipeFacets,
  searchRecipes,
} from '@mealwright/contracts/recipes';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../../../test/app.ts';
import type { Person } from '../../../../test/make.ts';

const app = useApp();
let reader: Person | undefined;
const someone = async () => {
  reader ??= await app.make.person();
  return reader;
};

async function search(q: string, more: { page?: number; limit?: number; dietary?: string } = {}) {
  return (await someone()).call(searchRecipes, { query: { q, limit: 100, ...more } });
}
const titles = async (q: string) => (await search(q)).body.data.map((card) => card.title);
const complete = async (q: string, limit = 8) => (await someone()).call(autocompleteRecipes, { query: { q, limit } });
const completed = async (q: string) => (await complete(q)).body.data.map((one) => one.title);

describe('searching recipes', () => {
  it('answers as its contract says, with the true total and few queries', async () => {
    const { body, status, queries } = await search('tofu', { limit: 3 });
    expect(status).toBe(200);
    expect(searchRecipes.response.parse(body)).toEqual(body);
    expect(body.data).toHaveLength(3);
    expect(body.pagination.total).toBe((await titles('tofu')).length);
    expect(queries).toBeLessThanOrEqual(4);
  });

  it('puts a title that holds the words before one that only needs them', async () => {
    const found = await titles('chickpea');
    expect(found.length).toBeGreaterThan(3);
    expect(found[0]).toMatch(/chickpea/i);
    const last = found.map((title) => /chickpea/i.test(title)).lastIndexOf(true);
    expect(found.slice(0, Math.min(3, last)).every((title) => /chickpea/i.test(title))).toBe(true);
  });

  it('finds the same by singular and plural', async () => {
    const plural = await titles('lentils');
    expect(plural.length).toBeGreaterThan(0);
    expect(new Set(await titles('lentil'))).toEqual(new Set(plural));
  });

  it('finds words while they are still in typing', async () => {
    const whole = await titles('smoked mackerel');
    expect(whole.length).toBeGreaterThan(0);
    for (const part of ['smoked mackere', 'smoked mack'])
      expect(await titles(part), part).toEqual(expect.arrayContaining(whole));
  });

  it.each([
    ['ragu', 'ragù'],
    ['Salade nicoise', 'Salade niçoise'],
    ['kasespatzle', 'Käsespätzle'],
    ['smørrebrød', 'Smørrebrød'],
    ['smorrebrod', 'Smørrebrød'],
    ['smørre', 'Smørrebrød'],
    ['PÂTÉ', 'pâté'],
  ])('finds %s whatever its accents and case', async (q, part) => {
    expect((await titles(q)).some((title) => title.includes(part))).toBe(true);
  });

  it('wants every word', async () => {
    const both = await titles('tofu curry');
    const [tofu, curry] = [await titles('tofu'), await titles('curry')];
    expect(both.length).toBeGreaterThan(0);
    expect(both.length).toBeLessThan(Math.min(tofu.length, curry.length));
    for (const title of both) expect(tofu.includes(title) && curry.includes(title), title).toBe(true);
  });

  it('leaves out what stands after a minus', async () => {
    const [all, without] = [await titles('curry'), await titles('curry -tofu')];
    const tofu = new Set(await titles('tofu'));
    expect(all.some((title) => tofu.has(title))).toBe(true);
    expect(new Set(without)).toEqual(new Set(all.filter((title) => !tofu.has(title))));
  });

  it('takes either word around an or', async () => {
    const either = await titles('tofu or mackerel');
    expect(new Set(either)).toEqual(new Set([...(await titles('tofu')), ...(await titles('mackerel'))]));
  });

  it('holds words in quotes together', async () => {
    const [phrase, words] = [await titles('"fried rice"'), await titles('fried rice')];
    expect(phrase.length).toBeGreaterThan(0);
    expect(phrase.length).toBeLessThan(words.length);
    for (const title of phrase) expect(words).toContain(title);
    for (const title of words.filter((one) => /fried rice/i.test(one))) expect(phrase).toContain(title);
  });

  it.each(['xqzzjw', '!!!', '&', '& | !', ':*', "'", '"', '-', '(((', '\\', '%', '🍕', 'the'])(
    'takes %s as words without meaning and finds nothing',
    async (q) => {
      const { status, body } = await search(q);
      expect(status).toBe(200);
      expect(body).toEqual({ data: [], pagination: { page: 1, limit: 100, total: 0, totalPages: 0 } });
    },
  );

  it('survives unfinished operators around real words', async () => {
    for (const q of ['tofu -', 'tofu "', 'tofu & !', '(tofu', 'tofu:*', "tofu'", 'tofu <->'])
      expect((await titles(q)).length, q).toBeGreaterThan(0);
  });

  it('wants at least one character and no more than 100', async () => {
    expect((await search('')).error.details).toHaveProperty('q');
    expect((await search('x'.repeat(101))).error.details).toHaveProperty('q');
  });

  it('finds the same as the list with words', async () => {
    const { body } = await (await someone()).call(listRecipes, { query: { q: 'tofu curry', limit: 100 } });
    expect(body).toEqual((await search('tofu curry')).body);
  });

  it('turns pages without losing or repeating a recipe', async () => {
    const all = (await search('rice')).body;
    const seen: string[] = [];
    for (let page = 1; page <= Math.ceil(all.pagination.total / 7); page += 1)
      seen.push(...(await search('rice', { page, limit: 7 })).body.data.map((card) => card.title));
    expect(seen.slice(0, 100)).toEqual(all.data.map((card) => card.title));
    expect(new Set(seen).size).toBe(all.pagination.total);
  });

  it('keeps the words out of the log', async () => {
    await search('unmistakable gherkin');
    expect(JSON.stringify(app.logged)).not.toContain('gherkin');
  });
});

describe('completing a title', () => {
  it('begins with titles that begin so', async () => {
    const { body, status, queries } = await complete('chick');
    expect(status).toBe(200);
    expect(queries).toBeLessThanOrEqual(4);
    const found = body.data.map((one) => one.title.toLowerCase());
    expect(found[0]?.startsWith('chick')).toBe(true);
    const begins = found.map((title) => title.startsWith('chick'));
    expect(begins.indexOf(false) === -1 || !begins.slice(begins.indexOf(false)).includes(true)).toBe(true);
  });

  it('gives as many as asked for and no more', async () => {
    expect((await complete('a', 3)).body.data).toHaveLength(3);
    for (const limit of [0, 21]) expect((await complete('a', limit)).error.details).toHaveProperty('limit');
  });

  it.each([
    ['chiken', /chicken/i],
    ['muhsroom', /mushroom/i],
    ['chikpea', /chickpea/i],
    ['smoked makerel', /mackerel/i],
    ['omelete', /omelette/i],
  ])('forgives %s', async (typed, meant) => {
    expect((await completed(typed)).some((title) => meant.test(title))).toBe(true);
  });

  it.each([
    ['ragu', 'ragù'],
    ['kasesp', 'Käsespätzle'],
    ['KÄSESP', 'Käsespätzle'],
    ['smorre', 'Smørrebrød'],
    ['tortilla espanola', 'Tortilla española'],
  ])('finds %s without its accents', async (typed, part) => {
    expect((await completed(typed)).some((title) => title.includes(part))).toBe(true);
  });

  it('takes a percent sign as itself', async () => {
    const found = await completed('%');
    expect(found.length).toBeGreaterThan(0);
    for (const title of found) expect(title).toContain('%');
  });

  it.each(['_', '\\', 'xqzzjw', '🍕'])('takes %s as itself and finds no title', async (q) => {
    const { status, body } = await complete(q);
    expect([status, body]).toEqual([200, { data: [] }]);
  });

  it('of blanks finds nothing', async () => {
    expect((await complete('   ')).body).toEqual({ data: [] });
  });
});

describe('words in other languages', () => {
  const inLanguage = async (locale: 'de' | 'es' | 'fr' | 'en', q: string) =>
    (await (await someone()).call(searchRecipes, { query: { q, locale, limit: 100 } })).body;
  const foodsOf = async (recipeId: string) =>
    (await (await someone()).call(getRecipe, { params: { recipeId } })).body.ingredients.map(({ name }) => name);

  it.each([
    ['de', 'Kichererbsen', /chickpea/i],
    ['de', 'kichererbse', /chickpea/i],
    ['de', 'Kichererb', /chickpea/i],
    ['de', 'Hähnchen', /chicken/i],
    ['es', 'garbanzos', /chickpea|garbanzo|hummus/i],
    ['es', 'berenjena', /aubergine|eggplant/i],
    ['fr', 'pois chiches', /chickpea|hummus/i],
    ['fr', 'épinards', /spinach/i],
  ] as const)('%s: %s finds what holds it, dishes that are named after it first', async (locale, q, food) => {
    const { data, pagination } = await inLanguage(locale, q);
    expect(pagination.total).toBeGreaterThan(3);
    expect(data.slice(0, 5).some(({ title }) => food.test(title))).toBe(true);
    for (const { recipeId, title } of data) {
      const foods = await foodsOf(recipeId);
      expect(foods.some((name) => food.test(name)) || food.test(title), `${title}: ${foods.join()}`).toBe(true);
    }
    // Whoever reads English may mean something else by it, never more.
    expect((await inLanguage('en', q)).pagination.total).toBeLessThanOrEqual(pagination.total);
  });

  it('want every word too, in whichever language each is', async () => {
    const titles = async (q: string) => (await inLanguage('de', q)).data.map(({ title }) => title);
    const [both, one, other] = [
      await titles('Kichererbsen mit Spinat'),
      await titles('Kichererbsen'),
      await titles('Spinat'),
    ];
    expect(both.length).toBeGreaterThan(0);
    for (const title of both) expect([one.includes(title), other.includes(title)]).toEqual([true, true]);
    expect(both.length).toBeLessThan(Math.min(one.length, other.length));
    expect((await titles('Tofu Curry')).length).toBe((await inLanguage('en', 'Tofu Curry')).pagination.total);
  });

  it('counts and lists say the same, and completion leads there', async () => {
    const reader = await someone();
    const query = { q: 'Kichererbsen', locale: 'de' } as const;
    const { pagination, data } = await inLanguage('de', query.q);
    expect((await reader.call(recipeFacets, { query })).body.total).toBe(pagination.total);
    expect((await reader.call(listRecipes, { query: { ...query, limit: 100 } })).body.data).toEqual(data);
    const { body, queries } = await reader.call(autocompleteRecipes, { query: { ...query, limit: 5 } });
    expect(body.data.map(({ title }) => title)).toEqual(expect.arrayContaining([data[0]?.title]));
    expect(queries).toBeLessThanOrEqual(4);
  });

  it('of one’s own German recipes are stemmed as German', async () => {
    const anna = await app.make.person({ locale: 'de' });
    const made = await anna.call(createRecipe, {
      query: { locale: 'de' },
      body: { title: 'Gefüllte Auberginen aus dem Ofen', ingredients: [{ text: '2 Auberginen' }], servings: 2 },
    });
    expect(made.status).toBe(201);
    for (const q of ['gefülltes', 'Aubergine Ofen', 'Öfen', 'gefüllt']) {
      const { body } = await anna.call(searchRecipes, { query: { q, locale: 'de', whose: 'ours' } });
      expect(
        body.data.map(({ title }) => title),
        q,
      ).toEqual(['Gefüllte Auberginen aus dem Ofen']);
    }
  });

  it('by a food that no recipe held until now finds the first one at once', async () => {
    const anna = await app.make.person({ locale: 'de' });
    const found = async (q: string) =>
      (await anna.call(searchRecipes, { query: { q, locale: 'de' } })).body.data.map(({ title }) => title);
    const q = 'Kaninchen';
    expect(await found(q)).toEqual([]);
    const { status } = await anna.call(createRecipe, {
      body: { title: 'Quick supper', ingredients: [{ text: '400 g rabbit' }], servings: 2 },
    });
    expect(status).toBe(201);
    expect(await found(q)).toEqual(['Quick supper']);
  });

  it.each([
    ['Reis', /rice/i],
    ['Tomaten', /tomat/i],
    ['Käse', /cheese|käse/i],
    ['Rind', /beef/i],
    ['Pilze', /mushroom/i],
  ])('%s: what most foods of that name have in theirs stands in the first titles', async (q, word) => {
    const { data } = await inLanguage('de', q);
    for (const { title } of data.slice(0, 3)) expect(title).toMatch(word);
  });
});
