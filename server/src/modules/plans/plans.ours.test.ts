import { createRecipe } from '@mealwright/contracts/own-recipes';
import { generatePlan, type Plan, swapMeal } from '@mealwright/contracts/plans';
import { patchPreferences, putGoals } from '@mealwright/contracts/profiles';
import { expect, it } from 'vitest';
import { useApp } from '../../../test/app.ts';
import { goalInput, type Person } from '../../../test/make.ts';

const app = useApp();
const mealsOf = (plan: Plan) => plan.days.flatMap((day) => day.meals);
const onlyOurs = (who: Person, fromOurs: boolean) =>
  who.call(patchPreferences, { params: { userId: who.userId }, body: { fromOurs } });

const dishes = [
  ['Oats with milk', 'breakfast', ['60 g rolled oats', '250 ml milk', '1 banana']],
  ['Eggs on toast', 'breakfast', ['2 eggs', '80 g wholemeal bread', '10 g butter']],
  ['Yogurt with nuts', 'snack', ['200 g yogurt', '30 g walnuts']],
  ['Apple and cheese', 'snack', ['1 apple', '40 g cheddar']],
  ['Chicken with rice', 'main', ['150 g chicken breast', '90 g rice', '200 g broccoli', '1 tbsp olive oil']],
  ['Salmon with potatoes', 'main', ['150 g salmon fillet', '300 g potatoes', '150 g spinach']],
  ['Lentil stew', 'main', ['120 g dried lentils', '200 g carrots', '1 onion', '1 tbsp olive oil']],
  ['Beef and beans', 'main', ['150 g beef mince', '150 g cooked kidney beans', '200 g canned tomatoes']],
  ['Tofu with noodles', 'main', ['150 g tofu', '90 g noodles', '150 g pak choi', '1 tbsp sesame oil']],
  ['Turkey salad', 'main', ['150 g turkey breast', '150 g lettuce', '80 g bulgur', '1 tbsp olive oil']],
] as const;
async function cook(): Promise<{ who: Person; ours: Set<string | null> }> {
  const who = await app.make.person();
  const ours = new Set<string | null>();
  for (const [title, course, ingredients] of dishes) {
    const slots = course === 'main' ? (['lunch', 'dinner'] as const) : ([course] as const);
    const body = { title, course, slots: [...slots], servings: 1, totalMinutes: 20, ingredients: [...ingredients] };
    const made = await who.call(createRecipe, { body });
    expect([made.status, made.body.ready], title).toEqual([201, true]);
    ours.add(made.body.recipeId);
  }
  return { who, ours };
}

it('a week holds recipes of the household alone when it is wished so, and its suggestions do', async () => {
  const { who, ours } = await cook();
  const mixed = await app.make.plan(who, { seed: 3 });
  expect(mealsOf(mixed).every(({ recipeId }) => ours.has(recipeId))).toBe(false);
  expect((await onlyOurs(who, true)).body.fromOurs).toBe(true);
  const plan = await app.make.plan(who, { seed: 3, weekStart: '2026-11-23' });
  expect(mealsOf(plan).length).toBeGreaterThanOrEqual(21);
  for (const { recipeId, title } of mealsOf(plan)) expect(ours.has(recipeId), title).toBe(true);
  const dinner = mealsOf(plan).find(({ slot }) => slot === 'dinner');
  const { body } = await who.call(swapMeal, {
    params: { planId: plan.planId },
    body: { mealId: dinner?.mealId ?? '' },
  });
  expect(body.suggestions.length).toBeGreaterThan(0);
  for (const { recipeId, title } of body.suggestions) expect(ours.has(recipeId), title).toBe(true);
  // Other households plan from the cookbook as ever.
  await onlyOurs(who, false);
  const again = await app.make.plan(who, { seed: 3, weekStart: '2026-11-30' });
  expect(mealsOf(again).every(({ recipeId }) => ours.has(recipeId))).toBe(false);
});

it('where recipes of one’s own do not reach the targets, the cookbook beside them is tried, and does what it says', async () => {
  const { who, ours } = await cook();
  await onlyOurs(who, true);
  const goals = { ...goalInput, overrides: { fibreG: { min: 60 } } };
  await who.call(putGoals, { params: { userId: who.userId }, body: goals });
  const plan = await app.make.plan(who, { seed: 3 });
  expect(plan.quality?.allBandsMet).toBe(false);
  const way = plan.quality?.explanation?.relaxations.find(({ kind }) => kind === 'ours');
  expect(way).toMatchObject({ confirmed: true, misses: [] });
  expect(way?.dishes).toBeGreaterThan(ours.size);
  await onlyOurs(who, false);
  const wider = await app.make.plan(who, { seed: 3, weekStart: '2026-11-23' });
  expect(wider.quality).toMatchObject({ allBandsMet: true, explanation: null });
});

it('without any recipe of one’s own there is an answer, and no meal of the cookbook in it', async () => {
  const who = await app.make.person();
  await onlyOurs(who, true);
  const { status, body } = await who.call(generatePlan, { body: { weekStart: '2026-11-23', seed: 1 } });
  expect(status).toBeLessThan(500);
  if (status < 300) expect(mealsOf(body as Plan).filter(({ recipeId }) => recipeId !== null)).toEqual([]);
});
