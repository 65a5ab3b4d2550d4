import { slotKinds } from '@mealwright/contracts/common';
import { weekdays } from '@mealwright/contracts/profiles';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysOfWeek } from '../plans.rules.ts';
import { copiesOf, isLeftoverOf, placesFor, recurringPlaces, weekdayOf } from './weeks.rules.ts';

const slotsOf = fc.array(fc.record({ slot: fc.constantFrom(...slotKinds) }), { minLength: 1, maxLength: 6 });
const start = fc.integer({ min: 0, max: 3000 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

/** A week with a meal in some of its places, some of them left over from an earlier one. */
const week = fc
  .tuple(start, slotsOf, fc.array(fc.tuple(fc.nat(6), fc.nat(5), fc.boolean()), { maxLength: 42 }))
  .map(([weekStart, slots, wanted]) => {
    const days = daysOfWeek(weekStart);
    const places = new Map(
      wanted.map(([day, at, left]) => [`${day} ${at % slots.length}`, { day, at: at % slots.length, left }]),
    );
    const meals = [...places.values()]
      .sort((a, b) => a.day - b.day || a.at - b.at)
      .map(({ day, at }, index) => ({
        id: `meal ${index}`,
        date: days[day] ?? weekStart,
        slot_index: at,
        slot: slots[at]?.slot ?? 'snack',
        recipe_id: `recipe ${index % 3}`,
        title: null,
        nutrition: null,
        servings: 1 + (index % 4) / 4,
        leftover_of: null as string | null,
      }));
    for (const meal of meals) {
      const source = meals.find((one) => isLeftoverOf(meal, one) && one.leftover_of === null);
      if (source !== undefined && meal.servings > 1.5) meal.leftover_of = source.id;
    }
    return { weekStart, slots, meals };
  });
const placeOf = ({ date, slot_index }: { date: string; slot_index: number }) => `${date} ${slot_index}`;

describe('a week that is used again', () => {
  it('comes out as it went in, in a week with the same slots that begins on the same weekday', () => {
    fc.assert(
      fc.property(week, ({ weekStart, slots, meals }) => {
        const placed = placesFor(weekStart, slots, copiesOf(slots, meals), []);
        expect(
          placed.map(({ copy: _, leftoverOf, ...meal }) => ({
            ...meal,
            leftover_of: leftoverOf === null ? null : meals[leftoverOf]?.id,
          })),
        ).toEqual(meals.map(({ id: _, ...meal }) => meal));
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('never puts two meals in one place, nor one where something stays, and keeps weekday and kind', () => {
    fc.assert(
      fc.property(week, start, slotsOf, ({ slots, meals }, other, others) => {
        const taken = [{ date: daysOfWeek(other)[2] ?? other, slot_index: 0 }];
        const placed = placesFor(other, others, copiesOf(slots, meals), taken);
        expect(new Set(placed.map(placeOf)).size).toBe(placed.length);
        expect(placed.map(placeOf)).not.toContain(placeOf(taken[0] ?? { date: '', slot_index: 0 }));
        for (const one of placed) {
          const from = meals[one.copy];
          expect(weekdayOf(one.date)).toBe(weekdayOf(from?.date ?? ''));
          expect([one.slot, others[one.slot_index]?.slot]).toEqual([from?.slot, from?.slot]);
        }
      }),
      { seed: 2, numRuns: 200 },
    );
  });
});

describe('meals that recur', () => {
  it('stand on their weekdays, each in a place of its own', () => {
    const rules = fc.array(
      fc.record({
        recipe_id: fc.constantFrom('a', 'b', 'c'),
        slot: fc.constantFrom(...slotKinds),
        weekdays: fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 }),
        servings: fc.constantFrom(1, 1.5),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(start, slotsOf, rules, (weekStart, slots, wanted) => {
        const placed = recurringPlaces(weekStart, slots, wanted);
        expect(new Set(placed.map(placeOf)).size).toBe(placed.length);
        for (const one of placed) {
          expect(slots[one.slot_index]?.slot).toBe(one.slot);
          const rule = wanted.find((each) => each.recipe_id === one.recipe_id && each.slot === one.slot);
          expect(rule).toBeDefined();
        }
        // Nobody is left out while there is a place.
        for (const day of daysOfWeek(weekStart)) {
          for (const kind of slotKinds) {
            const asked = wanted.filter((rule) => rule.slot === kind && rule.weekdays.includes(weekdayOf(day))).length;
            const there = slots.filter(({ slot }) => slot === kind).length;
            expect(placed.filter((one) => one.date === day && one.slot === kind).length).toBe(Math.min(asked, there));
          }
        }
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});
