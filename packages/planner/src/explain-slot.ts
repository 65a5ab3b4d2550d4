// A slot that no recipe can fill: which filter emptied it, and the smallest change that fills it.

import { energyOf } from './bands.ts';
import { keptByRequest } from './filters.ts';
import { prepare } from './prepare.ts';
import type { Diet, Explanation, PlannedWeek, PlanRequest, Relaxation } from './problem.ts';
import { DIET_LEVEL } from './problem.ts';
import type { RecipeIndex } from './recipe-index.ts';
import { tried } from './tried.ts';

export type Change = Omit<Relaxation, 'kind' | 'confirmed' | 'changes' | 'misses' | 'dishes'> & {
  kind: Exclude<Relaxation['kind'], 'settle' | 'ours'>;
  request: PlanRequest;
};

const DIETS: readonly Diet[] = ['omnivore', 'pescatarian', 'vegetarian', 'vegan'];
const ENERGY_STEPS = [0.95, 1.05, 0.9, 1.1, 0.8, 1.25, 0.65, 1.5, 0.5];

/** `empty`: the slots of the day that no recipe can fill. A change counts when it fills all of them. */
export function explainEmptySlot(
  index: RecipeIndex,
  request: PlanRequest,
  day: number,
  empty: readonly number[],
  trial: (request: PlanRequest) => PlannedWeek | null,
): Explanation {
  const slot = request.days[day]!.slots[empty[0]!]!;
  const fills = (changed: PlanRequest): boolean =>
    prepare(index, changed, { onlyDay: day }).types[0]!.empty.length === 0;
  const changes = [
    ...minuteChanges(index, request, day, empty),
    ...allergenChanges(request),
    ...dietChanges(request),
    ...exclusionChanges(request),
    ...energyChange(request, fills),
  ].filter((change) => fills(change.request));
  const relaxations: Relaxation[] = [];
  for (const { request: changed, ...change } of changes) {
    // Of several minutes the first that a plan confirms, and the most of them, for more to choose from.
    const { kind } = change;
    const quicker = relaxations.filter((other) => other.kind === kind && other.confirmed).length;
    if (kind === 'minutes' && quicker > 1) continue;
    relaxations.push({ ...change, ...tried(trial(changed)) });
  }
  const first = changes[0];
  return {
    kind: 'empty_slot',
    slot: slot.slot,
    filter: index.bySlot[slot.slot].length === 0 ? 'none' : first ? filterOf(first) : leftOver(index, request),
    conflicts: [],
    certificate: { proved: true, least: request.days.length },
    relaxations: relaxations.sort((a, b) => Number(b.confirmed) - Number(a.confirmed)),
  };
}

function filterOf({ kind }: Change): Explanation['filter'] {
  return kind === 'nutrient' ? 'energy' : kind === 'budget' || kind === 'slot' ? null : kind;
}

/** No single change fills the slot: name the filter that takes most. */
function leftOver(index: RecipeIndex, request: PlanRequest): Explanation['filter'] {
  const kept = (changed: PlanRequest): number => keptByRequest(index, changed).reduce((sum, one) => sum + one, 0);
  const takes: [Explanation['filter'], number][] = [
    ['diet', kept({ ...request, diet: 'omnivore' })],
    ['allergen', kept({ ...request, allergens: [] })],
    ['excluded', kept({ ...request, excludedFoodIds: [], excludedRecipeIds: [] })],
  ];
  const now = kept(request);
  const most = takes.sort((a, b) => b[1] - a[1])[0]!;
  return most[1] > now ? most[0] : 'unknown';
}

/** More time for the empty slots: for the quickest dish, for one dish per day, for half of all dishes. */
function minuteChanges(index: RecipeIndex, request: PlanRequest, day: number, empty: readonly number[]): Change[] {
  const { slots } = request.days[day]!;
  const limits = empty.map((s) => slots[s]!.maxMinutes ?? Infinity);
  const shortest = Math.min(...limits);
  if (shortest === Infinity) return [];
  const kinds = new Set(empty.map((s) => slots[s]!.slot));
  const atLeast = (minutes: number): PlanRequest => ({
    ...request,
    days: request.days.map((other) => ({
      ...other,
      slots: other.slots.map((s) =>
        kinds.has(s.slot) && s.maxMinutes !== undefined ? { ...s, maxMinutes: Math.max(s.maxMinutes, minutes) } : s,
      ),
    })),
  });
  const open = prepare(index, atLeast(Infinity), { onlyDay: day }).types[0]!;
  const needed = [0, 0, 0];
  for (const s of empty) {
    const lane = open.lanes[open.slotIndex.indexOf(s)];
    if (!lane) return [];
    const minutes = Array.from(lane.recipe, (recipe) => index.minutes[recipe]!).sort((a, b) => a - b);
    [0, request.days.length - 1, minutes.length >> 1].forEach((rank, i) => {
      needed[i] = Math.max(needed[i]!, minutes[Math.min(rank, minutes.length - 1)]!);
    });
  }
  const steps = [...new Set(needed.map((minutes) => Math.ceil(minutes / 5) * 5))];
  return steps.map((to) => ({
    kind: 'minutes',
    nutrient: null,
    bound: 'max',
    slot: kinds.size === 1 ? slots[empty[0]!]!.slot : null,
    from: shortest,
    to,
    request: atLeast(to),
  }));
}

export function allergenChanges(request: PlanRequest): Change[] {
  return (request.allergens ?? []).map((allergen) => ({
    kind: 'allergen',
    nutrient: null,
    bound: null,
    slot: null,
    from: allergen,
    to: null,
    request: { ...request, allergens: request.allergens!.filter((other) => other !== allergen) },
  }));
}

export function dietChanges(request: PlanRequest): Change[] {
  return DIETS.filter((diet) => DIET_LEVEL[diet] < DIET_LEVEL[request.diet])
    .reverse()
    .map((diet) => ({
      kind: 'diet',
      nutrient: null,
      bound: null,
      slot: null,
      from: request.diet,
      to: diet,
      request: { ...request, diet },
    }));
}

export function exclusionChanges(request: PlanRequest): Change[] {
  const base = { kind: 'excluded' as const, nutrient: null, bound: null, slot: null, to: null };
  return [
    ...(request.excludedFoodIds ?? []).map((foodId) => ({
      ...base,
      from: foodId,
      request: { ...request, excludedFoodIds: request.excludedFoodIds!.filter((other) => other !== foodId) },
    })),
    ...((request.excludedRecipeIds?.length ?? 0) > 0
      ? [{ ...base, from: 'recipes', request: { ...request, excludedRecipeIds: [] } }]
      : []),
  ];
}

/** Recipes are there, but no portion of theirs fits the slot's share of the day's energy. */
function energyChange(request: PlanRequest, fills: (request: PlanRequest) => boolean): Change[] {
  const energy = energyOf(request.days[0]!.targets);
  if (energy === null || !request.days[0]!.targets.kcal) return [];
  for (const factor of ENERGY_STEPS) {
    const to = Math.round((energy * factor) / 50) * 50;
    const changed: PlanRequest = {
      ...request,
      days: request.days.map((day) => ({ ...day, targets: { ...day.targets, kcal: { target: to } } })),
    };
    if (!fills(changed)) continue;
    return [{ kind: 'nutrient', nutrient: 'kcal', bound: null, slot: null, from: energy, to, request: changed }];
  }
  return [];
}
