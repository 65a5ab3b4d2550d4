import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isKnownNutrient, namedFood, portionLabel, readFdcJson } from '@mealwright/nutrition/outside/fdc';
import { fieldOfJson, readProduct } from '@mealwright/nutrition/outside/openfoodfacts';
import type { LeftOut, OutsideFood } from '@mealwright/nutrition/outside/outside-food';
import { numberOf, textOf } from '@mealwright/nutrition/outside/outside-food';
import {
  type Bytes,
  csvRows,
  type Entry,
  linesOf,
  listedObjects,
  openFile,
  UnreadableFile,
  zipEntries,
} from './food-imports.streams.ts';

export const formats = ['openfoodfacts-csv', 'openfoodfacts-jsonl', 'usda-json', 'usda-csv'] as const;
export type Format = (typeof formats)[number];

/** What one record of a part says. */
export type Said =
  | { kind: 'food'; food: OutsideFood }
  | { kind: 'name'; food: OutsideFood }
  | { kind: 'brand'; food: OutsideFood }
  | { kind: 'portion'; fdcId: number; label: string; grams: number }
  | { kind: 'figure'; fdcId: number; nutrient: number; amount: number }
  | { kind: 'left-out'; why: LeftOut };
/** A part of an import: a stream of records, each read on its own. */
export type Part = { name: string; size: number; open: () => { said: AsyncIterable<Said>; done: () => number } };
export type Source = { format: Format; parts: Part[] };

const leftOut = (why: LeftOut): Said => ({ kind: 'left-out', why });
const asFood = (food: OutsideFood | LeftOut): Said =>
  typeof food === 'string' ? leftOut(food) : { kind: 'food', food };

/** What kind of file this is, by what stands in it. Ends with UnreadableFile when it is none that we know. */
export async function openSource(path: string): Promise<Source> {
  if (!existsSync(path)) throw new UnreadableFile('This file is not there.');
  if (statSync(path).isDirectory()) return fromTables(folderEntries(path));
  if (path.toLowerCase().endsWith('.zip')) {
    const entries = zipEntries(path);
    if (entries.some((entry) => baseOf(entry.name) === 'food.csv')) return fromTables(entries);
    const [only] = entries.filter((entry) => /\.(json|jsonl|csv|tsv)$/i.test(entry.name));
    if (only === undefined) throw new UnreadableFile('In this archive is no file that we know.');
    return fromFile(only);
  }
  return fromFile({ name: path, size: statSync(path).size, open: () => openFile(path) });
}

const baseOf = (name: string) => name.split('/').at(-1) ?? name;
const folderEntries = (folder: string): Entry[] =>
  readdirSync(folder)
    .filter((name) => /\.csv(\.gz)?$/i.test(name))
    .map((name) => ({
      name: name.replace(/\.gz$/i, ''),
      size: statSync(join(folder, name)).size,
      open: () => openFile(join(folder, name)),
    }));

async function headOf(entry: Entry): Promise<string> {
  for await (const chunk of entry.open().chunks) {
    const text = new TextDecoder().decode(chunk.subarray(0, 65_536)).replace(/^\uFEFF/, '');
    if (text.trim() !== '') return text;
  }
  throw new UnreadableFile('This file is empty.');
}

