import { readFileSync } from 'node:fs';
import { changeRecipe, createRecipe } from '@mealwright/contracts/own-recipes';
import { addCollection, addToRecipeLog, collectRecipe } from '@mealwright/contracts/recipe-shelves';
import { getRecipe, listRecipes } from '@mealwright/contracts/recipes';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { desktop, expectAccessible, phone, useBrowser } from './browser.ts';
import { newPerson, signIn, todayInBerlin } from './people.ts';
import { textsOf } from './texts.ts';

const text = textsOf('en');
const { open } = useBrowser('for each test');
const button = (page: Page, key: string, params = {}) =>
  page.getByRole('button', { name: text(key, params), exact: true });
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
const tiles = (page: Page) =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('link') });

describe.each([
  ['on a desktop, in the light', { size: desktop, scheme: 'light' as const }],
  ['on a phone, in the dark', { size: phone, scheme: 'dark' as const }],
])('a library of one’s own %s', (_, options) => {
  it('has collections that are made, filled from a list and a recipe, narrowed by filters, renamed and deleted', async () => {
    const person = await newPerson(inject('address'));
    const page = await open(options);
    await signIn(page, person);
    await page.goto('/recipes/collections');
    await heading(page, text('library:noCollections')).waitFor();
    await expectAccessible(page, 'no collections');
    await button(page, 'library:newCollection').click();
    await page.getByRole('textbox', { name: text('library:name') }).fill('Sundays');
    await button(page, 'library:add').click();
    // A new one is empty, and says what to do.
    await heading(page, text('library:emptyCollection')).waitFor();
    await expectAccessible(page, 'an empty collection');

    // From the list of recipes.
    await page.getByRole('link', { name: text('recipes:showAll') }).click();
    const tile = tiles(page).first();
    const title = (await tile.getByRole('link').textContent()) ?? '';
    await button(page, 'library:collect', { title }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('checkbox', { name: 'Sundays' }).click();
    // A second one is made on the way, and holds the recipe at once.
    await sheet.getByRole('textbox', { name: text('library:newCollection') }).fill('Guests');
    await sheet.getByRole('button', { name: text('library:add') }).click();
    await expect.poll(() => sheet.getByRole('checkbox', { name: 'Guests' }).isChecked()).toBe(true);
    await expectAccessible(page, 'the sheet of collections');
    await sheet.getByRole('button', { name: text('common:done') }).click();

    await page.getByRole('link', { name: text('library:collections'), exact: true }).click();
    await page.getByRole('link', { name: 'Sundays', exact: true }).waitFor();
    await expect.poll(() => tiles(page).count()).toBe(2);
    await expectAccessible(page, 'collections');
    await page.getByRole('link', { name: 'Sundays', exact: true }).click();
    await heading(page, 'Sundays').waitFor();
    await expect.poll(() => tiles(page).count()).toBe(1);
    await expect.poll(() => tiles(page).first().getByRole('link').textContent()).toBe(title);
    await expectAccessible(page, 'a collection');

    await button(page, 'library:more', { name: 'Sundays' }).click();
    await page.getByRole('menuitem', { name: text('library:rename') }).click();
    await page.getByRole('textbox', { name: text('library:name') }).fill('guests');
    await button(page, 'common:save').click();
    await page.getByText(text('error:COLLECTION_EXISTS')).waitFor();
    await page.getByRole('textbox', { name: text('library:name') }).fill('Weekends');
    await button(page, 'common:save').click();
    await heading(page, 'Weekends').waitFor();

    // Out of it again, from the recipe.
    await page.getByRole('link', { name: title, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await button(page, 'library:collect', { title }).click();
    await page.getByRole('dialog').getByRole('checkbox', { name: 'Weekends' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: text('common:done') })
      .click();
    await button(page, 'recipes:back').click();
    await heading(page, text('library:emptyCollection')).waitFor();
    await button(page, 'library:more', { name: 'Weekends' }).click();
    await page.getByRole('menuitem', { name: text('library:remove') }).click();
    await heading(page, text('library:collections')).waitFor();
    await expect.poll(() => tiles(page).count()).toBe(1);
  });

  it('remembers what was made, with stars and words, on the recipe and over all', async () => {
    const person = await newPerson(inject('address'));
    const { data } = await person.call(listRecipes, { query: { limit: 5, category: 'main' } });
    const [first, second] = data.map((card) => card);
    const { collectionId } = await person.call(addCollection, { body: { name: 'Sundays' } });
    for (const { recipeId } of data) await person.call(collectRecipe, { params: { collectionId, recipeId } });
    await person.call(addToRecipeLog, {
      params: { recipeId: second!.recipeId },
      body: { madeOn: '2026-10-04', rating: 3, text: 'Needs more salt.' },
    });
    const page = await open(options);
    await signIn(page, person);
    await page.goto(`/recipes/${first!.recipeId}`);
    await button(page, 'library:iMadeIt').click();
    const region = page.getByRole('region', { name: text('library:made') });
    await expect.poll(() => region.getByLabel(text('library:madeOn')).inputValue()).toBe(todayInBerlin());
    await region.getByRole('radio', { name: text('recipes:stars_other', { count: 4 }) }).click();
    await region.getByRole('textbox', { name: text('library:nextTime') }).fill('Ten minutes longer.');
    await expectAccessible(page, 'the form of what was made');
    await region.getByRole('button', { name: text('common:save') }).click();
    // Not the field that it was written in, which is still there for a moment.
    await region.getByRole('listitem').getByText('Ten minutes longer.').waitFor();
    await region.getByText(text('library:madeTimes_one')).waitFor();
    await page.goto('/recipes/made');
    await expect.poll(() => tiles(page).count()).toBe(2);
    const entries = await tiles(page).allTextContents();
    expect(entries[0]).toContain('Ten minutes longer.');
    expect(entries[1]).toContain('Needs more salt.');
    await expectAccessible(page, 'what was made');
    await page.getByRole('link', { name: first!.title, exact: true }).click();
    await region.getByRole('button', { name: text.like('library:removeEntry') }).click();
    await region.getByText(text('library:madeNever')).waitFor();
    await button(page, 'common:undo').click();
    await region.getByText('Ten minutes longer.').waitFor();
  });

  it('goes along: a recipe as a PDF from its page, all as JSON-LD, which can be read back', async () => {
    const person = await newPerson(inject('address'));
    const state = {
      title: 'Grandmother’s soup',
      servings: 4,
      ingredients: ['1 kg potatoes', '1 onion'],
      steps: ['Cook.'],
    };
    const { recipeId } = await person.call(createRecipe, { body: state });
    const page = await open(options);
    await signIn(page, person);
    await page.goto(`/recipes/${recipeId}`);
    await button(page, 'library:paper').click();
    const saved = async (press: Promise<unknown>) => {
      const [file] = await Promise.all([page.waitForEvent('download'), press]);
      return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
    };
    const pdf = await saved(page.getByRole('menuitem', { name: text('library:asPdf') }).click());
    expect([pdf.name, pdf.bytes.subarray(0, 5).toString()]).toEqual(['Grandmother s soup.pdf', '%PDF-']);
    await page.goto('/recipes/export');
    await page.getByRole('radio', { name: text('library:jsonld') }).click();
    await expectAccessible(page, 'the export page');
    const json = await saved(button(page, 'library:download').click());
    expect(json.name).toBe(`${text('library:allOurs')}.json`);
    expect(JSON.parse(json.bytes.toString())).toMatchObject([{ '@type': 'Recipe', name: state.title }]);
    // Somebody else reads it in.
    const other = await open(options);
    await signIn(other, await newPerson(inject('address')));
    await other.goto('/recipes/import');
    await other.getByText(text('own:fromFile'), { exact: true }).first().click();
    await other
      .locator('input[type=file]')
      .setInputFiles({ name: json.name, mimeType: 'application/json', buffer: json.bytes });
    await other.getByRole('heading', { name: /1 recipe/ }).waitFor();
  });
});

it('a recipe becomes an ingredient of another, is linked from there, and changes it', async () => {
  const person = await newPerson(inject('address'));
  const pesto = await person.call(createRecipe, {
    body: { title: 'House pesto', servings: 4, ingredients: ['100 g basil', '80 g parmesan', '100 ml olive oil'] },
  });
  const page = await open({ size: phone });
  await signIn(page, person);
  await page.goto('/recipes/new');
  await page.getByRole('textbox', { name: text('own:title') }).fill('Pasta with house pesto');
  await page.getByRole('textbox', { name: text('own:line', { at: 1 }) }).fill('400 g spaghetti');
  await button(page, 'own:addRecipe').click();
  await page.getByLabel(text('own:whichRecipe')).fill('pest');
  await page.getByRole('option', { name: 'House pesto' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const row = page.getByRole('group', { name: text('own:line', { at: 2 }) });
  await row.getByRole('textbox', { name: text('own:amount') }).fill('2');
  await expectAccessible(page, 'a recipe among the ingredients of the editor');
  await button(page, 'common:save').click();
  await page.getByRole('heading', { level: 1, name: 'Pasta with house pesto' }).waitFor();
  const ingredients = page.getByRole('region', { name: text('recipes:ingredients') });
  await ingredients.getByText(/basil/).first().waitFor();
  await expectAccessible(page, 'a recipe with another inside');
  const outer = page.url().split('/').at(-1)?.split('?')[0] ?? '';
  const before = await person.call(getRecipe, { params: { recipeId: outer } });
  await ingredients.getByRole('link', { name: 'House pesto' }).click();
  await page.getByRole('heading', { level: 1, name: 'House pesto' }).waitFor();
  await person.call(changeRecipe, {
    params: { recipeId: pesto.recipeId },
    body: { ingredients: ['300 ml olive oil'] },
  });
  const after = await person.call(getRecipe, { params: { recipeId: outer } });
  expect(after.perServing.kcal).toBeGreaterThan(before.perServing.kcal ?? Number.POSITIVE_INFINITY);
});
