import { createRecipe, deleteRecipe } from '@mealwright/contracts/own-recipes';
import { listRecipes } from '@mealwright/contracts/recipes';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { desktop, expectAccessible, phone, useBrowser } from './browser.ts';
import { newPerson, signIn } from './people.ts';
import { textsOf } from './texts.ts';

const text = textsOf('en');
const { open } = useBrowser('for each test');
const button = (page: Page, key: string) => page.getByRole('button', { name: text(key), exact: true });

const dough = {
  title: 'Basic pizza dough',
  servings: 4,
  ingredients: ['500 g flour', '325 ml water', '10 g salt', '7 g dried yeast'],
};
const pizza = {
  '@context': 'https://schema.org',
  '@type': 'Recipe',
  name: 'Pizza with figs',
  recipeYield: '4 servings',
  recipeIngredient: ['1 batch pizza dough', '200 g mozzarella', '4 figs'],
  recipeInstructions: ['Roll out.', 'Bake at 250 °C for 9 minutes.'],
};
/** Long enough to come in two parts. */
const file = {
  name: 'pizza.json',
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(pizza) + ' '.repeat(9_000_000)),
};

describe.each([
  ['on a desktop, in the light', { size: desktop, scheme: 'light' as const }],
  ['on a phone, in the dark', { size: phone, scheme: 'dark' as const }],
])('a file of recipes %s', (_, options) => {
  it('goes on after a cut where it was, shows up in open lists, and is made of recipes that are there', async () => {
    const person = await newPerson(inject('address'));
    await person.call(createRecipe, { body: dough });
    const list = await open(options);
    await signIn(list, person);
    await list.goto('/recipes?whose=ours');
    await list.getByText(dough.title).first().waitFor();
    const page = await open(options);
    await signIn(page, person);
    await page.goto('/recipes/import');
    await page.getByText(text('own:fromFile'), { exact: true }).first().click();
    // The connection breaks behind the first part.
    const sending = '**/api/v1/sent-files/**';
    const begun: number[] = [];
    let cut = true;
    await page.route(sending, async (route) => {
      const at = Number(new URL(route.request().url()).searchParams.get('at') ?? -1);
      if (route.request().method() === 'PUT') begun.push(at);
      await (cut && at > 0 ? route.abort('connectionreset') : route.continue());
    });
    await page.locator('input[type=file]').first().setInputFiles(file);
    await button(page, 'common:fileGoOn').first().waitFor();
    await page.getByText('93 %').or(page.getByText('93%')).first().waitFor();
    await expectAccessible(page, 'a file that waits for the connection');
    expect((await person.call(listRecipes, { query: { whose: 'ours' } })).pagination.total).toBe(1);
    // It goes on by itself.
    cut = false;
    await page.getByRole('link', { name: text.like('own:lookAt_one') }).waitFor();
    expect(begun.filter((at) => at === 0)).toHaveLength(1);
    // The other window was not touched.
    await list.getByText(pizza.name).first().waitFor();

    await page.getByRole('link', { name: text.like('own:lookAt_one') }).click();
    const offer = page.getByRole('button', { name: text('own:takeRecipe', { name: dough.title }) });
    await offer.waitFor();
    await expectAccessible(page, 'the offer of a recipe');
    // Long as its name is, nothing is wider than the screen.
    const tooWide = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await expect.poll(() => tooWide()).toBeLessThanOrEqual(0);
    await offer.click();
    await page.getByText(text('own:noQuestions')).waitFor();
    await button(page, 'own:saveNext').click();
    await page.getByRole('heading', { name: text('own:reviewDone') }).waitFor();
    const { data } = await person.call(listRecipes, { query: { q: 'figs', whose: 'ours' } });
    // The flour of the dough is in it.
    expect(data.map((card) => [card.title, card.allergens.includes('gluten')])).toEqual([['Pizza with figs', true]]);

    // Deleted, it leaves the list that is open; whoever comes to it from a week can bring it back.
    const recipeId = data[0]?.recipeId ?? '';
    await person.call(deleteRecipe, { params: { recipeId } });
    await list.getByText(pizza.name).first().waitFor({ state: 'detached' });
    await page.goto(`/recipes/${recipeId}`);
    await page.getByRole('heading', { name: text('own:takenAway', { title: pizza.name }) }).waitFor();
    await expectAccessible(page, 'a recipe that was deleted');
    await button(page, 'own:bringBack').click();
    await page.getByRole('heading', { name: pizza.name, exact: true }).waitFor();
    await list.getByText(pizza.name).first().waitFor();
  });
});
