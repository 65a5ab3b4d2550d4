// Whatever comes in: nothing throws, nothing hangs, and no text that comes out holds a tag.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { openCounter } from '../test/work.ts';
import { readExport } from './exports.ts';
import { readPage } from './page.ts';
import type { ImportedRecipe } from './recipe.ts';
import { readText } from './text.ts';
import { writeRecipe } from './write.ts';

const data = join(import.meta.dirname, '../../../../shared/data');
const withPages = existsSync(join(data, 'pages')) ? test : test.skip;
if (!existsSync(join(data, 'pages')))
  console.warn(`The sample pages are not here (${data}): fuzzing with them is skipped.`);

const URL = 'https://example.org/';

function expectClean(recipe: ImportedRecipe | null): void {
  if (recipe === null) return;
  const { pictures: _, ...rest } = recipe;
  for (const text of textsOf(rest)) {
    if (/<[a-z/!?]|(?!\n)\p{Cc}/iu.test(text)) expect(text).toBe('text without tags and control characters');
  }
  for (const address of [recipe.image, recipe.sourceUrl])
    if (address !== null) expect(address).toMatch(/^https?:\/\/[^<>"'`\s]+$/i);
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, one]) => [key, ...textsOf(one)])
    : [];
}

const random = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};

const ATTACKS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&amp;lt;svg onload=alert(1)&amp;gt;',
  '<\u200bscript>x',
  '<()script>x',
  '<scr<script>ipt>x',
  '<<b>script>x',
  '<a href="javascript:alert(1)">x</a>',
  '"><iframe src=//evil>',
  '<\0script>',
  '<![CDATA[<script>]]>',
  '<style>@import x',
  'javascript:alert(1)',
  '\\u003cscript\\u003ex',
];

