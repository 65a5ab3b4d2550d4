import { boundsOf } from './bands.ts';
import type { Bound } from './elastic.ts';
import type { PlanRequest, Target } from './problem.ts';

/** The value of a bound as the request has it: the strictest of its days; the budget likewise. */
export function currentBound(request: PlanRequest, { nutrient, bound }: Bound): number {
  if (nutrient === 'budget') return request.budget ?? 0;
  let value = bound === 'min' ? -Infinity : Infinity;
  for (const { targets } of request.days) {
    const target = targets[nutrient];
    if (!target) continue;
    const { low, high } = boundsOf(nutrient, target);
    value = bound === 'min' ? Math.max(value, low) : Math.min(value, high);
  }
  return value;
}

/** The request with one bound moved on every day where it is stricter. */
export function relax(request: PlanRequest, { nutrient, bound }: Bound, to: number): PlanRequest {
  if (nutrient === 'budget') return { ...request, budget: to };
  return {
    ...request,
    days: request.days.map((day) => {
      const target = day.targets[nutrient];
      if (!target) return day;
      return { ...day, targets: { ...day.targets, [nutrient]: moved(nutrient, target, bound, to) } };
    }),
  };
}

function moved(nutrient: string, target: Target, bound: 'min' | 'max', to: number): Target {
  const { low, high } = boundsOf(nutrient, target);
  const min = bound === 'min' ? Math.min(low, to) : low;
  const max = bound === 'max' ? Math.max(high, to) : high;
  return {
    ...(min > -Infinity ? { min } : {}),
    ...(target.target === undefined ? {} : { target: target.target }),
    ...(max < Infinity ? { max } : {}),
  };
}

/** The first nutrient whose minimum lies above its maximum on some day. */
export function contradictions(request: PlanRequest): { nutrient: string; min: number; max: number } | null {
  for (const { targets } of request.days) {
    for (const nutrient of Object.keys(targets).sort()) {
      const { low, high } = boundsOf(nutrient, targets[nutrient]!);
      if (low > high) return { nutrient, min: low, max: high };
    }
  }
  return null;
}

/** To a number that people write: two digits, away from the strict side. */
export function roundOutward(value: number, sign: 1 | -1): number {
  if (value <= 0) return 0;
  const unit = 10 ** Math.max(-1, Math.floor(Math.log10(value)) - 2);
  const steps = value / unit;
  return Number((unit * (sign > 0 ? Math.ceil(steps - 1e-9) : Math.floor(steps + 1e-9))).toPrecision(12));
}
