import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { checkDigit } from '@mealwright/nutrition/gtin';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desktop, expectAccessible, phone, useBrowser } from './browser.ts';
import { newPerson, type Person, signIn } from './people.ts';
import { type RunningServer, startServer } from './server.ts';
import { textsOf } from './texts.ts';

const text = textsOf('en');
const { open } = useBrowser('for each test');
const columns = [
  'code',
  'product_name',
  'brands',
  'energy-kcal_100g',
  'fat_100g',
  'carbohydrates_100g',
  'proteins_100g',
];
const codeOf = (at: number) => `40063813${at}000${checkDigit(`40063813${at}000`)}`;
const row = (...cells: readonly (string | number)[]) => cells.join('\t');
const csv = (of: number) =>
  [
    row(...columns),
    row(codeOf(of), `Quillwort flakes ${of}`, 'Mill Lane', 372, 7, 59, 13.5),
    row(codeOf(of + 1), `Quillwort drink ${of}`, 'Mill Lane', 45, 1.5, 6.7, 20),
    row('', 'Nobody’s', '', 1, 1, 1, 1),
  ].join('\n');
const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer });
const chooser = (page: Page) =>
  page.getByLabel(text('foods:filesChoose'), { exact: true }).locator('visible=false').first();
const imports = (page: Page) => page.getByRole('list', { name: text('foods:filesLast') }).getByRole('listitem');

// A server of its own: whoever comes first is its administrator.
describe('food files', () => {
  let folder = '';
  let server: RunningServer;
  let admin: Person;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mealwright-e2e-'));
    server = await startServer(folder);
    admin = await newPerson(server.address);
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['on a desktop, in the light', { size: desktop, scheme: 'light' as const }, 10],
    ['on a phone, in the dark', { size: phone, scheme: 'dark' as const }, 50],
  ])('are sent, read and told of %s; their products are found', async (_, options, of) => {
    const page = await open({ ...options, address: server.address });
    await signIn(page, admin);
    await page.goto(`${server.address}/foods`);
    await page.getByRole('link', { name: text('foods:files') }).click();
    await page.getByRole('heading', { level: 1, name: text('foods:files') }).waitFor();
    await expectAccessible(page, 'food files');
    await chooser(page).setInputFiles(file(`products-${of}.csv.gz`, gzipSync(csv(of))));
    const first = imports(page)
      .filter({ hasText: `products-${of}` })
      .first();
    await first.getByText(text('foods:filesStored_other', { shown: '2' })).waitFor();
    await first.getByText(text('foods:filesOf_other', { shown: '3' })).waitFor();
    await first.getByText(text('foods:filesLeft_one', { shown: '1' })).click();
    await first.getByText(text('foods:leftNoId')).waitFor();
    // A file of another kind says so.
    await chooser(page).setInputFiles(file('holiday.txt', Buffer.from('Dear diary')));
    await imports(page).filter({ hasText: 'holiday.txt' }).first().getByText(text('foods:filesFailed')).waitFor();
    await expectAccessible(page, 'food files that were read');
    await page.getByRole('link', { name: text('foods:back') }).click();
    await page.getByRole('searchbox').fill(`quillwort flakes ${of}`);
    await page.getByRole('link', { name: new RegExp(`Quillwort flakes ${of}`) }).waitFor();
  });

  it('are nothing for others', async () => {
    const page = await open({ address: server.address });
    await signIn(page, await newPerson(server.address));
    await page.goto(`${server.address}/foods`);
    await page.getByRole('link', { name: text('foods:add') }).waitFor();
    await expect.poll(() => page.getByRole('link', { name: text('foods:files') }).count()).toBe(0);
    await page.goto(`${server.address}/foods/files`);
    await page.getByText(text('error:FORBIDDEN')).waitFor();
    await expect.poll(() => page.getByText(text('foods:filesChoose')).count()).toBe(0);
  });
});