describe('no script survives', () => {
  const attack = fc
    .array(
      fc.oneof(
        fc.constantFrom(...ATTACKS),
        fc.constantFrom('2 onions', '(', ')', '- ', '1. ', 'Step 1: ', '#', '*', '@', '{}'),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((parts) => parts.join(''));
  test('pages', () => {
    fc.assert(
      fc.property(attack, attack, attack, (one, two, three) => {
        const ld = JSON.stringify({
          '@type': 'Recipe',
          name: one,
          description: two,
          recipeIngredient: [three, one, { name: two }],
          recipeInstructions: [{ '@type': 'HowToStep', name: one, text: two }, three],
          image: one,
          url: two,
          keywords: [three],
          author: one,
          nutrition: { calories: two, [three]: one },
          recipeYield: three,
        }).replace(/<\//g, '<\\/');
        expectClean(readPage(`<script type="application/ld+json">${ld}</script>`, URL).recipe);
        const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
        expectClean(
          readPage(
            `<h1>${escaped(one)}</h1><h2>Ingredients</h2><ul><li>2 eggs ${escaped(two)}</li><li>1 cup ${two}</li><li>3 g ${escaped(three)}</li></ul><h2>Method</h2><p>Mix it all together ${escaped(one)}.</p><p>${three} and bake.</p>`,
            URL,
          ).recipe,
        );
      }),
      { numRuns: 300 },
    );
  });
  test('text and files', () => {
    fc.assert(
      fc.property(attack, attack, (one, two) => {
        expectClean(readText(`${one}\nIngredients\n2 eggs ${two}\n${one}\nMethod\n${two}\nBake ${one}`).recipe);
        const files = {
          'a.md': `---\ntitle: ${JSON.stringify(one)}\ntags: [${JSON.stringify(two)}]\nsource: ${JSON.stringify(two)}\n---\n## Ingredients\n- ${one}\n- 1 ${two}\n## Method\n1. ${two}\n`,
          'b.cook': `>> title: ${one}\nMix @${two}{1%${one}}(${two}) ${one}`,
          'c.mmf': `MMMMM----- Recipe via Meal-Master\n\n      Title: ${one}\n Categories: ${two}\n      Yield: 1\n\n      1 c  ${one}\n\n  ${two}\n\nMMMMM\n`,
          'd.json': JSON.stringify({
            name: one,
            slug: 'x',
            recipe_ingredient: [{ note: two }],
            recipe_instructions: [{ text: one }],
            org_url: two,
          }),
        };
        for (const [name, text] of Object.entries(files))
          for (const recipe of readExport(name, strToU8(text)).recipes) {
            expectClean(recipe);
            for (const format of ['cooklang', 'markdown'] as const)
              expectClean(
                readExport(format === 'cooklang' ? 'x.cook' : 'x.md', strToU8(writeRecipe(recipe, format)))
                  .recipes[0] ?? null,
              );
          }
      }),
      { numRuns: 200 },
    );
  });
});

describe('nothing throws', () => {
  const soup = fc.array(
    fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        ...'<div> <li> <ul> </ul> <p itemprop="name"> <div itemscope itemtype="http://schema.org/Recipe"> <h2>Ingredients</h2> <script type="application/ld+json"> </script> {"@type":"Recipe", "recipeIngredient":[ ] } " \\ , : <!-- --> &amp;lt; <table><tr><td> 2 cups --- title: @a{ MMMMM----- Meal-Master \n'.split(
          ' ',
        ),
      ),
    ),
    { maxLength: 60 },
  );
  test('pages, text and files of anything', () => {
    fc.assert(
      fc.property(soup, (parts) => {
        const text = parts.join('');
        expectClean(readPage(text, URL).recipe);
        expectClean(readText(text).recipe);
        for (const extension of [
          'md',
          'cook',
          'json',
          'mmf',
          'csv',
          'xml',
          'mx2',
          'mxp',
          'grmt',
          'kreml',
          'html',
          'txt',
          'paprikarecipe',
          'zip',
        ])
          for (const recipe of readExport(`x.${extension}`, strToU8(text)).recipes) expectClean(recipe);
      }),
      { numRuns: 150 },
    );
  });
  test('bytes of anything, also as archives', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('a.md', 'a.cook', 'recipe.json', 'recipes.html', 'a.paprikarecipe', '1.zip', 'a.csv', 'a.xml'),
        (bytes, name) => {
          readExport(name, bytes);
          readExport('x.zip', Uint8Array.of(0x50, 0x4b, 3, 4, ...bytes));
          const packed = zipSync({ [name]: bytes });
          packed.set(bytes.subarray(0, 8), Math.floor(packed.length / 3));
          readExport('x.zip', packed);
        },
      ),
      { numRuns: 300 },
    );
  });
  withPages('real pages, mutated', () => {
    const pages = readFileSync(join(data, 'pages/pages-dev.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { html: string; url: string });
    const next = random(7);
    for (let run = 0; run < 60; run++) {
      const page = pages[Math.floor(next() * pages.length)]!;
      let html = gunzipSync(readFileSync(join(data, 'pages', page.html)))
        .toString('utf8')
        .slice(0, 300_000);
      for (let cut = 0; cut < 25; cut++) {
        const at = Math.floor(next() * html.length);
        const length = Math.floor(next() * 200);
        const piece = html.slice(Math.floor(next() * html.length)).slice(0, length);
        html =
          html.slice(0, at) +
          (next() < 0.5 ? piece : ['<', '"', '}', '{"', '</div>', '&', '<script>', '\\'][Math.floor(next() * 8)]) +
          html.slice(next() < 0.5 ? at : at + length);
      }
      expectClean(readPage(html, page.url).recipe);
    }
  });
});

