import { describe, expect, test } from 'vitest';
import { readPage } from './page.ts';
import { ingredientLines } from './recipe.ts';

const URL = 'https://example.org/recipes/soup';
const ldPage = (json: unknown, body = '') =>
  `<html lang="en"><head><title>Soup | Example</title><script type="application/ld+json">${typeof json === 'string' ? json : JSON.stringify(json)}</script></head><body>${body}</body></html>`;
const soup = {
  '@type': 'Recipe',
  name: 'Onion soup',
  recipeIngredient: ['2 onions', '1 l stock'],
  recipeInstructions: [
    { '@type': 'HowToStep', text: 'Fry.' },
    { '@type': 'HowToStep', text: 'Simmer for 20 minutes.' },
  ],
};
const read = (html: string) => readPage(html, URL);
const recipeOf = (html: string) => read(html).recipe!;
const stepsOf = (html: string) => recipeOf(html).steps.map(({ heading, steps }) => [heading, ...steps]);

describe('JSON-LD', () => {
  test('a plain recipe', () => {
    const { recipe, evidence, problems } = read(
      ldPage({
        ...soup,
        recipeYield: ['4', '4 bowls'],
        prepTime: 'PT10M',
        cookTime: 'PT30M',
        image: ['/a.jpg'],
        author: { name: 'A. Cook' },
        keywords: 'warm, quick',
        nutrition: { '@type': 'NutritionInformation', calories: '250 kcal' },
        aggregateRating: { ratingValue: '9', bestRating: 10, ratingCount: 12 },
      }),
    );
    expect({ evidence, problems }).toEqual({ evidence: 'jsonld', problems: [] });
    expect(recipe).toMatchObject({
      title: 'Onion soup',
      servings: 4,
      yieldText: '4 bowls',
      activeMinutes: 10,
      cookMinutes: 30,
      totalMinutes: 40,
      image: 'https://example.org/a.jpg',
      author: 'A. Cook',
      tags: ['warm', 'quick'],
      nutrients: { calories: '250 kcal' },
      rating: { value: 4.5, count: 12 },
      language: 'en',
    });
    expect(recipe!.ingredients).toEqual([{ heading: null, lines: ['2 onions', '1 l stock'] }]);
    expect(recipe!.steps).toEqual([{ heading: null, steps: ['Fry.', 'Simmer for 20 minutes.'] }]);
  });

  test('in a graph, nested, in arrays, with references', () => {
    const graph = {
      '@graph': [
        {
          '@type': 'WebPage',
          mainEntity: [
            [{ ...soup, '@type': ['Recipe', 'NewsArticle'], author: { '@id': '#me' }, image: { '@id': '#pic' } }],
          ],
        },
        { '@id': '#me', name: 'Me' },
        { '@id': '#pic', '@type': 'ImageObject', url: 'https://example.org/p.png' },
      ],
    };
    expect(recipeOf(ldPage(graph))).toMatchObject({
      title: 'Onion soup',
      author: 'Me',
      image: 'https://example.org/p.png',
    });
  });

  test.each([
    [
      'line breaks in strings',
      '{"@type":"Recipe","name":"So\nup","recipeIngredient":["1 onion"],"recipeInstructions":"Boil."}',
      'So up',
    ],
    [
      'bare quotes',
      '{"@type":"Recipe","name":"The "best" soup","recipeIngredient":["1 "big" onion","salt"],"recipeInstructions":"Boil."}',
      'The "best" soup',
    ],
    [
      'commas too many',
      '{"@type":"Recipe",,"name":"Soup","recipeIngredient":["1 onion",],"recipeInstructions":"Boil.",}',
      'Soup',
    ],
    [
      'a comma too few',
      '{"@type":"Recipe" "name":"Soup" "recipeIngredient":["1 onion"],"recipeInstructions":"Boil."}',
      'Soup',
    ],
    [
      'no end',
      '{"@type":"Recipe","name":"Soup","recipeIngredient":["1 onion"],"recipeInstructions":["Boil.","Ser',
      'Soup',
    ],
    [
      'comments',
      '/* <![CDATA[ */ {"@type":"Recipe", // the dish\n"name":"Soup","recipeIngredient":["1 onion"],"recipeInstructions":"Boil."} /* ]]> */',
      'Soup',
    ],
    [
      'entities for quotes',
      '{&quot;@type&quot;:&quot;Recipe&quot;,&quot;name&quot;:&quot;Soup&quot;,&quot;recipeIngredient&quot;:[&quot;1 onion&quot;],&quot;recipeInstructions&quot;:&quot;Boil.&quot;}',
      'Soup',
    ],
  ])('mended: %s', (_, json, title) => {
    const { recipe, problems } = read(ldPage(json));
    expect(recipe!.title).toBe(title);
    expect(recipe!.ingredients[0]!.lines[0]).toContain('onion');
    expect(recipe!.steps[0]!.steps[0]).toBe('Boil.');
    expect(problems).toEqual(['The mark-up of the page is broken and was mended.']);
  });

  test('sections, names of steps, numbers, mark-up and entities', () => {
    const recipeInstructions = [
      {
        '@type': 'HowToSection',
        name: 'Dough',
        itemListElement: [
          { '@type': 'HowToStep', name: 'Mix', text: '<p>Step 1: Mix flour &amp;amp; water.</p>' },
          { '@type': 'HowToStep', name: 'Knead for ten...', text: 'Knead for ten minutes.' },
        ],
      },
      {
        '@type': 'HowToSection',
        name: 'Bake',
        itemListElement: { '@type': 'HowToStep', name: 'Step 1', text: '1. Bake at 200&deg;C.' },
      },
    ];
    expect(stepsOf(ldPage({ ...soup, recipeInstructions }))).toEqual([
      ['Dough', 'Mix\nMix flour & water.', 'Knead for ten minutes.'],
      ['Bake', 'Bake at 200°C.'],
    ]);
  });

  test('one text for all steps', () => {
    expect(stepsOf(ldPage({ ...soup, recipeInstructions: '1. Fry.<br>2. Simmer.<br>3. Serve.' }))).toEqual([
      [null, 'Fry.', 'Simmer.', 'Serve.'],
    ]);
    expect(stepsOf(ldPage({ ...soup, recipeInstructions: '1. Fry. 2. Simmer. 3. Serve.' }))).toEqual([
      [null, 'Fry.', 'Simmer.', 'Serve.'],
    ]);
    expect(
      stepsOf(ldPage({ ...soup, recipeInstructions: ['For the base:', 'Fry.', 'For the top:', 'Bake.'] })),
    ).toEqual([
      ['For the base:', 'Fry.'],
      ['For the top:', 'Bake.'],
    ]);
  });

  test('numbers stay when asked for', () => {
    const html = ldPage({ ...soup, recipeInstructions: ['1. Fry.', '2. Simmer.'] });
    expect(readPage(html, URL, { keepNumbers: true }).recipe!.steps[0]!.steps).toEqual(['1. Fry.', '2. Simmer.']);
  });

  test('headings inside the list, doubled parentheses, boxes', () => {
    const recipeIngredient = [
      'For the soup:',
      '▢ 2 onions ((sliced))',
      '1 can ((400 g) ) beans',
      'For the topping',
      '&frac12; cup cheese ( grated )',
      '()',
    ];
    expect(recipeOf(ldPage({ ...soup, recipeIngredient })).ingredients).toEqual([
      { heading: 'For the soup:', lines: ['2 onions (sliced)', '1 can ((400 g) ) beans'] },
      { heading: 'For the topping', lines: ['½ cup cheese ( grated )'] },
    ]);
  });

  test('groups that only the page shows', () => {
    const body = '<h4>Base</h4><ul><li>2 onions</li></ul><h4>Top</h4><ul><li>1 l  stock</li></ul>';
    expect(recipeOf(ldPage(soup, body)).ingredients).toEqual([
      { heading: 'Base', lines: ['2 onions'] },
      { heading: 'Top', lines: ['1 l stock'] },
    ]);
  });

  test('amounts that only the page shows', () => {
    const bare = { ...soup, recipeIngredient: ['onions', 'stock', 'salt'] };
    const body =
      '<h2>Ingredients</h2><ul><li><b>2</b> onions</li><li><b>1 l</b> stock</li><li>salt</li></ul><h2>Method</h2><ol><li>Fry the onions until they are golden.</li></ol>';
    expect(ingredientLines(recipeOf(ldPage(bare, body)))).toEqual(['2 onions', '1 l stock', 'salt']);
  });

  test('what is missing is read from the layout and said', () => {
    const body = '<h2>Ingredients</h2><ul><li>2 onions</li><li>1 l stock</li></ul>';
    const { recipe, problems } = read(
      ldPage({ '@type': 'Recipe', name: 'Soup', recipeInstructions: 'Boil everything.' }, body),
    );
    expect(ingredientLines(recipe!)).toEqual(['2 onions', '1 l stock']);
    expect(problems).toEqual(['The ingredients are not marked up; they were read from the layout.']);
  });
});

