// Why no plan meets everything, and what would help. In this order: a slot that no recipe can fill; bounds that contradict
// each other on paper; a proof by linear program over all recipes, made small (a minimal set of bounds that cannot hold
// together); a proof by trying all days; else "unproven", with what the closest plan would need. Every suggested change is
// tried by planning with it.

import type { Bound, Elastic } from './elastic.ts';
import { elasticWeek } from './elastic.ts';
import { allergenChanges, dietChanges, explainEmptySlot } from './explain-slot.ts';
import { kitchen } from './menus.ts';
import { planWeek } from './plan.ts';
import type { Problem } from './prepare.ts';
import { prepare } from './prepare.ts';
import type { Explanation, PlannedWeek, PlanRequest, Relaxation } from './problem.ts';
import { provesNoDay } from './prove-days.ts';
import type { RecipeIndex } from './recipe-index.ts';
import { contradictions, currentBound, relax, roundOutward } from './relax.ts';
import type { Solver } from './solver.ts';

export type { Explanation, Relaxation } from './problem.ts';

/** Below this a bound counts as held: 0.001 % of the target. */
const HELD = 1e-5;
/** Other bounds are this much dearer when one bound is to give way alone. */
const ALONE = 1000;
/** A proven least change is for fractions of recipes; whole meals need a little more (share of the new value). */
const MARGIN = 0.05;
/** First plans that are made to confirm suggestions: at 50 to 100 ms each an explanation stays within half a second. */
const CONFIRMING_PLANS = 3;

/** Tries a change by planning with it, as long as plans are left; null = not tried. */
type Trial = (changed: PlanRequest, soft?: Bound) => PlannedWeek | null;

/** Null when nothing stands in the way as far as linear programs tell. `closest`: the plan that missed, if one was made. */
export function explain(
  solver: Solver,
  index: RecipeIndex,
  request: PlanRequest,
  closest?: PlannedWeek,
): Explanation | null {
  const problem = prepare(index, request);
  let plans = CONFIRMING_PLANS;
  const trial: Trial = (changed, soft) =>
    plans-- > 0 ? planWeek(solver, index, { ...changed, work: 'first' }, soft ? { soft } : {}) : null;
  const empty = problem.types.find((type) => type.empty.length > 0);
  if (empty) return explainEmptySlot(index, request, empty.days[0]!, empty.empty, trial);

  const contradiction = contradictions(request);
  if (contradiction) return contradictionOf(contradiction, request, trial);

  const elastic = elasticWeek(solver, kitchen(problem));
  try {
    const base = elastic.solve(
      elastic.bounds.map(() => 1),
      HELD,
    );
    if (base.least > HELD) {
      const members = minimalConflict(elastic, base.support);
      return {
        kind: 'conflict',
        slot: null,
        filter: null,
        conflicts: members.map((b) => ({ ...elastic.bounds[b]!, value: currentBound(request, elastic.bounds[b]!) })),
        certificate: { proved: true, least: base.least },
        relaxations: changesThatHelp(elastic, members, problem, request, trial),
      };
    }
  } finally {
    elastic.dispose();
  }
  if (!closest || closest.status === 'met') return null;
  return explainClosest(solver, problem, request, closest, trial);
}

/**
 * Deletion filter: leave out one bound after the other; where the rest can then be met, that bound belongs to the conflict.
 * It starts from the bounds that carry the proof (two to four, instead of all), so few programs are solved.
 */
function minimalConflict(elastic: Elastic, support: readonly number[]): number[] {
  const members = new Set(support);
  for (const bound of support) {
    if (!members.has(bound)) continue;
    members.delete(bound);
    const { least, support: rest } = elastic.solve(
      elastic.bounds.map((_, b) => (members.has(b) ? 1 : 0)),
      HELD,
    );
    if (least <= HELD) members.add(bound);
    else for (const other of members) if (!rest.includes(other)) members.delete(other);
  }
  return [...members].sort((a, b) => a - b);
}

function changesThatHelp(
  elastic: Elastic,
  members: readonly number[],
  problem: Problem,
  request: PlanRequest,
  trial: Trial,
): Relaxation[] {
  const changes = members.map((member) => {
    const { amounts } = elastic.solve(elastic.bounds.map((_, b) => (b === member ? 1 : ALONE)));
    const alone = amounts.every((amount, b) => b === member || amount <= HELD);
    return { member, amount: amounts[member]!, alone };
  });
  const relaxations = changes
    .filter(({ alone }) => alone)
    .sort((a, b) => a.amount - b.amount)
    .map(({ member, amount }) => boundChange(elastic.bounds[member]!, amount, problem, request, trial));
  if (!relaxations.some(({ confirmed }) => confirmed)) relaxations.push(...looserFilters(request, trial));
  return relaxations.sort((a, b) => Number(b.confirmed) - Number(a.confirmed));
}