async function fromFile(entry: Entry): Promise<Source> {
  const head = await headOf(entry);
  const one = (format: Format, read: (bytes: Bytes) => AsyncIterable<Said>): Source => ({
    format,
    parts: [
      {
        name: baseOf(entry.name),
        size: entry.size,
        open: () => {
          const bytes = entry.open();
          return { said: read(bytes), done: bytes.done };
        },
      },
    ],
  });
  if (/^\s*\{\s*"\w{0,40}Foods"\s*:\s*\[/.test(head)) return one('usda-json', fdcJson);
  const columns = (head.split('\n', 1)[0] ?? '').split('\t').map((name) => name.trim());
  if (columns.includes('code') && columns.includes('product_name')) return one('openfoodfacts-csv', offCsv);
  if (/^\s*\{/.test(head) && /"(?:nutriments|product_name)"/.test(head)) return one('openfoodfacts-jsonl', offJsonl);
  throw new UnreadableFile('This is neither an export of Open Food Facts nor a download of USDA FoodData Central.');
}

async function* offCsv(bytes: Bytes): AsyncGenerator<Said> {
  let places: ReadonlyMap<string, number> | null = null;
  for await (const line of linesOf(bytes)) {
    if (line === null) {
      yield leftOut('unreadable');
      continue;
    }
    const cells = line.split('\t');
    if (places === null) {
      places = new Map(cells.map((name, at) => [name.replace(/^\uFEFF/, '').trim(), at]));
      continue;
    }
    if (line === '') continue;
    const columns = places;
    yield asFood(
      readProduct((name) => {
        const at = columns.get(name);
        const cell = at === undefined ? undefined : cells[at];
        return cell === '' ? undefined : cell;
      }),
    );
  }
}

async function* offJsonl(bytes: Bytes): AsyncGenerator<Said> {
  for await (const line of linesOf(bytes)) {
    if (line?.trim() === '') continue;
    const product = parsed(line);
    yield product === null ? leftOut('unreadable') : asFood(readProduct(fieldOfJson(product)));
  }
}

async function* fdcJson(bytes: Bytes): AsyncGenerator<Said> {
  for await (const text of listedObjects(bytes)) {
    const food = parsed(text);
    yield food === null ? leftOut('unreadable') : asFood(readFdcJson(food));
  }
}

function parsed(text: string | null): Record<string, unknown> | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

type Row = (column: string) => string;
async function* tableRows(entry: Entry, bytes = entry.open()): AsyncGenerator<Row | null> {
  let places: ReadonlyMap<string, number> | null = null;
  for await (const cells of csvRows(bytes)) {
    if (places === null && cells !== null) {
      places = new Map(cells.map((name, at) => [name.replace(/^\uFEFF/, '').trim(), at]));
    } else if (cells === null) yield null;
    else if (cells.length > 1) yield (column) => cells[places?.get(column) ?? -1] ?? '';
  }
}

/** Small tables that others point into. */
async function dictionary(entry: Entry | undefined, column: string): Promise<Map<string, string>> {
  const words = new Map<string, string>();
  if (entry === undefined) return words;
  for await (const row of tableRows(entry)) {
    if (row !== null && words.size < 10_000) words.set(row('id'), row(column));
  }
  return words;
}

/** The tables of FoodData Central's CSV download, in the order in which they build on each other. */
async function fromTables(entries: readonly Entry[]): Promise<Source> {
  const find = (name: string) => entries.find((entry) => baseOf(entry.name) === name);
  const [foods, figures] = [find('food.csv'), find('food_nutrient.csv')];
  if (foods === undefined || figures === undefined)
    throw new UnreadableFile('Neither food.csv nor food_nutrient.csv may be missing.');
  const categories = await dictionary(find('food_category.csv'), 'description');
  const units = await dictionary(find('measure_unit.csv'), 'name');
  const part = (entry: Entry, read: (row: Row) => Said | null): Part => ({
    name: baseOf(entry.name),
    size: entry.size,
    open: () => {
      const bytes = entry.open();
      return {
        done: bytes.done,
        said: (async function* () {
          for await (const row of tableRows(entry, bytes)) {
            const said = row === null ? leftOut('unreadable') : read(row);
            if (said !== null) yield said;
          }
        })(),
      };
    },
  });
  const parts = [
    part(foods, (row) => {
      const food = namedFood({
        fdcId: row('fdc_id'),
        dataType: row('data_type'),
        description: row('description'),
        category: categories.get(row('food_category_id')) ?? row('food_category_id'),
        portions: [],
      });
      return typeof food === 'string' ? leftOut(food) : { kind: 'name', food };
    }),
  ];
  const [brands, portions] = [find('branded_food.csv'), find('food_portion.csv')];
  if (brands !== undefined)
    parts.push(
      part(brands, (row) => {
        const food = namedFood({
          fdcId: row('fdc_id'),
          dataType: 'branded_food',
          description: '-',
          category: row('branded_food_category'),
          gtin: row('gtin_upc'),
          brand: row('brand_name') || row('brand_owner'),
          servingSize: row('serving_size'),
          servingUnit: row('serving_size_unit'),
          servingText: row('household_serving_fulltext'),
          portions: [],
        });
        return typeof food === 'string' ? leftOut(food) : { kind: 'brand', food };
      }),
    );
  if (portions !== undefined)
    parts.push(
      part(portions, (row) => {
        const fdcId = numberOf(row('fdc_id'));
        const grams = numberOf(row('gram_weight'));
        const unit = units.get(row('measure_unit_id')) ?? '';
        const label = textOf(portionLabel(row('amount'), unit, row('modifier'), row('portion_description')), 60);
        if (fdcId === null || grams === null || grams <= 0 || grams > 10_000 || label === '') return null;
        return { kind: 'portion', fdcId, label, grams };
      }),
    );
  parts.push(
    part(figures, (row) => {
      const [fdcId, nutrient, amount] = [row('fdc_id'), row('nutrient_id'), row('amount')].map(numberOf);
      if (fdcId == null || nutrient == null || amount == null || !isKnownNutrient(nutrient)) return null;
      return { kind: 'figure', fdcId, nutrient, amount };
    }),
  );
  return { format: 'usda-csv', parts };
}
