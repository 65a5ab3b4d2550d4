import { createRecipe } from '@mealwright/contracts/own-recipes';
import { getRecipe } from '@mealwright/contracts/recipes';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { desktop, expectAccessible, phone, useBrowser } from './browser.ts';
import { newPerson, type Person, signIn } from './people.ts';
import { textsOf } from './texts.ts';

const text = textsOf('en');
const { open } = useBrowser('for each test');
const soup = { servings: 2, ingredients: ['300 g red lentils', '1 l water'], steps: ['Simmer for 20 minutes.'] };

/** A bowl from above, as large as a phone takes it; the browser draws it. */
async function bowl(page: Page, colour: string): Promise<Buffer> {
  const base64 = await page.evaluate(async (fill) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [4000, 3000];
    const drawing = canvas.getContext('2d');
    if (drawing === null) throw new Error('no canvas');
    const ground = drawing.createLinearGradient(0, 0, 4000, 3000);
    ground.addColorStop(0, '#b98d5e');
    ground.addColorStop(1, '#8c6239');
    const circle = (x: number, y: number, radius: number, style: string) => {
      drawing.fillStyle = style;
      drawing.beginPath();
      drawing.arc(x, y, radius, 0, 7);
      drawing.fill();
    };
    drawing.fillStyle = ground;
    drawing.fillRect(0, 0, 4000, 3000);
    circle(2000, 1540, 1240, '#00000033');
    circle(2000, 1500, 1200, '#f4efe6');
    circle(2000, 1500, 1000, fill);
    for (let at = 0; at < 900; at += 1)
      circle(
        2000 + 940 * Math.cos(at) * ((at * 37) % 100) * 0.01,
        1500 + 940 * Math.sin(at) * ((at * 37) % 100) * 0.01,
        12 + (at % 9),
        at % 3 ? '#ffffff44' : '#5a8f3caa',
      );
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.95));
    const bytes = new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0));
    let letters = '';
    for (const byte of bytes) letters += String.fromCharCode(byte);
    return btoa(letters);
  }, colour);
  return Buffer.from(base64, 'base64');
}
const file = (buffer: Buffer, name = 'IMG_0001.jpg', mimeType = 'image/jpeg') => ({ name, mimeType, buffer });
const chooser = (page: Page) =>
  page.getByLabel(text('own:photoChoose'), { exact: true }).locator('visible=false').first();
const photos = (page: Page) => page.getByRole('main').locator('img[src^="/pictures/"]');
/** Whether it is really there, with the pixels of a photo. */
async function expectShown(page: Page): Promise<void> {
  const image = photos(page).first();
  await image.waitFor();
  await expect
    .poll(() => image.evaluate((one: HTMLImageElement) => (one.complete ? one.naturalWidth : 0)))
    .toBeGreaterThan(100);
}
const button = (page: Page, key: string) => page.getByRole('button', { name: text(key), exact: true });

async function newRecipe(person: Person, title: string): Promise<string> {
  const { recipeId } = await person.call(createRecipe, { body: { ...soup, title } });
  return recipeId;
}

