// Why no plan meets everything, and what would help. In this order: a slot that no recipe can fill; bounds that contradict
// each other on paper; a proof by linear program over all recipes, made small (a minimal set of bounds that cannot hold
// together); a proof by trying all days; else "unproven", with what the closest plan would need. Every suggested change is
// tried by planning with it.

import type { Bound, Elastic } from './elastic.ts';
import { elasticWeek } from './elastic.ts';
import { explainEmptySlot } from './explain-slot.ts';
import { kitchen } from './menus.ts';
import { isNearer, otherChanges, settling } from './other-changes.ts';
import { planWeek } from './plan.ts';
import type { Problem } from './prepare.ts';
import { prepare } from './prepare.ts';
import type { Explanation, PlannedWeek, PlanRequest, Relaxation } from './problem.ts';
import { provesNoDay } from './prove-days.ts';
import type { RecipeIndex } from './recipe-index.ts';
import { contradictions, currentBound, relax, roundOutward } from './relax.ts';
import type { Solver } from './solver.ts';
import { tried, worstMisses } from './tried.ts';

export type { Explanation, Relaxation } from './problem.ts';

/** Below this a bound counts as held: 0.001 % of the target. */
const HELD = 1e-5;
/** Other bounds are this much dearer when one bound is to give way alone. */
const ALONE = 1000;
/** A proven least change is for fractions of recipes; whole meals need a little more (share of the new value). */
const MARGIN = 0.05;
/** First plans that are made to try changes of targets, and other changes: at 30 to 60 ms each about half a second. */
const CONFIRMING_PLANS = 6;
const OTHER_PLANS = 5;
/** More is no help to decide. */
const MOST_OFFERED = 5;

/** Tries a change by planning with it, as long as plans are left; null = not tried. */
type Trial = (changed: PlanRequest, soft?: Bound) => PlannedWeek | null;

/** What changes are tried on, and the plan that they have to better. */
type Ground = { problem: Problem; request: PlanRequest; trial: Trial; closest: PlannedWeek | undefined };

/** Null when nothing stands in the way as far as linear programs tell. `closest`: the plan that missed, if one was made. */
export function explain(
  solver: Solver,
  index: RecipeIndex,
  request: PlanRequest,
  closest?: PlannedWeek,
): Explanation | null {
  const problem = prepare(index, request);
  const trials = (plans: number): Trial => {
    let left = plans;
    return (changed, soft) =>
      left-- > 0 ? planWeek(solver, index, { ...changed, work: 'first' }, soft ? { soft: [soft] } : {}) : null;
  };
  const trial = trials(CONFIRMING_PLANS);
  const empty = problem.types.find((type) => type.empty.length > 0);
  if (empty) return explainEmptySlot(index, request, empty.days[0]!, empty.empty, trial);

  const offered = (changes: readonly Relaxation[]): Relaxation[] =>
    worthOffering([
      ...(closest === undefined ? [] : settling(request, closest)),
      ...changes,
      ...otherChanges(request, closest, trials(OTHER_PLANS)),
    ]);
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
        relaxations: offered(changesThatHelp(elastic, members, { problem, request, trial, closest })),
      };
    }
  } finally {
    elastic.dispose();
  }
  if (!closest || closest.status === 'met') return null;
  const found = explainClosest(solver, problem, request, closest, trial);
  return { ...found, relaxations: offered(found.relaxations) };
}

/** What was tried and helps; what was only computed fills up where there is little else. */
function worthOffering(changes: readonly Relaxation[]): Relaxation[] {
  const settled = changes.find(({ kind }) => kind === 'settle');
  // To plan anew for what this very week reaches is no other choice, unless it has more dishes.
  const isSame = ({ kind, nutrient, bound, from, to, dishes }: Relaxation): boolean =>
    kind === 'nutrient' &&
    (dishes ?? 0) <= (settled?.dishes ?? 0) + MORE_DISHES &&
    settled?.changes.length === 1 &&
    settled.changes[0]!.nutrient === nutrient &&
    settled.changes[0]!.bound === bound &&
    Math.abs(Number(to) - settled.changes[0]!.to) < SAME * Math.abs(Number(from));
  const others = changes.filter((change) => !isSame(change));
  const rankOf = ({ confirmed, misses }: Relaxation): number => (confirmed ? 0 : misses !== null ? 1 : 2);
  // Of two ways that meet everything, the one with more dishes to look forward to.
  const dishesOf = ({ kind, dishes }: Relaxation): number => (kind === 'settle' ? Infinity : (dishes ?? 0));
  const sorted = [...others].sort((a, b) => rankOf(a) - rankOf(b) || Math.sign(dishesOf(b) - dishesOf(a) || 0));
  return sorted.filter((change, at) => rankOf(change) < 2 || at < FEW_OFFERED).slice(0, MOST_OFFERED);
}

