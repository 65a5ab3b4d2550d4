import { beforeAll, describe, expect, test } from 'vitest';
import { cookbook, FOUR_SLOTS, NUTRIENTS, request, TARGETS, weekOf } from '../test/cookbook.ts';
import { checkWeek } from './check.ts';
import { elasticWeek } from './elastic.ts';
import type { Explanation } from './explain.ts';
import { explain } from './explain.ts';
import { kitchen } from './menus.ts';
import { planWeek } from './plan.ts';
import { prepare } from './prepare.ts';
import type { PlanRequest, Targets } from './problem.ts';
import { indexRecipes } from './recipe-index.ts';
import { relax, roundOutward } from './relax.ts';
import type { Solver } from './solver.ts';
import { loadSolver } from './solver.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const recipes = cookbook(240);
const index = indexRecipes(recipes, NUTRIENTS);
const asking = (changes: Targets, rest: Partial<PlanRequest> = {}): PlanRequest =>
  request({ days: weekOf({ slots: FOUR_SLOTS, targets: { ...TARGETS, ...changes } }), ...rest });
const why = (asked: PlanRequest): Explanation => explain(solver, index, asked)!;
const conflict = (explanation: Explanation) =>
  explanation.conflicts.map(({ nutrient, bound }) => `${nutrient} ${bound}`).sort();

/** Plans with the first confirmed change and checks the outcome. */
function followed(asked: PlanRequest, explanation: Explanation): void {
  const change = explanation.relaxations.find((relaxation) => relaxation.confirmed && relaxation.kind === 'nutrient');
  expect(change, 'a confirmed change').toBeDefined();
  const changed = relax(asked, { nutrient: change!.nutrient!, bound: change!.bound! }, change!.to as number);
  const week = planWeek(solver, index, changed);
  expect(week.status).toBe('met');
  expect(checkWeek(recipes, changed, week)).toEqual([]);
}

test('nothing to explain when the targets can be met', () => {
  expect(explain(solver, index, request())).toBeNull();
});

test('impossible protein: the proof names protein, and the change is a plan', () => {
  const asked = asking({ proteinG: { min: 320 } });
  const explanation = why(asked);
  expect(explanation).toMatchObject({ kind: 'conflict', certificate: { proved: true } });
  expect(conflict(explanation)).toContain('proteinG min');
  expect(explanation.certificate.least).toBeGreaterThan(0.1);
  followed(asked, explanation);
});

test('impossible sodium', () => {
  const asked = asking({ sodiumMg: { max: 300 } });
  const explanation = why(asked);
  expect(conflict(explanation)).toContain('sodiumMg max');
  followed(asked, explanation);
});

test('macros that do not add up to the energy', () => {
  const asked = asking({ proteinG: { target: 180 }, carbsG: { target: 320 }, fatG: { target: 110 } });
  const explanation = why(asked);
  expect(explanation.kind).toBe('conflict');
  expect(conflict(explanation)).toContain('kcal max');
  expect(explanation.conflicts.length).toBeGreaterThanOrEqual(3);
});

test('each member of a conflict is needed: without it the rest can be met', () => {
  const asked = asking({ proteinG: { min: 200 }, fatG: { max: 45 }, carbsG: { min: 260 } });
  const explanation = why(asked);
  const elastic = elasticWeek(solver, kitchen(prepare(index, asked)));
  try {
    const members = elastic.bounds.map((bound) => conflict(explanation).includes(`${bound.nutrient} ${bound.bound}`));
    expect(elastic.solve(members.map((member) => (member ? 1 : 0))).least).toBeGreaterThan(1e-4);
    members.forEach((member, out) => {
      if (!member) return;
      const rest = members.map((other, b) => (other && b !== out ? 1 : 0));
      expect(elastic.solve(rest).least).toBeLessThan(1e-4);
    });
  } finally {
    elastic.dispose();
  }
});

test('a minimum above its maximum', () => {
  const explanation = why(asking({ proteinG: { min: 150, max: 110 } }));
  expect(explanation.kind).toBe('conflict');
  expect(explanation.conflicts).toEqual([
    { nutrient: 'proteinG', bound: 'min', value: 150 },
    { nutrient: 'proteinG', bound: 'max', value: 110 },
  ]);
  expect(explanation.relaxations.some((relaxation) => relaxation.confirmed)).toBe(true);
});