describe.each([
  ['on a desktop, in the light', { size: desktop, scheme: 'light' as const }],
  ['on a phone, in the dark', { size: phone, scheme: 'dark' as const }],
])('a photo of one’s own recipe %s', (_, options) => {
  it('is chosen in the editor, shown everywhere, taken away and brought back', async () => {
    const person = await newPerson(inject('address'));
    const recipeId = await newRecipe(person, 'Quillwort soup');
    const page = await open(options);
    await signIn(page, person);
    await page.goto(`/recipes/${recipeId}/edit`);
    await button(page, 'own:photoChoose').waitFor();
    await expectAccessible(page, 'the editor before there is a photo');

    // What is none is refused with the reason, and nothing is lost.
    await chooser(page).setInputFiles(file(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')));
    await page.getByText(text('error:PICTURE_TYPE')).waitFor();
    await chooser(page).setInputFiles(file(await bowl(page, '#d9822b')));
    await page.getByText(text('own:photoSaved')).waitFor({ timeout: 30_000 });
    await expectShown(page);
    await expectAccessible(page, 'the editor with a photo');

    await page.goto(`/recipes/${recipeId}`);
    await expectShown(page);
    await expectAccessible(page, 'a recipe with a photo');
    await page.goto('/recipes?q=quillwort');
    await expectShown(page);
    await page.goto(`/recipes/${recipeId}/cook`);
    await expectShown(page);

    await page.goto(`/recipes/${recipeId}/edit`);
    await button(page, 'own:photoRemove').click();
    await page.getByText(text('own:photoRemoved')).waitFor();
    await expect.poll(() => photos(page).count()).toBe(0);
    await button(page, 'common:undo').click();
    await expectShown(page);
  });
});

describe('a recipe that is being written', () => {
  it('takes its photo along when it is saved', async () => {
    const person = await newPerson(inject('address'));
    const page = await open();
    await signIn(page, person);
    await page.goto('/recipes/new');
    await page.getByRole('textbox', { name: text('own:title') }).fill('Sorrel soup');
    await page.getByRole('textbox', { name: text('own:line', { at: '1' }) }).fill('200 g spinach');
    await chooser(page).setInputFiles(file(await bowl(page, '#5a8f3c')));
    await button(page, 'own:photoRemove').waitFor();
    await button(page, 'common:save').click();
    await page.waitForURL(/\/recipes\/[0-9a-f-]{36}$/, { timeout: 30_000 });
    await expectShown(page);
    const recipeId = page.url().slice(-36);
    expect((await person.call(getRecipe, { params: { recipeId } })).picture?.large).toMatch(
      /^\/pictures\/.*_1200x800\.webp$/,
    );
  });
});

it('a photo leaves with its recipe as an archive, and whoever reads that has it too', async () => {
  const person = await newPerson(inject('address'));
  const recipeId = await newRecipe(person, 'Quillwort stew');
  const page = await open({ size: desktop });
  await signIn(page, person);
  await page.goto(`/recipes/${recipeId}/edit`);
  await button(page, 'own:photoChoose').waitFor();
  await chooser(page).setInputFiles(file(await bowl(page, '#b5482a')));
  await page.getByText(text('own:photoSaved')).waitFor();
  // What the photos take is told where they are chosen.
  await page.getByText(/photos take 0\.\d MB of 2 GB/).waitFor();
  await page.goto(`/recipes/export?recipe=${recipeId}`);
  await page.getByRole('radio', { name: text('library:markdown') }).click();
  const [sent] = await Promise.all([page.waitForEvent('download'), button(page, 'library:download').click()]);
  expect(sent.suggestedFilename()).toBe('Quillwort stew.zip');
  const other = await open({ size: phone });
  await signIn(other, await newPerson(inject('address')));
  await other.goto('/recipes/import');
  await other.getByText(text('own:fromFile'), { exact: true }).first().click();
  await other.locator('input[type=file]').setInputFiles(await sent.path());
  await other.getByText(text('own:photosKept_one', { shown: '1' })).waitFor();
  await other.getByRole('link', { name: text('own:seeRecipes') }).click();
  await other.getByRole('link', { name: 'Quillwort stew' }).first().waitFor();
  // Photos are cut after the import, by jobs of their own.
  const shown = async () => {
    await other.reload({ waitUntil: 'networkidle' });
    return photos(other).count();
  };
  await expect.poll(shown, { timeout: 20_000 }).toBeGreaterThan(0);
  await expectShown(other);
});

it('says so where there is no room for more photos', async () => {
  const person = await newPerson(inject('address'));
  const recipeId = await newRecipe(person, 'Quillwort pie');
  const page = await open({ size: phone });
  await page.route('**/api/v1/pictures/space', (route) =>
    route.fulfill({ json: { usedBytes: 2 ** 31, limitBytes: 2 ** 31 } }),
  );
  await signIn(page, person);
  await page.goto(`/recipes/${recipeId}/edit`);
  await page.getByText(text('error:PICTURES_FULL')).waitFor();
  await expectAccessible(page, 'no room for photos');
});
