import { addMeal } from '@mealwright/contracts/plans';
import { listRecipes } from '@mealwright/contracts/recipes';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { expectAccessible, phone, useBrowser } from './browser.ts';
import { addDays, newPerson, type Person, plannedWeek, signIn } from './people.ts';
import { heard, saved, setTick, weekday } from './screen.ts';
import { textsOf } from './texts.ts';

const text = textsOf('en');
const { open } = useBrowser();
const stage = (page: Page) => page.getByRole('main');
const stepHeading = (page: Page, step: number) =>
  page.getByRole('heading', { name: new RegExp(`^${text('cook:step', { step })} of \\d+$`) });
const tray = (page: Page) => page.getByRole('region', { name: text('cook:timers') });
const timerLeft = async (page: Page) => {
  const clock = (await tray(page).getByRole('button').first().textContent()) ?? '';
  const [, minutes, seconds] = /(\d+):(\d\d)(?!\d)/.exec(clock) ?? [];
  return Number(minutes) * 60 + Number(seconds);
};

/** What a person cannot be asked for in a test: a microphone, a phone's screen. */
async function pretendDevices(page: Page) {
  await page.addInitScript(() => {
    const told = { locks: 0, ears: null as null | { onresult: (event: unknown) => void } };
    Object.assign(window, {
      told,
      SpeechRecognition: class {
        onresult = () => undefined;
        start() {
          told.ears = this;
        }
        stop() {
          told.ears = null;
        }
      },
    });
    const request = async () => {
      told.locks += 1;
      return Object.assign(new EventTarget(), { release: async () => undefined });
    };
    Object.defineProperty(navigator, 'wakeLock', { value: { request }, configurable: true });
  });
}
const say = (page: Page, transcript: string) =>
  page.evaluate((words) => {
    const { told } = window as never as { told: { ears: { onresult: (event: unknown) => void } } };
    told.ears.onresult({ resultIndex: 0, results: [[{ transcript: words }]] });
  }, transcript);

