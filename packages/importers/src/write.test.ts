import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { build } from './exports/common.ts';
import { readExport } from './exports.ts';
import { emptyRecipe, type ImportedRecipe } from './recipe.ts';
import { recipeArchive, type WriteFormat, writeRecipe, writeRecipes } from './write.ts';

const FORMATS: WriteFormat[] = ['jsonld', 'cooklang', 'markdown'];
const EXTENSIONS = { jsonld: 'json', cooklang: 'cook', markdown: 'md' };
const bytesOf = (text: string) => new TextEncoder().encode(text);

const word = fc.constantFrom(
  ...'flour sugar Öl crème 番茄 salt* _pepper_ @home #1 ~5 {x} [y] (z) a|b 50% 1/2 ½ 2-3 "quoted" it’s & < > = -- [- -] \\ / . , ; : ! ? + 350°F e.g. No. `code` **bold** <3 x<y &c https://example.org/a?b=c'.split(
    ' ',
  ),
  'for the sauce',
  'Ingredients',
  'Notes',
  'Step 1',
  '1.',
  'null',
  'true',
  '0',
  '12',
  'yes',
  '- x',
);
const words = (most: number) => fc.array(word, { minLength: 1, maxLength: most }).map((all) => all.join(' '));
const lines = (most: number) => fc.array(words(6), { minLength: 1, maxLength: most }).map((all) => all.join('\n'));
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null });

const parts = fc.record({
  title: words(4),
  description: maybe(lines(3)),
  yieldText: maybe(fc.oneof(words(3), fc.constant('4'), fc.constant('2 loaves'))),
  active: maybe(fc.integer({ min: 1, max: 500 })),
  cook: maybe(fc.integer({ min: 1, max: 500 })),
  total: maybe(fc.integer({ min: 1, max: 900 })),
  ingredients: fc.array(
    fc.record({ heading: maybe(words(3)), lines: fc.array(words(6), { minLength: 1, maxLength: 5 }) }),
    { maxLength: 3 },
  ),
  steps: fc.array(
    fc.record({
      heading: maybe(words(3)),
      steps: fc.array(fc.oneof(words(12), lines(3)), { minLength: 1, maxLength: 4 }),
    }),
    { maxLength: 3 },
  ),
  notes: fc.array(lines(2), { maxLength: 2 }),
  equipment: fc.array(words(2), { maxLength: 2 }),
  image: maybe(fc.constant('https://example.org/p.jpg?x=1&y=2')),
  author: maybe(words(2)),
  sourceUrl: maybe(fc.constant('https://example.org/r/1')),
  language: maybe(fc.constantFrom('en', 'de-CH')),
  tags: fc.array(words(2), { maxLength: 3 }),
  cuisine: maybe(words(2)),
  category: maybe(words(2)),
  nutrients: fc.constantFrom({}, { calories: '250 kcal', proteinContent: '12 g' }),
  parts: fc.array(words(3), { maxLength: 2 }),
  rating: maybe(fc.record({ value: fc.integer({ min: 1, max: 5 }), count: maybe(fc.integer({ min: 1, max: 99 })) })),
});

/** What an import leaves behind is what an export starts from. */
const settled = (recipe: ImportedRecipe | null) => {
  if (recipe === null) return null;
  const { ingredients, steps, ...rest } = recipe;
  return build({
    ...rest,
    active: rest.activeMinutes,
    cook: rest.cookMinutes,
    total: rest.totalMinutes,
    ingredients,
    steps,
  });
};

describe('what is written comes back', () => {
  for (const format of FORMATS) {
    test(`${format}: any recipe, without loss`, () => {
      fc.assert(
        fc.property(parts, (given) => {
          const recipe = settled(settled(build(given)));
          fc.pre(recipe !== null);
          const text = writeRecipe(recipe, format);
          const { recipes, skipped } = readExport(`x.${EXTENSIONS[format]}`, bytesOf(text));
          expect(skipped).toEqual([]);
          expect(recipes).toEqual([recipe]);
        }),
        { numRuns: 400 },
      );
    });

    test(`${format}: an archive that leaves recipe by recipe is the same, and readable before its end`, () => {
      const recipes = ['Soup', 'Bread', 'Crêpes'].map((title) => ({
        ...emptyRecipe(title),
        ingredients: [{ heading: null, lines: ['1 onion', 'Salt'] }],
        steps: [{ heading: null, steps: ['Boil.'] }],
        pictures: [{ type: 'image/webp' as const, bytes: new Uint8Array([1, 2, 3]) }],
      }));
      const archive = recipeArchive(format);
      const pieces = recipes.map((recipe) => archive.add(recipe));
      const whole = writeRecipes(recipes, format).bytes;
      expect(Buffer.concat([...pieces, archive.end()])).toEqual(Buffer.from(whole));
      const cut = readExport('x.zip', new Uint8Array(Buffer.concat(pieces.slice(0, 2))));
      expect(cut.recipes.map(({ title }) => title)).toEqual(['Soup', 'Bread']);
      expect(cut.skipped[0]?.why).toMatch(/cut off/);
    });

    test(`${format}: many with pictures`, () => {
      const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
      const one: ImportedRecipe = {
        ...emptyRecipe('Soup'),
        ingredients: [{ heading: null, lines: ['1 onion', 'Salt'] }],
        steps: [{ heading: null, steps: ['Boil.'] }],
        pictures: [{ type: 'image/jpeg', bytes }],
      };
      const other = { ...one, tags: ['warm'], pictures: [] };
      const odd = { ...one, title: 'Crêpes (50 % rye), [new]', image: 'https://example.org/p.jpg' };
      const written = writeRecipes([one, other, odd], format);
      expect(written.name).toBe('recipes.zip');
      expect(writeRecipes([one, other, odd], format).bytes).toEqual(written.bytes);
      const { recipes, skipped } = readExport(written.name, written.bytes);
      expect(skipped).toEqual([]);
      expect(recipes).toEqual([one, other, odd]);
      const names = Object.keys(unzipSync(written.bytes));
      const texts = names.filter((name) => name.endsWith(EXTENSIONS[format]));
      expect([names.length, texts.length]).toEqual([5, 3]);
      // The picture stands in the recipe by its name, for whoever reads the file without the archive.
      const text = new TextDecoder().decode(unzipSync(written.bytes)[texts.at(-1)!]);
      const shown = names
        .find((name) => name.startsWith('Cr') && name.endsWith('.jpg'))!
        .split('/')
        .at(-1)!;
      const address = /!\[\]\((.*)\)/.exec(text)?.[1] ?? '';
      expect(format === 'markdown' ? decodeURIComponent(address) : text).toContain(shown);
    });
  }

  test('a picture beside a JSON file that names it', () => {
    const picture = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 9]);
    const json = { '@type': 'Recipe', name: 'Tea', recipeIngredient: ['Water', 'Tea leaves'], image: ['tea.jpg'] };
    const files = { 'a/tea.json': strToU8(JSON.stringify(json)), 'a/tea.jpg': picture, 'b/tea.jpg': strToU8('no') };
    const { recipes } = readExport('x.zip', zipSync(files));
    expect(recipes.map(({ pictures, image }) => [pictures, image])).toEqual([
      [[{ type: 'image/jpeg', bytes: picture }], null],
    ]);
  });
});
