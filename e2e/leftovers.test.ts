import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { expectAccessible, phone, useBrowser } from './browser.ts';
import { addDays, newPerson, plannedWeek, signIn, thisMonday } from './people.ts';
import { dayRegion, fullDay, mealIn, readMeal, weekDays, weekday } from './screen.ts';
import { textsOf } from './texts.ts';
import { wholeScreen } from './window.ts';

const text = textsOf('en');
const { open } = useBrowser();
const sunday = weekDays()[6] ?? '';
const nextMonday = addDays(thisMonday(), 7);
const nextTuesday = addDays(thisMonday(), 8);
const [breakfast, lunch, dinner] = [text('slot:breakfast'), text('slot:lunch'), text('slot:dinner')];
const button = (page: Page, key: string) => page.getByRole('button', { name: text(key), exact: true });
const from = text('week:leftoversFrom', { day: weekday(sunday) });
const inAll = (servings: string) => text('week:cookInAll', { servings });

const parts: Record<string, string> = { '0.25': '¼', '0.5': '½', '0.75': '¾' };
/** 1.5 is written `1½`. */
const asRead = (count: number) => `${Math.floor(count) || ''}${parts[String(count % 1)] ?? ''}`;

describe.each([
  ['on a desktop', {}],
  ['on a phone', { size: phone }],
])('a dish of Sunday %s', (_, options) => {
  let page: Page;
  let title = '';
  let servings = 0;

  beforeAll(async () => {
    const person = await newPerson(inject('address'));
    await plannedWeek(person);
    page = await open(options);
    await signIn(page, person);
    await mealIn(page, sunday, dinner).waitFor();
    await wholeScreen(page);
    ({ title, servings } = await readMeal(mealIn(page, sunday, dinner)));
  });

  const goTo = async (key: string, week: string) => {
    await button(page, key).click();
    await page.getByRole('heading', { level: 1, name: text(week) }).waitFor();
  };
  /** From the menu of Sunday's dinner to a meal of the week after. */
  const planFor = async (day: string, slot: string) => {
    await mealIn(page, sunday, dinner)
      .getByRole('button', { name: text('week:more', { title }) })
      .click();
    await page.getByRole('menuitem', { name: text('week:leftoversPlan') }).click();
    const sheet = page.getByRole('dialog', { name: text('week:leftoversTitle') });
    await sheet.getByRole('heading', { name: text('week:nextWeekDays') }).waitFor();
    await expectAccessible(page, 'leftovers in the week after');
    await sheet
      .getByRole('group', { name: fullDay(day) })
      .getByRole('button', { name: slot, exact: true })
      .click();
    await page
      .getByText(text('week:doneLeftoversNext', { day: fullDay(day) }), { exact: true })
      .first()
      .waitFor();
  };
  const cooks = (count: number) =>
    mealIn(page, sunday, dinner)
      .getByText(inAll(asRead(count)))
      .waitFor();

  it('is planned for the week after, whose plan is made with it; undo takes it out again', async () => {
    await planFor(nextMonday, lunch);
    await cooks(servings + 1);
    await button(page, 'common:undo').first().click();
    await mealIn(page, sunday, dinner)
      .getByText(inAll(asRead(servings + 1)))
      .waitFor({ state: 'detached' });
    await planFor(nextMonday, lunch);
    await cooks(servings + 1);
    await goTo('week:goForward', 'week:nextWeek');
    const left = mealIn(page, nextMonday, lunch);
    await left.getByText(from).waitFor();
    expect((await readMeal(left)).title).toBe(title);
  });

  it('can also be taken from the week before, and stays when the week is planned anew', async () => {
    await dayRegion(page, nextTuesday)
      .getByRole('button', { name: text('week:addTo', { slot: breakfast, day: weekday(nextTuesday) }) })
      .click();
    const sheet = page.getByRole('dialog');
    await sheet.getByText(text('week:leftoversShort'), { exact: true }).click();
    await sheet.getByRole('listitem').getByRole('button').filter({ hasText: title }).first().click();
    await mealIn(page, nextTuesday, breakfast).getByText(from).waitFor();
    await button(page, 'week:again').click();
    await mealIn(page, nextMonday, dinner).waitFor();
    await mealIn(page, nextMonday, lunch).getByText(from).waitFor();
    await mealIn(page, nextTuesday, breakfast).getByText(from).waitFor();
    await goTo('week:goBack', 'week:thisWeek');
    await cooks(servings + 2);
  });

  it('leaves its second sittings as meals of their own when it goes, and takes them back with undo', async () => {
    await mealIn(page, sunday, dinner)
      .getByRole('button', { name: text('week:more', { title }) })
      .click();
    await page.getByRole('menuitem', { name: text('week:remove') }).click();
    await page.getByText(text('week:doneRemove'), { exact: true }).first().waitFor();
    await button(page, 'common:undo').first().click();
    await cooks(servings + 2);
    await goTo('week:goForward', 'week:nextWeek');
    await mealIn(page, nextMonday, lunch).getByText(from).waitFor();
  });
});
