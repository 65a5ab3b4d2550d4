import { createRecipe, listUnserved } from '@mealwright/contracts/own-recipes';
import { getRecipe, listRecipes } from '@mealwright/contracts/recipes';
import { describe, expect, inject, it } from 'vitest';
import { desktop, expectAccessible, phone, useBrowser } from './browser.ts';
import { newPerson, signIn } from './people.ts';
import { textsOf } from './texts.ts';

const text = textsOf('en');
const { open } = useBrowser('for each test');

const dishes = [
  { title: 'Lentil stew', ingredients: ['800 g dried lentils', '1 kg carrots', '4 tbsp olive oil'] },
  { title: 'Rice pudding', ingredients: ['300 g rice', '1 l milk', '100 g sugar'], course: 'dessert' },
  { title: 'Potato soup', ingredients: ['1 kg potatoes', '2 onions', '50 g butter'], course: 'soup' },
  // Nothing to estimate from: it comes by itself.
  { title: 'Baked salmon', ingredients: ['salmon steaks', 'lemon juice'] },
];

describe.each([
  ['on a desktop, in the light', { size: desktop, scheme: 'light' as const }, null],
  ['on a phone, in the dark', { size: phone, scheme: 'dark' as const }, 5],
])('recipes that do not say how many they serve %s', (_, options, forAll) => {
  it('are answered together, by what is estimated or by what somebody knows, and that can be undone', async () => {
    const person = await newPerson(inject('address'));
    for (const dish of dishes) await person.call(createRecipe, { body: dish });
    const page = await open(options);
    await signIn(page, person);
    // A dish that is not known is not shown as the lightest of all.
    await page.goto('/recipes?whose=ours');
    await page.getByText(text('recipes:notReady')).nth(3).waitFor();
    await page.goto('/recipes/review');
    const of = (title: string) => page.getByRole('textbox', { name: text('own:servingsFor', { title }) });
    await of('Lentil stew').waitFor();
    await expect.poll(() => of('Baked salmon').count()).toBe(0);
    expect(Number(await of('Lentil stew').inputValue())).toBeGreaterThan(3);
    await expectAccessible(page, 'one answer for many recipes');
    await of('Potato soup').fill('6');
    if (forAll !== null) {
      await page.getByRole('textbox', { name: text('own:servingsSame') }).fill(String(forAll));
      await page.getByRole('button', { name: text('own:servingsUse') }).click();
      await expect.poll(() => of('Lentil stew').inputValue()).toBe(String(forAll));
      // What was typed for one recipe wins over what was typed for all.
      await expect.poll(() => of('Potato soup').inputValue()).toBe('6');
    }
    const take = page.getByRole('button', { name: text.like('own:servingsTake_other') });
    await take.click();
    // What is left comes by itself.
    await page.getByRole('heading', { name: 'Baked salmon' }).waitFor();
    const ready = async () =>
      (await person.call(listRecipes, { query: { whose: 'ours', sort: 'title:asc' } })).data
        .filter((card) => card.ready)
        .map(({ title, servings }) => [title, servings]);
    const guessed = forAll ?? expect.any(Number);
    const answered = [
      ['Lentil stew', guessed],
      ['Potato soup', 6],
      ['Rice pudding', guessed],
    ];
    await expect.poll(ready, { timeout: 30_000 }).toEqual(answered);
    // Known is what was typed for a recipe; one number for all is as much of an estimate as ours.
    const { data } = await person.call(listRecipes, { query: { whose: 'ours', sort: 'title:asc' } });
    const estimates = await Promise.all(
      data
        .filter(({ ready }) => ready)
        .map(async ({ recipeId }) => (await person.call(getRecipe, { params: { recipeId } })).servingsEstimated),
    );
    expect(estimates).toEqual([true, false, true]);
    await page.getByRole('button', { name: text('common:undo') }).click();
    await expect.poll(ready, { timeout: 30_000 }).toEqual([]);
    await expect
      .poll(async () => (await person.call(listUnserved, {})).data.map(({ likely }) => likely !== null), {
        timeout: 30_000,
      })
      .toHaveLength(4);
    await of('Rice pudding').waitFor();
  });
});
