import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync, strToU8, type Zippable, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { detect, readExport } from './exports.ts';
import { ingredientLines } from './recipe.ts';

const samples = join(import.meta.dirname, '../../../../shared/data/exports');
const publicDomain = join(import.meta.dirname, '../../../../shared/data/recipes/public-domain-recipes/content');
const withSamples = existsSync(samples) ? test : test.skip;
if (!existsSync(samples)) console.warn(`The sample exports are not here (${samples}): tests on them are skipped.`);

const zip = (files: Record<string, string | Uint8Array>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, content]) => [path, typeof content === 'string' ? strToU8(content) : content]),
    ) as Zippable,
  );
const json = (value: unknown) => JSON.stringify(value);
const sample = (path: string) => readExport(basename(path), readFileSync(join(samples, path)));
const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2, 3]);

describe('sample exports', () => {
  withSamples.each([
    ['mealie/mealie.zip', 'mealie', 3, 1],
    ['mealie/tandoor.zip', 'tandoor', 1, 1],
    ['mealie/paprika.zip', 'paprika', 5, 1],
    ['mealie/nextcloud.zip', 'nextcloud', 3, 1],
    ['mealie/chowdown.zip', 'chowdown', 2, 1],
    ['mealie/copymethat.zip', 'copymethat', 3, 1],
    ['mealie/plantoeat.zip', 'plantoeat', 2, 0],
    ['mealie/myrecipebox.csv', 'myrecipebox', 10, 0],
    ['gourmet/athenos.mx2', 'mastercook', 100, 0],
    ['gourmet/mastercook_text_export.mxp', 'mastercook', 1, 0],
    ['gourmet/mycookbook.mcb', 'mcb', 1, 1],
    ['gourmet/sample.kreml', 'krecipes', 1, 1],
    ['gourmet/test_set.grmt', 'gourmet', 2, 0],
    ['mealmaster/gourmand-mealmaster.mmf', 'mealmaster', 5, 0],
    ['cooklang/Fried Rice.cook', 'cooklang', 1, 0],
  ])('%s', (path, kind, count, pictures) => {
    const read = sample(path);
    expect(read.skipped).toEqual([]);
    expect({ kind: read.kind, count: read.recipes.length, pictures: read.recipes[0]!.pictures.length }).toEqual({
      kind,
      count,
      pictures,
    });
    for (const recipe of read.recipes) {
      expect(recipe.title).not.toBe('');
      expect(ingredientLines(recipe).length).toBeGreaterThan(0);
    }
  });

  withSamples('columns, continuations and headings of MealMaster', () => {
    const [recipe] = sample('mealmaster/gourmand-mealmaster_2_col.mmf').recipes;
    expect(recipe!.ingredients.map((group) => group.heading)).toEqual([null, 'TOMATO SAUCE']);
    expect(recipe!.ingredients[1]!.lines).toContain('1/3 tbsp Oil, vegetable');
    expect(ingredientLines(sample('mealmaster/two_column_continuation.mmf').recipes[0]!)).toEqual([
      '1 cup ingredient1',
      '1 cup ingredient2',
      '1 tsp ingredient3 continued',
    ]);
  });

  withSamples('every public-domain recipe', () => {
    const files = readdirSync(publicDomain).filter((name) => name.endsWith('.md') && !name.startsWith('_'));
    for (const name of files) {
      const { recipes, skipped } = readExport(name, readFileSync(join(publicDomain, name)));
      expect([name, recipes.length, skipped]).toEqual([name, 1, []]);
      expect([name, ingredientLines(recipes[0]!).length > 0, recipes[0]!.steps.length > 0]).toEqual([name, true, true]);
    }
  });
});

