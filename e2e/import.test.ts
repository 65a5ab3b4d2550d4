import { listDoubtful } from '@mealwright/contracts/own-recipes';
import { generatePlan } from '@mealwright/contracts/plans';
import { listRecipes } from '@mealwright/contracts/recipes';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { desktop, expectAccessible, phone, useBrowser } from './browser.ts';
import { newPerson, signIn } from './people.ts';
import { textsOf } from './texts.ts';

const text = textsOf('en');
const { open } = useBrowser('for each test');

const recipe = `Grandmother's glimmer pancakes
Serves 4

Ingredients
200 g plain flour
2 eggs
400 ml milk
100 g glimmerwort

Method
1. Whisk everything.
2. Fry for 3 minutes.`;
const button = (page: Page, key: string) => page.getByRole('button', { name: text(key), exact: true });
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });

describe.each([
  ['on a desktop, in the light', { size: desktop, scheme: 'light' as const }],
  ['on a phone, in the dark', { size: phone, scheme: 'dark' as const }],
])('recipes of one’s own %s', (_, options) => {
  it('are pasted, looked at where they are doubtful, changed, and planned with', async () => {
    const person = await newPerson(inject('address'));
    const page = await open(options);
    await signIn(page, person);
    await page.goto('/recipes');
    await page.getByRole('link', { name: text('own:bring') }).click();
    await heading(page, text('own:importTitle')).waitFor();
    await expectAccessible(page, 'the import page');
    // An address that leads inside is refused, and it says what to do instead.
    await page.getByRole('textbox', { name: text('own:address') }).fill('http://127.0.0.1/recipe');
    await button(page, 'own:read').click();
    await page.getByText(text('error:PAGE_PRIVATE')).waitFor();
    await button(page, 'own:another').click();
    // Several at once are imports of their own, told of below.
    const several = ['http://127.0.0.1/one', 'http://127.0.0.1/two'];
    await page.getByRole('textbox', { name: text('own:address') }).fill(several.join('\n'));
    await button(page, 'own:read').click();
    const last = page.getByRole('listitem').filter({ hasText: text('error:PAGE_PRIVATE') });
    for (const address of several) await last.filter({ hasText: address }).first().waitFor();
    await page.getByText(text('own:fromText'), { exact: true }).first().click();
    await page.getByRole('textbox', { name: text('own:text') }).fill(recipe);
    await button(page, 'own:read').click();
    await heading(page, /1 recipe, 75/).waitFor();
    await expectAccessible(page, 'the result of an import');

    // One line is doubtful, and only that one is shown.
    await page.getByRole('link', { name: text.like('own:lookAt_one') }).click();
    await heading(page, /glimmer pancakes/).waitFor();
    const food = page.getByRole('main').getByLabel(text('own:food'), { exact: true });
    await food.first().waitFor();
    await expect.poll(() => food.count()).toBe(1);
    await expectAccessible(page, 'the review');
    // With the keyboard alone: type, choose, save.
    await food.focus();
    await page.keyboard.type('spinach');
    await page
      .getByRole('option', { name: /spinach/i })
      .first()
      .waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText(text('own:noQuestions')).waitFor();
    await page.keyboard.press('Control+Enter');
    await heading(page, text('own:reviewDone')).waitFor();
    expect((await person.call(listDoubtful, {})).ready).toBe(1);

    // In the editor the label follows what is typed, rows move by keys, and a save can be taken back.
    const { data } = await person.call(listRecipes, { query: { q: 'glimmer' } });
    await page.goto(`/recipes/${data[0]!.recipeId}`);
    await button(page, 'own:change').click();
    const lines = page.getByRole('list', { name: text('own:ingredients') }).getByRole('textbox');
    await expect.poll(() => lines.count()).toBe(4);
    const kcal = page
      .getByRole('table', { name: text('own:perServing') })
      .getByRole('row')
      .first();
    await kcal.waitFor();
    const before = await kcal.textContent();
    await lines.first().fill('400 g plain flour');
    await expect.poll(() => kcal.textContent()).not.toBe(before);
    await page.getByRole('button', { name: text('own:moveLine', { at: 1 }) }).focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => lines.nth(1).inputValue()).toBe('400 g plain flour');
    await expectAccessible(page, 'the editor');
    await button(page, 'common:save').click();
    await heading(page, /glimmer pancakes/).waitFor();
    await page.getByText('400', { exact: false }).first().waitFor();
    await button(page, 'common:undo').click();
    await page
      .getByText(/200\sg/)
      .first()
      .waitFor();

    // A week can be planned with it.
    await person.call(generatePlan, { body: { weekStart: '2026-11-16', seed: 7 } });
    const { data: found } = await person.call(listRecipes, { query: { q: 'glimmer' } });
    expect(found.map((card) => card.title)).toEqual(["Grandmother's glimmer pancakes"]);
  });
});
