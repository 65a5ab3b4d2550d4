import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { noFoodData } from './embedded.ts';
import { type OpenFoodFactsOptions, openFoodFacts } from './openfoodfacts.ts';

/** A server of this machine that answers in the shapes of the real one. */
type Reply = (response: ServerResponse, code: string) => void;
let reply: Reply;
let asked: { path: string; agent: string | undefined }[] = [];
let server: Server | undefined;

async function address(): Promise<string> {
  server ??= await new Promise<Server>((ready) => {
    const made = createServer((request, response) => {
      asked.push({ path: request.url ?? '', agent: request.headers['user-agent'] });
      reply(response, /product\/(\d+)/.exec(request.url ?? '')?.[1] ?? '');
    });
    made.listen(0, '127.0.0.1', () => ready(made));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
afterAll(() => {
  server?.closeAllConnections();
  server?.close();
});
beforeEach(() => {
  asked = [];
});

const json = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) =>
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
/** As version 2 of the API answers, shortened. */
const spread = (code: string, change: object = {}) => ({
  code,
  status: 1,
  status_verbose: 'product found',
  product: {
    code,
    product_name: 'Hazelnut spread',
    product_name_de: 'Haselnusscreme',
    brands: 'Squirrel & Co,Hedgerow',
    categories_tags: ['en:breakfasts', 'en:spreads', 'en:sweet-spreads', 'en:chocolate-spreads'],
    countries_tags: ['en:germany', 'en:france'],
    allergens_tags: ['en:milk', 'en:nuts', 'en:soybeans'],
    ingredients_analysis_tags: ['en:palm-oil', 'en:non-vegan', 'en:vegetarian'],
    nutrition_data_per: '100g',
    serving_size: '15 g',
    serving_quantity: 15,
    nutriments: {
      'energy-kj_100g': 2252,
      'energy-kcal_100g': 539,
      energy_100g: 2252,
      energy_unit: 'kJ',
      fat_100g: 30.9,
      'saturated-fat_100g': 10.6,
      carbohydrates_100g: 57.5,
      sugars_100g: 56.3,
      proteins_100g: 6.3,
      salt_100g: 0.107,
      sodium_100g: 0.0428,
      calcium_100g: 0.12,
    },
    ...change,
  },
});
const gtin = '04006381333931';
const provider = async (options: Partial<OpenFoodFactsOptions> = {}) =>
  openFoodFacts({ url: await address(), userAgent: 'Mealwright/test (cook@example.org)', ...options });

describe('Open Food Facts', () => {
  it('is asked by the printed digits, for the fields that are needed, by who we are', async () => {
    reply = (response, code) => json(response, 200, spread(code));
    await (await provider()).byGtin(gtin);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.agent).toBe('Mealwright/test (cook@example.org)');
    expect(asked[0]?.path).toMatch(/^\/api\/v2\/product\/4006381333931\.json\?fields=code%2Cproduct_name/);
  });

  it('gives a product as a food: grams to milligrams, tags to allergens and diet, the portion', async () => {
    reply = (response, code) => json(response, 200, spread(code));
    const food = await (await provider()).byGtin(gtin);
    expect(food).toMatchObject({
      id: `gtin-${gtin}`,
      name: 'Hazelnut spread',
      nameDe: 'Haselnusscreme',
      brand: 'Squirrel & Co',
      category: 'sweet',
      diet: 'vegetarian',
      allergens: ['milk', 'nuts', 'soy'],
      portions: [{ label: '15 g', grams: 15 }],
      marks: [],
      per100g: { kcal: 539, proteinG: 6.3, carbsG: 57.5, calciumMg: 120, ironMg: null },
    });
    expect(typeof food === 'object' && food.per100g.sodiumMg).toBeCloseTo(42.8, 6);
  });

  it('marks figures that cannot be right, and keeps them', async () => {
    const nutriments = { 'energy-kcal_100g': 2252, 'energy-kj_100g': 2252, fat_100g: 309, proteins_100g: 6.3 };
    reply = (response, code) => json(response, 200, spread(code, { nutriments }));
    const food = await (await provider()).byGtin(gtin);
    expect(typeof food === 'object' && food.per100g).toMatchObject({ kcal: 2252, fatG: 309 });
    expect(typeof food === 'object' && food.marks.map((mark) => mark.code)).toEqual(
      expect.arrayContaining(['kj-kcal-differ', 'over-100g', 'energy-too-high']),
    );
  });

  it.each<[string, Reply]>([
    ['a 404', (response, code) => json(response, 404, { code, status: 0, status_verbose: 'product not found' })],
    ['status 0', (response, code) => json(response, 200, { code, status: 0 })],
    ['a product without figures', (response, code) => json(response, 200, spread(code, { nutriments: {} }))],
    [
      'a product without a name',
      (response, code) => json(response, 200, spread(code, { product_name: '', product_name_de: '' })),
    ],
    ['another product', (response) => json(response, 200, spread('036000291452'))],
  ])('has nothing for us with %s', async (_, answer) => {
    reply = answer;
    expect(await (await provider()).byGtin(gtin)).toBe('not-found');
  });

  it.each<[string, Reply]>([
    ['an error of the server', (response) => json(response, 500, {})],
    ['a page instead of JSON', (response) => response.writeHead(200).end('<html>maintenance</html>')],
    ['a redirect to elsewhere', (response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
    ['a cut connection', (response) => response.socket?.destroy()],
    ['no end', (response) => response.writeHead(200).end('x'.repeat(3_000_000))],
  ])('is unavailable with %s', async (_, answer) => {
    reply = answer;
    expect(await (await provider()).byGtin(gtin)).toBe('unavailable');
  });

  it('is given up after the time limit', async () => {
    reply = () => undefined;
    // Without a limit this would outlast the test.
    expect(await (await provider({ timeoutMs: 100 })).byGtin(gtin)).toBe('unavailable');
  });

  it('is asked once for the same product at the same time', async () => {
    reply = (response, code) => setTimeout(() => json(response, 200, spread(code)), 30);
    const off = await provider();
    const answers = await Promise.all([off.byGtin(gtin), off.byGtin(gtin), off.byGtin('00036000291452')]);
    expect(asked).toHaveLength(2);
    expect(answers[0]).toBe(answers[1]);
  });

  it('is left alone after four failures in a row, asked once more after a rest, and trusted again after an answer', async () => {
    const states: string[] = [];
    const off = await provider({ restMs: 60, onState: (state) => states.push(state) });
    reply = (response) => json(response, 503, {});
    for (let at = 0; at < 8; at++) expect(await off.byGtin(gtin)).toBe('unavailable');
    expect(asked).toHaveLength(4);
    await new Promise((done) => setTimeout(done, 80));
    expect(await off.byGtin(gtin)).toBe('unavailable');
    expect(asked).toHaveLength(5);
    await new Promise((done) => setTimeout(done, 80));
    reply = (response, code) => json(response, 200, spread(code));
    expect(await off.byGtin(gtin)).toMatchObject({ name: 'Hazelnut spread' });
    expect(states).toEqual(['open', 'half-open', 'open', 'half-open', 'closed']);
  });

  it('that says "too many" is not asked until the time it names is over', async () => {
    const off = await provider();
    reply = (response) => json(response, 429, {}, { 'retry-after': '120' });
    expect(await off.byGtin(gtin)).toBe('busy');
    expect(await off.byGtin(gtin)).toBe('busy');
    expect(asked).toHaveLength(1);
  });
});

it('without a source nobody is asked', () => {
  expect(noFoodData.asks).toBe(false);
});