describe('microdata and RDFa', () => {
  test('microdata', () => {
    const { recipe, evidence } = read(
      '<div itemscope itemtype="http://schema.org/Recipe"><h1 itemprop="name">Soup</h1><time itemprop="totalTime" datetime="PT1H"></time><span itemprop="recipeYield">Serves 4</span><ul><li itemprop="recipeIngredient">2 onions</li><li itemprop="ingredients">1 l stock</li></ul><div itemprop="recipeInstructions"><ol><li>Fry.</li><li>Boil.</li></ol></div><div itemprop="nutrition" itemscope><span itemprop="calories">90 kcal</span></div></div>',
    );
    expect(evidence).toBe('microdata');
    expect(recipe).toMatchObject({ title: 'Soup', totalMinutes: 60, servings: 4, nutrients: { calories: '90 kcal' } });
    expect(ingredientLines(recipe!)).toEqual(['2 onions', '1 l stock']);
    expect(recipe!.steps[0]!.steps).toEqual(['Fry.', 'Boil.']);
  });

  test('one element for all ingredients', () => {
    const html =
      '<div itemscope itemtype="https://schema.org/Recipe"><b itemprop="name">Soup</b><div itemprop="ingredients"><p>2 onions</p><p>1 l stock</p></div><p itemprop="recipeInstructions">Boil.</p></div>';
    expect(ingredientLines(recipeOf(html))).toEqual(['2 onions', '1 l stock']);
  });

  test('RDFa', () => {
    const { recipe, evidence } = read(
      '<div vocab="http://schema.org/" typeof="Recipe"><h1 property="name">Soup</h1><p property="recipeIngredient">2 onions</p><p property="recipeIngredient">1 l stock</p><div property="recipeInstructions"><p>Fry.</p><p>Boil.</p></div></div>',
    );
    expect(evidence).toBe('rdfa');
    expect(ingredientLines(recipe!)).toEqual(['2 onions', '1 l stock']);
    expect(recipe!.steps[0]!.steps).toEqual(['Fry.', 'Boil.']);
  });
});

