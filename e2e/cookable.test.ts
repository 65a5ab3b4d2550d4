import { describe, expect, inject, it } from 'vitest';
import { desktop, expectAccessible, phone, useBrowser } from './browser.ts';
import { newPerson, signIn } from './people.ts';
import { textsOf } from './texts.ts';

const text = textsOf('en');
const { open } = useBrowser('for each test');

describe.each([
  ['on a desktop', { size: desktop }],
  ['on a phone', { size: phone }],
])('what can be cooked %s', (_, options) => {
  it('follows what is there, names what is missing, and stays in the address', async () => {
    const page = await open(options);
    await signIn(page, await newPerson(inject('address')));
    await page.goto('/recipes');
    await page.getByRole('link', { name: text('own:cook') }).click();
    const field = page.getByLabel(text('own:cookAdd'), { exact: true });
    const rows = page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ has: page.getByRole('link') });
    for (const food of ['spaghetti', 'garlic']) {
      await field.fill(food);
      await page.getByRole('option', { name: food, exact: true }).click();
      await page.getByRole('button', { name: text('own:cookRemove', { food }) }).waitFor();
    }
    await page.getByText(text.like('own:cookMissing')).first().waitFor();
    await expectAccessible(page, 'what can I cook');
    const both = (await rows.first().textContent()) ?? '';
    await page.reload();
    await rows.first().waitFor();
    await expect.poll(() => rows.first().textContent()).toBe(both);
    await page.getByRole('button', { name: text('own:cookRemove', { food: 'spaghetti' }) }).click();
    await expect.poll(() => rows.first().textContent()).not.toBe(both);
    await page.getByRole('button', { name: text('own:cookRemove', { food: 'garlic' }) }).click();
    await page.getByText(text('own:cookStart')).waitFor();
  });
});
