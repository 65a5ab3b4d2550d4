import type { SlotKind } from '@mealwright/contracts/common';
import type { Meal, Plan } from '@mealwright/contracts/plans';
import { isNutrientKey } from '@mealwright/nutrition/nutrients';
import { summariseWeek } from '@mealwright/nutrition/summary';
import { daysOfWeek, eatenOf } from './plans.rules.ts';
import type { PlanWithMeals, ShownMeal, StoredQuality } from './plans.service.ts';

type Nutrition = Record<string, number | null>;

/** The plan as the contract has it: what each day comes to, held against its targets. */
export function planView({ plan, meals }: PlanWithMeals): Plan {
  const dates = daysOfWeek(plan.week_start);
  const totals = meals.map((meal) => eatenOf(meal));
  // All 46 stand on the days and on the recipe; on every meal too they were two thirds of the answer (57 kB).
  const keys = [...new Set([...onMeals, ...plan.targets.flatMap((targets) => Object.keys(targets))])];
  const views = meals.map((meal, at) => mealView(meal, totals[at] ?? {}, keys));
  const week = summariseWeek(
    dates.map((date, at) => ({
      date,
      targets: plan.targets[at] ?? {},
      // A free entry without figures says nothing about the day; the others still do.
      meals: views.flatMap((view, index) => {
        const nutrition = totals[index] ?? {};
        const counts = meals[index]?.date === date && Object.keys(nutrition).length > 0;
        return counts ? [{ recipeId: view.recipeId, nutrition }] : [];
      }),
    })),
  );
  const days = week.days.map((summary, at) => {
    const ofDay = views.filter((_, index) => meals[index]?.date === summary.date);
    return {
      date: summary.date,
      meals: ofDay,
      nutrition: summary.nutrition as Record<string, number | null>,
      incomplete: summary.incomplete,
      targets: plan.targets[at] ?? {},
      met: summary.met,
      missed: summary.checks.flatMap((check) => {
        if (check.met === true || ofDay.length === 0) return [];
        const { nutrient, value, min, max } = check;
        const low = min !== null && (value ?? 0) < min;
        return [
          {
            nutrient,
            bound: low || max === null ? ('min' as const) : ('max' as const),
            limit: (low ? min : max) ?? 0,
            value,
          },
        ];
      }),
    };
  });
  return {
    planId: plan.id,
    userId: plan.user_id,
    weekStart: plan.week_start,
    startDate: dates[0] ?? plan.week_start,
    endDate: dates[6] ?? plan.week_start,
    version: plan.version,
    slots: plan.slots,
    days,
    quality: plan.quality === null ? null : qualityView(plan.quality, days),
    balance: week.balance,
    createdAt: plan.created_at.toISOString(),
    updatedAt: plan.updated_at.toISOString(),
    metadata: { source: plan.source },
  };
}

function qualityView({ of: _, kept: __, ...known }: StoredQuality, days: readonly { met: boolean }[]): Plan['quality'] {
  return { ...known, allBandsMet: days.every((day) => day.met) };
}

/** What a card shows, and what a change that has not been answered yet counts with; beside them what the plan has targets for. */
const onMeals = ['kcal', 'proteinG', 'carbsG', 'fatG', 'fibreG', 'sugarG', 'sodiumMg'];

function mealView(meal: ShownMeal, total: Nutrition, keys: readonly string[]): Meal {
  const own = meal.recipe_id === null;
  return {
    mealId: meal.id,
    slotIndex: meal.slot_index,
    slot: meal.slot as SlotKind,
    recipeId: meal.recipe_id,
    title: meal.title ?? meal.recipe_title ?? '',
    servings: meal.servings,
    locked: meal.locked,
    leftoverOf: meal.leftover_of,
    cookedOn: meal.cooked_on,
    keptFor: (meal.kept_for ?? []).map(({ mealId, date, servings }) => ({ mealId, date, servings })),
    totalMinutes: meal.total_minutes,
    cuisine: meal.cuisine,
    picture: meal.picture,
    illustration: meal.illustration,
    // An entry of one's own keeps all that was written down, so that undo can bring it back.
    nutrition: only(total, own ? Object.keys(total).filter(isNutrientKey) : keys),
  };
}

const only = (nutrition: Nutrition, keys: readonly string[]): Nutrition =>
  Object.fromEntries(keys.flatMap((key) => (key in nutrition ? [[key, nutrition[key] ?? null]] : [])));
