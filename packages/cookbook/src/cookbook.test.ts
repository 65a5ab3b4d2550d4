import { nutrientKeys } from '@mealwright/nutrition/nutrients';
import { describe, expect, it } from 'vitest';
import { realCookbook, realIcons, realTable } from '../test/real-cookbook.ts';
import { checkCookbook } from './checks.ts';
import { computeRecipe, type Recipe } from './compute.ts';
import { drawIllustration, iconBody } from './draw.ts';
import { overlap } from './duplicates.ts';
import { illustrate, tint } from './illustration.ts';
import { unmentioned } from './mentions.ts';
import { parseRecipeFile } from './recipe-file.ts';

const table = realTable();
const make = (ingredients: string[], more = '', steps = ['Eat.']): Recipe => {
  const text = [
    'id: dish',
    'title: Dish',
    'description: A dish.',
    'servings: 2',
    'minutes: { active: 5, total: 20 }',
    'cuisine: international',
    'course: main',
    'slots: [lunch]',
    more,
    'ingredients:',
    ...ingredients.map((line) => `  - ${line}`),
    'steps:',
    ...steps.map((step) => `  - ${step}`),
  ].join('\n');
  const { recipes, problems } = parseRecipeFile({ name: 'dish.yaml', text });
  const computed = recipes[0] === undefined ? { recipe: null, problems } : computeRecipe(recipes[0], table);
  if (computed.recipe === null) throw new Error(computed.problems.map((problem) => problem.message).join());
  return computed.recipe;
};
const food = (name: string) => table.find(name)!;

describe('a recipe from its lines', () => {
  it('sums what goes in and divides it by the servings', () => {
    const dish = make(['200 g | white rice', '300 g | chicken breast', '1 tbsp | olive oil']);
    const [rice, chicken, oil] = ['white rice', 'chicken breast', 'olive oil'].map(food);
    const oilGrams = dish.ingredients[2]!.grams;
    const kcal = 2 * rice!.per100g.kcal! + 3 * chicken!.per100g.kcal! + (oilGrams / 100) * oil!.per100g.kcal!;
    expect(dish.nutrition.total.kcal).toBeCloseTo(kcal, 6);
    expect(dish.nutrition.perServing.kcal).toBeCloseTo(kcal / 2, 6);
    expect(dish.totalGrams).toBeCloseTo(500 + oilGrams, 9);
    expect(dish.gramsPerServing).toBeCloseTo(dish.totalGrams / 2, 9);
    expect(dish.proteinSource).toBe('poultry');
  });

  it('computes diet, allergens and labels from the foods', () => {
    const vegan = make(['150 g | firm tofu', '1 tbsp | soy sauce', '100 g | white rice']);
    expect(vegan.diet).toBe('vegan');
    expect(vegan.allergens).toEqual(['gluten', 'soy']);
    expect(vegan.labels).toContain('dairy-free');
    expect(vegan.labels).not.toContain('gluten-free');
    expect(vegan.labels).toContain('quick');
    expect(make(['150 g | firm tofu', '1 tbsp | honey']).diet).toBe('vegetarian');
    expect(make(['150 g | salmon fillet', '10 g | butter']).diet).toBe('pescatarian');
  });

  it('counts optional ingredients', () => {
    const with_ = make(['100 g | white rice', '100 g | cheddar cheese | optional']);
    expect(with_.allergens).toContain('milk');
    expect(with_.ingredients[1]?.optional).toBe(true);
  });

  it('names what does not resolve, with its line', () => {
    expect(() => make(['1 | unobtainium'])).toThrow('no food "unobtainium"');
    expect(() => make(['1 tortilla | olive oil'])).toThrow('no-portion');
  });

  it.each([
    [['200 g | spaghetti', '200 g | minced beef 5 % fat'], 'beef'],
    [['200 g | canned chickpeas', '100 g | white rice'], 'legume'],
    [['100 g | rolled oats', '200 g | whole milk'], 'dairy'],
    [['200 g | spaghetti', '300 g | canned chopped tomatoes'], 'grain'],
    [['300 g | apple'], 'none'],
    [['3 | egg'], 'egg'],
    [['200 g | prawns', '100 g | white rice'], 'shellfish'],
    [['200 g | firm tofu', '100 g | white rice'], 'soy'],
  ])('finds the main protein of %o: %s', (lines, source) => expect(make(lines).proteinSource).toBe(source));

  it('finds an ingredient that no step uses', () => {
    const lines = ['200 g | white rice', '1 | onion', '1 tbsp | olive oil'];
    expect(unmentioned(make(lines, '', ['Cook the rice.', 'Fry the onion in oil.']), table)).toEqual([]);
    expect(unmentioned(make(lines, '', ['Cook the rice in the oil.']), table)).toEqual(['onion']);
    expect(unmentioned(make(lines, '', ['Put all the ingredients into a pot.']), table)).toEqual([]);
  });

  it('measures likeness by weight', () => {
    expect(overlap(new Map([['a', 1]]), new Map([['a', 1]]))).toBe(1);
    expect(overlap(new Map([['a', 1]]), new Map([['b', 1]]))).toBe(0);
    expect(
      overlap(
        new Map([
          ['a', 0.5],
          ['b', 0.5],
        ]),
        new Map([['a', 1]]),
      ),
    ).toBeCloseTo(0.5 / 1.5, 9);
  });
});

