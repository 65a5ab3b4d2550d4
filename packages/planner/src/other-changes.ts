// Changes other than to a target: diet, allergens, minutes, what was left out, one more meal. Each is tried by planning; what
// meets everything is offered, and what comes clearly nearer, with what it would reach.

import { boundsOf } from './bands.ts';
import type { Change } from './explain-slot.ts';
import { allergenChanges, dietChanges, exclusionChanges } from './explain-slot.ts';
import type { PlannedWeek, PlanRequest, Relaxation } from './problem.ts';
import { roundOutward } from './relax.ts';
import { dishesOf, tried, worstMisses } from './tried.ts';

/** A change that misses less than this share of what the closest week misses is worth offering. */
const CLEARLY_NEARER = 0.6;
/** Single dislikes tried one by one, before all of them at once. */
const FEW = 3;

/** To want what this week reaches: nothing is cooked differently. */
export function settling(request: PlanRequest, closest: PlannedWeek): Relaxation[] {
  const planned = request.days.every(({ slots }, day) => {
    const there =
      closest.days[day]!.meals.length + (request.fixed ?? []).filter((one) => one.day === day && one.perMeal).length;
    return there >= slots.length;
  });
  const changes = worstMisses(closest).map(({ nutrient, bound, limit, value }) => ({
    nutrient,
    bound,
    from: limit,
    to: roundOutward(value, bound === 'min' ? -1 : 1),
  }));
  // Targets that contradict each other on paper are no week's to reach.
  const possible = request.days.every(({ targets }) =>
    Object.keys(targets).every((nutrient) => {
      const { low, high } = boundsOf(nutrient, targets[nutrient]!);
      return low <= high;
    }),
  );
  if (!planned || !possible || changes.length === 0) return [];
  const none = { nutrient: null, bound: null, slot: null, from: null, to: null };
  return [{ kind: 'settle', ...none, confirmed: true, changes, misses: [], dishes: dishesOf(closest) }];
}

/** Those that help, best first. `closest` says what there is to be bettered; without it only what meets everything counts. */
export function otherChanges(
  request: PlanRequest,
  closest: PlannedWeek | undefined,
  trial: (request: PlanRequest) => PlannedWeek | null,
): Relaxation[] {
  const groups = [
    allergenChanges(request),
    dietChanges(request),
    openMinutes(request),
    exclusions(request),
    oneMoreMeal(request),
  ];
  return groups.flatMap((changes) => {
    let nearest: { relaxation: Relaxation; week: PlannedWeek } | null = null;
    const confirmed: Relaxation[] = [];
    for (const { request: changed, ...change } of changes) {
      // The smallest step that meets everything is enough.
      if (confirmed.length > 0 && change.kind !== 'allergen') break;
      const week = trial(changed);
      if (week === null) break;
      const relaxation = { ...change, ...tried(week) };
      if (relaxation.confirmed) confirmed.push(relaxation);
      else if (nearest === null || week.violation.found < nearest.week.violation.found) nearest = { relaxation, week };
    }
    if (confirmed.length > 0 || nearest === null || closest === undefined) return confirmed;
    // Neither an allergy nor a conviction is named for a little more protein.
    if (['allergen', 'diet'].includes(nearest.relaxation.kind)) return [];
    return isNearer(nearest.week, closest) ? [nearest.relaxation] : [];
  });
}

/** Worth offering though it does not meet everything. */
export const isNearer = (week: PlannedWeek, closest: PlannedWeek | undefined): boolean =>
  closest !== undefined && week.violation.found < CLEARLY_NEARER * closest.violation.found;

function openMinutes(request: PlanRequest): Change[] {
  const limits = request.days.flatMap(({ slots }) => slots.flatMap(({ maxMinutes }) => maxMinutes ?? []));
  if (limits.length === 0) return [];
  const days = request.days.map((day) => ({ ...day, slots: day.slots.map(({ slot }) => ({ slot })) }));
  const change = { kind: 'minutes' as const, nutrient: null, bound: 'max' as const, slot: null };
  return [{ ...change, from: Math.min(...limits), to: null, request: { ...request, days } }];
}

function exclusions(request: PlanRequest): Change[] {
  const single = exclusionChanges(request);
  if (single.length === 0) return [];
  const all: Change = {
    ...single[0]!,
    from: 'all',
    request: { ...request, excludedFoodIds: [], excludedRecipeIds: [] },
  };
  return single.length === 1 ? single : single.length <= FEW ? [...single, all] : [all];
}

const MOST_MEALS = 6;

function oneMoreMeal(request: PlanRequest): Change[] {
  const most = Math.max(...request.days.map(({ slots }) => slots.length));
  if (most >= MOST_MEALS) return [];
  const days = request.days.map((day) => ({ ...day, slots: [...day.slots, { slot: 'snack' as const }] }));
  const change = { kind: 'slot' as const, nutrient: null, bound: null, slot: 'snack' as const };
  return [{ ...change, from: most, to: most + 1, request: { ...request, days } }];
}
