import type { BodyInput } from '@mealwright/contracts/endpoint';
import { addFood } from '@mealwright/contracts/foods';
import { putPreferences } from '@mealwright/contracts/profiles';
import { getRecipe, listRecipes } from '@mealwright/contracts/recipes';
import { suggestSubstitutions } from '@mealwright/contracts/substitutions';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../../test/app.ts';
import type { Person } from '../../../test/make.ts';
import { readFoodTable } from '../../seed.ts';
import { kitchenAmount } from './substitutions.rules.ts';

const app = useApp();
const { table } = readFoodTable();
const ask = async (person: Person, body: BodyInput<typeof suggestSubstitutions>) =>
  person.call(suggestSubstitutions, { body });
const eats = (person: Person, change: object) =>
  person.call(putPreferences, {
    params: { userId: person.userId },
    body: {
      diet: 'omnivore',
      allergens: [],
      excludedFoods: [],
      avoid: [],
      likedCuisines: [],
      dislikedCuisines: [],
      slots: [{ slot: 'dinner' }],
      ...change,
    },
  });

describe('substitutions', () => {
  it('say what stands in, how much of it, how to use it, and what changes', async () => {
    const { body, status, queries } = await ask(await app.make.person(), { foodId: 'egg', grams: 100, role: 'binder' });
    expect(status).toBe(200);
    expect(suggestSubstitutions.response.parse(body)).toEqual(body);
    expect(body).toMatchObject({ foodId: 'egg', name: 'egg', grams: 100, diet: 'omnivore', allergens: [] });
    const flax = body.substitutions.find((one) => one.parts.some((part) => part.name === 'ground flaxseed'));
    expect(flax).toMatchObject({ role: 'binder', from: 'table', diet: 'vegan', allergens: [], changePerServing: null });
    expect(flax?.parts[0]).toMatchObject({ amount: 2, unit: 'tbsp' });
    expect(flax?.parts[0]?.grams).toBeCloseTo(14, 6);
    expect(flax?.advice[0]).toMatch(/leave for ten minutes/);
    expect(flax?.change.kcal).toBeLessThan(-50);
    expect(flax?.change.cholesterolMg).toBeLessThan(-300);
    expect(queries).toBeLessThanOrEqual(4);
  });

  it.each([
    ['de', 'Ei', /quellen lassen/],
    ['es', 'huevo', /déjalo reposar/],
    ['fr', 'œuf', /laisse reposer/],
  ] as const)('speak %s', async (locale, name, advice) => {
    const { body } = await ask(await app.make.person(), { foodId: 'egg', role: 'binder', locale });
    expect(body.name).toBe(name);
    expect(body.substitutions[0]?.advice[0]).toMatch(advice);
  });

  it('keep to diet and allergies of the profile, and to those that are given', async () => {
    const ann = await app.make.person();
    await eats(ann, { diet: 'vegetarian', allergens: ['soy'], excludedFoods: ['aquafaba'] });
    const { body } = await ask(ann, { foodId: 'egg', allergens: ['nuts'], limit: 20 });
    expect([body.diet, body.allergens]).toEqual(['vegetarian', ['soy', 'nuts']]);
    expect(body.substitutions.length).toBeGreaterThan(2);
    for (const one of body.substitutions) {
      expect(['vegetarian', 'vegan']).toContain(one.diet);
      expect(one.allergens).not.toContain('soy');
      expect(one.allergens).not.toContain('nuts');
      expect(one.parts.map((part) => part.foodId)).not.toContain('aquafaba');
    }
    const { body: vegan } = await ask(ann, { foodId: 'egg', diet: 'vegan', limit: 20 });
    expect(vegan.diet).toBe('vegan');
    expect(new Set(vegan.substitutions.map((one) => one.diet))).toEqual(new Set(['vegan']));
    // A wider wish than the profile's does not widen it.
    expect((await ask(ann, { foodId: 'egg', diet: 'omnivore' })).body.diet).toBe('vegetarian');
  });

  it('take the amount from the recipe and tell the change per serving', async () => {
    const ann = await app.make.person();
    const { body: list } = await ann.call(listRecipes, { query: { limit: 100 } });
    let asked = 0;
    for (const card of list.data) {
      const { body: recipe } = await ann.call(getRecipe, { params: { recipeId: card.recipeId }, query: {} });
      const butter = recipe.ingredients.filter((line) => line.foodId === 'butter');
      if (butter.length === 0) continue;
      asked += 1;
      const { body } = await ask(ann, { foodId: 'butter', recipeId: card.recipeId });
      const grams = butter.reduce((sum, line) => sum + line.grams, 0);
      expect(body.grams).toBeCloseTo(grams, 6);
      const [first] = body.substitutions;
      expect(first?.changePerServing?.kcal).toBeCloseTo((first?.change.kcal ?? Number.NaN) / recipe.servings, 6);
      if (asked === 3) break;
    }
    expect(asked).toBeGreaterThan(0);
  });

  it('for an own food are those alike, which the table names none for', async () => {
    const ann = await app.make.person();
    const { body: own } = await ann.call(addFood, {
      body: {
        name: 'Plum jam of the garden',
        category: 'sweet',
        label: { per: '100g', energy: { value: 250, unit: 'kcal' }, fatG: 0, carbsG: 61, sugarsG: 60, proteinG: 0.4 },
      },
    });
    const { body, status } = await ask(ann, { foodId: own.foodId });
    expect(status).toBe(200);
    expect(body.name).toBe('Plum jam of the garden');
    expect(new Set(body.substitutions.map((one) => one.from))).toEqual(new Set(['alike']));
  });

  it('are refused for what is no food, no recipe, no role, and for strangers', async () => {
    const ann = await app.make.person();
    expect((await ask(ann, { foodId: 'moonstone' })).error.code).toBe('FOOD_NOT_FOUND');
    const recipeId = '01890000-0000-7000-8000-000000000000';
    expect((await ask(ann, { foodId: 'egg', recipeId })).error.code).toBe('RECIPE_NOT_FOUND');
    expect((await ask(ann, { foodId: 'egg', role: 'magic' as 'fat' })).error.details).toHaveProperty('role');
    expect((await ask(ann, { foodId: 'egg', grams: -1 })).error.details).toHaveProperty('grams');
    expect((await app.make.stranger().call(suggestSubstitutions, { body: { foodId: 'egg' } })).status).toBe(401);
  });
});

describe('amounts in the kitchen', () => {
  const of = (name: string, grams: number) => {
    const { amount, unit } = kitchenAmount(table.find(name)!, grams);
    return `${amount} ${unit}`;
  };
  it('are spoons, millilitres, pieces or grams, as one would measure', () => {
    expect(of('water', 45)).toBe('3 tbsp');
    expect(of('baking soda', 4)).toMatch(/^(0.75|1) tsp$/);
    expect(of('soy milk', 240)).toMatch(/^2[0-9]0 ml$/);
    expect(of('firm tofu', 230)).toBe('230 g');
    expect(of('xanthan gum', 0.2)).toMatch(/ g$| tsp$/);
  });
});
