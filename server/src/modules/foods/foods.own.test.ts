import { exportUser } from '@mealwright/contracts/accounts';
import { estimateNutrition } from '@mealwright/contracts/estimates';
import {
  addFood,
  deleteFood,
  getFood,
  getFoodByBarcode,
  type OwnFoodInput,
  rememberMatch,
  replaceFood,
  searchFoods,
} from '@mealwright/contracts/foods';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../../test/app.ts';
import type { Person } from '../../../test/make.ts';

const app = useApp();
type Input = Partial<Omit<OwnFoodInput, 'label'>> & { label?: object };

/** A muesli bar, as its European label has it. */
const label = {
  per: '100g',
  energy: { value: 1700, unit: 'kJ' },
  fatG: 15,
  satFatG: 3,
  carbsG: 55,
  sugarsG: 20,
  fibreG: 8,
  proteinG: 9,
  salt: { value: 0.25, unit: 'g-salt' },
};
const bar = { name: 'Forest muesli bar', brand: 'Hedgerow', category: 'snack', label } as const;
const add = (person: Person, change: Input = {}) => person.call(addFood, { body: { ...bar, ...change } });
const found = async (person: Person, q: string) => (await person.call(searchFoods, { query: { q } })).body.data;

describe('a food of one household', () => {
  it('is made from a label: values per 100 g, marks, and the label as it was typed', async () => {
    const ann = await app.make.person();
    const { body, status } = await add(ann, {
      allergens: ['gluten', 'nuts'],
      diet: 'vegetarian',
      portions: [{ label: 'bar', grams: 40 }],
    });
    expect(status).toBe(201);
    expect(addFood.response.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      origin: 'own',
      name: 'Forest muesli bar',
      brand: 'Hedgerow',
      allergens: ['gluten', 'nuts'],
      allergensKnown: true,
      diet: 'vegetarian',
      dietKnown: true,
      marks: [],
      portions: [{ label: 'bar', grams: 40 }],
      source: { dataset: 'label' },
      label: { energy: { value: 1700, unit: 'kJ' }, carbsG: 55 },
    });
    expect(body.per100g).toMatchObject({ proteinG: 9, carbsG: 63, calciumMg: null });
    expect(body.per100g.kcal).toBeCloseTo(406.3, 1);
    expect(body.per100g.sodiumMg).toBeCloseTo(100, 6);
    const { body: read } = await ann.call(getFood, { params: { foodId: body.foodId } });
    expect(read).toEqual(body);
  });

  it('does not promise what its label does not say', async () => {
    const { body } = await add(await app.make.person());
    expect(body).toMatchObject({ diet: 'omnivore', dietKnown: false, allergens: [], allergensKnown: false });
  });

  it('per portion knows its portion', async () => {
    const { body } = await add(await app.make.person(), {
      label: { per: 'portion', portionGrams: 40, energy: { value: 160, unit: 'kcal' }, proteinG: 3 },
    });
    expect(body.portions).toEqual([{ label: 'portion', grams: 40 }]);
    expect(body.per100g).toMatchObject({ kcal: 400, proteinG: 7.5 });
  });

  it('is found by its name, its brand and a typing error, by its household alone', async () => {
    const [ann, ben] = [await app.make.person(), await app.make.person()];
    const { body } = await add(ann);
    for (const q of ['forest muesli bar', 'hedgerow', 'FOREST', 'forrest muesli'])
      expect(
        (await found(ann, q)).map((food) => food.foodId),
        q,
      ).toContain(body.foodId);
    expect((await found(ben, 'forest muesli bar')).map((food) => food.foodId)).not.toContain(body.foodId);
    expect((await ann.call(searchFoods, { query: { origin: 'own' } })).body.data).toHaveLength(1);
    expect((await ben.call(searchFoods, { query: { origin: 'own' } })).body.data).toEqual([]);
  });

  it('stands before a food of the table with the same name, and after one that fits better', async () => {
    const ann = await app.make.person();
    const { body } = await add(ann, { name: 'Olive oil', brand: null, category: 'fat-oil' });
    expect((await found(ann, 'olive oil')).slice(0, 2).map((food) => food.origin)).toEqual(['own', 'table']);
    expect((await found(ann, 'egg'))[0]?.foodId).toBe('egg');
    expect(body.origin).toBe('own');
  });

  it('is written anew as a whole', async () => {
    const ann = await app.make.person();
    const { body: before } = await add(ann, { diet: 'vegan' });
    const params = { foodId: before.foodId };
    const { body: after, status } = await ann.call(replaceFood, { params, body: { ...bar, name: 'Meadow bar' } });
    expect(status).toBe(200);
    expect(after).toMatchObject({ foodId: before.foodId, name: 'Meadow bar', dietKnown: false });
    expect((await found(ann, 'forest muesli bar')).map((food) => food.origin)).not.toContain('own');
    expect((await found(ann, 'meadow bar'))[0]?.foodId).toBe(before.foodId);
  });

  it('goes when it is deleted, once', async () => {
    const ann = await app.make.person();
    const { body } = await add(ann);
    const params = { foodId: body.foodId };
    expect((await ann.call(deleteFood, { params })).status).toBe(204);
    expect((await ann.call(deleteFood, { params })).error.code).toBe('FOOD_NOT_FOUND');
    expect((await ann.call(getFood, { params })).status).toBe(404);
    const own = async () => (await found(ann, 'forest')).filter((one) => one.origin === 'own').map((one) => one.foodId);
    expect(await own()).toEqual([]);
    expect((await ann.call(replaceFood, { params, body: bar })).error.code).toBe('FOOD_NOT_FOUND');
    // Its name is free again: a line of that name is no longer this one.
    const next = (await add(ann)).body.foodId;
    expect(await own()).toEqual([next]);
  });

  it('cannot be read, changed or deleted by others; nor can the food table', async () => {
    const [ann, ben] = [await app.make.person(), await app.make.person()];
    const { body } = await add(ann);
    for (const foodId of [body.foodId, 'egg', 'fdc-1', 'nonsense']) {
      const params = { foodId };
      expect((await ben.call(replaceFood, { params, body: bar })).status).toBe(404);
      expect((await ben.call(deleteFood, { params })).status).toBe(404);
    }
    expect((await ben.call(getFood, { params: { foodId: body.foodId } })).status).toBe(404);
    expect((await ann.call(getFood, { params: { foodId: body.foodId } })).body.name).toBe('Forest muesli bar');
  });

  it('is marked where its figures cannot all be right, and kept', async () => {
    const ann = await app.make.person();
    const { body, status } = await add(ann, { label: { ...label, satFatG: 16, energy: { value: 400, unit: 'kJ' } } });
    expect(status).toBe(201);
    expect(body.marks).toEqual([
      { code: 'saturated-over-fat', nutrient: 'satFatG' },
      { code: 'energy-differs', nutrient: 'kcal' },
    ]);
    expect(body.per100g.satFatG).toBe(16);
    expect((await found(ann, 'forest'))[0]?.marks).toHaveLength(2);
  });

  it('is refused where no food can be like that, with the field', async () => {
    const ann = await app.make.person();
    const fields = async (change: Input) => Object.keys((await add(ann, change)).error.details ?? {});
    expect(await fields({ label: { ...label, fatG: 150 } })).toEqual(['label.fatG']);
    expect(await fields({ label: { ...label, energy: { value: 1700, unit: 'kcal' } } })).toEqual(['label.energy']);
    expect(await fields({ label: { ...label, proteinG: -1 } })).toEqual(['label.proteinG']);
    expect(await fields({ label: { per: 'portion' } })).toEqual(['label.portionGrams']);
    expect(await fields({ label: { ...label, more: { unobtainium: 1 } } })).toHaveLength(1);
    expect(await fields({ name: '  ' })).toEqual(['name']);
    expect(await fields({ gtin: '4006381333932' })).toEqual(['gtin']);
    expect((await ann.call(searchFoods, { query: { origin: 'own' } })).body.data).toEqual([]);
  });

  it('is found by its barcode', async () => {
    const [ann, ben] = [await app.make.person(), await app.make.person()];
    const { body } = await add(ann, { gtin: '4006381333931' });
    expect(body.gtin).toBe('04006381333931');
    const ask = (person: Person) => person.call(getFoodByBarcode, { params: { gtin: '4006381333931' } });
    expect((await ask(ann)).body.foodId).toBe(body.foodId);
    const { status, error } = await ask(ben);
    expect([status, error.code, error.details]).toEqual([404, 'FOOD_NOT_FOUND', { outside: 'off' }]);
  });

  it('is what a recipe line means that names it, for its household alone', async () => {
    const [ann, ben] = [await app.make.person(), await app.make.person()];
    const { body } = await add(ann, { name: 'Olive oil', category: 'fat-oil' });
    const lines = { ingredients: ['100 g olive oil'], servings: 1 };
    const { body: hers } = await ann.call(estimateNutrition, { body: lines });
    expect(hers.lines[0]).toMatchObject({ food: { foodId: body.foodId }, source: { dataset: 'label' } });
    expect(hers.perServing.kcal).toBeCloseTo(406.3, 1);
    const { body: his } = await ben.call(estimateNutrition, { body: lines });
    expect(his.lines[0]?.food?.foodId).toBe('oil-olive');
  });

  it('stands in the export of its people and goes with their account', async () => {
    const ann = await app.make.person();
    await add(ann);
    const { body } = await ann.call(exportUser, { params: { userId: ann.userId } });
    expect(JSON.stringify(body)).toContain('Forest muesli bar');
  });
});

describe('what a household means by a name', () => {
  it('is remembered for lines, until it is forgotten', async () => {
    const ann = await app.make.person();
    const means = async () => {
      const { body } = await ann.call(estimateNutrition, { body: { ingredients: ['200 g Flour'], servings: 1 } });
      return body.lines[0]?.food?.foodId;
    };
    const usual = await means();
    const { body } = await ann.call(searchFoods, { query: { q: 'spelt flour' } });
    const spelt = body.data[0]!.foodId;
    expect(spelt).not.toBe(usual);
    const say = (foodId: string | null) => ann.call(rememberMatch, { body: { name: 'flour', foodId } });
    expect((await say(spelt)).status).toBe(204);
    expect(await means()).toBe(spelt);
    expect((await say(null)).status).toBe(204);
    expect(await means()).toBe(usual);
  });

  it('must be a food', async () => {
    const ann = await app.make.person();
    const { error } = await ann.call(rememberMatch, { body: { name: 'flour', foodId: 'no-such-food' } });
    expect(error.code).toBe('FOOD_NOT_FOUND');
  });
});
