// A made-up cookbook for tests: plausible numbers from a seed, so that every test can have as many recipes as it wants.

import type { Diet, PlanDay, PlanRecipe, PlanRequest, SlotKind, Targets } from '../src/problem.ts';
import { seededRandom } from '../src/random.ts';

export const NUTRIENTS = ['kcal', 'proteinG', 'carbsG', 'fatG', 'fibreG', 'sodiumMg', 'ironMg', 'calciumMg'];

const KINDS: { slots: SlotKind[]; kcal: number }[] = [
  { slots: ['breakfast'], kcal: 380 },
  { slots: ['lunch', 'dinner'], kcal: 520 },
  { slots: ['lunch', 'dinner'], kcal: 600 },
  { slots: ['snack'], kcal: 180 },
];
const CUISINES = ['italian', 'indian', 'thai', 'greek', 'mexican'];
const SOURCES = ['chicken', 'fish', 'tofu', 'egg', null];
const ALLERGENS = ['gluten', 'milk', 'nuts', 'eggs'];
const DIETS: Diet[] = ['omnivore', 'pescatarian', 'vegetarian', 'vegan'];

export function cookbook(count: number, seed = 1): PlanRecipe[] {
  const random = seededRandom(seed);
  const between = (low: number, high: number): number => low + random() * (high - low);
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  return Array.from({ length: count }, (_, at) => {
    const kind = KINDS[at % KINDS.length]!;
    const kcal = kind.kcal * between(0.7, 1.35);
    const protein = between(0.12, 0.35);
    const fat = between(0.2, 0.45);
    return {
      id: `r${at}`,
      slots: kind.slots,
      perServing: {
        kcal,
        proteinG: (kcal * protein) / 4,
        carbsG: (kcal * (1 - protein - fat)) / 4,
        fatG: (kcal * fat) / 9,
        fibreG: kcal * between(0.008, 0.025),
        sodiumMg: kcal * between(0.3, 1.4),
        ironMg: kcal * between(0.004, 0.009),
        calciumMg: kcal * between(0.2, 0.6),
      },
      minutes: Math.round(between(5, 60)),
      cost: Math.round(between(80, 420)),
      cuisine: one(CUISINES),
      proteinSource: one(SOURCES),
      diet: one(DIETS),
      allergens: ALLERGENS.filter(() => random() < 0.12),
      foods: [
        { foodId: `f${Math.floor(random() * 20)}`, grams: Math.round(between(30, 200)) },
        { foodId: `f${Math.floor(random() * 20)}`, grams: Math.round(between(30, 200)) },
      ],
    };
  });
}

export const TARGETS: Targets = {
  kcal: { target: 2000 },
  proteinG: { target: 115 },
  carbsG: { target: 220 },
  fatG: { target: 72 },
  fibreG: { min: 22 },
  sodiumMg: { max: 2300 },
};

export const FOUR_SLOTS: PlanDay['slots'] = [
  { slot: 'breakfast' },
  { slot: 'lunch' },
  { slot: 'dinner' },
  { slot: 'snack' },
];

export function weekOf(day: PlanDay, days = 7): PlanDay[] {
  return Array.from({ length: days }, () => day);
}

export function request(changes: Partial<PlanRequest> = {}): PlanRequest {
  return { days: weekOf({ slots: FOUR_SLOTS, targets: TARGETS }), diet: 'omnivore', seed: 7, ...changes };
}

/** Liking from a seed, aligned to the recipes. */
export function likings(count: number, seed = 3): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => Math.round(random() * 100) / 100);
}
