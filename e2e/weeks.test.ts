import { updateUser } from '@mealwright/contracts/accounts';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { expectAccessible, phone, useBrowser } from './browser.ts';
import { addDays, newPerson, type Person, plannedWeek, signIn, thisMonday } from './people.ts';
import { dayRegion, mealIn, readMeal, titlesOf, weekDays, weekday } from './screen.ts';
import { textsOf } from './texts.ts';
import { wholeScreen } from './window.ts';

const text = textsOf('en');
const { open } = useBrowser();
const [monday = '', tuesday = '', wednesday = ''] = weekDays();
const next = addDays(thisMonday(), 7);
const lunch = text('slot:lunch');
const dinner = text('slot:dinner');
const button = (on: Page | Locator, key: string) => on.getByRole('button', { name: text(key), exact: true });
const told = (page: Page, words: string) => page.getByText(words, { exact: true }).first().waitFor();
const undo = (page: Page) => button(page, 'common:undo').first().click();
const heading = (page: Page, key: string) => page.getByRole('heading', { level: 1, name: text(key) }).waitFor();

async function openWeek(person: Person, options = {}): Promise<Page> {
  const page = await open(options);
  await signIn(page, person);
  await page.getByRole('article').first().waitFor();
  return page;
}
async function fromMenu(page: Page, meal: Locator, key: string) {
  const { title } = await readMeal(meal);
  await meal.getByRole('button', { name: text('week:more', { title }) }).click();
  // A menu comes to its place a moment after it is there; who presses as fast as a program would be led to the top of the page.
  const item = page.getByRole('menuitem', { name: text(key) });
  const top = (await meal.boundingBox())?.y ?? 0;
  await expect.poll(async () => Math.abs(((await item.boundingBox())?.y ?? -9999) - top)).toBeLessThan(700);
  await item.click();
}
async function tool(page: Page, key: string): Promise<void> {
  await button(page, 'week:tools').click();
  await page.getByRole('menuitem', { name: text(key) }).click();
}

describe('a week with leftovers and entries in own words', () => {
  let page: Page;
  beforeAll(async () => {
    const person = await newPerson(inject('address'));
    await plannedWeek(person);
    page = await openWeek(person);
  });

  it('plans leftovers from the menu of a meal: cooked once, marked on both', async () => {
    const { title } = await readMeal(mealIn(page, monday, dinner));
    const there = await readMeal(mealIn(page, tuesday, lunch));
    const plan = async () => {
      await fromMenu(page, mealIn(page, monday, dinner), 'week:leftoversPlan');
      const sheet = page.getByRole('dialog', { name: text('week:leftoversTitle') });
      await sheet
        .getByRole('button', { name: `${lunch}: ${text('week:copyReplaces', { title: there.title })}` })
        .first()
        .click();
    };
    await plan();
    const left = mealIn(page, tuesday, lunch);
    await left.getByText(text('week:leftoversFrom', { day: weekday(monday) })).waitFor();
    expect((await readMeal(left)).title).toBe(title);
    await mealIn(page, monday, dinner)
      .getByText(/cook .+ in all/)
      .waitFor();
    await undo(page);
    await expect.poll(async () => (await readMeal(mealIn(page, tuesday, lunch))).title).toBe(there.title);
    await plan();
    await left.getByText(text('week:leftoversFrom', { day: weekday(monday) })).waitFor();
    await expectAccessible(page, 'a week with leftovers');
  });

  it('takes "eating out" for a dinner, with its energy if it is known', async () => {
    await fromMenu(page, mealIn(page, wednesday, dinner), 'week:replace');
    const sheet = page.getByRole('dialog');
    await sheet.getByText(text('week:wayOwn'), { exact: true }).click();
    await button(sheet, 'week:eatingOut').click();
    await sheet.getByLabel(`${text('nutrient:kcal')} (${text('week:ifKnown')})`).fill('850');
    await expectAccessible(page, 'an entry in own words');
    await button(sheet, 'week:addFree').click();
    await told(page, text('week:doneAdd'));
    await expect
      .poll(async () => await readMeal(mealIn(page, wednesday, dinner)))
      .toMatchObject({ title: text('week:eatingOut'), kcal: 850 });
  });

  it('takes a whole new week back in one request', async () => {
    const before = await titlesOf(page);
    await button(page, 'week:again').click();
    await page.getByText(/^Your week is planned/).waitFor();
    await expect.poll(() => titlesOf(page)).not.toEqual(before);
    const writes: string[] = [];
    page.on('request', (request) => request.method() !== 'GET' && writes.push(request.method()));
    await undo(page);
    await told(page, text('week:doneRestore'));
    await expect.poll(async () => await titlesOf(page)).toEqual(before);
    expect(writes).toEqual(['PUT']);
  });
});

