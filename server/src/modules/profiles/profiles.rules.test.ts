import type { GoalInput } from '@mealwright/contracts/profiles';
import { activities, directions, goals, macroSplits, sexes, weekdays } from '@mealwright/contracts/profiles';
import { nutrientKeys } from '@mealwright/nutrition/nutrients';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goalInput } from '../../../test/make.ts';
import { goalsFor, wrongGoals } from './profiles.rules.ts';

const today = new Date('2026-11-18T09:00:00Z');

const range = fc
  .tuple(fc.double({ min: 0, max: 5000, noNaN: true }), fc.double({ min: 0, max: 5000, noNaN: true }))
  .map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }));
const overrides = fc.dictionary(fc.constantFrom(...nutrientKeys), fc.option(range), { maxKeys: 4 });
const anyone: fc.Arbitrary<GoalInput> = fc.record({
  sex: fc.constantFrom(...sexes),
  birthDate: fc
    .date({ min: new Date('1930-01-01'), max: new Date('2026-11-18'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  heightCm: fc.integer({ min: 100, max: 250 }),
  weightKg: fc.integer({ min: 25, max: 400 }),
  bodyFatPercent: fc.option(fc.integer({ min: 3, max: 70 })),
  activity: fc.constantFrom(...activities),
  lifeStage: fc.constantFrom('none' as const, 'pregnant' as const, 'lactating' as const),
  direction: fc.constantFrom(...directions),
  rateKgPerWeek: fc.double({ min: 0, max: 1.5, noNaN: true }),
  macroSplit: fc.constantFrom(...macroSplits.filter((split) => split !== 'custom')),
  customMacros: fc.constant(null),
  overrides,
  perWeekday: fc.dictionary(fc.constantFrom(...weekdays), overrides, { maxKeys: 3 }),
});

describe('goals for anyone', () => {
  it('are answers that the contract allows, for every person it lets in', () => {
    fc.assert(
      fc.property(anyone, (input) => {
        const answer = { ...goalsFor(input, today), updatedAt: null };
        expect(goals.safeParse(JSON.parse(JSON.stringify(answer))).error).toBeUndefined();
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('hold each override on each weekday, unless that weekday has its own', () => {
    fc.assert(
      fc.property(anyone, (input) => {
        const { targets, energy } = goalsFor(input, today);
        // Children under 3 are not planned for.
        if (energy === null) return;
        for (const day of weekdays) {
          const wanted = { ...input.overrides, ...input.perWeekday[day] };
          for (const [key, range] of Object.entries(wanted)) {
            if (range === null) expect(targets[day]).not.toHaveProperty(key);
            else expect(targets[day][key]).toEqual(range);
          }
        }
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it('that aim to lose never ask for less than the floor, and never for more than is spent', () => {
    fc.assert(
      fc.property(anyone, (input) => {
        const { energy } = goalsFor({ ...input, direction: 'lose', overrides: {}, perWeekday: {} }, today);
        if (energy === null) return;
        expect(energy.targetKcal).toBeGreaterThanOrEqual(Math.min(energy.floorKcal, energy.maintenanceKcal) - 10);
        expect(energy.targetKcal).toBeLessThanOrEqual(energy.maintenanceKcal + 10);
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});

describe('what the shape of the input cannot tell', () => {
  it('nothing is wrong with a person and nutrients that exist', () => {
    fc.assert(
      fc.property(anyone, (input) => {
        expect(wrongGoals(input, today)).toEqual({});
      }),
      { seed: 4, numRuns: 50 },
    );
  });

  it('a birthday in the future and nutrients that do not exist are named', () => {
    const input: GoalInput = {
      ...goalInput,
      birthDate: '2026-11-19',
      overrides: { proteinG: { min: 1 }, luckMg: { min: 1 } },
      perWeekday: { monday: { charmMg: null }, sunday: {} },
    };
    expect(Object.keys(wrongGoals(input, today))).toEqual([
      'birthDate',
      'overrides.luckMg',
      'perWeekday.monday.charmMg',
    ]);
  });

  it('born today is not in the future', () => {
    expect(wrongGoals({ ...goalInput, birthDate: '2026-11-18' }, today)).toEqual({});
  });
});
