import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { getFoodImport, listFoodImports, sendFoodFile, startFoodImport } from '@mealwright/contracts/food-imports';
import { getFood, getFoodByBarcode, searchFoods } from '@mealwright/contracts/foods';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../../../test/app.ts';
import type { Person } from '../../../test/make.ts';
import { rowsOf } from '../../../test/state.ts';
import { beginImport, continueImport } from './food-imports.service.ts';

const folder = mkdtempSync(join(tmpdir(), 'mealwright-imports-'));
const waiting = join(folder, 'imports');
mkdirSync(waiting);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const app = useApp({ config: { dataFolder: folder } });
let admin: Person;
beforeAll(async () => {
  // The first account of an installation is its administrator.
  admin = await app.make.person();
});

async function run(file: string) {
  const { body, status } = await admin.call(startFoodImport, { body: { file } });
  expect(status).toBe(202);
  await app.settle();
  return (await admin.call(getFoodImport, { params: { importId: body.importId } })).body;
}
const put = (name: string, content: string | Uint8Array) => writeFileSync(join(waiting, name), content);
/** A ZIP archive as packers write it, without check sums, which nobody looks at here. */
function zipSync(files: Record<string, Uint8Array>): Buffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt16LE(8, 10);
    head.writeUInt32LE(packed.length, 20);
    head.writeUInt32LE(content.length, 24);
    head.writeUInt16LE(name.length, 28);
    head.writeUInt32LE(offset, 42);
    list.push(head, Buffer.from(name));
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(name.length, 26);
    parts.push(local, Buffer.from(name), packed);
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(Buffer.concat(list).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...list, end]);
}
const byCode = (gtin: string) => admin.call(getFoodByBarcode, { params: { gtin } });

const columns = [
  'code',
  'url',
  'product_name',
  'brands',
  'categories_tags',
  'countries_tags',
  'allergens',
  'labels_tags',
  'ingredients_analysis_tags',
  'serving_size',
  'serving_quantity',
  'energy-kj_100g',
  'energy-kcal_100g',
  'fat_100g',
  'saturated-fat_100g',
  'carbohydrates_100g',
  'sugars_100g',
  'fiber_100g',
  'proteins_100g',
  'salt_100g',
  'sodium_100g',
  'calcium_100g',
];
const offRow = (values: Record<string, string>) => columns.map((name) => values[name] ?? '').join('\t');
const oats = {
  code: '4006381333931',
  product_name: 'Rolled "whole" oats',
  brands: 'Mill Lane',
  categories_tags: 'en:cereals,en:oat-flakes',
  countries_tags: 'en:germany',
  allergens: 'en:gluten',
  ingredients_analysis_tags: 'en:palm-oil-free,en:vegan,en:vegetarian',
  serving_size: '40 g',
  serving_quantity: '40',
  'energy-kj_100g': '1546',
  'energy-kcal_100g': '368',
  fat_100g: '7',
  'saturated-fat_100g': '1.3',
  carbohydrates_100g: '56',
  sugars_100g: '1',
  fiber_100g: '10',
  proteins_100g: '13.5',
  salt_100g: '0.02',
};
const offCsv = (rows: Record<string, string>[]) => [columns.join('\t'), ...rows.map(offRow)].join('\n');

