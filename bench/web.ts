// `npm run bench -- web`: what a person's browser takes. Lighthouse with its mobile preset, scripts and requests of a first look,
// and the time from a press to the next paint, with a list of 300 lines and 10,000 recipes. Options: --runs N, --json.
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { register } from '@mealwright/contracts/accounts';
import type { Plan } from '@mealwright/contracts/plans';
import { generateList } from '@mealwright/contracts/shopping';
import { openDatabase } from '@mealwright/server/platform/db';
import lighthouse from 'lighthouse';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { fill, mondayOf } from './lib/fill.ts';
import { makeLifetimes } from './lib/lifetimes.ts';
import { readOptions, wholeOption } from './lib/options.ts';
import { startProgram } from './lib/program.ts';
import { machine, median, quantile, table } from './lib/report.ts';
import { embeddedAddress, startServer, temporaryFolder } from './lib/server.ts';
import { interaction, observe, type Visit, visit } from './lib/web-measure.ts';

const LINES = 300;
const RECIPES = 10_000;
/** The phone that Lighthouse plays. */
const lighthousePhone = { width: 412, height: 823, deviceScaleFactor: 1.75, mobile: true };
const categories = ['performance', 'accessibility', 'best-practices'] as const;
type Scores = { page: string; fcpMs: number; lcpMs: number; blockingMs: number; shift: number } & Record<
  (typeof categories)[number],
  number
>;
type Pressed = { what: string; slower: number; times: number[] };

const options = readOptions({ flags: ['json'], values: ['runs'] });
const runs = wholeOption(options.value('runs'), 3);
const lifetimes = makeLifetimes();
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const flags = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
const tell = (sentence: string) => console.error(sentence);

async function startWorld(): Promise<{ url: string; data: string }> {
  const folder = temporaryFolder();
  lifetimes.add(folder.remove);
  const data = join(folder.path, 'data');
  const limits = { RATE_LIMIT_USER: '1000000', RATE_LIMIT_ADDRESS: '1000000', RATE_LIMIT_SIGN_IN: '1000000' };
  const server = await startServer({ MEALWRIGHT_DATA: data, LOG_LEVEL: 'warn', ...limits });
  lifetimes.add(server.stop);
  const database = openDatabase(embeddedAddress(data), 2, () => undefined);
  tell(`filling ${RECIPES} recipes ...`);
  await fill(database, { users: 1, recipes: RECIPES, weeks: 1 }, new Date());
  await database.close();
  return { url: server.url, data };
}

/** Chromium as on a phone, signed in, with a planned week and a long list. */
async function openBrowser(url: string, profile: string): Promise<{ context: BrowserContext; recipeId: string }> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: flags,
    baseURL: url,
    viewport: { width: 390, height: 844 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  });
  lifetimes.add(() => context.close());
  // Says that a session may exist; its key is a cookie that no script sees.
  await context.addInitScript(() => localStorage.setItem('mealwright.signedIn', '1'));
  const person = { name: 'Ada', email: 'ada@example.org', password: 'seven green apples', timeZone: 'Europe/Berlin' };
  const session = register.response.parse(
    await send(context, '', 'POST', register.path, { ...person, keep: 'cookie' }),
  );
  const ask = (method: string, path: string, body: object) => send(context, session.accessToken, method, path, body);
  await ask('PUT', `/users/${session.user.userId}/goals`, goals);
  const plan = (await ask('POST', '/meal-plans', { weekStart: mondayOf(new Date()), seed: 7 })) as Plan;
  const list = generateList.response.parse(await ask('POST', generateList.path, { planId: plan.planId }));
  for (let at = list.items.length; at < LINES; at += 1)
    await ask('POST', `/shopping-lists/${list.listId}/items`, { name: `Thing number ${at}` });
  return { context, recipeId: plan.days[0]?.meals[0]?.recipeId ?? '' };
}

async function send(context: BrowserContext, token: string, method: string, path: string, data: object) {
  const headers = token === '' ? {} : { authorization: `Bearer ${token}` };
  const answer = await context.request.fetch(`/api/v1${path}`, { method, data, headers });
  if (!answer.ok()) throw new Error(`${method} ${path} answered ${answer.status()}: ${await answer.text()}`);
  return (await answer.json()) as unknown;
}

const goals = {
  sex: 'female',
  birthDate: '1990-05-01',
  heightCm: 168,
  weightKg: 66,
  bodyFatPercent: null,
  activity: 'moderate',
  lifeStage: 'none',
  direction: 'maintain',
  rateKgPerWeek: 0,
  macroSplit: 'balanced',
  customMacros: null,
  overrides: {},
  perWeekday: {},
};

