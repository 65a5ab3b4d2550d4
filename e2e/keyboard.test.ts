import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { phone, useBrowser } from './browser.ts';
import { newEmail, newPerson, password, plannedWeek, signIn, thisMonday } from './people.ts';
import { dayButton, dayRegion, fullDay, mealIn, readMeal, saved, titlesOf, weekDays, weekday } from './screen.ts';
import { textsOf } from './texts.ts';

const text = textsOf('en');
const { open } = useBrowser();
const [monday = '', tuesday = ''] = weekDays();
const dinner = text('slot:dinner');
const button = (page: Page, key: string) => page.getByRole('button', { name: text(key), exact: true });

/** Where the focus is, and whether a person can see that it is there. */
const focusOf = (page: Page) =>
  page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    await frame();
    await frame();
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || at === document.body) return { name: 'nothing', shown: false };
    const ringed = (one: Element | null) => {
      if (!(one instanceof HTMLElement)) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      const { width, height, bottom, top } = one.getBoundingClientRect();
      const inSight = width > 0 && height > 0 && bottom > 0 && top < innerHeight;
      return inSight && outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
    };
    // A hidden input (chip, switch) shows its focus on the label beside it, the link of a card on the card.
    const siblings = Array.from(at.parentElement?.children ?? []);
    const near = [at, at.parentElement, at.closest('label'), at.closest('article'), at.closest('li')];
    const beside = at.matches('input') ? siblings : [];
    let shown = [...near, ...beside].some(ringed);
    if (!shown && at.matches('input, select, textarea')) {
      // A field changes the colour of its frame: compared with itself without the focus.
      const twin = at.cloneNode() as HTMLElement;
      twin.removeAttribute('id');
      at.after(twin);
      shown = getComputedStyle(twin).borderTopColor !== getComputedStyle(at).borderTopColor;
      twin.remove();
    }
    const name = `${at.tagName} ${at.getAttribute('aria-label') ?? at.textContent?.slice(0, 60) ?? ''}`;
    return { name, shown: shown || at.matches('h1, main') };
  });

const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement);

/** The name of what has the focus, once it can be seen there: the colour of a frame takes a moment to change. */
async function focusInSight(page: Page): Promise<string> {
  let name = 'nothing';
  await expect
    .poll(async () => {
      const focus = await focusOf(page);
      name = focus.name;
      // Behind the last control stands the browser itself, then it starts over.
      return name === 'nothing' || focus.shown ? 'in sight' : `the focus cannot be seen on ${name}`;
    })
    .toBe('in sight');
  return name;
}

/** Tab after Tab, as a person does, until the thing is reached; on the way the focus is never lost or hidden. */
async function tabTo(page: Page, target: Locator, { key = 'Tab', most = 250 } = {}): Promise<void> {
  await target.first().waitFor({ state: 'attached' });
  for (let presses = 0; presses < most; presses += 1) {
    if ((await target.count()) > 0 && (await isFocused(target.first()))) return;
    await page.keyboard.press(key);
    await focusInSight(page);
  }
  throw new Error(`not reached with ${most} × ${key}: ${target}`);
}
async function enter(page: Page, target: Locator, options = {}) {
  await tabTo(page, target, options);
  await page.keyboard.press('Enter');
}
/** After something closed or went, the focus stands on something that is there. */
const keptFocus = (page: Page) => expect.poll(async () => (await focusOf(page)).name).not.toBe('nothing');