describe('an export of Open Food Facts', () => {
  it('as gzipped CSV becomes products: found by barcode and by name', async () => {
    const odd = { ...oats, code: '036000291452', product_name: 'Odd flakes', fat_100g: '700' };
    const rows = [
      oats,
      odd,
      { ...oats, code: '123' },
      { ...oats, code: '96385074', product_name: '' },
      { code: '20000042', product_name: 'Bare' },
    ];
    put('off.csv.gz', gzipSync(offCsv(rows)));
    const done = await run('off.csv.gz');
    expect(done).toMatchObject({
      file: 'off.csv.gz',
      format: 'openfoodfacts-csv',
      status: 'done',
      progress: 1,
      recordsRead: 5,
      stored: 2,
      marked: 1,
      leftOut: { 'no-id': 1, 'no-name': 1 },
    });
    const { body } = await byCode('4006381333931');
    expect(body).toMatchObject({
      origin: 'outside',
      name: 'Rolled "whole" oats',
      brand: 'Mill Lane',
      category: 'cereal',
      diet: 'vegan',
      dietKnown: true,
      allergens: ['gluten'],
      portions: [{ label: '40 g', grams: 40 }],
      source: { dataset: 'openfoodfacts' },
      marks: [],
    });
    expect(body.per100g).toMatchObject({ kcal: 368, carbsG: 66, sodiumMg: 8, ironMg: null });
    expect((await byCode('036000291452')).body.marks.map((mark) => mark.code)).toContain('over-100g');
    const { body: list } = await admin.call(searchFoods, { query: { q: 'mill lane rolled' } });
    expect(list.data.map((food) => food.foodId)).toContain(body.foodId);
  });

  it('as JSON lines is read too; what is no JSON is counted, not feared', async () => {
    const product = {
      code: '5000159407236',
      product_name: 'Caramel bar',
      allergens_tags: ['en:milk', 'en:peanuts'],
      nutriments: { 'energy-kcal_100g': 490, fat_100g: 23, carbohydrates_100g: 62, proteins_100g: 8.6 },
    };
    put(
      'off.jsonl',
      [JSON.stringify(product), '{"code": broken', '', JSON.stringify({ ...product, code: '1' })].join('\n'),
    );
    const done = await run('off.jsonl');
    expect(done).toMatchObject({
      status: 'done',
      format: 'openfoodfacts-jsonl',
      stored: 1,
      leftOut: { unreadable: 1, 'no-id': 1 },
    });
    expect((await byCode('5000159407236')).body.allergens).toEqual(['milk', 'peanut']);
  });

  it('read a second time renews, and doubles nothing', async () => {
    put('again.csv', offCsv([{ ...oats, code: '40063813', product_name: 'Bran' }]));
    const [first, second] = [await run('again.csv'), await run('again.csv')];
    expect(first.importId).not.toBe(second.importId);
    expect(await rowsOf(app, 'outside_food', 'name', 'Bran')).toHaveLength(first.stored);
  });
});

/** Foods in the form of the JSON downloads of 2025, with few nutrients. */
const nutrient = (id: number, amount: number) => ({
  type: 'FoodNutrient',
  id: id * 10,
  nutrient: { id, number: String(id), name: 'x', unitName: 'g' },
  amount,
});
const foundation = {
  FoundationFoods: [
    {
      foodClass: 'FinalFood',
      description: 'Nuts, walnuts, "raw" {shelled}',
      dataType: 'Foundation',
      fdcId: 2346394,
      foodCategory: { description: 'Nut and Seed Products' },
      foodNutrients: [
        nutrient(1003, 14.6),
        nutrient(1004, 69.7),
        nutrient(1005, 10.9),
        nutrient(2047, 729),
        nutrient(2048, 679),
        nutrient(1062, 3050),
      ],
      foodPortions: [{ amount: 1, gramWeight: 100, modifier: 'halves', measureUnit: { name: 'cup' } }],
    },
    {
      foodClass: 'FinalFood',
      description: 'Only in kilojoules',
      dataType: 'Foundation',
      fdcId: 2346395,
      foodNutrients: [nutrient(1062, 418.4), nutrient(1003, 5)],
    },
    { foodClass: 'Sample', description: 'A sample', dataType: 'Sample', fdcId: 5, foodNutrients: [] },
  ],
};