describe('a week that is used again', () => {
  let page: Page;
  let person: Person;
  let here: string[][];
  beforeAll(async () => {
    person = await newPerson(inject('address'));
    await plannedWeek(person);
    page = await openWeek(person);
    here = await titlesOf(page);
  });

  it('is saved as a template, with a name of its own', async () => {
    await tool(page, 'week:reuse');
    const sheet = page.getByRole('dialog', { name: text('week:reuseTitle') });
    await sheet.getByRole('textbox', { name: text('week:templateName') }).fill('Busy week');
    await button(sheet, 'common:save').click();
    await sheet.getByRole('button', { name: text('week:templateUseNamed', { name: 'Busy week' }) }).waitFor();
    await expectAccessible(page, 'copies and templates');
    await sheet.getByRole('button', { name: text('week:more', { title: 'Busy week' }) }).click();
    await sheet.getByRole('menuitem', { name: text('week:templateRename') }).click();
    await sheet
      .getByRole('textbox', { name: text('week:templateName') })
      .first()
      .fill('Quiet week');
    await page.keyboard.press('Enter');
    await sheet.getByRole('button', { name: text('week:templateUseNamed', { name: 'Quiet week' }) }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('fills another week from it, and takes that back', async () => {
    await page.keyboard.press('Shift+ArrowRight');
    await heading(page, 'week:nextWeek');
    await button(page, 'week:reuse').click();
    await page.getByRole('button', { name: text('week:templateUseNamed', { name: 'Quiet week' }) }).click();
    await dayRegion(page, next).getByRole('article').first().waitFor();
    await expect.poll(() => titlesOf(page, 'en', next)).toEqual(here);
    await undo(page);
    await expect.poll(async () => (await titlesOf(page, 'en', next)).flat()).toEqual([]);
  });

  it('copies the week before with one press', async () => {
    await tool(page, 'week:reuse');
    await button(page, 'week:reuseLast').click();
    await dayRegion(page, next).getByRole('article').first().waitFor();
    await expect.poll(() => titlesOf(page, 'en', next)).toEqual(here);
  });

  it('begins new weeks with a meal that recurs, locked', async () => {
    await page.keyboard.press('Shift+ArrowLeft');
    await heading(page, 'week:thisWeek');
    const porridge = mealIn(page, monday, text('slot:breakfast'));
    const { title } = await readMeal(porridge);
    await fromMenu(page, porridge, 'week:recurringMake');
    const sheet = page.getByRole('dialog', { name: text('week:recurringTitle') });
    for (const day of ['weekday:tuesday', 'weekday:thursday']) await button(sheet, day).click();
    await expectAccessible(page, 'a meal that recurs');
    await button(sheet, 'week:recurringSave').click();
    await told(page, text('week:recurringDone', { title }));
    const later = addDays(next, 7);
    await page.goto(`/week?of=${later}`);
    await button(page, 'week:generate').click();
    await dayRegion(page, later).getByRole('article').first().waitFor();
    const days = weekDays(later);
    const kept = await Promise.all(
      days.map((day) =>
        mealIn(page, day, text('slot:breakfast'))
          .getByRole('button', { name: text('week:lock', { title }), pressed: true })
          .count(),
      ),
    );
    expect(kept).toEqual([1, 0, 1, 0, 1, 0, 0]);
  });

  it('is printed on one page', async () => {
    await page.goto('/week');
    await page.getByRole('article').first().waitFor();
    await tool(page, 'week:print');
    const table = page.getByRole('table');
    await table.waitFor();
    await expectAccessible(page, 'the week for printing');
    for (const titles of here)
      for (const title of titles)
        await table
          .getByText(title.replace(/^.+?: /, ''), { exact: true })
          .first()
          .waitFor();
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });

  it('is read by a calendar at a secret address, until that ends', async () => {
    await page.goto('/week');
    await page.getByRole('article').first().waitFor();
    await tool(page, 'week:calendar');
    const sheet = page.getByRole('dialog', { name: text('week:calendarTitle') });
    await button(sheet, 'week:calendarOpen').click();
    const address = await sheet.getByLabel(text('week:calendarAddress')).inputValue();
    await expectAccessible(page, 'the calendar');
    const answer = await fetch(address);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect((await answer.text()).match(/BEGIN:VEVENT/g)?.length).toBeGreaterThanOrEqual(56);
    await button(sheet, 'week:calendarClose').click();
    await told(page, text('week:calendarClosed'));
    expect((await fetch(address)).status).toBe(404);
  });
});

describe('on a phone', () => {
  it('a stroke across the page turns to the next week and back', async () => {
    const person = await newPerson(inject('address'));
    await plannedWeek(person);
    const page = await openWeek(person, { size: phone });
    await wholeScreen(page);
    const client = await page.context().newCDPSession(page);
    const stroke = async (from: number, to: number) => {
      const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) =>
        client.send('Input.dispatchTouchEvent', { type, touchPoints: x === undefined ? [] : [{ x, y: 420 }] });
      await touch('touchStart', from);
      for (let step = 1; step <= 5; step += 1) await touch('touchMove', from + ((to - from) * step) / 5);
      await touch('touchEnd');
    };
    await stroke(320, 60);
    await heading(page, 'week:nextWeek');
    await stroke(60, 320);
    await heading(page, 'week:thisWeek');
    await page.getByRole('article').first().waitFor();
    expect((await titlesOf(page)).map((day) => day.length)).toEqual([4, 4, 4, 4, 4, 4, 4]);
  });
});

describe('a week that begins on a Sunday', () => {
  it('does so on the screen, in its heading and in its columns', async () => {
    const person = await newPerson(inject('address'), { weekStartsOn: 'sunday' });
    const page = await open({ today: addDays(thisMonday(), -1) });
    await signIn(page, person);
    await button(page, 'week:generate').click();
    const first = page
      .getByRole('region')
      .filter({ has: page.getByRole('article') })
      .first();
    await first.waitFor();
    await expect.poll(() => first.getAttribute('aria-label')).toMatch(/^Sunday/);
  });

  it('brings over what was planned when it began on a Monday', async () => {
    const person = await newPerson(inject('address'));
    const planned = await plannedWeek(person);
    await person.call(updateUser, { params: { userId: person.userId }, body: { weekStartsOn: 'sunday' } });
    const page = await open();
    await signIn(page, person);
    // On a Sunday the new week is not the one that holds last Monday.
    await page.goto(`/week?of=${planned.weekStart}`);
    await button(page, 'week:bringOver').click();
    await dayRegion(page, planned.weekStart).getByRole('article').first().waitFor();
    const titles = planned.days[0]?.meals.map((meal) => meal.title) ?? [];
    for (const title of titles)
      await dayRegion(page, planned.weekStart).getByRole('link', { name: title, exact: true }).waitFor();
  });
});
