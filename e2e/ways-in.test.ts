import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listRecipes } from '@mealwright/contracts/recipes';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { desktop, expectAccessible, phone, useBrowser } from './browser.ts';
import { newPerson, signIn } from './people.ts';
import { textsOf } from './texts.ts';

const text = textsOf('en');
const { open } = useBrowser('for each test');

const recipe = {
  '@context': 'https://schema.org',
  '@type': 'Recipe',
  name: 'Soup behind a wall',
  recipeYield: '4 servings',
  recipeIngredient: ['500 g carrots', '1 onion', '1 l vegetable stock'],
  recipeInstructions: ['Cook the carrots for 20 minutes.', 'Blend.'],
};
const html = `<!doctype html><html lang="en"><head><title>Soup</title><style>h1 { color: red }</style>
<script type="application/ld+json">${JSON.stringify(recipe)}</script></head>
<body><h1>Soup behind a wall</h1><svg></svg></body></html>`;

/** A site that lets browsers in and programs not, with a policy as strict as they come. */
let site: Server;
let address: string;
let asked: string[] = [];
beforeAll(async () => {
  site = createServer((request, response) => {
    asked.push(request.headers['user-agent'] ?? '');
    if (!/Chrome/.test(request.headers['user-agent'] ?? '')) return void response.writeHead(403).end();
    const policy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'";
    response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy }).end(html);
  });
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  address = `http://localhost:${(site.address() as AddressInfo).port}/soup?page=2`;
});
afterAll(() => new Promise((done) => site.close(done)));

describe('from another site', () => {
  it('the button in the bookmarks bar hands the page over, after a yes here, also past the kept app', async () => {
    const person = await newPerson(inject('address'));
    const page = await open({ size: desktop, worker: true });
    await signIn(page, person);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.goto('/recipes/import');
    const drag = page.getByText(text('library:toMealwright'), { exact: true });
    await drag.waitFor();
    await expectAccessible(page, 'the import page with its other ways');
    const code = decodeURIComponent((await drag.getAttribute('href')) ?? '').replace(/^javascript:/, '');
    // Pressed here it explains itself.
    await drag.click();
    await page.getByText(text('library:dragIt')).waitFor();
    await page.goto(address);
    asked = [];
    const [opened] = await Promise.all([page.context().waitForEvent('page'), page.evaluate(code)]);
    const ask = opened.getByRole('heading', { name: text('library:pageHere', { host: new URL(address).host }) });
    await ask.waitFor();
    await expectAccessible(opened, 'a page that was handed over');
    await opened.getByRole('button', { name: text('own:read'), exact: true }).click();
    await opened.getByRole('heading', { name: /1 recipe, 100/ }).waitFor();
    // Nobody asked the site again.
    expect(asked).toEqual([]);
    const { data } = await person.call(listRecipes, { query: { q: 'behind a wall' } });
    expect(data.map((card) => card.title)).toEqual(['Soup behind a wall']);
  });

  it('a window that only pretends is told nothing and offers the address', async () => {
    const page = await open({ size: phone, scheme: 'dark' });
    await signIn(page, await newPerson(inject('address')));
    await page.goto(`/recipes/import?from=page&url=${encodeURIComponent(address)}`);
    await page.getByText(text('library:pageMissing')).waitFor();
    await expect.poll(() => page.getByRole('textbox', { name: text('own:address') }).inputValue()).toBe(address);
    await expectAccessible(page, 'a page that did not arrive');
  });
});

describe('the share target of the installed app', () => {
  it('is announced, and what is shared waits for a press, also through a sign-in', async () => {
    const person = await newPerson(inject('address'));
    const page = await open({ size: phone });
    const manifest = await (await page.request.get('/manifest.webmanifest')).json();
    expect(manifest.share_target).toMatchObject({ action: '/recipes/import', method: 'GET' });
    const { title, text: words, url } = manifest.share_target.params;
    // As Android does it: the address stands among the words.
    const shared = new URLSearchParams({ [title]: 'Soup', [words]: `Try this: ${address}`, [url]: '' });
    await page.goto(`${manifest.share_target.action}?${shared}`);
    await page.waitForURL(/welcome|sign-in/);
    const { email, password } = person;
    if (page.url().includes('welcome'))
      await page
        .getByRole('link', { name: text('account:signIn') })
        .first()
        .click();
    await page.getByRole('textbox', { name: text('account:email') }).fill(email);
    await page.getByLabel(text('account:password'), { exact: true }).fill(password);
    await page.getByRole('button', { name: text('account:signIn') }).click();
    await page.waitForURL('**/recipes/import?**');
    await expect.poll(() => page.getByRole('textbox', { name: text('own:address') }).inputValue()).toBe(address);
    await page.getByRole('button', { name: text('own:read'), exact: true }).click();
    // It leads inside this machine: refused, with what to do.
    await page.getByText(text('error:PAGE_PRIVATE')).waitFor();
    // Words without an address are a recipe as text.
    const soup = 'Onion soup\nServes 2\nIngredients\n500 g onions\n1 l vegetable stock\nMethod\nCook it all.';
    await page.goto(`/recipes/import?${new URLSearchParams({ text: soup })}`);
    await page.getByRole('button', { name: text('own:read'), exact: true }).click();
    await page.getByRole('heading', { name: /1 recipe, 100/ }).waitFor();
  });
});

it('the pasted source of a page is read as a page', async () => {
  const person = await newPerson(inject('address'));
  const page = await open();
  await signIn(page, person);
  await page.goto('/recipes/import');
  await page.getByText(text('own:fromText'), { exact: true }).first().click();
  await page.getByRole('textbox', { name: text('own:text') }).fill(html);
  await page.getByRole('button', { name: text('own:read'), exact: true }).click();
  await page.getByRole('heading', { name: /1 recipe, 100/ }).waitFor();
});
