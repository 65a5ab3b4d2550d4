import type { Locator, Page } from 'playwright-core';
import { woman } from './people.ts';
import { dayButton, mealIn } from './screen.ts';
import { type Cast, nextMonday, wednesday } from './screenshots.cast.ts';
import { textsOf } from './texts.ts';
import { wholeScreen } from './window.ts';

/**
 * `state`: what a screen looks like at times; shown once on each device, other screens in light and dark on both. `show` ends when it can
 * be seen. What it changes in the page is gone with the page, what it changes for the person is not.
 */
export type Shot = {
  name: string;
  /** `nobody`: before there is any account; `guest`: without one. */
  who: 'nobody' | 'guest' | 'planned' | 'impossible' | 'own' | 'newcomer';
  state?: true;
  show: (page: Page, cast: Cast) => Promise<void>;
};

const text = textsOf('en');
const dinner = text('slot:dinner');
const heading = (page: Page, key: string) => page.getByRole('heading', { name: text.like(key) }).first();
const title = (page: Page) => page.getByRole('main').getByRole('heading', { level: 1 });
const button = (page: Page, key: string) => page.getByRole('button', { name: text(key), exact: true });
const first = (page: Page) => page.getByRole('main').getByRole('listitem').first();
const dialog = (page: Page) => page.getByRole('dialog');

/** A page that needs nothing done to it. */
const at = (path: string, ready: (page: Page) => Locator) => async (page: Page) => {
  await page.goto(path);
  await ready(page).waitFor();
};
const openWeek = at('/week', (page) => page.getByRole('article').first());
async function openDinner(page: Page) {
  await openWeek(page);
  await mealIn(page, wednesday, dinner).getByRole('link').click();
  await heading(page, 'recipes:ingredients').waitFor();
}
async function fromMenu(page: Page, key: string) {
  await openWeek(page);
  await mealIn(page, wednesday, dinner)
    .getByRole('button', { name: text.like('week:more') })
    .click();
  await page.getByRole('menuitem', { name: text(key) }).click();
}
async function fromTools(page: Page, key: string) {
  await openWeek(page);
  await button(page, 'week:tools').click();
  await page.getByRole('menuitem', { name: text(key) }).click();
  await dialog(page).waitFor();
}
const plans = /\/api\/v1\/.*meal-plans/;
async function onboarding(page: Page, ...steps: string[]) {
  await page.goto('/start');
  for (const [at, key] of steps.entries()) {
    await heading(page, `onboarding:${key}`).waitFor();
    if (at < steps.length - 1) await button(page, 'onboarding:next').click();
  }
}

