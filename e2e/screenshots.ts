import { mkdirSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { signInByForm } from './people.ts';
import { projectFolder } from './project.ts';
import { type Cast, makeCast, now } from './screenshots.cast.ts';
import { type Shot, shots } from './screenshots.shots.ts';
import { startServer } from './server.ts';
import { desktop, launch, openPage, phone } from './window.ts';

// `npm run screenshots`: every screen as it looks, in docs/screenshots/<screen>-<desktop|phone>-<light|dark>.png. The week is
// always the same one (fixed day, fixed seed), so that two runs differ only where the app does.

const folder = join(projectFolder, 'docs/screenshots');

/** Pictures and fonts are there and nothing moves any more. */
async function settle(page: Page) {
  // An answer that is held back never comes.
  await page.waitForLoadState('networkidle', { timeout: 5000 }).catch(() => undefined);
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

const looks = [
  ['desktop', desktop, 'light'],
  ['desktop', desktop, 'dark'],
  ['phone', phone, 'light'],
  ['phone', phone, 'dark'],
] as const;

async function take(browser: Browser, address: string, wanted: readonly Shot[], cast: Cast, who: Shot['who']) {
  for (const [device, size, scheme] of looks) {
    const here = wanted.filter(({ state }) => !state || (device === 'desktop') === (scheme === 'light'));
    if (here.length === 0) continue;
    const { context, page } = await openPage(browser, address, { size, scheme, mobile: device === 'phone' });
    await context.clock.setFixedTime(now);
    if (who !== 'nobody' && who !== 'guest') await signInByForm(page, cast[who]);
    await page.close();
    for (const { name, show } of here) {
      const one = await context.newPage();
      await show(one, cast);
      await settle(one);
      const file = `${name}-${device}-${scheme}.png`;
      await one.screenshot({ path: join(folder, file), animations: 'disabled', caret: 'hide' });
      console.log(file);
      await one.close();
      await context.setOffline(false);
    }
    await context.close();
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
  await take(browser, server.address, of('nobody'), {} as Cast, 'nobody');
  const cast = await makeCast(server.address);
  for (const who of new Set(wanted.map((shot) => shot.who)))
    if (who !== 'nobody') await take(browser, server.address, of(who), cast, who);
} finally {
  await browser.close();
  await server.stop();
  rmSync(data, { recursive: true, force: true });
}