describe('sources without a sample', () => {
  test('Mealie version 1: a database of tables', () => {
    const database = {
      recipes: [
        {
          id: 'r1',
          name: 'Bread',
          slug: 'bread',
          recipe_yield: '1 loaf',
          total_time: '3 hours',
          rating: 4,
          org_url: 'https://example.org/bread',
        },
      ],
      recipes_ingredients: [
        { recipe_id: 'r1', position: 1, quantity: 0.5, unit_id: 'u1', food_id: 'f1', note: 'warm' },
        { recipe_id: 'r1', position: 0, title: 'Dough', quantity: 500, unit_id: 'u2', food_id: 'f2', note: '' },
      ],
      recipe_instructions: [{ recipe_id: 'r1', position: 0, title: '', text: 'Knead.' }],
      ingredient_units: [
        { id: 'u1', name: 'l' },
        { id: 'u2', name: 'g' },
      ],
      ingredient_foods: [
        { id: 'f1', name: 'water' },
        { id: 'f2', name: 'flour' },
      ],
      recipes_to_tags: [{ recipe_id: 'r1', tag_id: 't1' }],
      tags: [{ id: 't1', name: 'Baking' }],
    };
    const { kind, recipes, skipped } = readExport(
      'backup.zip',
      zip({ 'database.json': json(database), 'data/recipes/r1/images/original.webp': jpeg }),
    );
    expect([kind, skipped]).toEqual(['mealie', []]);
    expect(recipes[0]).toMatchObject({
      title: 'Bread',
      yieldText: '1 loaf',
      totalMinutes: 180,
      tags: ['Baking'],
      rating: { value: 4, count: null },
      pictures: [{ type: 'image/jpeg' }],
    });
    expect(recipes[0]!.ingredients).toEqual([{ heading: 'Dough', lines: ['500 g flour', '0.5 l water, warm'] }]);
  });

  test('RecipeSage', () => {
    const list = [
      {
        '@context': 'http://schema.org',
        '@type': 'Recipe',
        name: 'Dal',
        recipeIngredient: ['1 cup lentils', 'salt'],
        recipeInstructions: [{ '@type': 'HowToStep', text: 'Boil.' }],
        recipeCategory: ['dinner', 'indian'],
        creditText: 'Grandmother',
        isBasedOn: 'https://example.org/dal',
        comment: [{ '@type': 'Comment', name: 'Author Notes', text: 'Better the next day.' }],
      },
    ];
    const { kind, recipes } = readExport('recipesage-data.json', strToU8(json(list)));
    expect(kind).toBe('recipesage');
    expect(recipes[0]).toMatchObject({
      title: 'Dal',
      category: 'dinner',
      tags: ['indian'],
      author: 'Grandmother',
      sourceUrl: 'https://example.org/dal',
      notes: ['Better the next day.'],
    });
  });

  test('Recipe Keeper', () => {
    const html =
      '<html><body><div class="recipe-details"><img src="images/a_0.jpg" class="recipe-photo"/><h2 itemprop="name">Pie</h2><meta content="abc" itemprop="recipeShareId"><meta content="4" itemprop="recipeRating"><meta content="True" itemprop="recipeIsFavourite"><div>Courses: <span itemprop="recipeCourse">Dessert</span></div><span itemprop="recipeSource"><a href="https://example.org/pie">example</a></span><span itemprop="recipeYield">8</span><meta content="PT20M" itemprop="prepTime"><meta content="PT1H" itemprop="cookTime"><div itemprop="recipeIngredients"><p>Filling:</p><p>4 apples</p><p>100 g sugar</p></div><div itemprop="recipeDirections"><p>1. Slice.</p><p>2. Bake.</p></div><div itemprop="recipeNotes"><p>Serve warm.</p></div><meta content="300" itemprop="recipeNutCalories"></div></body></html>';
    const { kind, recipes, skipped } = readExport('keeper.zip', zip({ 'recipes.html': html, 'images/a_0.jpg': jpeg }));
    expect([kind, skipped]).toEqual(['recipekeeper', []]);
    expect(recipes[0]).toMatchObject({
      title: 'Pie',
      servings: 8,
      activeMinutes: 20,
      cookMinutes: 60,
      totalMinutes: 80,
      category: 'Dessert',
      sourceUrl: 'https://example.org/pie',
      tags: ['favorite'],
      rating: { value: 4, count: null },
      notes: ['Serve warm.'],
      nutrients: { calories: '300' },
      pictures: [{ type: 'image/jpeg' }],
    });
    expect(recipes[0]!.ingredients).toEqual([{ heading: 'Filling:', lines: ['4 apples', '100 g sugar'] }]);
    expect(recipes[0]!.steps[0]!.steps).toEqual(['Slice.', 'Bake.']);
  });

  test('Paprika: an archive of gzipped recipes', () => {
    const recipe = {
      name: 'Tea',
      ingredients: '1 l water\n2 bags tea',
      directions: 'Boil the water.\n\nSteep.',
      rating: 5,
      categories: ['Drinks'],
      servings: '4',
      notes: 'Hot!',
    };
    const { kind, recipes } = readExport(
      'export.paprikarecipes',
      zip({ 'Tea.paprikarecipe': gzipSync(strToU8(json(recipe))) }),
    );
    expect(kind).toBe('paprika');
    expect(recipes[0]).toMatchObject({
      title: 'Tea',
      servings: 4,
      tags: ['Drinks'],
      notes: ['Hot!'],
      rating: { value: 5, count: null },
      steps: [{ heading: null, steps: ['Boil the water.', 'Steep.'] }],
    });
  });

  test('Cooklang: amounts, sections, notes, escapes', () => {
    const text =
      '>> servings: 2\n>> time required: 30 minutes\n\n== Dough ==\n\nMix @flour{200%g}(sifted) and @salt in a #large bowl{}. -- not this\n\n== Bake ==\nBake ~{20%minutes} at 200\\@C [- nor this -]now.\n> Eat warm.';
    const [recipe] = readExport('Flat Bread.cook', strToU8(text)).recipes;
    expect(recipe).toMatchObject({
      title: 'Flat Bread',
      servings: 2,
      totalMinutes: 30,
      equipment: ['large bowl'],
      notes: ['Eat warm.'],
    });
    expect(recipe!.ingredients).toEqual([{ heading: 'Dough', lines: ['200 g flour, sifted', 'salt'] }]);
    expect(recipe!.steps).toEqual([
      { heading: 'Dough', steps: ['Mix flour and salt in a large bowl.'] },
      { heading: 'Bake', steps: ['Bake 20 minutes at 200@C now.'] },
    ]);
  });

  test('Markdown with headings only', () => {
    const text =
      '# Suppe\n\nSehr gut.\n\n- Portionen: 4\n\n## Zutaten\n\n### Brühe\n\n- 1 l **Wasser**\n- [Salz](https://example.org)\n\n## Zubereitung\n\n1. Kochen,\n   lange.\n2. Essen.\n\n## Tipps\n\nMit Brot.\n';
    const [recipe] = readExport('suppe.md', strToU8(text)).recipes;
    expect(recipe).toMatchObject({
      title: 'Suppe',
      description: 'Sehr gut.',
      servings: 4,
      notes: ['Mit Brot.'],
      ingredients: [{ heading: 'Brühe', lines: ['1 l Wasser', 'Salz'] }],
      steps: [{ heading: null, steps: ['Kochen, lange.', 'Essen.'] }],
    });
  });

  test('kinds by content', () => {
    const file = (path: string, text: string) => ({ path, read: () => strToU8(text) });
    expect(detect([file('x.xml', '<?xml version="1.0"?><gourmetDoc/>')])).toBe('gourmet');
    expect(detect([file('a.json', '{"name":"x"}')])).toBeNull();
    expect(detect([file('README.md', '# Hello'), file('a.cook', 'Eat @bread.')])).toBe('cooklang');
    expect(detect([])).toBeNull();
  });
});