const FEW_OFFERED = 3;
const SAME = 0.05;
const MORE_DISHES = 2;

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

function changesThatHelp(elastic: Elastic, members: readonly number[], ground: Ground): Relaxation[] {
  const changes = members.map((member) => {
    const { amounts } = elastic.solve(elastic.bounds.map((_, b) => (b === member ? 1 : ALONE)));
    const alone = amounts.every((amount, b) => b === member || amount <= HELD);
    return { member, amount: amounts[member]!, alone };
  });
  return changes
    .filter(({ alone }) => alone)
    .sort((a, b) => a.amount - b.amount)
    .map(({ member, amount }) => boundChange(elastic.bounds[member]!, amount, ground));
}

/** One bound gives way as far as a plan needs that keeps all others; that plan is the confirmation. */
function boundChange(which: Bound, amount: number, { problem, request, trial, closest }: Ground): Relaxation {
  const from = currentBound(request, which);
  const sign = which.bound === 'min' ? -1 : 1;
  const least = from + sign * amount * scaleOf(problem, which.nutrient, from);
  const change = (to: number, known: ReturnType<typeof tried>): Relaxation => ({
    kind: which.nutrient === 'budget' ? 'budget' : 'nutrient',
    ...nutrientOf(which),
    slot: null,
    from,
    to,
    ...known,
  });
  // Asked for what is proven possible at best, the plan overshoots by as little as it can.
  const week = trial(relax(request, which, least), which);
  const needed = week ? neededBy(week, which, least) : null;
  if (needed !== null) return change(roundOutward(needed, sign), confirmedBy(week));
  // That plan misses something else by a hair: one that knows how far it may go looks again.
  const stretched = week === null || which.nutrient === 'budget' ? least : stretchOf(week, which, least);
  const to = roundOutward(stretched * (1 + sign * MARGIN), sign);
  const again = week === null ? null : trial(relax(request, which, to));
  const helps = again !== null && (again.status === 'met' || isNearer(again, closest));
  return change(to, tried(helps ? again : null));
}

/** This plan misses nothing but the bound that gives way. */
function confirmedBy(week: PlannedWeek | null): Pick<Relaxation, 'confirmed' | 'changes' | 'misses' | 'dishes'> {
  return week === null ? tried(null) : { ...tried(week), confirmed: true, misses: [] };
}

/** How far the plan stretches this bound; null when it misses anything else. */
function neededBy(week: PlannedWeek, { nutrient, bound }: Bound, least: number): number | null {
  const missed = week.days.flatMap((day) => day.missed);
  if (missed.some((miss) => miss.nutrient !== nutrient || miss.bound !== bound)) return null;
  if (nutrient === 'budget') return Math.max(week.cost, least);
  return stretchOf(week, { nutrient, bound }, least);
}

/** How far the day goes that stretches this bound most. */
function stretchOf({ days }: PlannedWeek, { nutrient, bound }: Bound, least: number): number {
  const sign = bound === 'min' ? -1 : 1;
  return days
    .flatMap(({ missed }) => missed)
    .filter((miss) => miss.nutrient === nutrient && miss.bound === bound)
    .reduce((far, miss) => (sign * (miss.value - far) > 0 ? miss.value : far), least);
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
    ...tried(trial(relax(request, { nutrient, bound }, to))),
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
  // The smallest miss first: it is the easiest to do without.
  const missed = worstMisses(closest).reverse();
  const relaxations = missed.map(({ nutrient, bound, limit, value }): Relaxation => {
    const sign = bound === 'min' ? -1 : 1;
    const change = { kind: 'nutrient' as const, nutrient, bound, slot: null, from: limit };
    // When only one bound is missed, the closest plan itself is the plan with this change.
    if (missed.length === 1) return { ...change, to: roundOutward(value, sign), ...confirmedBy(closest) };
    const week = trial(request, { nutrient, bound });
    const needed = week ? neededBy(week, { nutrient, bound }, limit) : null;
    return { ...change, to: roundOutward(needed ?? value, sign), ...confirmedBy(needed === null ? null : week) };
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