describe('layout', () => {
  test.each([
    ['en', 'Ingredients', 'Directions'],
    ['de', 'Zutaten für 4 Personen', 'Zubereitung'],
    ['fr', 'Ingrédients', 'Préparation'],
    ['es', 'Ingredientes', 'Elaboración'],
    ['it', 'Ingredienti', 'Procedimento'],
    ['pt', 'Ingredientes', 'Modo de preparo'],
    ['nl', 'Ingrediënten', 'Bereidingswijze'],
    ['sv', 'Ingredienser', 'Gör så här'],
    ['da', 'Ingredienser', 'Fremgangsmåde'],
    ['nb', 'Ingredienser', 'Fremgangsmåte'],
    ['pl', 'Składniki', 'Przygotowanie'],
    ['cs', 'Suroviny', 'Postup'],
    ['sk', 'Ingrediencie', 'Postup prípravy'],
    ['hr', 'Sastojci', 'Priprema'],
    ['zh', '材料', '做法'],
  ])('headings in %s', (language, ingredients, method) => {
    const html = `<html lang="${language}"><head><title>Pea soup - Example</title></head><body><h1>Pea soup</h1><p>A long story about grandmothers and peas.</p><h2>${ingredients}</h2><ul><li>500 g peas</li><li>1 onion</li><li>salt</li></ul><h2>${method}</h2><ol><li>Soak the peas over night in a lot of water.</li><li>Boil everything for an hour until it is soft.</li></ol><h2>Comments</h2><p>Very good soup, thank you for it!</p></body></html>`;
    const { recipe, evidence } = read(html);
    expect(evidence).toBe('layout');
    expect(recipe).toMatchObject({ title: 'Pea soup', language });
    expect(ingredientLines(recipe!)).toEqual(['500 g peas', '1 onion', 'salt']);
    expect(recipe!.steps).toEqual([
      {
        heading: null,
        steps: ['Soak the peas over night in a lot of water.', 'Boil everything for an hour until it is soft.'],
      },
    ]);
  });

  test('paragraphs, groups, facts, tails', () => {
    const html =
      '<h1>Cake</h1><p>Serves 8</p><p>Prep time: 20 min</p><p>Total time</p><p>1 h 10 min</p><p><b>Ingredients</b></p><p><b>For the dough</b></p><p>200 g flour</p><p>3 eggs</p><p><b>For the glaze</b></p><p>100 g sugar</p><p><b>Method</b></p><p>Mix everything for the dough and bake it for 40 minutes.</p><p>Stir the sugar with a little water and pour it over the cake.</p><p>Print</p><p><a href="/x">More cakes to bake this week</a></p>';
    const recipe = recipeOf(html);
    expect(recipe).toMatchObject({ title: 'Cake', servings: 8, activeMinutes: 20, totalMinutes: 70 });
    expect(recipe.ingredients).toEqual([
      { heading: 'For the dough', lines: ['200 g flour', '3 eggs'] },
      { heading: 'For the glaze', lines: ['100 g sugar'] },
    ]);
    expect(recipe.steps).toEqual([
      {
        heading: null,
        steps: [
          'Mix everything for the dough and bake it for 40 minutes.',
          'Stir the sugar with a little water and pour it over the cake.',
        ],
      },
    ]);
  });

  test('nothing announced', () => {
    const html =
      '<h1>Salad</h1><ul><li>2 cups grapes</li><li>1 cup walnuts</li><li>½ tsp salt</li><li>2 tbsp oil</li></ul><p>Combine grapes and walnuts in a large bowl.</p><p>Add salt and oil and mix it well.</p><h3>Compare products</h3>';
    const recipe = recipeOf(html);
    expect(ingredientLines(recipe)).toHaveLength(4);
    expect(recipe.steps[0]!.steps).toEqual([
      'Combine grapes and walnuts in a large bowl.',
      'Add salt and oil and mix it well.',
    ]);
  });

  test('amount and name in columns', () => {
    const html =
      '<h2>Zutaten</h2><table><tr><td>250 g</td><td>Mehl</td></tr><tr><td>2</td><td>Eier</td></tr></table><h2>Zubereitung</h2><p>Alles zu einem glatten Teig verrühren und backen.</p>';
    expect(ingredientLines(recipeOf(html))).toEqual(['250 g Mehl', '2 Eier']);
  });

  test('a page without a recipe', () => {
    expect(read('<h1>News</h1><p>Nothing to eat here today.</p>')).toEqual({
      recipe: null,
      evidence: 'layout',
      problems: ['No list of ingredients was found on this page.'],
    });
    expect(read('').recipe).toBeNull();
  });
});