/** One bound gives way as far as a plan needs that keeps all others; that plan is the confirmation. */
function boundChange(which: Bound, amount: number, problem: Problem, request: PlanRequest, trial: Trial): Relaxation {
  const from = currentBound(request, which);
  const sign = which.bound === 'min' ? -1 : 1;
  const least = from + sign * amount * scaleOf(problem, which.nutrient, from);
  const change = (to: number, confirmed: boolean): Relaxation => ({
    kind: which.nutrient === 'budget' ? 'budget' : 'nutrient',
    ...nutrientOf(which),
    slot: null,
    from,
    to,
    confirmed,
  });
  // Asked for what is proven possible at best, the plan overshoots by as little as it can.
  const week = trial(relax(request, which, least), which);
  const needed = week ? neededBy(week, which, least) : null;
  return needed === null
    ? change(roundOutward(least * (1 + sign * MARGIN), sign), false)
    : change(roundOutward(needed, sign), true);
}

/** How far the plan stretches this bound; null when it misses anything else. */
function neededBy(week: PlannedWeek, { nutrient, bound }: Bound, least: number): number | null {
  const missed = week.days.flatMap((day) => day.missed);
  if (missed.some((miss) => miss.nutrient !== nutrient || miss.bound !== bound)) return null;
  if (nutrient === 'budget') return Math.max(week.cost, least);
  const sign = bound === 'min' ? -1 : 1;
  return missed.reduce((far, miss) => (sign * (miss.value - far) > 0 ? miss.value : far), least);
}

function looserFilters(request: PlanRequest, trial: Trial): Relaxation[] {
  return [...allergenChanges(request), ...dietChanges(request)]
    .map(({ request: changed, ...change }) => ({ ...change, confirmed: trial(changed)?.status === 'met' }))
    .filter(({ confirmed }) => confirmed);
}

function nutrientOf({
  nutrient,
  bound,
}: {
  nutrient: string;
  bound: 'min' | 'max';
}): Pick<Relaxation, 'nutrient' | 'bound'> {
  return nutrient === 'budget' ? { nutrient: null, bound: 'max' } : { nutrient, bound };
}

function scaleOf(problem: Problem, nutrient: string, fallback: number): number {
  for (const { bands } of problem.types) for (const band of bands) if (band.nutrient === nutrient) return band.scale;
  return Math.max(1, Math.abs(fallback));
}

function contradictionOf(
  { nutrient, min, max }: { nutrient: string; min: number; max: number },
  request: PlanRequest,
  trial: Trial,
): Explanation {
  const change = (bound: 'min' | 'max', from: number, to: number): Relaxation => ({
    kind: 'nutrient',
    nutrient,
    bound,
    slot: null,
    from,
    to,
    confirmed: trial(relax(request, { nutrient, bound }, to))?.status === 'met',
  });
  return {
    kind: 'conflict',
    slot: null,
    filter: null,
    conflicts: [
      { nutrient, bound: 'min', value: min },
      { nutrient, bound: 'max', value: max },
    ],
    certificate: { proved: true, least: (min - max) / Math.max(1, (min + max) / 2) },
    relaxations: [change('min', min, roundOutward(max * 0.9, -1)), change('max', max, roundOutward(min * 1.1, 1))].sort(
      (a, b) => Number(b.confirmed) - Number(a.confirmed),
    ),
  };
}

/** No linear program forbids it, yet the plan missed: whole recipes do not fit. Proved if no day at all can be built. */
function explainClosest(
  solver: Solver,
  problem: Problem,
  request: PlanRequest,
  closest: PlannedWeek,
  trial: Trial,
): Explanation {
  const least = provesNoDay(solver, problem);
  const worst = new Map<
    string,
    { nutrient: string; bound: 'min' | 'max'; limit: number; value: number; off: number }
  >();
  for (const day of closest.days) {
    for (const { nutrient, bound, limit, value } of day.missed) {
      const key = `${nutrient} ${bound}`;
      const off = Math.abs(value - limit);
      if (off > (worst.get(key)?.off ?? -1)) worst.set(key, { nutrient, bound, limit, value, off });
    }
  }
  const missed = [...worst.values()].sort((a, b) => a.off / Math.max(1, a.limit) - b.off / Math.max(1, b.limit));
  const relaxations = missed.map(({ nutrient, bound, limit, value }): Relaxation => {
    const sign = bound === 'min' ? -1 : 1;
    const change = { kind: 'nutrient' as const, nutrient, bound, slot: null, from: limit };
    // When only one bound is missed, the closest plan itself is the plan with this change.
    if (missed.length === 1) return { ...change, to: roundOutward(value, sign), confirmed: true };
    const week = trial(request, { nutrient, bound });
    const needed = week ? neededBy(week, { nutrient, bound }, limit) : null;
    return { ...change, to: roundOutward(needed ?? value, sign), confirmed: needed !== null };
  });
  return {
    kind: least > HELD ? 'conflict' : 'unproven',
    slot: null,
    filter: null,
    conflicts: missed.map(({ nutrient, bound, limit }) => ({ nutrient, bound, value: limit })),
    certificate: { proved: least > HELD, least },
    relaxations: relaxations.sort((a, b) => Number(b.confirmed) - Number(a.confirmed)),
  };
}