describe('a download of USDA FoodData Central', () => {
  it('as JSON is read food by food; energy comes from the factors of the food, from general ones, or from kJ', async () => {
    put('foundation.json', JSON.stringify(foundation, null, 1));
    const done = await run('foundation.json');
    expect(done).toMatchObject({ status: 'done', format: 'usda-json', stored: 2, leftOut: { 'other-kind': 1 } });
    const { body } = await admin.call(getFood, { params: { foodId: 'fdc-2346394' } });
    expect(body).toMatchObject({
      name: 'Nuts, walnuts, "raw" {shelled}',
      category: 'nut-seed',
      allergensKnown: false,
      portions: [{ label: '1 cup, halves', grams: 100 }],
      source: { dataset: 'usda-foundation', numbers: ['2346394'] },
    });
    expect(body.per100g.kcal).toBe(679);
    const { body: kj } = await admin.call(getFood, { params: { foodId: 'fdc-2346395' } });
    expect(kj.per100g.kcal).toBeCloseTo(100, 6);
  });

  const tables = {
    'food.csv':
      '"fdc_id","data_type","description","food_category_id","publication_date"\n"900001","branded_food","OAT DRINK, ""BARISTA""","","2025-04-01"\n"900002","sr_legacy_food","Salt, table","2","2019-04-01"\n"900003","sample_food","Sample","","2019-04-01"\n"900004","sr_legacy_food","Name without figures","2","2019-04-01"\n',
    'branded_food.csv':
      '"fdc_id","brand_owner","brand_name","subbrand_name","gtin_upc","ingredients","not_a_significant_source_of","serving_size","serving_size_unit","household_serving_fulltext","branded_food_category"\n"900001","Oatfield","BARLEY & OAT","","00042100005264","WATER, OATS\nSALT","","240.0","ml","1 cup","Plant Based Milk"\n',
    'food_nutrient.csv':
      '"id","fdc_id","nutrient_id","amount","data_points"\n"1","900001","1008","50",""\n"2","900002","1093","38758",""\n"3","900001","1003","1.2",""\n"4","900001","1004","2.1",""\n"5","900001","1005","6.7",""\n"6","900002","1008","0",""\n"7","900002","1003","0",""\n"8","900001","9999","1",""\n',
    'food_portion.csv':
      '"id","fdc_id","seq_num","amount","measure_unit_id","portion_description","modifier","gram_weight"\n"1","900002","1","1","1001","","","6"\n"2","900002","2","1","9999","","dash","0.4"\n',
    'measure_unit.csv': '"id","name"\n"1001","teaspoon"\n"9999","undetermined"\n',
    'food_category.csv': '"id","code","description"\n"2","0200","Spices and Herbs"\n',
  };
  const expected = async () => {
    const { body: drink } = await byCode('042100005264');
    expect(drink).toMatchObject({
      name: 'OAT DRINK, "BARISTA"',
      brand: 'BARLEY & OAT',
      category: 'plant-milk',
      portions: [{ label: '1 cup', grams: 240 }],
      source: { dataset: 'usda-branded', numbers: ['900001'] },
      marks: [{ code: 'density-assumed', nutrient: null }],
    });
    expect(drink.per100g).toMatchObject({ kcal: 50, proteinG: 1.2, sodiumMg: null });
    const { body: salt } = await admin.call(getFood, { params: { foodId: 'fdc-900002' } });
    expect(salt.per100g).toMatchObject({ kcal: 0, sodiumMg: 38758 });
    expect(salt.portions).toEqual([
      { label: '1 teaspoon', grams: 6 },
      { label: '1 dash', grams: 0.4 },
    ]);
    expect((await admin.call(getFood, { params: { foodId: 'fdc-900004' } })).status).toBe(404);
    expect(await rowsOf(app, 'outside_food', 'complete', false)).toEqual([]);
  };

  it('as CSV tables in an archive is put together from names, brands, portions and figures', async () => {
    const files = Object.fromEntries(
      Object.entries(tables).map(([name, text]) => [`FoodData_Central_csv/${name}`, new TextEncoder().encode(text)]),
    );
    put('fdc.zip', zipSync(files));
    const done = await run('fdc.zip');
    expect(done).toMatchObject({
      status: 'done',
      format: 'usda-csv',
      stored: 2,
      leftOut: { 'other-kind': 1, 'no-figures': 1 },
    });
    await expected();
  });

  it('as a folder gives the same, also when it is cut after each single record', async () => {
    mkdirSync(join(waiting, 'fdc'));
    for (const [name, text] of Object.entries(tables)) writeFileSync(join(waiting, 'fdc', name), text);
    const begun = await beginImport(app.ctx, join(waiting, 'fdc'), async () => undefined);
    let slices = 0;
    while (await continueImport(app.ctx, begun.id, { batch: 1, sliceMs: 0 })) slices += 1;
    expect(slices).toBeGreaterThan(8);
    await expected();
    const { body } = await admin.call(getFoodImport, { params: { importId: begun.id } });
    expect(body).toMatchObject({
      status: 'done',
      stored: 2,
      recordsRead: 4,
      leftOut: { 'other-kind': 1, 'no-figures': 1 },
    });
  });
});

