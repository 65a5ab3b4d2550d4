import type { Locale } from '@mealwright/contracts/common';
import { analyzeRecipe, estimateNutrition, mostLines } from '@mealwright/contracts/estimates';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../../test/app.ts';
import type { Person } from '../../../test/make.ts';

const app = useApp();
let someone: Person | undefined;
const person = async () => (someone ??= await app.make.person());

async function estimate(ingredients: string[], servings: number | null = null, locale: Locale = 'en') {
  const answer = await (await person()).call(estimateNutrition, { body: { ingredients, servings, locale } });
  return answer;
}
async function analyze(text: string, servings: number | null = null) {
  return (await person()).call(analyzeRecipe, { body: { text, servings } });
}

describe('estimating ingredient lines', () => {
  it('sums what was weighed, per serving and per 100 g, and says where every number is from', async () => {
    const { body, status } = await estimate(['200 g spaghetti', '2 tbsp olive oil', '3 cloves garlic, minced'], 2);
    expect(status).toBe(200);
    expect(estimateNutrition.response.parse(body)).toEqual(body);
    const [pasta, oil, garlic] = body.lines;
    expect(pasta).toMatchObject({ status: 'counted', grams: 200, food: { foodId: 'spaghetti' }, doubts: [] });
    expect(oil).toMatchObject({
      parsed: { amount: 2, unit: 'tbsp', name: 'olive oil' },
      food: { foodId: 'oil-olive' },
    });
    expect(garlic).toMatchObject({ parsed: { amount: 3, unit: 'clove', preparation: 'minced' } });
    const grams = body.lines.reduce((sum, line) => sum + (line.grams ?? 0), 0);
    const kcal = body.lines.reduce((sum, line) => sum + (line.kcal ?? 0), 0);
    expect(body.gramsPerServing).toBeCloseTo(grams / 2, 6);
    expect(body.perServing.kcal).toBeCloseTo(kcal / 2, 6);
    expect(body.per100g?.kcal).toBeCloseTo((kcal / grams) * 100, 6);
    expect(body.coverage).toBe(1);
    for (const line of body.lines)
      expect(line.source).toMatchObject({ dataset: 'usda', numbers: [expect.any(String)] });
    expect([body.diet, body.allergens, body.complete]).toEqual(['vegan', ['gluten'], true]);
  });

  it('offers up to five foods for a line, the likeliest first, the chosen one among them', async () => {
    const { body } = await estimate(['1 cup rice']);
    const [line] = body.lines;
    expect(line!.candidates.length).toBeGreaterThan(1);
    expect(line!.candidates.length).toBeLessThanOrEqual(5);
    expect(line!.candidates[0]!.foodId).toBe(line!.food!.foodId);
    const sure = line!.candidates.map((one) => one.confidence);
    expect(sure).toEqual([...sure].sort((a, b) => b - a));
  });

  it('leaves a food that it does not know open, and says so in coverage, diet and doubts', async () => {
    const { body } = await estimate(['200 g spaghetti', '100 g glimmerwort'], 1);
    expect(body.lines[1]).toMatchObject({ status: 'open', food: null, grams: null, kcal: null, doubts: ['food-open'] });
    expect([body.coverage, body.complete]).toEqual([0.5, false]);
    expect(body.doubts).toContainEqual({ code: 'food-open', line: 1, value: null });
  });

  it('asks about more than 5 kg of one thing for four, and lets 4 kg pass', async () => {
    const codes = async (line: string) => (await estimate([line, '1 onion'], 4)).body.lines[0]!.doubts;
    expect(await codes('5.1 kg potatoes')).toEqual(['much-of-one']);
    expect(await codes('4 kg potatoes')).toEqual([]);
    expect((await estimate(['5.1 kg potatoes'], 8)).body.lines[0]!.doubts).toEqual([]);
  });

  it('asks about a serving of more than 2,000 kcal', async () => {
    const { body } = await estimate(['500 g butter'], 1);
    expect(body.doubts).toContainEqual({ code: 'serving-over-2000-kcal', line: null, value: body.perServing.kcal });
    expect((await estimate(['500 g butter'], 8)).body.doubts).toEqual([]);
  });

  it('takes one serving when none are given, and says so', async () => {
    const { body } = await estimate(['1 egg']);
    expect(body.servings).toBe(1);
    expect(body.doubts).toEqual([{ code: 'servings-unknown', line: null, value: null }]);
  });

  it('reads German lines and names foods in German', async () => {
    const { body } = await estimate(['500 g Kartoffeln', '1 EL Olivenöl'], 2, 'de');
    expect(body.lines.map((line) => line.food?.name)).toEqual(['Kartoffel', 'Olivenöl']);
  });

  it('says nothing of nutrients that it does not know: null, not 0', async () => {
    const { body } = await estimate(['100 g glimmerwort'], 1);
    expect(body.per100g).toBeNull();
    expect(body.perServing.kcal).toBeNull();
  });

  it('refuses no lines, too many, too long ones, servings of nothing, and fields of no meaning', async () => {
    const refused = async (body: object) => {
      const { status, error } = await (await person()).call(estimateNutrition, { body });
      return [status, ...Object.keys(error.details ?? {})];
    };
    expect(await refused({ ingredients: [] })).toEqual([400, 'ingredients']);
    expect(await refused({ ingredients: Array(mostLines + 1).fill('1 egg') })).toEqual([400, 'ingredients']);
    expect(await refused({ ingredients: ['x'.repeat(501)] })).toEqual([400, 'ingredients.0']);
    expect(await refused({ ingredients: ['1 egg'], servings: 0 })).toEqual([400, 'servings']);
    expect(await refused({ ingredients: ['1 egg'], household: 'x' })).toEqual([400, 'household']);
  });

  it.each([
    ['digits and fractions', '1/2 '.repeat(125)],
    ['parentheses', '('.repeat(500)],
    ['one long word', 'ab'.repeat(250)],
    ['letters of everywhere', '粉ミルク½ «œ» Ω🍕 '.repeat(30).slice(0, 500)],
    ['many foods in one line', 'butter or margarine and olive oil, '.repeat(15).slice(0, 500)],
  ])('answers %s in all lines', async (_, line) => {
    const { status, body } = await estimate(Array(mostLines).fill(line), 4);
    expect(status).toBe(200);
    expect(body.lines).toHaveLength(mostLines);
  });

  it('is for signed-in people only', async () => {
    const { status } = await app.make.stranger().call(estimateNutrition, { body: { ingredients: ['1 egg'] } });
    expect(status).toBe(401);
  });
});

