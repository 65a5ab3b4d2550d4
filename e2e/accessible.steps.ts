import { generateList } from '@mealwright/contracts/shopping';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { type desktop, expectAccessible, useBrowser } from './browser.ts';
import { newEmail, newPerson, type Person, password, plannedWeek, signIn, woman } from './people.ts';
import { dayButton, dayRegion, fullDay, mealIn, readMeal, saved, weekDays } from './screen.ts';
import { textsOf } from './texts.ts';

const text = textsOf('en');
const [monday = '', tuesday = ''] = weekDays();
const dinner = text('slot:dinner');
const button = (page: Page, key: string) => page.getByRole('button', { name: text(key), exact: true });
const heading = (page: Page, key: string) => page.getByRole('heading', { name: text.like(key) });

async function closeSheet(page: Page) {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

async function inScheme(page: Page, scheme: 'light' | 'dark') {
  await page.emulateMedia({ colorScheme: scheme });
  await page.locator(`html[data-mantine-color-scheme=${scheme}]`).waitFor();
  // Colours fade over into each other, be it for a hundredth of a millisecond.
  await page.evaluate(async () => {
    // A window behind another one may draw no frame at all.
    const frame = () => new Promise((done) => [requestAnimationFrame(done), setTimeout(done, 250)]);
    for (let frames = 0; frames < 2; frames += 1) await frame();
    // Something that turns for ever has no end to wait for.
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    const over = Promise.allSettled(ending.map((animation) => animation.finished));
    // Out of sight nothing moves on, nor ends.
    await Promise.race([over, new Promise((done) => setTimeout(done, 1000))]);
  });
}
async function expectFine(page: Page, what: string) {
  await expectAccessible(page, what);
  // The dark page is the same page in other colours.
  await inScheme(page, 'dark');
  await expectAccessible(page, `${what}, dark`, ['color-contrast']);
  await inScheme(page, 'light');
}

/** Every screen with what lies over it, on one size. Split by size, so that two can look at once. */
export function expectAccessibleScreens(name: string, size: typeof desktop): void {
  const options = { size };
  const { open } = useBrowser('for each test');
  let planned: Person;
  let impossible: Person;
  beforeAll(async () => {
    const overrides = { kcal: { min: 1300, max: 1400 }, proteinG: { min: 250 } };
    const address = inject('address');
    [planned, impossible] = await Promise.all([
      newPerson(address),
      newPerson(address, { goal: { ...woman, overrides } }),
    ]);
    const [plan] = await Promise.all([plannedWeek(planned), plannedWeek(impossible)]);
    await planned.call(generateList, { body: { planId: plan.planId } });
  });

  describe(`axe finds nothing on a ${name}, light and dark,`, () => {
    it('before sign-in', async () => {
      const page = await open(options);
      await page.goto('/welcome');
      await heading(page, 'account:welcomeTitle').waitFor();
      await expectFine(page, 'welcome');
      await page.goto('/sign-in');
      await button(page, 'account:signIn').click();
      await page.getByText(text('account:emailWrong')).waitFor();
      await expectFine(page, 'sign-in with its messages');
      await page.goto('/nowhere');
      await heading(page, 'common:notFound').waitFor();
      await expectFine(page, 'a page that does not exist');
      await page.goto('/sign-up');
      await button(page, 'account:signUp').click();
      await page.getByText(text('account:nameMissing')).waitFor();
      await expectFine(page, 'sign-up with its messages');
      await page.getByRole('textbox', { name: text('account:name') }).fill('Ada');
      await page.getByRole('textbox', { name: text('account:email') }).fill(newEmail());
      await page.getByRole('textbox', { name: text('account:password') }).fill(password);
      await button(page, 'account:signUp').click();
      for (const key of ['region', 'body', 'aim', 'diet', 'without', 'meals']) {
        await heading(page, `onboarding:${key}`).waitFor();
        if (key === 'body') await button(page, 'goal:moreBody').click();
        await expectFine(page, `onboarding, ${key}`);
        if (key !== 'meals') await button(page, 'onboarding:next').click();
      }
    });

    it('on the week and all that lies over it', async () => {
      const page = await open(options);
      await signIn(page, planned);
      await page.getByRole('article').first().waitFor();
      await expectFine(page, 'week');
      await page.getByRole('button', { name: text('week:details') }).click();
      await expectFine(page, 'week with its balance');
      const meal = mealIn(page, monday, dinner);
      const { title } = await readMeal(meal);
      await meal.getByRole('button', { name: text('week:swap', { title }) }).click();
      await page.getByRole('dialog').getByRole('listitem').nth(4).waitFor();
      await expectFine(page, 'swap sheet');
      await closeSheet(page);
      await dayButton(page, tuesday).click();
      await page.getByRole('dialog', { name: fullDay(tuesday) }).waitFor();
      await expectFine(page, 'day sheet');
      await closeSheet(page);
      const more = meal.getByRole('button', { name: text('week:more', { title }) });
      await more.click();
      const item = (key: string) => page.getByRole('menuitem', { name: text(key) });
      await item('week:move').waitFor();
      await expectFine(page, 'menu of a meal');
      await item('week:whyMeal').click();
      await heading(page, 'week:whyMealFor').waitFor();
      await expectFine(page, 'why this meal');
      await closeSheet(page);
      await more.click();
      await item('week:move').click();
      await page.getByRole('dialog', { name: text('week:moveTitle') }).waitFor();
      await expectFine(page, 'sheet to move a meal');
      await closeSheet(page);
      await more.click();
      await item('week:replace').click();
      await page.getByRole('dialog').getByRole('listitem').first().waitFor();
      await expectFine(page, 'sheet to choose a recipe');
      await closeSheet(page);
      const lock = meal.getByRole('button', { name: text('week:lock', { title }) });
      await saved(page, () => lock.click());
      await expectFine(page, 'week with a locked meal');
      await saved(page, () => lock.click());
      await button(page, 'week:goForward').click();
      await heading(page, 'week:emptyTitle').waitFor();
      await expectFine(page, 'empty week');
    });

    it('on a week that cannot be', async () => {
      const page = await open(options);
      await signIn(page, impossible);
      const note = page.getByRole('alert').filter({ hasText: text('week:whatHelps') });
      await note.waitFor();
      await expect.poll(() => note.getByRole('button').first().isEnabled()).toBe(true);
      await expectFine(page, 'explanation');
      // A message comes and goes at the edge.
      const { title } = await readMeal(mealIn(page, monday, dinner));
      await mealIn(page, monday, dinner)
        .getByRole('button', { name: text('week:more', { title }) })
        .click();
      await page.getByRole('menuitem', { name: text('week:remove') }).click();
      // Under the pointer it stays, however long axe takes.
      await page.getByText(text('week:doneRemove'), { exact: true }).first().hover();
      await dayRegion(page, monday)
        .getByRole('button', { name: text.like('week:addTo') })
        .waitFor();
      await expectFine(page, 'week with a message, a free place and missed targets');
      await saved(page, () => button(page, 'common:undo').first().click());
      await mealIn(page, monday, dinner).waitFor();
    });

    it('on recipes', async () => {
      const page = await open(options);
      await signIn(page, planned);
      // Few tiles: those below the screen are drawn in the new colours only when they come into sight.
      await page.goto('/recipes?q=two-bean');
      const tile = page.getByRole('main').getByRole('listitem').first();
      await tile.waitFor();
      const narrow = options.size.width < 960;
      if (narrow) await button(page, 'recipes:filters').click();
      await page.getByRole('button', { name: new RegExp(`^${dinner}: \\d+$`) }).click();
      await page
        .getByRole('button', { name: text('recipes:clear'), includeHidden: true })
        .waitFor({ state: 'attached' });
      // What lies dimmed behind a sheet cannot be read in the dark, and is not meant to be.
      if (narrow) await closeSheet(page);
      await expectFine(page, 'recipes with filters');
      await button(page, 'recipes:clear').click();
      await tile.getByRole('link').click();
      await heading(page, 'recipes:nutrition').waitFor();
      await expectFine(page, 'recipe');
      await button(page, 'recipes:allNutrients').click();
      await button(page, 'recipes:sources').click();
      await page.getByRole('columnheader', { name: text('recipes:source') }).waitFor();
      await expectFine(page, 'recipe with all nutrients and sources');
      await button(page, 'recipes:addToPlan').click();
      await page
        .getByRole('dialog')
        .getByRole('group', { name: fullDay(monday) })
        .waitFor();
      await expectFine(page, 'sheet to plan a recipe');
      await closeSheet(page);
      await page.goto('/recipes?q=zzqqxx');
      await heading(page, 'recipes:none').waitFor();
      await expectFine(page, 'recipes, none found');
    });

    it('on the list', async () => {
      const page = await open(options);
      await signIn(page, planned);
      await page.goto('/shopping');
      const box = page.getByRole('checkbox').nth(1);
      await saved(page, () => box.click());
      await page
        .getByRole('button', { name: text.like('shopping:details') })
        .first()
        .click();
      await page.getByRole('list', { name: text('shopping:usedIn') }).waitFor();
      await expectFine(page, 'list with a ticked and an open line');
      await saved(page, () => box.click());
      const other = await open(options);
      await signIn(other, impossible);
      await other.goto('/shopping');
      await heading(other, 'shopping:emptyTitle').waitFor();
      await expectFine(other, 'no list');
    });

    it('on targets and account', async () => {
      const page = await open(options);
      await signIn(page, impossible);
      await page.goto('/targets');
      await heading(page, 'targets:own').waitFor();
      await page.getByRole('textbox', { name: text('goal:weight') }).fill('70');
      await page.getByRole('region', { name: text('targets:unsaved') }).waitFor();
      await expectFine(page, 'targets, not saved');
      await page.goto('/targets?part=wishes');
      await heading(page, 'targets:without').waitFor();
      await page.getByRole('combobox', { name: text('wishes:excluded') }).fill('mush');
      await page
        .getByRole('option', { name: /mushroom/i })
        .first()
        .waitFor();
      await expectFine(page, 'wishes with found foods');
      await page.goto('/account');
      await heading(page, 'account:deleteTitle').waitFor();
      await expectFine(page, 'account');
      await button(page, 'account:deleteTitle').click();
      await page.getByRole('dialog', { name: text('account:deleteAsk') }).waitFor();
      await expectFine(page, 'question before deleting');
    });
  });
}