describe('the main job by keyboard only', () => {
  let page: Page;
  const email = newEmail();

  it('registers and answers the questions', async () => {
    page = await open({ today: thisMonday() });
    await page.goto('/');
    await enter(page, page.getByRole('link', { name: text('account:signUp') }));
    await tabTo(page, page.getByRole('textbox', { name: text('account:name') }));
    await page.keyboard.type('Ada');
    await tabTo(page, page.getByRole('textbox', { name: text('account:email') }));
    await page.keyboard.type(email);
    await tabTo(page, page.getByRole('textbox', { name: text('account:password') }));
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    const heading = (key: string) => page.getByRole('heading', { level: 1, name: text.like(`onboarding:${key}`) });
    await heading('region').waitFor();
    for (const key of ['region', 'body', 'aim']) {
      await heading(key).waitFor();
      // Each step begins where its question stands.
      await expect.poll(() => isFocused(heading(key))).toBe(true);
      if (key === 'aim') {
        const first = page.getByRole('radio', { name: text('goal:lose'), exact: true });
        await tabTo(page, page.getByRole('radio', { name: text('goal:maintain'), exact: true }));
        await page.keyboard.press('ArrowLeft');
        await expect.poll(() => first.isChecked()).toBe(true);
      }
      await enter(page, button(page, 'onboarding:next'));
    }
    await tabTo(page, page.getByRole('radio', { name: text('diet:omnivore'), exact: true }));
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect
      .poll(() => page.getByRole('radio', { name: text('diet:vegetarian'), exact: true }).isChecked())
      .toBe(true);
    await enter(page, button(page, 'onboarding:next'));
    const egg = page.getByRole('checkbox', { name: text('allergen:egg'), exact: true });
    await tabTo(page, egg);
    await page.keyboard.press('Space');
    await expect.poll(() => egg.isChecked()).toBe(true);
    await enter(page, button(page, 'onboarding:next'));
    await enter(page, button(page, 'onboarding:finish'));
    await page.waitForURL('**/week');
    await page.getByRole('article').first().waitFor();
    expect((await titlesOf(page)).flat()).toHaveLength(28);
  });

  it('skips to the content', async () => {
    await page.reload();
    await page.getByRole('article').first().waitFor();
    await page.keyboard.press('Tab');
    await expect.poll(() => isFocused(page.getByRole('link', { name: text('common:skip') }))).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await expect.poll(() => isFocused(button(page, 'week:goBack'))).toBe(true);
  });

  it('swaps a meal; the focus goes into the sheet and comes back to the meal', async () => {
    const meal = mealIn(page, monday, dinner);
    const { title } = await readMeal(meal);
    await enter(page, meal.getByRole('button', { name: text('week:swap', { title }) }));
    const sheet = page.getByRole('dialog', { name: text('week:swapTitle') });
    await sheet.getByRole('listitem').nth(4).waitFor();
    // Round and round: the focus does not leave the sheet.
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press('Tab');
      await expect.poll(() => sheet.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    }
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    await expect.poll(() => isFocused(meal.getByRole('button', { name: text('week:swap', { title }) }))).toBe(true);

    await page.keyboard.press('Enter');
    const choice = sheet.getByRole('listitem').getByRole('button').nth(1);
    const wanted = (await choice.getByRole('strong').textContent()) ?? '';
    await saved(page, () => enter(page, choice));
    await meal.getByRole('link', { name: wanted }).waitFor();
    await keptFocus(page);
  });

  it('locks and changes servings, where the focus stays', async () => {
    const meal = mealIn(page, tuesday, dinner);
    const { title, servings } = await readMeal(meal);
    const lock = meal.getByRole('button', { name: text('week:lock', { title }) });
    await tabTo(page, lock);
    await saved(page, () => page.keyboard.press('Space'));
    await expect.poll(() => lock.getAttribute('aria-pressed')).toBe('true');
    await expect.poll(() => isFocused(lock)).toBe(true);
    await saved(page, () => page.keyboard.press('Space'));
    await expect.poll(() => lock.getAttribute('aria-pressed')).toBe('false');
    const fewer = meal.getByRole('button', { name: text('common:fewerServings') });
    await tabTo(page, fewer, { key: 'Shift+Tab' });
    await saved(page, () => page.keyboard.press('Enter'));
    expect((await readMeal(meal)).servings).toBe(servings - 0.25);
    await expect.poll(() => isFocused(fewer)).toBe(true);
  });

  it('removes a meal; the focus goes to the place that is free now', async () => {
    const meal = mealIn(page, tuesday, dinner);
    const { title } = await readMeal(meal);
    await enter(page, meal.getByRole('button', { name: text('week:more', { title }) }));
    const remove = page.getByRole('menuitem', { name: text('week:remove') });
    await remove.waitFor();
    await tabTo(page, remove, { key: 'ArrowDown' });
    await saved(page, () => page.keyboard.press('Enter'));
    const add = dayRegion(page, tuesday).getByRole('button', {
      name: text('week:addTo', { slot: dinner, day: weekday(tuesday) }),
    });
    await expect.poll(() => isFocused(add)).toBe(true);
  });

  it('adds a meal there', async () => {
    const meal = mealIn(page, tuesday, dinner);
    const name = text('week:addTo', { slot: dinner, day: weekday(tuesday) });
    await enter(page, dayRegion(page, tuesday).getByRole('button', { name }));
    const sheet = page.getByRole('dialog');
    await expect.poll(() => isFocused(sheet.getByRole('searchbox'))).toBe(true);
    await page.keyboard.type('soup');
    const found = sheet.getByRole('listitem').getByRole('button').filter({ hasText: /soup/i }).first();
    await found.waitFor();
    await saved(page, () => enter(page, found));
    await meal.waitFor();
    await expect.poll(() => meal.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  });

  it('opens a day, and pages through the weeks', async () => {
    await enter(page, dayButton(page, monday), { key: 'Shift+Tab' });
    const sheet = page.getByRole('dialog', { name: fullDay(monday) });
    await sheet.waitFor();
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    await expect.poll(() => isFocused(dayButton(page, monday))).toBe(true);
    await page.keyboard.press('Shift+ArrowRight');
    await page.getByRole('heading', { level: 1, name: text('week:nextWeek') }).waitFor();
    await page.keyboard.press('Shift+ArrowLeft');
    await page.getByRole('heading', { level: 1, name: text('week:thisWeek') }).waitFor();
    await page.getByRole('article').first().waitFor();
  });

  it('makes the list, ticks it off, opens a line and adds an own item', async () => {
    await enter(page, button(page, 'week:shoppingList'));
    const box = page.getByRole('checkbox').nth(1);
    await box.waitFor();
    await tabTo(page, box);
    await saved(page, () => page.keyboard.press('Space'));
    await expect.poll(() => box.isChecked()).toBe(true);
    await expect.poll(() => isFocused(box)).toBe(true);
    // Past the button that says it is at home.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('list', { name: text('shopping:usedIn') }).waitFor();
    const field = page.getByRole('textbox', { name: text('shopping:addLabel') });
    await tabTo(page, field, { key: 'Shift+Tab' });
    await page.keyboard.type('bin bags');
    await saved(page, () => page.keyboard.press('Enter'));
    await page.getByRole('checkbox', { name: 'bin bags' }).waitFor();
    await expect.poll(() => isFocused(field)).toBe(true);
  });

  it('reaches recipes, targets and account, and signs out', async () => {
    for (const key of ['recipes', 'targets'] as const) {
      await enter(page, page.getByRole('link', { name: text(`common:${key}`), exact: true }), { key: 'Shift+Tab' });
      await page.waitForURL(`**/${key}`);
      await keptFocus(page);
    }
    await enter(page, page.getByRole('button', { name: text('common:you', { name: 'Ada' }) }), { key: 'Shift+Tab' });
    await tabTo(page, page.getByRole('menuitem', { name: text('common:signOut') }), { key: 'ArrowDown' });
    await page.keyboard.press('Enter');
    await page.waitForURL('**/welcome');
  });
});

describe('every stop of the Tab key', () => {
  let page: Page;
  beforeAll(async () => {
    const person = await newPerson(inject('address'));
    await plannedWeek(person);
    page = await open({ size: phone });
    await signIn(page, person);
  });

  it.each(['/week', '/recipes', '/shopping', '/targets', '/targets?part=wishes', '/account'])(
    'of %s on a phone can be seen',
    async (path) => {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      const seen = new Set<string>();
      for (let presses = 0; presses < 60; presses += 1) {
        await page.keyboard.press('Tab');
        seen.add(await focusInSight(page));
      }
      expect(seen.size).toBeGreaterThan(6);
    },
  );
});