describe('the cookbook', () => {
  const { recipes, problems } = realCookbook();
  const report = checkCookbook(recipes, table);

  it('has nothing unresolved', () =>
    expect(problems.map((one) => `${one.file}:${one.line} ${one.message}`)).toEqual([]));

  it('has no error: energies, labels, timers, near duplicates', () => {
    const errors = report.findings.filter((finding) => finding.severity === 'error');
    expect(errors.map((one) => `${one.recipeId} [${one.code}] ${one.message}`)).toEqual([]);
  });

  it.each(report.quotas)('spreads: $needed of $name', ({ needed, count }) =>
    expect(count).toBeGreaterThanOrEqual(needed),
  );

  it('mentions every ingredient in a step, save for a few that go without saying', () => {
    const silent = report.findings.filter((finding) => finding.code === 'mention');
    expect(silent.length).toBeLessThanOrEqual(recipes.length * 0.02);
  });

  it('computes every recipe anew to the same numbers, from its own grams', () => {
    for (const recipe of recipes) {
      for (const key of nutrientKeys) {
        const total = recipe.nutrition.total[key];
        const coverage = recipe.nutrition.coverage[key];
        expect(coverage).toBeGreaterThanOrEqual(0);
        expect(coverage).toBeLessThanOrEqual(1);
        if (total === null) continue;
        let sum = 0;
        for (const { foodId, grams, optional } of recipe.ingredients)
          if (!optional) sum += ((table.byId(foodId)!.per100g[key] ?? 0) * grams) / 100;
        expect(total).toBeCloseTo(sum, 6);
        expect(recipe.nutrition.perServing[key]).toBeCloseTo(sum / recipe.servings, 6);
      }
    }
  });

  it('knows what planning rests on: energy, macronutrients and sodium of all, fibre of nearly all', () => {
    for (const recipe of recipes)
      for (const key of ['kcal', 'proteinG', 'carbsG', 'fatG', 'sodiumMg'] as const)
        expect(recipe.nutrition.coverage[key], `${recipe.id} ${key}`).toBeCloseTo(1, 9);
    const silent = recipes.filter((recipe) => recipe.nutrition.perServing.fibreG === null);
    expect(silent.length).toBeLessThan(0.03 * recipes.length);
  });

  it('claims no diet that a food or an allergen contradicts', () => {
    const animal = ['milk', 'egg', 'fish', 'crustaceans', 'molluscs'];
    for (const recipe of recipes) {
      if (recipe.diet === 'vegan')
        expect(
          recipe.allergens.filter((code) => animal.includes(code)),
          recipe.id,
        ).toEqual([]);
      if (recipe.diet === 'vegan' || recipe.diet === 'vegetarian')
        expect(
          recipe.contains.filter((flag) => ['pork', 'beef', 'lamb', 'poultry', 'gelatine'].includes(flag)),
        ).toEqual([]);
      for (const { foodId } of recipe.ingredients)
        for (const code of table.byId(foodId)!.allergens) expect(recipe.allergens).toContain(code);
    }
  });
});

describe('illustrations', () => {
  const icons = realIcons();
  const bodies = new Map([...icons].map(([name, svg]) => [name, iconBody(svg)]));

  it('has a drawing for every icon that a recipe uses', () => {
    const missing = new Set<string>();
    for (const recipe of realCookbook().recipes)
      for (const icon of illustrate(recipe, table).icons) if (!icons.has(icon)) missing.add(icon);
    expect([...missing]).toEqual([]);
  });

  it('is the same every time, and of one to four icons', () => {
    for (const recipe of realCookbook().recipes) {
      const picture = illustrate(recipe, table);
      expect(illustrate(structuredClone(recipe), table)).toEqual(picture);
      expect(picture.icons.length).toBeGreaterThanOrEqual(1);
      expect(picture.icons.length).toBeLessThanOrEqual(4);
      expect(new Set(picture.icons).size).toBe(picture.icons.length);
      for (const colour of picture.background) expect(colour).toMatch(/^#[0-9a-f]{6}$/);
    }
  });

  it('gives the cookbook many faces', () => {
    const dishes = realCookbook().recipes.filter((recipe) => recipe.course !== 'simple');
    const faces = new Set(dishes.map((recipe) => JSON.stringify(illustrate(recipe, table))));
    expect(faces.size).toBeGreaterThan(0.85 * dishes.length);
  });

  it('draws well-formed SVG without outside links, and escapes the title', () => {
    const svg = drawIllustration(illustrate(make(['1 | apple', '1 | carrot']), table), bodies, '<b>"Fish & chips"</b>');
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(svg).not.toContain('<b>');
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|href|<script|url\(/);
    expect(svg.match(/<g[ >]/g)?.length).toBe(svg.match(/<\/g>/g)?.length);
  });

  it('uses only icons that are plain drawings', () => {
    for (const [name, svg] of icons) expect(svg, name).not.toMatch(/<script|href|url\(|<style|<image| id=/);
  });

  it('mixes tints', () => {
    expect(tint('#000000', 1)).toBe('#000000');
    expect(tint('#000000', 0)).toBe('#fffaf3');
  });
});
