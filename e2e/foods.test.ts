import { addFood, type OwnFoodInput } from '@mealwright/contracts/foods';
import { checkDigit } from '@mealwright/nutrition/gtin';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { expectAccessible, phone, useBrowser } from './browser.ts';
import { newPerson, signIn } from './people.ts';
import { textsOf } from './texts.ts';

const text = textsOf('en');
const { open } = useBrowser();

const search = (page: Page) => page.getByRole('searchbox', { name: text('foods:search') });
const items = (page: Page, label: string) => page.getByRole('list', { name: label }).getByRole('listitem');
const field = (page: Page, key: string) => page.getByRole('textbox', { name: text(key) });
let used = 0;
/** A barcode of one shop's own scale: nobody outside is asked for it, but a household may have it. */
function shopCode(): string {
  used += 1;
  const digits = `20${String(process.pid % 1e6).padStart(6, '0')}${String(used).padStart(4, '0')}`;
  return `${digits}${checkDigit(digits)}`;
}

describe.each([
  ['on a desktop', {}],
  ['on a phone', { size: phone }],
])('foods %s', (_, options) => {
  let page: Page;
  beforeAll(async () => {
    page = await open(options);
    await signIn(page, await newPerson(inject('address')));
    await page.getByRole('button', { name: text.like('common:you') }).click();
    await page.getByRole('menuitem', { name: text('foods:title') }).click();
    await page.getByRole('heading', { level: 1, name: text('foods:title') }).waitFor();
  });

  it('are found by name; a food shows what an amount of it holds and where the numbers are from', async () => {
    await expectAccessible(page, 'foods');
    await search(page).fill('aubergine');
    await items(page, text('foods:title')).first().getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: 'eggplant' }).waitFor();
    const energy = page.getByRole('row', { name: /^Energy/ }).getByRole('cell');
    await expect.poll(() => energy.textContent()).toMatch(/^25\skcal$/);
    await field(page, 'foods:amount').fill('200');
    await expect.poll(() => energy.textContent()).toMatch(/^50\skcal$/);
    await page.getByText(/USDA National Nutrient Database, release 28, number 11209/).waitFor();
    await expectAccessible(page, 'a food');
  });

  it('say what could stand in, with amounts', async () => {
    await page.getByRole('button', { name: text('foods:insteadShow') }).click();
    await items(page, text('foods:instead')).first().waitFor();
    await expect.poll(() => items(page, text('foods:instead')).count()).toBeGreaterThan(0);
    await expectAccessible(page, 'what stands in');
    await page.goBack();
  });

  it('are found by what they are like', async () => {
    await search(page).fill('something crunchy and salty');
    await items(page, text('foods:alike')).first().waitFor();
    await expect.poll(() => items(page, text('foods:alike')).count()).toBe(8);
    await expectAccessible(page, 'foods by meaning');
  });

  it('that nobody knows are written down from the label, then found by name and barcode, changed and deleted', async () => {
    const code = shopCode();
    await search(page).fill(code);
    await page.getByText(text('foods:barcodeInner')).waitFor();
    await page.getByRole('link', { name: text('foods:fromLabel') }).click();
    await page.getByRole('heading', { level: 1, name: text('foods:newTitle') }).waitFor();
    await expectAccessible(page, 'the label editor');
    await page.getByRole('button', { name: text('common:save') }).click();
    await page.getByText(text('foods:needed')).waitFor();
    await field(page, 'foods:nameLabel').fill('Village bread');
    await field(page, 'foods:barcodeLabel').fill(code);
    await field(page, 'foods:energy').fill('2400');
    await page.getByRole('textbox', { name: `${text('nutrient:fatG')}, g`, exact: true }).fill('1.2');
    await page.getByRole('textbox', { name: `${text('nutrient:carbsG')}, g`, exact: true }).fill('46');
    await page.getByRole('textbox', { name: `${text('nutrient:proteinG')}, g`, exact: true }).fill('8.5');
    await page.getByRole('button', { name: text('common:save') }).click();
    // 2,400 kcal in 100 g: kJ was meant.
    await page.getByText(text('foods:impossible')).waitFor();
    await field(page, 'foods:energy').fill('240');
    await page.getByRole('button', { name: text('common:save') }).click();
    await page.getByRole('heading', { level: 1, name: 'Village bread' }).waitFor();
    await expectAccessible(page, 'an own food');

    await page.getByRole('link', { name: text('foods:back') }).click();
    await search(page).fill(code);
    await page.getByText(text('foods:barcodeFound')).waitFor();
    await search(page).fill('village');
    await items(page, text('foods:title')).filter({ hasText: 'Village bread' }).getByRole('link').click();
    await page.getByRole('link', { name: text('foods:edit') }).click();
    await field(page, 'foods:nameLabel').fill('Town bread');
    await page.getByRole('button', { name: text('common:save') }).click();
    await page.getByRole('heading', { level: 1, name: 'Town bread' }).waitFor();
    await page.getByRole('button', { name: text('common:delete') }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: text('common:delete') })
      .click();
    await page.getByText(text('foods:ownEmpty')).waitFor();
    await expectAccessible(page, 'no own foods');
  });
});

it('numbers that cannot all be right are said to be so', async () => {
  const ann = await newPerson(inject('address'));
  const label: OwnFoodInput['label'] = {
    per: '100g',
    portionGrams: null,
    densityGPerMl: null,
    energy: { value: 400, unit: 'kJ' },
    fatG: 15,
    satFatG: 16,
    carbsG: 55,
    carbsWithFibre: false,
    sugarsG: 20,
    fibreG: null,
    proteinG: 9,
    salt: null,
    more: {},
  };
  const { foodId } = await ann.call(addFood, { body: { name: 'Doubtful bar', label } });
  const page = await open();
  await signIn(page, ann);
  await page.goto(`/foods/${foodId}`);
  await page.getByText(text('foods:mark.saturated-over-fat')).waitFor();
  await page.getByText(text('foods:mark.energy-differs')).waitFor();
  await expectAccessible(page, 'a food with marks');
});
