import { mkdirSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addCollection, addToRecipeLog, collectRecipe } from '@mealwright/contracts/recipe-shelves';
import { generateList, updateItem } from '@mealwright/contracts/shopping';
import type { Browser, Page } from 'playwright-core';
import { newPerson, type Person, plannedWeek, signInByForm, woman } from './people.ts';
import { projectFolder } from './project.ts';
import { dayRegion } from './screen.ts';
import { startServer } from './server.ts';
import { textsOf } from './texts.ts';
import { desktop, launch, openPage, phone, wholeScreen } from './window.ts';

// `npm run screenshots`: every page as it looks, in docs/screenshots/<page>-<desktop|phone>-<light|dark>.png. The week is
// always the same one (fixed day, fixed seed), so that two runs differ only where the app does.

// A Wednesday: days before and after it are on the week.
const now = new Date('2026-11-18T10:00:00+01:00');
const [monday, wednesday] = ['2026-11-16', '2026-11-18'];
const seed = 7;
const text = textsOf('en');
const folder = join(projectFolder, 'docs/screenshots');

type Cast = { planned: Person; impossible: Person };
type Shot = { name: string; who?: keyof Cast; show: (page: Page) => Promise<void> };

const heading = (page: Page, key: string) => page.getByRole('heading', { name: text.like(key) }).first();

const shots: Shot[] = [
  {
    name: 'welcome',
    async show(page) {
      await page.goto('/welcome');
      await heading(page, 'account:welcomeTitle').waitFor();
    },
  },
  {
    name: 'onboarding-body',
    who: 'planned',
    async show(page) {
      await page.goto('/start');
      await heading(page, 'onboarding:region').waitFor();
      await page.getByRole('button', { name: text('onboarding:next') }).click();
      await heading(page, 'onboarding:body').waitFor();
      await page.getByRole('radio', { name: text('goal:female'), exact: true }).check();
      await page.getByLabel(text('goal:birthDate')).fill(woman.birthDate);
      await page.getByRole('textbox', { name: text('goal:height') }).fill(String(woman.heightCm));
      await page.getByRole('textbox', { name: text('goal:weight') }).fill(String(woman.weightKg));
    },
  },
  {
    name: 'onboarding-diet',
    who: 'planned',
    async show(page) {
      await page.goto('/start');
      for (const key of ['region', 'body', 'aim']) {
        await heading(page, `onboarding:${key}`).waitFor();
        await page.getByRole('button', { name: text('onboarding:next') }).click();
      }
      await heading(page, 'onboarding:diet').waitFor();
      await page.getByRole('radio', { name: text('diet:vegetarian'), exact: true }).check();
    },
  },
  {
    name: 'week',
    who: 'planned',
    async show(page) {
      await page.goto('/week');
      await page.getByRole('article').first().waitFor();
    },
  },
  {
    name: 'week-why',
    who: 'planned',
    async show(page) {
      await page.goto('/week');
      const meal = dayRegion(page, wednesday).getByRole('article', { name: `${text('slot:dinner')}:` });
      await meal.getByRole('button', { name: text.like('week:more') }).click();
      await page.getByRole('menuitem', { name: text('week:whyMeal') }).click();
      await heading(page, 'week:whyMealFor').waitFor();
    },
  },
  {
    name: 'week-swap',
    who: 'planned',
    async show(page) {
      await page.goto('/week');
      const meal = dayRegion(page, wednesday).getByRole('article', { name: `${text('slot:dinner')}:` });
      await meal.getByRole('button', { name: text.like('week:swap') }).click();
      await page.getByRole('dialog').getByRole('listitem').nth(4).waitFor();
    },
  },
  {
    name: 'explanation',
    who: 'impossible',
    async show(page) {
      await page.goto('/week');
      await page
        .getByRole('alert')
        .filter({ hasText: text('week:whatHelps') })
        .getByRole('button', { disabled: false })
        .first()
        .waitFor();
      // A phone opens at today; what is told of the week stands above.
      await wholeScreen(page);
      await page.evaluate(() => window.scrollTo(0, 0));
    },
  },
  {
    name: 'recipes',
    who: 'planned',
    async show(page) {
      await page.goto('/recipes');
      await page.getByRole('main').getByRole('listitem').first().waitFor();
    },
  },
  {
    name: 'recipe',
    who: 'planned',
    async show(page) {
      await page.goto('/week');
      const meal = dayRegion(page, wednesday).getByRole('article', { name: `${text('slot:dinner')}:` });
      await meal.getByRole('link').click();
      await heading(page, 'recipes:ingredients').waitFor();
    },
  },
  {
    name: 'cook',
    who: 'planned',
    async show(page) {
      const dinner = dayRegion(page, wednesday).getByRole('article', { name: `${text('slot:dinner')}:` });
      await page.goto('/week');
      await dinner.getByRole('link').click();
      await heading(page, 'recipes:ingredients').waitFor();
      await page.goto(`${page.url().split('?')[0]}/cook?step=2`);
      await page.getByRole('button', { name: text('cook:next'), exact: true }).waitFor();
    },
  },
  {
    name: 'palette',
    who: 'planned',
    async show(page) {
      await page.goto('/week');
      await page.getByRole('article').first().waitFor();
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('salad');
      await page.getByRole('option', { name: /salad/i }).first().waitFor();
    },
  },
  {
    name: 'foods',
    who: 'planned',
    async show(page) {
      await page.goto('/foods?q=lentils');
      await page.getByRole('main').getByRole('listitem').first().waitFor();
    },
  },
  {
    name: 'import',
    who: 'planned',
    async show(page) {
      await page.goto('/recipes/import');
      await heading(page, 'own:importTitle').waitFor();
    },
  },
  {
    name: 'editor',
    who: 'planned',
    async show(page) {
      await page.goto('/recipes/new');
      await heading(page, 'own:newTitle').waitFor();
      await page.getByRole('textbox', { name: text('own:title') }).fill('Red lentil soup with lemon');
    },
  },
  {
    name: 'collections',
    who: 'planned',
    async show(page) {
      await page.goto('/recipes/collections');
      await page.getByRole('main').getByRole('listitem').first().waitFor();
    },
  },
  {
    name: 'made',
    who: 'planned',
    async show(page) {
      await page.goto('/recipes/made');
      await page.getByRole('main').getByRole('listitem').first().waitFor();
    },
  },
  {
    name: 'export',
    who: 'planned',
    async show(page) {
      await page.goto('/recipes/export');
      await heading(page, 'library:exportTitle').waitFor();
    },
  },
  {
    name: 'cookable',
    who: 'planned',
    async show(page) {
      await page.goto('/recipes/what-can-i-cook?foods=chickpeas-canned,spinach,tomato,onion,garlic,oil-olive');
      await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    },
  },
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
    name: 'targets',
    who: 'planned',
    async show(page) {
      await page.goto('/targets');
      await heading(page, 'targets:own').waitFor();
    },
  },
  {
    name: 'account',
    who: 'planned',
    async show(page) {
      await page.goto('/account');
      await heading(page, 'account:deleteTitle').waitFor();
    },
  },
];