/** The same browser without anyone else at its controls: Lighthouse wants to be alone. */
async function openForLighthouse(profile: string): Promise<number> {
  const port = await freePort();
  const browser = startProgram(
    executablePath,
    [...flags, '--headless=new', `--user-data-dir=${profile}`, `--remote-debugging-port=${port}`, 'about:blank'],
    { env: { PATH: process.env.PATH ?? '', HOME: profile } },
  );
  lifetimes.add(browser.stop);
  for (let tries = 0; tries < 100; tries += 1) {
    const up = await fetch(`http://127.0.0.1:${port}/json/version`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (up) return port;
    await sleep(100);
  }
  throw new Error('Chromium did not open its port within ten seconds');
}

const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** As the person was who comes now: never here before (only signed in), or on this page, which is then first seen as it was left. */
async function comeFrom(who: 'new' | 'back', url: string, port: number): Promise<void> {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const page = (await browser.contexts()[0]?.newPage()) ?? (await browser.newPage());
  const devtools = await page.context().newCDPSession(page);
  if (who === 'new') {
    const { origin } = new URL(url);
    await page.goto(`${origin}/manifest.webmanifest`);
    await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb,local_storage' });
    await page.evaluate(() => localStorage.setItem('mealwright.signedIn', '1'));
  } else {
    await devtools.send('Emulation.setDeviceMetricsOverride', lighthousePhone);
    await page.goto(url);
    await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    await page.locator('main [aria-busy="true"]').first().waitFor({ state: 'detached' });
    await page.waitForLoadState('networkidle');
    // As when one changes to another app.
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
      document.dispatchEvent(new Event('visibilitychange'));
    });
  }
  await page.goto('about:blank');
  await page.close();
  await browser.close();
}

/** The median of some runs: a single one of them tells as much of the machine as of the page. */
async function scoresOf(page: string, url: string, port: number, who: 'new' | 'back'): Promise<Scores> {
  const all: Scores[] = [];
  let faults = 0;
  while (all.length < runs) {
    await comeFrom(who, url, port);
    const result = await lighthouse(url, { port, output: 'json', logLevel: 'error', onlyCategories: [...categories] });
    if (result === undefined) throw new Error(`Lighthouse says nothing of ${page}`);
    const { categories: scored, audits, runtimeError } = result.lhr;
    // Now and then it loses the beginning of its trace; another time it does not.
    if (runtimeError !== undefined) {
      faults += 1;
      if (faults > 2) throw new Error(`Lighthouse on ${page}: ${runtimeError.message}`);
      continue;
    }
    const score = (name: (typeof categories)[number]) => Math.round((scored[name]?.score ?? Number.NaN) * 100);
    const value = (audit: string) => audits[audit]?.numericValue ?? Number.NaN;
    for (const name of categories)
      for (const { id, weight } of scored[name]?.auditRefs ?? []) {
        const audit = audits[id];
        if (all.length === 0 && weight > 0 && audit?.score != null && audit.score < 0.9)
          tell(`${page}, ${name}: ${audit.title} ${audit.displayValue ?? ''}`);
      }
    all.push({
      page,
      performance: score('performance'),
      accessibility: score('accessibility'),
      'best-practices': score('best-practices'),
      fcpMs: value('first-contentful-paint'),
      lcpMs: value('largest-contentful-paint'),
      blockingMs: value('total-blocking-time'),
      shift: value('cumulative-layout-shift'),
    });
  }
  const middle = (key: Exclude<keyof Scores, 'page'>) => median(all.map((one) => one[key]));
  return {
    page,
    performance: middle('performance'),
    accessibility: Math.min(...all.map((one) => one.accessibility)),
    'best-practices': Math.min(...all.map((one) => one['best-practices'])),
    fcpMs: middle('fcpMs'),
    lcpMs: middle('lcpMs'),
    blockingMs: middle('blockingMs'),
    shift: Math.max(...all.map((one) => one.shift)),
  };
}

type Screen = { page: string; path: string; ready: (page: Page) => Promise<void> };
const screensOf = (recipeId: string): Screen[] => [
  { page: 'week', path: '/week', ready: (page) => page.getByRole('article').first().waitFor() },
  {
    page: 'recipe',
    path: `/recipes/${recipeId}`,
    ready: (page) => page.getByRole('main').getByRole('checkbox').first().waitFor(),
  },
  { page: 'list', path: '/shopping', ready: (page) => page.getByRole('checkbox').first().waitFor() },
];

