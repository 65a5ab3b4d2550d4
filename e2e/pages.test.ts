import { generateList } from '@mealwright/contracts/shopping';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { desktop, phone, useBrowser } from './browser.ts';
import { newPerson, type Person, plannedWeek, signIn } from './people.ts';
import { textsOf } from './texts.ts';

const text = textsOf('en');
const { open } = useBrowser('for each test');
const heading = (page: Page, key: string) => page.getByRole('heading', { name: text.like(key) });
const sizes = [
  ['desktop', desktop],
  ['phone', phone],
] as const;

let planned: Person;
beforeAll(async () => {
  planned = await newPerson(inject('address'));
  const plan = await plannedWeek(planned);
  await planned.call(generateList, { body: { planId: plan.planId } });
});

describe('every page', () => {
  it('has a title of its own and says its language', async () => {
    const page = await open();
    const titles: string[] = [];
    const visit = async (path: string) => {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expect.poll(() => page.title()).not.toBe('');
      await expect.poll(() => page.locator('html').getAttribute('lang'), { message: path }).toBe('en');
      await expect.poll(() => page.getByRole('main').count(), { message: path }).toBe(1);
      await expect.poll(() => page.getByRole('heading', { level: 1 }).count(), { message: path }).toBe(1);
      titles.push(await page.title());
    };
    for (const path of ['/welcome', '/sign-in', '/sign-up', '/nowhere']) await visit(path);
    await signIn(page, planned);
    for (const path of ['/week', '/recipes', '/shopping', '/targets', '/account', '/start']) await visit(path);
    await page.goto('/recipes');
    await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
    await heading(page, 'recipes:nutrition').waitFor();
    titles.push(await page.title());
    expect(new Set(titles).size, titles.join(' | ')).toBe(titles.length);
    for (const title of titles) expect(title).toContain('Mealwright');
  });

  it.each(sizes)('fits a %s without sideways scrolling', async (_, size) => {
    const page = await open({ size });
    await signIn(page, planned);
    for (const path of ['/week', '/recipes', '/shopping', '/targets', '/targets?part=wishes', '/account', '/start']) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      const { wide, screen } = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth,
        screen: document.documentElement.clientWidth,
      }));
      expect(wide, path).toBeLessThanOrEqual(screen);
    }
  });
});