describe('the picture', () => {
  const shared = (address: string, width = '', height = '') =>
    `<meta property="og:image" content="${address}"><meta property="og:image:width" content="${width}"><meta property="og:image:height" content="${height}">`;
  const pictureOf = (image: unknown, head: string) => recipeOf(`${head}${ldPage({ ...soup, image })}`).image;
  test.each([
    ['marked up, neither with a size', '/a.jpg', shared('/b.jpg'), '/a.jpg'],
    ['marked up without a size, shared with one', '/a.jpg', shared('/b.jpg', '1200', '800'), '/b.jpg'],
    ['marked up larger', { url: '/a.jpg', width: 2000, height: 1500 }, shared('/b.jpg', '1200', '800'), '/a.jpg'],
    ['size in the address', '/a-225x225.jpg', shared('/b.jpg', '1200', '800'), '/b.jpg'],
    ['a key is no size', '/1F-8356-985A.jpg', shared('/b.jpg', '800', '600'), '/b.jpg'],
    ['a crop of a WordPress plugin', '/wp-content/a-225x225.jpg', shared('/wp-content/b.jpg'), '/wp-content/b.jpg'],
    [
      'WordPress shares a small one',
      '/wp-content/a-900x675.jpg',
      shared('/wp-content/b.jpg', '300', '300'),
      '/wp-content/a-900x675.jpg',
    ],
  ])('%s', (_, image, head, expected) => expect(pictureOf(image, head)).toBe(`https://example.org${expected}`));
  test('painted behind a box, where the page has no other', () => {
    expect(
      recipeOf(
        ldPage(
          soup,
          `<div style="background: url('/logo.png')"></div><div style="background-image:url(/dish.jpg)"></div>`,
        ),
      ).image,
    ).toBe('https://example.org/dish.jpg');
  });
});