async function makeCast(address: string): Promise<Cast> {
  const planned = await newPerson(address, { name: 'Ada', email: 'ada@example.org' });
  const plan = await plannedWeek(planned, monday, seed);
  const { listId, items } = await planned.call(generateList, { body: { planId: plan.planId } });
  const meals = plan.days.flatMap((day) => day.meals);
  for (const [name, from] of [
    ['Quick evenings', 2],
    ['When friends come', 9],
  ] as const) {
    const { collectionId } = await planned.call(addCollection, { body: { name } });
    for (const { recipeId } of meals.slice(from, from + 4))
      if (recipeId !== null) await planned.call(collectRecipe, { params: { collectionId, recipeId } });
  }
  for (const [at, madeOn, rating, words] of [
    [6, '2026-11-16', 5, 'A squeeze of lime at the end. Again soon.'],
    [2, '2026-11-14', 4, 'Twice the fish, half the oil.'],
    [9, '2026-11-11', null, ''],
  ] as const) {
    const recipeId = meals[at]?.recipeId;
    if (recipeId) await planned.call(addToRecipeLog, { params: { recipeId }, body: { madeOn, rating, text: words } });
  }
  for (const { itemId } of items.slice(0, 2)) {
    await planned.call(updateItem, { params: { listId, itemId }, body: { checked: true } });
  }
  const overrides = { kcal: { min: 1300, max: 1400 }, proteinG: { min: 250 } };
  const impossible = await newPerson(address, { name: 'Ben', goal: { ...woman, overrides } });
  await plannedWeek(impossible, monday, seed);
  return { planned, impossible };
}

/** Pictures and fonts are there and nothing moves any more. */
async function settle(page: Page) {
  await page.waitForLoadState('networkidle');
  await page.mouse.move(0, 0);
  // The signs of the recipes are pictures within drawings, which no page waits for.
  const addresses = await page.locator('svg image').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  await page.evaluate(
    (wanted) =>
      Promise.all(
        wanted.map((address) => {
          const picture = new Image();
          picture.src = address;
          return picture.decode().catch(() => undefined);
        }),
      ),
    [...new Set(addresses)].filter((address) => address !== null),
  );
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(Array.from(document.images, (image) => image.decode().catch(() => undefined)));
    await Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined)));
  });
}

async function take(browser: Browser, address: string, wanted: readonly Shot[], person: Person | null) {
  for (const [device, size] of [
    ['desktop', desktop],
    ['phone', phone],
  ] as const) {
    for (const scheme of ['light', 'dark'] as const) {
      const { context, page } = await openPage(browser, address, { size, scheme, mobile: device === 'phone' });
      await page.clock.setFixedTime(now);
      if (person !== null) await signInByForm(page, person);
      for (const { name, show } of wanted) {
        await show(page);
        await settle(page);
        const file = `${name}-${device}-${scheme}.png`;
        await page.screenshot({ path: join(folder, file), animations: 'disabled', caret: 'hide' });
        console.log(file);
      }
      await context.close();
    }
  }
}

const names = process.argv.slice(2);
const unknown = names.filter((name) => !shots.some((shot) => shot.name === name));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}. Pages: ${shots.map(({ name }) => name).join(', ')}`);
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
const data = await mkdtemp(join(tmpdir(), 'mealwright-screenshots-'));
const server = await startServer(data);
const browser = await launch();
try {
  const wanted = names.length === 0 ? shots : shots.filter(({ name }) => names.includes(name));
  const of = (who: Shot['who']) => wanted.filter((shot) => shot.who === who);
  // First, while nobody has an account: only then the example can be looked at.
  await take(browser, server.address, of(undefined), null);
  const cast = await makeCast(server.address);
  for (const who of ['planned', 'impossible'] as const) await take(browser, server.address, of(who), cast[who]);
} finally {
  await browser.close();
  await server.stop();
  rmSync(data, { recursive: true, force: true });
}