const pancakes = `Grandmother's pancakes
Serves 4

Ingredients
200 g plain flour
2 eggs
400 ml milk
1 pinch of salt
butter for frying

Method
1. Whisk everything into a thin batter and leave it for ten minutes.
2. Fry thin pancakes in a little butter.`;

describe('analysing a recipe text', () => {
  it('finds title, servings, ingredients and steps, and reckons per serving and per ingredient', async () => {
    const { body, status } = await analyze(pancakes);
    expect(status).toBe(200);
    expect(analyzeRecipe.response.parse(body)).toEqual(body);
    expect(body).toMatchObject({ title: "Grandmother's pancakes", statedServings: 4, linesOnly: false, leftOut: 0 });
    expect(body.steps).toHaveLength(2);
    expect(body.estimate.lines.map((line) => line.parsed.name)).toEqual([
      'plain flour',
      'eggs',
      'milk',
      'salt',
      'butter',
    ]);
    expect(body.estimate.servings).toBe(4);
    expect(body.estimate.perServing.kcal).toBeGreaterThan(200);
    expect(body.estimate.perServing.kcal).toBeLessThan(350);
    expect(body.estimate.allergens).toEqual(['gluten', 'egg', 'milk']);
  });

  it('takes the servings that are asked for instead of the stated ones', async () => {
    const four = (await analyze(pancakes)).body;
    const two = (await analyze(pancakes, 2)).body;
    expect([two.statedServings, two.estimate.servings]).toEqual([4, 2]);
    expect(two.estimate.gramsPerServing).toBeGreaterThan(1.5 * four.estimate.gramsPerServing);
  });

  it('takes plain lines for ingredients', async () => {
    const { body } = await analyze('2 eggs\n1 slice of bread; 10 g butter');
    expect(body.linesOnly).toBe(true);
    expect(body.title).toBeNull();
    expect(body.estimate.lines.map((line) => line.status)).toEqual(['counted', 'counted', 'counted']);
  });

  it('looks at no more than its limit of lines and says how many it left out', async () => {
    const { body, status } = await analyze('1 egg\n'.repeat(800));
    expect(status).toBe(200);
    expect(body.estimate.lines.length + body.leftOut).toBe(800);
    expect(body.estimate.lines).toHaveLength(mostLines);
  });

  it('answers 50,000 characters of nonsense, blanks alone and markup', async () => {
    for (const text of ['<b>('.repeat(12_500), ' \n', '<script>alert(1)</script>\n200 g rice']) {
      const { status, body } = await analyze(text);
      expect(status, text.slice(0, 20)).toBe(200);
      expect(JSON.stringify(body)).not.toContain('<script');
    }
  });
});