describe('nothing hangs', () => {
  // No clock: what a text of 10,000 characters and one of four times that take is counted, and may grow with the length,
  // not with its square (16 times as much).
  const SIZE = 10_000;
  const MOST = 6;
  type Text = (size: number) => string;
  const repeated =
    (unit: string): Text =>
    (size) =>
      unit.repeat(Math.ceil(size / unit.length));
  const next = random(3);
  const nonsense = Array.from(
    { length: 20_000 },
    () => Math.floor(next() * 2 ** 31).toString(36) + '<>"\'{}[]&;:,. \n-/\\=#@*'.charAt(Math.floor(next() * 24)),
  ).join('');
  let counter: ReturnType<typeof openCounter> | null = null;
  afterAll(() => counter?.close());
  const growth = (run: (text: string) => void, text: Text) => {
    counter ??= openCounter();
    // Limits on single lines make small texts cheaper than their share: one step a character is always allowed.
    return counter.workOf(() => run(text(SIZE * 4))) / (SIZE + counter.workOf(() => run(text(SIZE))));
  };
  const readFiles = (text: string) => {
    readText(text);
    const bytes = strToU8(text);
    for (const extension of ['md', 'cook', 'json', 'mmf', 'csv', 'mx2', 'mxp', 'txt'])
      readExport(`x.${extension}`, bytes);
    readExport('x.md', strToU8(`---\na: ${text}`));
    readExport('x.csv', strToU8(`title,preparationTime,ingredients,directions\n${text}`));
  };
  test('10 MB of nonsense', () => {
    const text = repeated(nonsense)(10_000_000);
    expectClean(readPage(text, URL).recipe);
    readText(text);
    for (const extension of ['md', 'json', 'mx2', 'zip']) readExport(`x.${extension}`, strToU8(text));
  });
  test('a million spaces: no regular expression tries them from each place', () => {
    const spaces = ' '.repeat(1_000_000);
    readPage(`<p>a${spaces}b<li>2 cups${spaces}flour</li>`, URL);
    for (const mark of ['', '=', '#', 'MMMMM- ', '---', '>>', '-', '1. ', '@a{']) readFiles(`${mark} a${spaces}b\n`);
  });
  test('what is counted tells the square from the length', () => {
    const half = (text: string) => {
      for (let at = 0; at < text.length; at += 10) /x$/.test(text.slice(at));
    };
    expect(growth(half, repeated('a'))).toBeGreaterThan(12);
    const whole = (text: string) => {
      for (let at = 0; at < text.length; at++) text.charCodeAt(at);
    };
    expect(growth(whole, repeated('a'))).toBeLessThan(MOST);
  });
  test.each<[string, Text]>([
    ['nonsense', repeated(nonsense)],
    ['nested HTML', repeated('<div>')],
    ['nested lists', repeated('<ul><li>')],
    ['nested HTML that closes what is not open', repeated('<b></x></li>')],
    ['items', repeated('<li>2 cups</li>')],
    ['headings', repeated('<h2>Ingredients</h2>')],
    ['headings and items', repeated('<h2>Ingredients</h2><li>2 cups flour</li>')],
    ['methods', repeated('<h3>Method</h3><p>Mix it all together well.</p>')],
    ['scopes', repeated('<p itemscope itemtype="http://schema.org/Recipe" itemprop="recipeIngredient">')],
    ['nested JSON', (size) => `<script type="application/ld+json">${repeated('{"a":[')(size)}`],
    ['quotes in JSON', (size) => `<script type="application/ld+json">{"a":"${repeated('" , x')(size)}`],
    ['drawings that never end', repeated('<p><svg></p>')],
    ['scripts that never begin', repeated('</script><script ')],
    ['brackets', repeated('<')],
    ['spaces', (size) => `<p>a${repeated(' ')(size)}b`],
    ['one word', (size) => `<li>${repeated('a')(size)}`],
    ['entities', repeated('&amp;lt;')],
  ])('pages: %s', (_, html) => {
    expect(growth((text) => expectClean(readPage(text, URL).recipe), html)).toBeLessThan(MOST);
  });
  test.each<[string, Text]>([
    ['nonsense', repeated(nonsense)],
    ['spaces', (size) => `a${repeated(' ')(size)}b`],
    ['line breaks', repeated('\n')],
    ['stars', repeated('*')],
    ['marks', repeated('@a{#b~c(')],
    ['links', repeated('![](')],
    ['dashes', repeated('- ')],
    ['commas', repeated(',')],
    ['quotes', repeated('"')],
    ['numbers', repeated('1. ')],
    ['tags', repeated('<recipe>')],
    [
      'marks before spaces',
      (size) =>
        ['=', '#', 'MMMMM- ', '---', '>>', '-', '1. ', '* Exported from MasterCook *\nx\n--- --- ---\n']
          .map((mark) => `${mark} a${' '.repeat(size / 8)}b\n`)
          .join(''),
    ],
    ['ruled lines', repeated('MMMMM-----Meal-Master\n')],
  ])('files and text: %s', (_, text) => {
    expect(growth(readFiles, text)).toBeLessThan(MOST);
  });
});