describe('bad archives', () => {
  const tea = '---\ntitle: Tea\n---\n## Ingredients\n- 1 l water\n## Directions\n1. Boil.\n';

  test('names that lead out are refused, the rest is read', () => {
    const { recipes, skipped } = readExport(
      'x.zip',
      zip({ '../../evil.md': tea, '/etc/evil.md': tea, 'C:\\evil.md': tea, 'good.md': tea }),
    );
    expect(recipes).toHaveLength(1);
    expect(skipped.map(({ why }) => why)).toEqual(
      Array.from({ length: 3 }, () => 'The name of this file leads out of the archive.'),
    );
  });

  test('a bomb is not unpacked', () => {
    const { recipes, skipped } = readExport('x.zip', zip({ 'bomb.md': new Uint8Array(40_000_000), 'good.md': tea }));
    expect(recipes).toHaveLength(1);
    expect(skipped).toEqual([{ where: 'bomb.md', why: 'This file unpacks to a suspicious multiple of its size.' }]);
    const gzip = readExport('x.paprikarecipe', gzipSync(new Uint8Array(40_000_000)));
    expect(gzip.recipes).toEqual([]);
    expect(gzip.skipped[0]!.why).toBe('This file unpacks to a suspicious multiple of its size.');
  });

  test('half an archive gives what is in the half', () => {
    const whole = zip(
      Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`tea${at}.md`, `${tea}<!-- ${at} -->`])),
    );
    const { recipes, skipped } = readExport('x.zip', whole.subarray(0, Math.floor(whole.length / 2)));
    expect(recipes.length).toBeGreaterThan(5);
    expect(skipped[0]!.why).toMatch(/^The archive has no table of contents/);
  });

  test('a damaged file does not take the others with it', () => {
    const bytes = zip({
      'a.md': tea,
      'b.json': '{"@type":"Recipe","name":"Cut off","recipeIngredient":["1 egg"],"recipeInstr',
    });
    const { recipes, skipped } = readExport('x.zip', bytes);
    expect(recipes.map((recipe) => recipe.title)).toContain('Cut off');
    expect(skipped).toEqual([
      { where: 'b.json', why: 'This file is damaged or cut off; what could be read of it was read.' },
    ]);
  });

  test('what is not known is said', () => {
    expect(readExport('x.bin', new Uint8Array([1, 2, 3]))).toEqual({
      kind: null,
      recipes: [],
      skipped: [{ where: 'x.bin', why: 'This is no file of a recipe program that is known here.' }],
    });
    expect(readExport('empty.zip', new Uint8Array([0x50, 0x4b, 3, 4])).recipes).toEqual([]);
  });
});
