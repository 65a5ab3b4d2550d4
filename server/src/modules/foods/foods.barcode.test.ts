import { addFood, getFood, getFoodByBarcode, searchFoods } from '@mealwright/contracts/foods';
import { checkDigit, readGtin } from '@mealwright/nutrition/gtin';
import { readProduct } from '@mealwright/nutrition/outside/openfoodfacts';
import type { OutsideFood } from '@mealwright/nutrition/outside/outside-food';
import { beforeEach, describe, expect, it } from 'vitest';
import { useApp } from '../../../test/app.ts';
import type { Person } from '../../../test/make.ts';
import { modules } from '../../modules.ts';
import type { FoodData } from '../../providers/fooddata/fooddata.ts';

type Answer = Awaited<ReturnType<FoodData['byGtin']>>;
const asked: string[] = [];
let answer: (gtin: string) => Answer;
const app = useApp({
  providers: {
    foodData: {
      asks: true,
      byGtin: async (gtin) => {
        asked.push(gtin);
        return answer(gtin);
      },
    },
  },
});
const start = new Date('2026-11-18T09:00:00Z').getTime();
const HOUR = 3_600_000;

let used = 0;
/** A barcode that no other test has. */
function newCode(): string {
  used += 1;
  const digits = `40061234${String(used).padStart(4, '0')}`;
  return `${digits}${checkDigit(digits)}`;
}
function product(gtin: string, name = 'Rye crisps'): OutsideFood {
  const made = readProduct(
    (field) => ({ code: gtin, product_name: name, 'energy-kcal_100g': '380', fat_100g: '4' })[field],
  );
  if (typeof made === 'string') throw new Error(made);
  return made;
}
const ask = (person: Person, gtin: string) => person.call(getFoodByBarcode, { params: { gtin } });
let hour = 0;
beforeEach(() => {
  asked.length = 0;
  // Each test in an hour of its own: the limit of one minute is over.
  hour += 1;
  app.clock.now = new Date(start + hour * HOUR);
  answer = (gtin) => product(gtin);
});

describe('a barcode', () => {
  it('is asked for outside once; what was found is kept, for everyone', async () => {
    const [ann, ben, code] = [await app.make.person(), await app.make.person(), newCode()];
    const { body, status } = await ask(ann, code);
    expect(status).toBe(200);
    expect(getFoodByBarcode.response.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      origin: 'outside',
      name: 'Rye crisps',
      gtin: readGtin(code),
      dietKnown: false,
      allergensKnown: false,
      source: { dataset: 'openfoodfacts', numbers: [readGtin(code)] },
    });
    expect((await ask(ben, code)).body).toEqual(body);
    expect(asked).toEqual([readGtin(code)]);
    expect((await ben.call(getFood, { params: { foodId: body.foodId } })).body).toEqual(body);
    const { body: found } = await ben.call(searchFoods, { query: { q: 'rye crisps' } });
    expect(found.data.map((food) => food.foodId)).toContain(body.foodId);
  });

  it('leads to the own food first, without asking', async () => {
    const [ann, code] = [await app.make.person(), newCode()];
    await ask(ann, code);
    const label = { per: '100g' as const, proteinG: 9 };
    await ann.call(addFood, { body: { name: 'My crisps', gtin: code, label } });
    expect((await ask(ann, code)).body.name).toBe('My crisps');
    expect(asked).toHaveLength(1);
  });

  it('that is not there is not asked for again within a day', async () => {
    const [ann, code] = [await app.make.person(), newCode()];
    answer = () => 'not-found';
    const missed = await ask(ann, code);
    expect([missed.status, missed.error.details]).toEqual([404, { outside: 'not-found' }]);
    expect((await ask(ann, code)).error.details).toEqual({ outside: 'not-found' });
    expect(asked).toHaveLength(1);
    app.clock.now = new Date(app.clock.now.getTime() + 25 * HOUR);
    answer = (gtin) => product(gtin);
    expect((await ask(await app.make.person(), code)).status).toBe(200);
    app.clock.now = new Date(start + hour * HOUR);
  });

  it('may be asked for again when nobody answered', async () => {
    const [ann, code] = [await app.make.person(), newCode()];
    answer = () => 'unavailable';
    expect((await ask(ann, code)).error.details).toEqual({ outside: 'unavailable' });
    answer = (gtin) => product(gtin);
    expect((await ask(ann, code)).status).toBe(200);
  });

  it('is renewed after a month; until there is an answer the old figures stand', async () => {
    const code = newCode();
    await ask(await app.make.person(), code);
    /** What someone new is told so many days later: sessions do not last a month. */
    const nameAfter = async (days: number) => {
      app.clock.now = new Date(start + hour * HOUR + days * 24 * HOUR);
      return (await ask(await app.make.person(), code)).body.name;
    };
    answer = (gtin) => product(gtin, 'Rye crisps, new');
    expect(await nameAfter(29)).toBe('Rye crisps');
    answer = () => 'unavailable';
    expect(await nameAfter(31)).toBe('Rye crisps');
    answer = (gtin) => product(gtin, 'Rye crisps, new');
    expect(await nameAfter(31)).toBe('Rye crisps, new');
    await nameAfter(0);
  });

  it('is asked for at most ten times a minute in all', async () => {
    const [ann, ben] = [await app.make.person(), await app.make.person()];
    const answers = await Promise.all(Array.from({ length: 14 }, (_, at) => ask(at % 2 === 0 ? ann : ben, newCode())));
    expect(asked).toHaveLength(10);
    expect(answers.filter((one) => one.status === 200)).toHaveLength(10);
    for (const one of answers.filter((late) => late.status === 404))
      expect(one.error.details).toEqual({ outside: 'busy' });
    app.clock.now = new Date(app.clock.now.getTime() + 61_000);
    expect((await ask(ann, newCode())).status).toBe(200);
  });

  it.each(['4006381333932', '123', 'abc', '0000000000000', '%00', "'; --"])(
    'is refused when it is none: %s',
    async (gtin) => {
      const { status, error } = await ask(await app.make.person(), gtin);
      expect([status, Object.keys(error.details ?? {})]).toEqual([400, ['gtin']]);
      expect(asked).toEqual([]);
    },
  );

  it('of a scale in a shop is never asked for outside', async () => {
    const digits = '200000100050';
    const { error } = await ask(await app.make.person(), `${digits}${checkDigit(digits)}`);
    expect(error.details).toEqual({ outside: 'inner-code' });
    expect(asked).toEqual([]);
  });

  it('that was asked for long ago is forgotten', async () => {
    const [ann, code] = [await app.make.person(), newCode()];
    answer = () => 'not-found';
    await ask(ann, code);
    const job = modules.flatMap((one) => one.jobs ?? []).find((one) => one.name === 'foods-forget-lookups');
    app.clock.now = new Date(start + (hour + 24 * 61) * HOUR);
    await job?.run(app.ctx, {});
    app.clock.now = new Date(start + hour * HOUR + 120_000);
    await ask(ann, code);
    expect(asked).toHaveLength(2);
  });
});
