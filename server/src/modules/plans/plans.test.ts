import { getPlan, listPlans } from '@mealwright/contracts/plans';
import { generateList } from '@mealwright/contracts/shopping';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../../test/app.ts';

const app = useApp();

describe('a generated week', () => {
  it('meets every target of every day and is stored as it was answered', async () => {
    const ann = await app.make.person();
    const plan = await app.make.plan(ann);
    expect(plan.days).toHaveLength(7);
    expect(plan.quality?.allBandsMet).toBe(true);
    for (const day of plan.days) expect(day).toMatchObject({ met: true, missed: [] });
    const { body, queries } = await ann.call(getPlan, { params: { planId: plan.planId } });
    expect(body).toEqual(plan);
    expect(queries).toBeLessThanOrEqual(4);
  });

  it('is not there for anybody else', async () => {
    const [ann, bob] = [await app.make.person(), await app.make.person()];
    const plan = await app.make.plan(ann);
    expect((await bob.call(getPlan, { params: { planId: plan.planId } })).error.code).toBe('PLAN_NOT_FOUND');
    expect((await bob.call(listPlans, { params: { userId: ann.userId } })).error.code).toBe('USER_NOT_FOUND');
  });

  it('gives one list in which each food is one line', async () => {
    const ann = await app.make.person();
    const plan = await app.make.plan(ann);
    const { body: list, status } = await ann.call(generateList, { body: { planId: plan.planId } });
    expect(status).toBe(201);
    const foods = list.items.map((item) => item.foodId);
    expect(new Set(foods).size).toBe(foods.length);
    await app.settle();
  });
});
