import type { Nutrition } from '@mealwright/contracts/common';
import type { Meal, Plan, PlanDay } from '@mealwright/contracts/plans';
import { bandOf } from '@mealwright/nutrition/bands';
import { isNutrientKey } from '@mealwright/nutrition/nutrients';
import type { PlanAction } from './plan-action.ts';

/** The plan as it will look, shown before the server has answered. Only what can be known here; the rest waits for the answer. */
export function previewOf(action: PlanAction, plan: Plan): Plan {
  switch (action.kind) {
    case 'servings':
      return changeMeal(plan, action.mealId, (meal) => ({
        ...meal,
        servings: action.servings,
        nutrition: scaled(meal.nutrition, action.servings / meal.servings),
      }));
    case 'lock':
      return changeMeal(plan, action.mealId, (meal) => ({ ...meal, locked: action.locked }));
    case 'remove':
      return changeMeal(plan, action.mealId, () => null);
    case 'move':
      return moved(plan, action);
    case 'restore':
      return { ...action.to, version: plan.version };
    default:
      return plan;
  }
}

function changeMeal(plan: Plan, mealId: string, change: (meal: Meal) => Meal | null): Plan {
  const days = plan.days.map((day) => {
    if (!day.meals.some((meal) => meal.mealId === mealId)) return day;
    const meals = day.meals.flatMap((meal) => (meal.mealId === mealId ? (change(meal) ?? []) : meal));
    return totalled(day, meals);
  });
  return { ...plan, days };
}

function moved(plan: Plan, to: { mealId: string; date: string; slotIndex: number }): Plan {
  const from = plan.days
    .flatMap((day) => day.meals.map((meal) => ({ date: day.date, meal })))
    .find(({ meal }) => meal.mealId === to.mealId);
  const slot = plan.slots[to.slotIndex]?.slot;
  if (from === undefined || slot === undefined) return plan;
  const there = plan.days
    .find((day) => day.date === to.date)
    ?.meals.find((meal) => meal.slotIndex === to.slotIndex && meal.mealId !== to.mealId);
  const arriving = { ...from.meal, slotIndex: to.slotIndex, slot };
  const leaving = there && { ...there, slotIndex: from.meal.slotIndex, slot: from.meal.slot };
  const days = plan.days.map((day) => {
    let meals = day.meals.filter((meal) => meal.mealId !== to.mealId && meal.mealId !== there?.mealId);
    if (day.date === to.date) meals = [...meals, arriving];
    if (leaving && day.date === from.date) meals = [...meals, leaving];
    return meals.length === day.meals.length && day.date !== to.date && day.date !== from.date
      ? day
      : totalled(day, meals);
  });
  return { ...plan, days };
}

const scaled = (nutrition: Nutrition, factor: number): Nutrition =>
  Object.fromEntries(Object.entries(nutrition).map(([key, value]) => [key, value === null ? null : value * factor]));

function totalled(day: PlanDay, unsorted: Meal[]): PlanDay {
  const meals = [...unsorted].sort((a, b) => a.slotIndex - b.slotIndex);
  // The difference is added to the old total, so that what the server counts on top stays counted.
  const nutrition: Nutrition = {};
  for (const [key, before] of Object.entries(day.nutrition)) {
    const sum = (list: Meal[]) => list.reduce((total, meal) => total + (meal.nutrition[key] ?? 0), 0);
    nutrition[key] = before === null ? null : Math.max(0, before + sum(meals) - sum(day.meals));
  }
  const missed = missedOf(nutrition, day.targets);
  return { ...day, meals, nutrition, missed, met: missed.length === 0 && meals.length > 0 };
}

function missedOf(nutrition: Nutrition, targets: PlanDay['targets']): PlanDay['missed'] {
  const missed: PlanDay['missed'] = [];
  for (const [nutrient, range] of Object.entries(targets)) {
    const value = nutrition[nutrient] ?? null;
    if (value === null || !isNutrientKey(nutrient)) continue;
    const { min, max } = bandOf(nutrient, range);
    if (min !== null && value < min) missed.push({ nutrient, bound: 'min', limit: min, value });
    if (max !== null && value > max) missed.push({ nutrient, bound: 'max', limit: max, value });
  }
  return missed;
}