test('a budget that is too small for the targets', () => {
  const asked = asking({ proteinG: { target: 150 } }, { budget: 1500 });
  const explanation = why(asked);
  expect(conflict(explanation)).toContain('budget max');
  const change = explanation.relaxations.find(({ kind }) => kind === 'budget');
  expect(change?.to).toBeGreaterThan(1500);
});

describe('a slot that nothing fills', () => {
  test('for want of minutes', () => {
    const slots = FOUR_SLOTS.map((slot) => (slot.slot === 'lunch' ? { ...slot, maxMinutes: 3 } : slot));
    const explanation = why(request({ days: weekOf({ slots, targets: TARGETS }) }));
    expect(explanation).toMatchObject({ kind: 'empty_slot', slot: 'lunch', filter: 'minutes' });
    expect(explanation.relaxations[0]).toMatchObject({ kind: 'minutes', from: 3, confirmed: true });
  });

  test('for diet and allergens', () => {
    const onlyFish = indexRecipes(
      recipes.map((recipe) =>
        recipe.slots.includes('breakfast') ? { ...recipe, diet: 'pescatarian' as const } : recipe,
      ),
      NUTRIENTS,
    );
    const vegetarian = explain(solver, onlyFish, request({ diet: 'vegetarian' }))!;
    expect(vegetarian).toMatchObject({ kind: 'empty_slot', slot: 'breakfast', filter: 'diet' });
    expect(vegetarian.relaxations[0]).toMatchObject({ kind: 'diet', from: 'vegetarian', to: 'pescatarian' });

    const nutty = indexRecipes(
      recipes.map((recipe) => (recipe.slots.includes('snack') ? { ...recipe, allergens: ['nuts'] } : recipe)),
      NUTRIENTS,
    );
    const allergic = explain(solver, nutty, request({ allergens: ['nuts', 'milk'] }))!;
    expect(allergic).toMatchObject({ kind: 'empty_slot', slot: 'snack', filter: 'allergen' });
    expect(allergic.relaxations.map(({ from }) => from)).toEqual(['nuts']);
  });

  test('because no recipe is for it', () => {
    const noSnacks = indexRecipes(
      recipes.filter((recipe) => !recipe.slots.includes('snack')),
      NUTRIENTS,
    );
    expect(explain(solver, noSnacks, request())).toMatchObject({
      kind: 'empty_slot',
      slot: 'snack',
      filter: 'none',
      relaxations: [],
    });
  });
});

test('whole recipes that do not fit: proved by trying all days, or said to be unproven', () => {
  // Two dishes: half of each would meet the target, but portions start at half a serving of each.
  const dish = (id: string, proteinG: number) => ({
    ...recipes[1]!,
    id,
    slots: ['lunch' as const],
    diet: 'vegan' as const,
    allergens: [],
    perServing: { kcal: 600, proteinG },
  });
  const two = indexRecipes([dish('lean', 10), dish('rich', 70)], NUTRIENTS);
  const asked = request({
    days: weekOf({ slots: [{ slot: 'lunch' }], targets: { kcal: { target: 600 }, proteinG: { target: 40 } } }),
  });
  const closest = planWeek(solver, two, asked);
  expect(closest.status).toBe('closest');
  expect(explain(solver, two, asked)).toBeNull();
  const explanation = explain(solver, two, asked, closest)!;
  expect(explanation).toMatchObject({ kind: 'conflict', certificate: { proved: true } });
  expect(explanation.relaxations.some((relaxation) => relaxation.confirmed)).toBe(true);
});

test('the closest plan misses no less than is proven', () => {
  const asked = asking({ proteinG: { min: 320 } });
  const week = planWeek(solver, index, asked);
  expect(week.status).toBe('closest');
  expect(week.gap).toBeNull();
  expect(week.violation.least).toBeGreaterThan(0.1);
  expect(week.violation.found).toBeGreaterThanOrEqual(week.violation.least - 1e-6);
});

test('changes are written in round numbers, never too strict', () => {
  expect(roundOutward(2183.4, 1)).toBe(2190);
  expect(roundOutward(2183.4, -1)).toBe(2180);
  expect(roundOutward(43.21, 1)).toBe(43.3);
  expect(roundOutward(0.37, -1)).toBe(0.3);
  expect(roundOutward(-3, -1)).toBe(0);
});