/** Each first look from an empty cache, in a window of its own. */
async function visits(context: BrowserContext, screens: readonly Screen[]): Promise<(Visit & { page: string })[]> {
  const all: (Visit & { page: string })[] = [];
  for (const { page: name, path, ready } of screens) {
    const page = await context.newPage();
    await observe(page);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
    await devtools.send('Network.setBypassServiceWorker', { bypass: true });
    all.push({ page: name, ...(await visit(page, path, () => ready(page))) });
    await page.close();
  }
  return all;
}

/** Presses as a person makes them, on this machine and on one that is four times slower. */
async function presses(context: BrowserContext, screens: readonly Screen[]): Promise<Pressed[]> {
  const all: Pressed[] = [];
  const page = await context.newPage();
  await observe(page);
  const devtools = await context.newCDPSession(page);
  const open = async (name: string) => {
    const screen = screens.find((one) => one.page === name);
    await page.goto(screen?.path ?? '/');
    await screen?.ready(page);
    await page.waitForLoadState('networkidle');
  };
  for (const slower of [1, 4]) {
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
    const measure = async (what: string, times: number, act: (at: number) => Promise<void>) => {
      const pressed: Pressed = { what, slower, times: [] };
      for (let at = 0; at < times; at += 1) pressed.times.push(await interaction(page, () => act(at)));
      all.push(pressed);
    };
    await open('list');
    const boxes = page.getByRole('checkbox', { disabled: false });
    await measure('tick a line', 20, (at) => boxes.nth(5 + at * 7).click());
    await open('week');
    const more = page.getByRole('button', { name: 'More servings' });
    await measure('more servings', 10, (at) => more.nth(at).click());
    const swap = page.getByRole('button', { name: /^Swap / });
    const choices = page.getByRole('dialog').getByRole('listitem').getByRole('button');
    const opening: Pressed = { what: 'open the choices', slower, times: [] };
    const taking: Pressed = { what: 'swap', slower, times: [] };
    for (let at = 0; at < 6; at += 1) {
      opening.times.push(await interaction(page, () => swap.nth(at).click()));
      await choices.nth(4).waitFor();
      taking.times.push(await interaction(page, () => choices.nth(1).click()));
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.waitForLoadState('networkidle');
    }
    all.push(opening, taking);
  }
  await page.close();
  return all;
}

const whole = (value: number) => value.toFixed(0);
function show({
  scores,
  looks,
  pressed,
}: {
  scores: Scores[];
  looks: (Visit & { page: string })[];
  pressed: Pressed[];
}) {
  console.log(`Machine: ${machine()}.`);
  console.log(`\n## Lighthouse, mobile preset, median of ${runs}\n`);
  console.log(
    table(
      [
        'page',
        'performance',
        'accessibility',
        'best practices',
        'first paint ms',
        'largest paint ms',
        'blocked ms',
        'shift',
      ],
      scores.map((one) => [
        one.page,
        ...categories.map((name) => whole(one[name])),
        whole(one.fcpMs),
        whole(one.lcpMs),
        whole(one.blockingMs),
        one.shift.toFixed(3),
      ]),
    ),
  );
  console.log('\n## A first look, nothing kept\n');
  console.log(
    table(
      ['page', 'scripts kB (gzip)', 'requests', 'asked twice', 'shift'],
      looks.map((one) => [
        one.page,
        one.scriptKb.toFixed(0),
        String(one.requests),
        one.repeated.join(', ') || '-',
        one.shift.toFixed(3),
      ]),
    ),
  );
  console.log(`\n## From the press to the next paint, list of ${LINES} lines, ${RECIPES} recipes\n`);
  console.log(
    table(
      ['press', 'processor', 'times', 'p50 ms', 'p98 ms'],
      pressed.map(({ what, slower, times }) => [
        what,
        slower === 1 ? 'as is' : `${slower} times slower`,
        String(times.length),
        whole(median(times)),
        whole(quantile(times, 0.98)),
      ]),
    ),
  );
}

try {
  const { url } = await startWorld();
  const profile = temporaryFolder();
  lifetimes.add(profile.remove);
  const { context, recipeId } = await openBrowser(url, profile.path);
  const screens = screensOf(recipeId);
  const looks = await visits(context, screens);
  const pressed = await presses(context, screens);
  await context.close();
  const port = await openForLighthouse(profile.path);
  const scores: Scores[] = [];
  for (const { page, path } of screens) scores.push(await scoresOf(`${page}, again`, url + path, port, 'back'));
  for (const { page, path } of screens)
    scores.push(await scoresOf(`${page}, for the first time`, url + path, port, 'new'));
  if (options.has('json')) console.log(JSON.stringify({ machine: machine(), scores, looks, pressed }));
  else show({ scores, looks, pressed });
} finally {
  await lifetimes.stopAll();
}
process.exit(0);
