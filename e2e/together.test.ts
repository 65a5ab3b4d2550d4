import { generateList, getList, type ListItem, shareList } from '@mealwright/contracts/shopping';
import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { phone, useBrowser } from './browser.ts';
import { newPerson, plannedWeek, signInByForm } from './people.ts';
import { saved, setTick } from './screen.ts';
import { textsOf } from './texts.ts';

const text = textsOf('en');
const { open } = useBrowser();
const online = (page: Page, yes: boolean) => page.context().setOffline(!yes);
const waiting = (page: Page) => page.getByRole('status').filter({ hasText: text.like('offline:waiting_other') });

it('one list, on the phone of who made it and by its link: live, and together again after both were without a network', async () => {
  const person = await newPerson(inject('address'));
  const plan = await plannedWeek(person);
  const list = await person.call(generateList, { body: { planId: plan.planId } });
  const params = { listId: list.listId };
  const read = () => person.call(getList, { params });
  const ticked = async () =>
    (await read()).items
      .filter(({ checked }) => checked)
      .map(({ itemId }) => itemId)
      .sort();
  const { token } = await person.call(shareList, { params, body: { mode: 'edit' } });

  const owner = await open({ size: phone, worker: true });
  await signInByForm(owner, person);
  await owner.evaluate(() => navigator.serviceWorker.ready);
  await owner.goto('/shopping');
  const guest = await open({ worker: true });
  await guest.goto(`/shared/${token}`);
  await guest.evaluate(() => navigator.serviceWorker.ready);

  // Lines whose name no other line holds as a part of its own.
  const alone = list.items.filter(
    ({ name, own }) =>
      !own && list.items.filter((one) => one.name.toLowerCase().includes(name.toLowerCase())).length === 1,
  );
  const [mine, theirs, both, first, last] = alone as [ListItem, ListItem, ListItem, ListItem, ListItem];
  const line = (page: Page, { name }: { name: string }) => page.getByRole('listitem').filter({ hasText: name }).first();
  const box = (page: Page, item: { name: string }) => line(page, item).getByRole('checkbox');
  await box(owner, mine).waitFor();
  await box(guest, mine).waitFor();

  // Live both ways, with a mark of whose tick it is for who made the list.
  await saved(guest, () => setTick(box(guest, first), true));
  await expect.poll(() => box(owner, first).isChecked()).toBe(true);
  await line(owner, first).getByText(text('shopping:tickedByLink')).waitFor();
  await saved(owner, () => setTick(box(owner, last), true));
  await expect.poll(() => box(guest, last).isChecked()).toBe(true);
  await expect.poll(() => guest.getByText(text('shopping:tickedByLink')).count()).toBe(0);
  await owner.getByRole('textbox', { name: text('shopping:addLabel') }).fill('lamp oil');
  await saved(owner, () => owner.keyboard.press('Enter'));
  await box(guest, { name: 'lamp oil' }).waitFor();

  // Both go down to the cellar.
  await online(owner, false);
  await online(guest, false);
  await setTick(box(owner, mine), true);
  await setTick(box(owner, both), true);
  await owner.getByRole('textbox', { name: text('shopping:addLabel') }).fill('candles');
  await owner.keyboard.press('Enter');
  await box(owner, { name: 'candles' }).waitFor();
  await setTick(box(guest, theirs), true);
  await setTick(box(guest, both), true);
  await setTick(box(guest, both), false);
  await setTick(box(guest, { name: 'lamp oil' }), true);
  await waiting(owner).waitFor();
  await waiting(guest).waitFor();
  expect(await ticked()).toEqual([first.itemId, last.itemId].sort());

  await online(owner, true);
  await expect.poll(ticked).toContain(both.itemId);
  await waiting(owner).waitFor({ state: 'detached' });
  await online(guest, true);
  await waiting(guest).waitFor({ state: 'detached' });
  const oil = (await read()).items.find(({ name }) => name === 'lamp oil');
  // Who arrives last has the last word on what both touched.
  await expect.poll(ticked).toEqual([first.itemId, last.itemId, mine.itemId, theirs.itemId, oil?.itemId ?? ''].sort());
  for (const page of [owner, guest]) {
    for (const [item, checked] of [
      [mine, true],
      [theirs, true],
      [both, false],
      [{ name: 'lamp oil' }, true],
      [{ name: 'candles' }, false],
    ] as const)
      await expect.poll(() => box(page, item).isChecked(), { message: item.name }).toBe(checked);
  }
  await line(owner, theirs).getByText(text('shopping:tickedByLink')).waitFor();
});