describe.each([
  ['on a desktop', {}],
  ['on a phone', { size: phone }],
])('cook mode %s', (_, options) => {
  let page: Page;
  let cook: Person;
  let recipeId = '';
  beforeAll(async () => {
    page = await open(options);
    await pretendDevices(page);
    cook = await newPerson(inject('address'));
    await signIn(page, cook);
    const { data } = await cook.call(listRecipes, { query: { q: 'turkey two-bean chili' } });
    recipeId = data[0]?.recipeId ?? '';
    await page.goto(`/recipes/${recipeId}?servings=10`);
    await page.getByRole('link', { name: text('cook:start') }).click();
    await page.getByRole('heading', { name: text('cook:ready') }).waitFor();
  });

  it('begins with everything put out, for the servings chosen before, and the screen kept on', async () => {
    await expect.poll(() => heard(stage(page))).toContain('checkbox "1.2 kg minced turkey"');
    await expect.poll(() => heard(stage(page))).toContain('2 cans, drained canned kidney beans');
    await setTick(page.getByRole('checkbox', { name: /minced turkey/ }), true);
    await expect
      .poll(() => page.evaluate(() => (window as never as { told: { locks: number } }).told.locks))
      .toBeGreaterThan(0);
    await expectAccessible(page, 'cook mode, getting ready');
  });

  it('turns its pages by key, button and swipe, each with what goes in', async () => {
    await page.getByRole('heading', { name: text('cook:ready') }).click();
    await page.keyboard.press('ArrowRight');
    await stepHeading(page, 1).waitFor();
    const uses = page.getByRole('region', { name: text('cook:forStep') });
    await expect.poll(() => heard(uses)).toMatch(/2 tbsp olive oil/);
    await page.keyboard.press('Space');
    await stepHeading(page, 2).waitFor();
    await expect.poll(() => heard(uses)).toMatch(/1.2 kg minced turkey/);
    await page.keyboard.press('ArrowLeft');
    await stepHeading(page, 1).waitFor();
    await page.getByRole('button', { name: text('cook:next') }).click();
    await stepHeading(page, 2).waitFor();
    const swipe = (from: number, to: number) =>
      stage(page).evaluate(
        (element, [start, end]) => {
          const touch = { pointerType: 'touch', bubbles: true, clientY: 300 };
          element.dispatchEvent(new PointerEvent('pointerdown', { ...touch, clientX: start }));
          element.dispatchEvent(new PointerEvent('pointerup', { ...touch, clientX: end }));
        },
        [from, to] as const,
      );
    await swipe(300, 80);
    await stepHeading(page, 3).waitFor();
    await swipe(80, 300);
    await stepHeading(page, 2).waitFor();
    await expectAccessible(page, 'cook mode, a step');
  });

  it('starts timers that run on other pages, after a reload, and several at once', async () => {
    await stage(page)
      .getByRole('button', { name: text.like('cook:startTimer') })
      .click();
    await page.getByRole('button', { name: text('cook:next') }).click();
    await stepHeading(page, 3).waitFor();
    await stage(page)
      .getByRole('button', { name: text.like('cook:startTimer') })
      .click();
    await page.getByRole('link', { name: text('cook:leave') }).click();
    await page.getByRole('link', { name: text('cook:goOn', { step: 3 }) }).waitFor();
    await page.getByRole('link', { name: text('common:shopping'), exact: true }).click();
    const left = await timerLeft(page);
    expect(left).toBeGreaterThan(90);
    expect(left).toBeLessThanOrEqual(120);
    await page.reload();
    await tray(page).waitFor();
    await expect.poll(() => timerLeft(page)).toBeLessThan(left);
    await tray(page)
      .getByRole('button', { name: text('cook:showTimers') })
      .click();
    await expect.poll(() => tray(page).getByRole('timer').count()).toBe(2);
    await expectAccessible(page, 'a page with timers');
    await tray(page)
      .getByRole('button', { name: text.like('cook:removeTimer') })
      .first()
      .click();
    await expect.poll(() => tray(page).getByRole('timer').count()).toBe(1);
  });

  it('rings once the time is over, wherever one is, until it is stopped', async () => {
    // As if most of the time had passed while the page was closed.
    await page.evaluate(() => {
      const timers = JSON.parse(localStorage.getItem('mealwright.timers') ?? '[]');
      localStorage.setItem(
        'mealwright.timers',
        JSON.stringify(timers.map((timer: object) => ({ ...timer, endsAt: Date.now() + 1500 }))),
      );
    });
    await page.reload();
    const alert = page.getByRole('alert').filter({ hasText: text.like('cook:bell') });
    await alert.waitFor({ state: 'attached' });
    await expectAccessible(page, 'a page with a ringing timer');
    await tray(page)
      .getByRole('button', { name: text.like('cook:stopTimer') })
      .click();
    await expect.poll(() => tray(page).count()).toBe(0);
  });

  it('obeys the voice when asked to, and only then', async () => {
    await page.goto(`/recipes/${recipeId}/cook?step=2`);
    await stepHeading(page, 2).waitFor();
    const voice = page.getByRole('button', { name: text('cook:voice') });
    await expect.poll(() => voice.getAttribute('aria-pressed')).toBe('false');
    await voice.click();
    await page.getByText(text('cook:voiceOn')).waitFor();
    await say(page, ' Next.');
    await stepHeading(page, 3).waitFor();
    await say(page, 'start timer');
    await stage(page)
      .getByRole('button', { name: text.like('cook:pauseTimer') })
      .waitFor();
    await say(page, 'go back');
    await stepHeading(page, 2).waitFor();
    await voice.click();
    await expect.poll(() => page.evaluate(() => (window as never as { told: { ears: unknown } }).told.ears)).toBeNull();
  });

  it('ends with a rating, and forgets what was ticked', async () => {
    await page.goto(`/recipes/${recipeId}/cook?step=6`);
    await page.getByRole('button', { name: text('cook:finish') }).click();
    await page.getByRole('heading', { name: text('cook:finished') }).waitFor();
    await saved(page, () =>
      page.getByRole('radio', { name: text('recipes:stars_other', { count: 5 }) }).click({ force: true }),
    );
    await expectAccessible(page, 'cook mode, the end');
    await page.getByRole('link', { name: text('cook:toRecipe') }).click();
    await page.getByRole('link', { name: text('cook:start'), exact: true }).waitFor();
    await expect.poll(() => page.getByRole('checkbox', { name: /minced turkey/ }).isChecked()).toBe(false);
    const rating = page.getByRole('radiogroup', { name: text('recipes:yourRating') });
    await expect
      .poll(() => rating.getByRole('radio', { name: text('recipes:stars_other', { count: 5 }) }).isChecked())
      .toBe(true);
  });
});

describe('a dish of which something is eaten later', () => {
  it('says how much to cook in all, and takes that much in one press', async () => {
    const person = await newPerson(inject('address'));
    const plan = await plannedWeek(person);
    const [monday] = plan.days;
    const meal = monday?.meals.find((one) => one.slot === 'dinner');
    const date = addDays(plan.startDate, 2);
    const params = { planId: plan.planId };
    await person.call(addMeal, {
      params,
      body: { date, slot: 'lunch', leftoverOf: meal?.mealId ?? '', servings: 1.5, replace: true },
    });
    const inAll = (meal?.servings ?? 0) + 1.5;
    const page = await open({ size: phone });
    await signIn(page, person);
    await page.goto(`/recipes/${meal?.recipeId}/cook`);
    await page
      .getByText(text.like('cook:plannedInAll', { day: weekday(plan.startDate), days: weekday(date) }))
      .waitFor();
    await page.getByRole('button', { name: text.like('cook:takeServings') }).click();
    await page.getByRole('button', { name: text.like('cook:takeServings') }).waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.get('servings')).toBe(String(inAll));
    await expectAccessible(page, 'cook mode with what is eaten later');
  });
});
