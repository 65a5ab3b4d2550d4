import { z } from 'zod';
import { id, text, timestamp } from './common.ts';
import { endpoint } from './endpoint.ts';
import { sentFile } from './sent-files.ts';

/** All of Open Food Facts, packed, is a third of this. */
export const largestFoodFile = 4 * 1024 ** 3;

export const foodImport = z
  .object({
    importId: id,
    file: z.string(),
    format: z.enum(['openfoodfacts-csv', 'openfoodfacts-jsonl', 'usda-json', 'usda-csv']).nullable(),
    status: z.enum(['waiting', 'running', 'done', 'failed']),
    /** 0-1, by bytes. */
    progress: z.number(),
    recordsRead: z.number().int(),
    stored: z.number().int(),
    /** Of those stored: with a mark that something in the figures cannot be right. */
    marked: z.number().int(),
    /** How many records were left out, by reason. */
    leftOut: z.record(z.string(), z.number()),
    problem: z.string().nullable(),
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .meta({ id: 'FoodImport' });
export type FoodImport = z.infer<typeof foodImport>;

export const startFoodImport = endpoint({
  method: 'POST',
  path: '/admin/food-imports',
  access: 'admin',
  tag: 'admin',
  summary:
    'Reads a file from the folder `imports` of the data folder: an export of Open Food Facts or a download of USDA FoodData Central. The same file again goes on where it stopped.',
  status: 202,
  body: z.strictObject({ file: z.string().min(1).max(200) }),
  response: foodImport,
});
export const sendFoodFile = endpoint({
  method: 'POST',
  path: '/admin/food-imports/file',
  access: 'admin',
  tag: 'admin',
  summary:
    'Reads such a file from the browser, at most 4 GB, sent as it is (any content type): CSV, JSONL or JSON, also packed (gz, zip); or in parts before. It is kept until it is read.',
  status: 202,
  query: z.object({ name: text(200), ...sentFile }),
  response: foodImport,
  errors: ['BODY_TOO_LARGE', 'FILE_INCOMPLETE'],
});
export const listFoodImports = endpoint({
  method: 'GET',
  path: '/admin/food-imports',
  access: 'admin',
  tag: 'admin',
  summary: 'The last imports of foods, and the files that wait.',
  response: z.object({
    waiting: z.array(z.object({ name: z.string(), bytes: z.number() })),
    data: z.array(foodImport),
  }),
});
export const getFoodImport = endpoint({
  method: 'GET',
  path: '/admin/food-imports/:importId',
  access: 'admin',
  tag: 'admin',
  summary: 'How far an import of foods is.',
  params: z.object({ importId: id }),
  response: foodImport,
  errors: ['NOT_FOUND'],
});