describe('an import', () => {
  it('that was stopped goes on where it was, and counts each record once', async () => {
    const rows = Array.from({ length: 50 }, (_, at) => ({
      ...oats,
      code: `${10_000_000 + at}`,
      product_name: `Oats ${at}`,
    }));
    put('stopped.csv', offCsv(rows));
    const path = join(waiting, 'stopped.csv');
    const first = await beginImport(app.ctx, path, async () => undefined);
    expect(await continueImport(app.ctx, first.id, { batch: 7, sliceMs: 0 })).toBe(true);
    const again = await beginImport(app.ctx, path, async () => undefined);
    expect(again.id).toBe(first.id);
    expect(again.position).toBe(7);
    while (await continueImport(app.ctx, first.id, { batch: 7, sliceMs: 0 }));
    const { body } = await admin.call(getFoodImport, { params: { importId: first.id } });
    expect([body.status, body.recordsRead]).toEqual(['done', 50]);
    expect(body.stored + Object.values(body.leftOut).reduce((sum, count) => sum + count, 0)).toBe(50);
  });

  it.each<[string, string | Uint8Array, RegExp]>([
    ['nothing.csv', '', /empty/],
    ['photo.csv', Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256), /neither/],
    ['notes.txt', 'eggs\nmilk\n', /neither/],
    ['half.zip', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), /ZIP/],
    ['other.zip', zipSync({ 'readme.txt': new TextEncoder().encode('hi') }), /no file that we know/],
    [
      'cut.csv.gz',
      gzipSync(
        offCsv(Array.from({ length: 3000 }, (_, at) => ({ ...oats, url: `https://example.org/${at * 7919}` }))),
      ).subarray(0, 2000),
      /damaged/,
    ],
  ])('of %s ends with one sentence that says why', async (name, content, why) => {
    put(name, content);
    const done = await run(name);
    expect(done.status).toBe('failed');
    expect(done.problem).toMatch(why);
  });

  it('is for administrators, of files in their folder alone', async () => {
    const ben = await app.make.person();
    put('mine.csv', offCsv([oats]));
    expect((await ben.call(startFoodImport, { body: { file: 'mine.csv' } })).status).toBe(403);
    expect((await ben.call(listFoodImports)).status).toBe(403);
    for (const file of ['../imports/mine.csv', '/etc/passwd', '.', '..', 'not-there.csv', '.hidden'])
      expect((await admin.call(startFoodImport, { body: { file } })).error.details, file).toHaveProperty('file');
    const { body } = await admin.call(listFoodImports);
    expect(body.waiting.map((file) => file.name)).toContain('mine.csv');
    expect(JSON.stringify(body)).not.toContain(folder);
  });
});

describe('a file from the browser', () => {
  const send = async (who: Person, name: string, payload: Buffer) => {
    const headers = { authorization: `Bearer ${who.session.accessToken}`, 'content-type': 'application/octet-stream' };
    const answer = await app.http.inject({
      method: 'POST',
      url: `/api/v1${sendFoodFile.path}`,
      query: { name },
      payload,
      headers,
    });
    return { status: answer.statusCode, body: answer.json() };
  };
  const filesIn = (path: string) => (existsSync(path) ? readdirSync(path) : []);
  const sent = () => [...filesIn(join(waiting, '.sent')), ...filesIn(join(folder, 'storage/sent'))];

  it('is read, told of, and gone afterwards; also one that is no such file', async () => {
    const csv = [columns.join('\t'), offRow({ ...oats, product_name: 'Sent oats' }), offRow({ code: '1' })].join('\n');
    const packed = zipSync({ 'foods.csv': Buffer.from(csv) });
    const begun = await send(admin, '../../etc/.sent foods.zip', packed);
    expect([begun.status, begun.body.file]).toEqual([202, 'sent foods.zip']);
    expect(sent()).toHaveLength(1);
    await app.settle();
    const { body } = await admin.call(getFoodImport, { params: { importId: begun.body.importId } });
    expect(body).toMatchObject({ status: 'done', format: 'openfoodfacts-csv', recordsRead: 2, stored: 1, progress: 1 });
    expect((await byCode(oats.code)).body.name).toBe('Sent oats');
    expect(sent()).toEqual([]);
    expect((await admin.call(listFoodImports, {})).body.waiting.map((one) => one.name)).not.toContain('.sent');

    const wrong = await send(admin, 'notes.txt', Buffer.from('hello'));
    await app.settle();
    const { body: failed } = await admin.call(getFoodImport, { params: { importId: wrong.body.importId } });
    expect([failed.status, failed.problem]).toEqual(['failed', expect.stringContaining('neither')]);
    expect(sent()).toEqual([]);
  });

  it('is for administrators, and is not empty', async () => {
    const person = await app.make.person();
    expect((await send(person, 'a.csv', Buffer.from('x'))).status).toBe(403);
    expect((await send(admin, 'a.csv', Buffer.alloc(0))).body.error.code).toBe('VALIDATION_ERROR');
    expect(sent()).toEqual([]);
  });
});
