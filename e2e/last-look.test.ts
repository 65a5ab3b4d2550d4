import { generateList } from '@mealwright/contracts/shopping';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { desktop, phone, useBrowser } from './browser.ts';
import { newPerson, type Person, plannedWeek, signIn } from './people.ts';
import { textsOf } from './texts.ts';
import { wholeScreen } from './window.ts';

const text = textsOf('en');
const { open } = useBrowser();

/** The share of points that have the same colour in two pictures, but for a shade that nobody sees. On an empty page: ours may not fetch `data:`. */
const likeness = (empty: Page, one: Buffer, other: Buffer) =>
  empty.evaluate(
    async (pictures) => {
      const points = async (picture: string) => {
        const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
        canvas?.drawImage(bitmap, 0, 0);
        return canvas?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? [];
      };
      const [a = [], b = []] = await Promise.all(pictures.map(points));
      let same = 0;
      for (let at = 0; at < a.length; at += 4)
        if ([0, 1, 2].every((c) => Math.abs((a[at + c] ?? 0) - (b[at + c] ?? 255)) < 12)) same += 4;
      return a.length === b.length ? same / a.length : 0;
    },
    [one.toString('base64'), other.toString('base64')],
  );
const scripts = '**/assets/*.js';
/** As when one changes to another app, or turns the phone off. */
const leave = async (page: Page) => {
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
};
/** Where the page stands when the look gives way to it. */
const watchTheEnd = (page: Page) =>
  page.addInitScript(() => {
    let seen = false;
    new MutationObserver(() => {
      const there = document.getElementById('last-look') !== null;
      if (seen && !there) document.documentElement.dataset.stoodAt = String(Math.round(window.scrollY));
      seen = there;
    }).observe(document, { childList: true, subtree: true });
  });
const looks = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('mealwright.look.')));

describe.each([
  ['phone', phone, 'light'],
  ['desktop', desktop, 'dark'],
] as const)('a page that is opened again, %s', (name, size, scheme) => {
  let page: Page;
  let person: Person;
  let paths: string[];
  let empty: Page;

  beforeAll(async () => {
    person = await newPerson(inject('address'));
    const plan = await plannedWeek(person);
    const { listId } = await person.call(generateList, { body: { planId: plan.planId } });
    paths = ['/week', `/shopping?list=${listId}`, `/recipes/${plan.days[0]?.meals[0]?.recipeId}`];
    page = await open({ size, scheme, mobile: name === 'phone' });
    await watchTheEnd(page);
    await signIn(page, person);
    empty = await open();
  });

  it('is seen by the eye as it was left before any script of the app is there, and gives way to the page itself', async () => {
    for (const path of paths) {
      await page.goto(path);
      await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
      await wholeScreen(page);
      await page.waitForLoadState('networkidle');
      if (path.startsWith('/shopping')) await page.getByRole('checkbox').nth(2).check();
      // Not where it opens.
      await page.evaluate(() => window.scrollTo(0, 700));
      const stood = await page.evaluate(() => Math.round(window.scrollY));
      const left = await page.screenshot();
      await leave(page);
      await expect.poll(() => looks(page)).toContain(`mealwright.look.${path.split(/[/?]/)[1]}`);
      let letGo = () => {};
      const held = new Promise<void>((done) => {
        letGo = done;
      });
      await page.route(scripts, async (route) => {
        await held;
        await route.continue();
      });
      await page.goto(path, { waitUntil: 'commit' });
      await page.locator('#last-look').waitFor();
      await expect
        .poll(async () => likeness(empty, left, await page.screenshot()), { message: path })
        .toBeGreaterThan(0.97);
      await expect.poll(() => page.getByRole('heading').count()).toBe(0);
      letGo();
      await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
      await page.locator('#last-look').waitFor({ state: 'detached' });
      expect(Number(await page.locator('html').getAttribute('data-stood-at')), path).toBe(stood);
      await page.unroute(scripts);
    }
  });

  it('is forgotten when one signs out', async () => {
    await page.goto('/week');
    await page.getByRole('article').first().waitFor();
    expect((await looks(page)).sort()).toEqual([
      'mealwright.look.recipes',
      'mealwright.look.shopping',
      'mealwright.look.week',
    ]);
    await page.getByRole('button', { name: text('common:you', { name: person.name }) }).click();
    await page.getByRole('menuitem', { name: text('common:signOut') }).click();
    await page.waitForURL('**/welcome');
    await expect.poll(() => looks(page)).toEqual([]);
    await page.goto('/sign-in');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expect.poll(() => page.locator('#last-look').count()).toBe(0);
    await expect.poll(() => looks(page)).toEqual([]);
  });
});