export const shots: Shot[] = [
  { name: 'welcome', who: 'nobody', show: at('/welcome', (page) => heading(page, 'account:welcomeTitle')) },
  {
    name: 'sign-up',
    who: 'guest',
    state: true,
    async show(page) {
      await page.goto('/sign-up');
      await button(page, 'account:signUp').click();
      await page.getByText(text('account:nameMissing')).waitFor();
    },
  },
  { name: 'sign-in', who: 'guest', state: true, show: at('/sign-in', (page) => button(page, 'account:signIn')) },
  { name: 'not-found', who: 'guest', state: true, show: at('/nowhere', (page) => heading(page, 'common:notFound')) },
  {
    name: 'shared-list',
    who: 'guest',
    show: (page, { sharedList }) => at(`/shared/${sharedList}`, () => page.getByRole('checkbox').first())(page),
  },
  {
    name: 'shared-ended',
    who: 'guest',
    state: true,
    show: at('/shared/0123456789abcdef0123456789abcdef', (page) => heading(page, 'shopping:sharedGone')),
  },
  {
    name: 'onboarding-body',
    who: 'newcomer',
    async show(page) {
      await onboarding(page, 'region', 'body');
      await page.getByRole('radio', { name: text('goal:female'), exact: true }).check();
      await page.getByLabel(text('goal:birthDate')).fill(woman.birthDate);
      await page.getByRole('textbox', { name: text('goal:height') }).fill(String(woman.heightCm));
      await page.getByRole('textbox', { name: text('goal:weight') }).fill(String(woman.weightKg));
    },
  },
  {
    name: 'onboarding-diet',
    who: 'newcomer',
    async show(page) {
      await onboarding(page, 'region', 'body', 'aim', 'diet');
      await page.getByRole('radio', { name: text('diet:vegetarian'), exact: true }).check();
    },
  },
  {
    name: 'onboarding-begin',
    who: 'newcomer',
    state: true,
    show: (page) => onboarding(page, 'region', 'body', 'aim', 'diet', 'without', 'meals'),
  },
  { name: 'week', who: 'planned', show: openWeek },
  {
    name: 'week-why',
    who: 'planned',
    async show(page) {
      await fromMenu(page, 'week:whyMeal');
      await heading(page, 'week:whyMealFor').waitFor();
    },
  },
  {
    name: 'week-swap',
    who: 'planned',
    async show(page) {
      await openWeek(page);
      await mealIn(page, wednesday, dinner)
        .getByRole('button', { name: text.like('week:swap') })
        .click();
      await dialog(page).getByRole('listitem').nth(4).waitFor();
    },
  },
  {
    name: 'week-day',
    who: 'planned',
    state: true,
    async show(page) {
      await openWeek(page);
      await dayButton(page, wednesday).click();
      await dialog(page).waitFor();
    },
  },
  {
    name: 'week-menu',
    who: 'planned',
    state: true,
    async show(page) {
      await openWeek(page);
      await mealIn(page, wednesday, dinner)
        .getByRole('button', { name: text.like('week:more') })
        .click();
      await page.getByRole('menuitem', { name: text('week:move') }).waitFor();
    },
  },
  {
    name: 'week-choose',
    who: 'planned',
    state: true,
    async show(page) {
      await fromMenu(page, 'week:replace');
      await dialog(page).getByRole('listitem').first().waitFor();
    },
  },
  { name: 'week-move', who: 'planned', state: true, show: (page) => fromMenu(page, 'week:move') },
  { name: 'week-reuse', who: 'planned', state: true, show: (page) => fromTools(page, 'week:reuse') },
  { name: 'week-calendar', who: 'planned', state: true, show: (page) => fromTools(page, 'week:calendar') },
  {
    name: 'week-print',
    who: 'planned',
    state: true,
    show: at('/week/print', (page) => page.getByRole('main').getByRole('heading').first()),
  },
  {
    name: 'week-empty',
    who: 'planned',
    state: true,
    show: at(`/week?of=${nextMonday}`, (page) => heading(page, 'week:emptyTitle')),
  },
  {
    name: 'week-loading',
    who: 'newcomer',
    state: true,
    async show(page) {
      // The answer does not come.
      await page.route(plans, () => {});
      await page.goto('/week');
      await page.getByRole('status', { name: text('common:loading') }).waitFor();
    },
  },
  {
    name: 'week-error',
    who: 'newcomer',
    state: true,
    async show(page) {
      const body = { error: { code: 'INTERNAL_ERROR', message: 'A test', requestId: 'picture' } };
      await page.route(plans, (route) => route.fulfill({ status: 500, json: body }));
      await page.goto('/week');
      await button(page, 'common:tryAgain').waitFor({ timeout: 60_000 });
    },
  },
  {
    name: 'explanation',
    who: 'impossible',
    async show(page) {
      await page.goto('/week');
      const note = page.getByRole('alert').filter({ hasText: text('week:whatHelps') });
      await note.getByRole('button', { disabled: false }).first().waitFor();
      // A phone opens at today; what is told of the week stands above.
      await wholeScreen(page);
      await page.evaluate(() => window.scrollTo(0, 0));
    },
  },
  { name: 'recipes', who: 'planned', show: at('/recipes', first) },
  {
    name: 'recipes-list',
    who: 'planned',
    state: true,
    async show(page) {
      await page.addInitScript(() => localStorage.setItem('mealwright.recipeView', 'list'));
      await at('/recipes?q=beans', first)(page);
      await page.evaluate(() => localStorage.removeItem('mealwright.recipeView'));
    },
  },
  {
    name: 'recipes-none',
    who: 'planned',
    state: true,
    show: at('/recipes?q=zzqqxx', (page) => heading(page, 'recipes:none')),
  },
  { name: 'recipe', who: 'planned', show: openDinner },
  {
    name: 'recipe-nutrition',
    who: 'planned',
    state: true,
    async show(page) {
      await openDinner(page);
      await button(page, 'recipes:allNutrients').click();
      await button(page, 'recipes:sources').click();
      await page.getByRole('columnheader', { name: text('recipes:source') }).waitFor();
      await heading(page, 'recipes:nutrition').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'recipe-plan',
    who: 'planned',
    state: true,
    async show(page) {
      await openDinner(page);
      await button(page, 'recipes:addToPlan').click();
      await dialog(page).getByRole('group').first().waitFor();
    },
  },
  {
    name: 'recipe-own',
    who: 'own',
    show: (page, { recipeId }) => at(`/recipes/${recipeId}`, () => heading(page, 'recipes:ingredients'))(page),
  },
  {
    name: 'cook',
    who: 'planned',
    async show(page) {
      await openDinner(page);
      await page.goto(`${page.url().split('?')[0]}/cook?step=2`);
      await button(page, 'cook:next').waitFor();
    },
  },
  { name: 'import', who: 'own', show: at('/recipes/import', (page) => heading(page, 'own:importTitle')) },
  {
    name: 'import-result',
    who: 'own',
    state: true,
    async show(page) {
      await page.goto('/recipes/import');
      await page.getByText(text('own:fromText'), { exact: true }).first().click();
      // Once for each device: what is there already is not taken twice.
      const [dish, more] =
        (page.viewportSize()?.width ?? 0) < 600
          ? ['Cheese omelette', '50 g cheddar']
          : ['Herb omelette', '2 tbsp chives'];
      const pasted = `${dish}\nServes 2\n\n4 eggs\n1 tbsp butter\n${more}\n\nMethod\n1. Whisk.\n2. Fry.`;
      await page.getByRole('textbox', { name: text('own:text') }).fill(pasted);
      await button(page, 'own:read').click();
      await page.getByRole('heading', { name: /1 recipe/ }).waitFor();
    },
  },
  {
    name: 'review',
    who: 'own',
    show: at('/recipes/review', (page) => page.getByRole('main').getByLabel(text('own:food'), { exact: true }).first()),
  },
  {
    name: 'editor',
    who: 'own',
    show: (page, { recipeId }) =>
      at(`/recipes/${recipeId}/edit`, () =>
        page
          .getByRole('table', { name: text('own:perServing') })
          .getByRole('row')
          .first(),
      )(page),
  },
  {
    name: 'editor-versions',
    who: 'own',
    state: true,
    async show(page, { recipeId }) {
      await page.goto(`/recipes/${recipeId}/edit`);
      await button(page, 'own:versions').click();
      await dialog(page).getByRole('listitem').first().waitFor();
    },
  },
  { name: 'collections', who: 'planned', show: at('/recipes/collections', first) },
  {
    name: 'collections-none',
    who: 'newcomer',
    state: true,
    show: at('/recipes/collections', (page) => heading(page, 'library:noCollections')),
  },
  { name: 'made', who: 'planned', show: at('/recipes/made', first) },
  { name: 'export', who: 'planned', show: at('/recipes/export', (page) => heading(page, 'library:exportTitle')) },
  {
    name: 'cookable',
    who: 'planned',
    show: at('/recipes/what-can-i-cook?foods=chickpeas-canned,spinach,tomato,onion,garlic,oil-olive', title),
  },
  { name: 'foods', who: 'planned', show: at('/foods?q=lentils', first) },
  {
    name: 'food-own',
    who: 'own',
    state: true,
    show: (page, { foodId }) =>
      at(`/foods/${foodId}`, () => page.getByRole('heading', { name: 'Village bread' }))(page),
  },
  { name: 'food-label', who: 'own', state: true, show: at('/foods/new', (page) => heading(page, 'foods:newTitle')) },
  {
    name: 'shopping-list',
    who: 'planned',
    async show(page) {
      await page.goto('/shopping');
      await page
        .getByRole('button', { name: text.like('shopping:details') })
        .nth(2)
        .click();
      await page.getByRole('list', { name: text('shopping:usedIn') }).waitFor();
    },
  },
  {
    name: 'shopping-share',
    who: 'planned',
    state: true,
    async show(page) {
      await page.goto('/shopping');
      await button(page, 'shopping:share').click();
      await dialog(page)
        .getByRole('region', { name: text('shopping:linkEdit') })
        .waitFor();
    },
  },
  {
    name: 'shopping-empty',
    who: 'newcomer',
    state: true,
    show: at('/shopping', (page) => heading(page, 'shopping:emptyTitle')),
  },
  {
    name: 'shopping-offline',
    who: 'planned',
    state: true,
    async show(page) {
      await page.goto('/shopping');
      await page.getByRole('checkbox').first().waitFor();
      await page.waitForLoadState('networkidle');
      await page.context().setOffline(true);
      await page.getByRole('textbox', { name: text('shopping:addLabel') }).fill('3 candles');
      await page.keyboard.press('Enter');
      await page
        .getByRole('status')
        .filter({ hasText: text('offline:waiting_one') })
        .waitFor();
    },
  },
  { name: 'targets', who: 'planned', show: at('/targets', (page) => heading(page, 'targets:own')) },
  { name: 'wishes', who: 'planned', show: at('/targets?part=wishes', (page) => heading(page, 'targets:without')) },
  { name: 'account', who: 'planned', show: at('/account', (page) => heading(page, 'account:deleteTitle')) },
  {
    name: 'palette',
    who: 'planned',
    async show(page) {
      await openWeek(page);
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('salad');
      await page.getByRole('option', { name: /salad/i }).first().waitFor();
    },
  },
  {
    name: 'keys',
    who: 'planned',
    state: true,
    async show(page) {
      await openWeek(page);
      await page.keyboard.press('Shift+?');
      await dialog(page).waitFor();
    },
  },
];
