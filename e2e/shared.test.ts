import { generateList, getList, type ShoppingList, updateItem } from '@mealwright/contracts/shopping';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { expectAccessible, phone, useBrowser } from './browser.ts';
import { newPerson, type Person, plannedWeek, signIn } from './people.ts';
import { saved, setTick } from './screen.ts';
import { textsOf } from './texts.ts';

const text = textsOf('en');
const german = textsOf('de');
const { open } = useBrowser();

let owner: Page;
let person: Person;
let list: ShoppingList;

beforeAll(async () => {
  person = await newPerson(inject('address'));
  const plan = await plannedWeek(person);
  list = await person.call(generateList, { body: { planId: plan.planId } });
  owner = await open();
  await signIn(owner, person);
  await owner.goto('/shopping');
});

const part = (mode: 'View' | 'Edit') =>
  owner.getByRole('dialog').getByRole('region', { name: text(`shopping:link${mode}`), exact: true });
async function linkFor(mode: 'View' | 'Edit'): Promise<string> {
  if ((await owner.getByRole('dialog').count()) === 0)
    await owner.getByRole('button', { name: text('shopping:share'), exact: true }).click();
  await saved(owner, () =>
    part(mode)
      .getByRole('button', { name: text('shopping:linkMake') })
      .click(),
  );
  return part(mode)
    .getByRole('textbox', { name: text('shopping:link'), exact: true })
    .inputValue();
}
const item = () => list.items.find(({ name }) => list.items.filter((one) => one.name === name).length === 1);

describe('a link to a list', () => {
  it('opens without an account, in the language of the browser, and is only looked at', async () => {
    const link = await linkFor('View');
    const guest = await open({ size: phone, locale: 'de-DE', scheme: 'dark' });
    await guest.goto(link);
    await guest.getByRole('checkbox').first().waitFor();
    await expect.poll(() => guest.getByRole('checkbox').count()).toBe(list.itemCount);
    await guest.getByText(german('shopping:sharedView')).waitFor();
    await expect.poll(() => guest.getByRole('checkbox', { disabled: true }).count()).toBe(list.itemCount);
    await guest.getByRole('region', { name: german('aisle:produce'), exact: true }).waitFor();
    await expect.poll(() => guest.locator('html').getAttribute('lang')).toBe('de');
    await expectAccessible(guest, 'a shared list to look at');
  });

  it('for shopping together is live both ways', async () => {
    const link = await linkFor('Edit');
    await owner.keyboard.press('Escape');
    const guest = await open({ size: phone });
    await guest.goto(link);
    const one = item();
    if (one === undefined) throw new Error('no item with a name of its own');
    const box = (page: Page) => page.getByRole('listitem').filter({ hasText: one.name }).getByRole('checkbox').first();
    await box(guest).waitFor();
    await expectAccessible(guest, 'a shared list to edit');
    await saved(guest, () => setTick(box(guest), true));
    await expect.poll(() => box(owner).isChecked()).toBe(true);
    // Whose tick it is stands beside it; that of one's own needs no word.
    const mark = owner.getByRole('listitem').filter({ hasText: one.name }).getByText(text('shopping:tickedByLink'));
    await mark.waitFor();
    await expect.poll(() => guest.getByText(text('shopping:tickedByLink')).count()).toBe(0);
    await saved(owner, () => setTick(box(owner), false));
    await expect.poll(() => box(guest).isChecked()).toBe(false);
    const { items } = await person.call(getList, { params: { listId: list.listId } });
    expect(items.find(({ itemId }) => itemId === one.itemId)?.checked).toBe(false);
    // What is at home is nothing to buy for others either.
    const params = { listId: list.listId, itemId: one.itemId };
    await person.call(updateItem, { params, body: { atHome: true } });
    await expect.poll(() => guest.getByRole('checkbox').count()).toBe(list.itemCount - 1);
    await person.call(updateItem, { params, body: { atHome: false } });
  });

  it('ends at once when it is ended', async () => {
    await owner.getByRole('button', { name: text('shopping:share'), exact: true }).click();
    await saved(owner, () =>
      part('Edit')
        .getByRole('button', { name: text('shopping:linkAgain') })
        .click(),
    );
    const link = await part('Edit')
      .getByRole('textbox', { name: text('shopping:link'), exact: true })
      .inputValue();
    const guest = await open();
    await guest.goto(link);
    await guest.getByRole('checkbox').first().waitFor();
    await expectAccessible(owner, 'the links of a list');
    await saved(owner, () =>
      part('Edit')
        .getByRole('button', { name: text('shopping:linkEnd') })
        .click(),
    );
    await guest.getByRole('heading', { name: text('shopping:sharedGone') }).waitFor();
    await expect.poll(() => guest.getByRole('checkbox').count()).toBe(0);
    await guest.reload();
    await guest.getByRole('heading', { name: text('shopping:sharedGone') }).waitFor();
    await expectAccessible(guest, 'a link that has ended');
  });
});
