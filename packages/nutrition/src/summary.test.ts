import { describe, expect, it } from 'vitest';
import { makeFood } from '../test/make-food.ts';
import { bandOf } from './bands.ts';
import { insightCodes, insightText, weekdayOf } from './insights.ts';
import {
  balanceScore,
  checkTargets,
  type DayEaten,
  idealMacros,
  idealOf,
  macroPercent,
  produceGrams,
  scoreMacros,
  standardDeviation,
  sumMeals,
  summariseDay,
  summariseWeek,
} from './summary.ts';
import type { TargetRange } from './targets.ts';

// 30 % protein, 40 % carbohydrate, 30 % fat of 2,000 kcal
const ideal = { kcal: 2000, proteinG: 150, carbsG: 200, fatG: 600 / 9, fibreG: 30, sodiumMg: 2000 };
const meal = (recipeId: string | null, nutrition = ideal, produceG: number | null = 450) => ({
  recipeId,
  nutrition,
  produceG,
});
const dates = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29'];
const week = (change: (index: number) => Partial<DayEaten> = () => ({})): DayEaten[] =>
  dates.map((date, index) => ({ date, meals: [meal(`r${index}`)], targets: {}, ...change(index) }));

describe('bands', () => {
  it('widens a bare target as the planner does', () => {
    expect(bandOf('kcal', { target: 2000 })).toEqual({ min: 1900, max: 2100 });
    expect(bandOf('proteinG', { target: 100 })).toEqual({ min: 90, max: 110 });
    expect(bandOf('fatG', { target: 20 })).toEqual({ min: 16, max: 24 });
    expect(bandOf('fibreG', { target: 30 })).toEqual({ min: 30, max: null });
    expect(bandOf('sodiumMg', { target: 2300 })).toEqual({ min: null, max: 2300 });
    expect(bandOf('kcal', { min: 1800, target: 2000 })).toEqual({ min: 1800, max: null });
  });
  it('holds a bare target of any other nutrient as a minimum', () =>
    expect(bandOf('ironMg', { target: 15 })).toEqual({ min: 15, max: null }));
  const check = (kcal: number | null, incomplete: 'kcal'[], target: TargetRange) =>
    checkTargets({ nutrition: { kcal }, incomplete }, { kcal: target })[0]?.met;
  it('is neither met nor missed when the value is unknown', () => expect(check(null, [], { target: 2000 })).toBeNull());
  it('is met by a lower bound that suffices for a minimum, and open when it does not', () => {
    expect(check(2100, ['kcal'], { min: 2000 })).toBe(true);
    expect(check(1900, ['kcal'], { min: 2000 })).toBeNull();
  });
  it('is missed by a lower bound above a maximum, and open below it', () => {
    expect(check(2100, ['kcal'], { max: 2000 })).toBe(false);
    expect(check(1900, ['kcal'], { max: 2000 })).toBeNull();
  });
});

describe('a day', () => {
  it('sums its meals, and does not hide what one of them does not know', () => {
    const sum = sumMeals([
      { nutrition: { kcal: 500, ironMg: 2 } },
      { nutrition: { kcal: 300, ironMg: null } },
      { nutrition: { kcal: 1 } },
    ]);
    expect(sum).toEqual({ nutrition: { kcal: 801, ironMg: 2 }, incomplete: ['ironMg'] });
    expect(sumMeals([{ nutrition: { ironMg: null } }]).nutrition).toEqual({ ironMg: null });
  });
  it('is met when all its targets are', () => {
    const day = { date: dates[0]!, meals: [meal('a')], targets: { kcal: { target: 2050 }, fibreG: { min: 28 } } };
    expect(summariseDay(day).met).toBe(true);
    expect(summariseDay({ ...day, targets: { kcal: { target: 2500 } } }).met).toBe(false);
    expect(summariseDay({ ...day, targets: { ironMg: { min: 1 } } }).met).toBe(false);
    expect(summariseDay({ ...day, meals: [] }).met).toBe(false);
  });
});

describe('the balance score', () => {
  const perfect = { dailyKcal: [2000, 2000, 2000], macros: idealMacros, uniqueRecipes: 7 };
  it('is 100 for a steady, balanced, varied week', () => expect(balanceScore(perfect)).toBe(100));
  it('takes 20 points, weighted with six tenths, for days that differ by more than 500 kcal', () => {
    expect(standardDeviation([1000, 2000])).toBe(500);
    expect(balanceScore({ ...perfect, dailyKcal: [1000, 2000] })).toBe(100);
    expect(balanceScore({ ...perfect, dailyKcal: [1000, 2002] })).toBe(88);
  });
  it('takes a point per percent point of the macronutrients, weighted with four tenths', () => {
    const macros = { protein: 20, carbs: 50, fat: 30 };
    expect(scoreMacros(macros, idealMacros)).toBe(80);
    expect(balanceScore({ ...perfect, macros })).toBe(92);
    expect(scoreMacros({ protein: 0, carbs: 100, fat: 0 }, idealMacros)).toBe(0);
  });
  it('takes 10 for fewer than seven different meals, and stays within 0 and 100', () => {
    expect(balanceScore({ ...perfect, uniqueRecipes: 6 })).toBe(90);
    const worst = { dailyKcal: [0, 9000], macros: { protein: 0, carbs: 0, fat: 100 }, uniqueRecipes: 1 };
    expect(balanceScore(worst)).toBeCloseTo(38);
  });
  it('holds who aims at another balance against that one', () => {
    const keto = idealOf({ proteinG: { target: 125 }, carbsG: { max: 50 }, fatG: { target: 151 } });
    expect(keto.fat).toBeGreaterThan(60);
    expect(idealOf({})).toEqual(idealMacros);
    expect(Math.round(macroPercent(ideal)!.carbs)).toBe(40);
  });
});

describe('a week', () => {
  it('averages the days that have meals', () => {
    const summary = summariseWeek(week((index) => (index === 6 ? { meals: [] } : {})));
    expect(summary.daysWithMeals).toBe(6);
    expect(summary.average.kcal).toBe(2000);
    expect(summary.uniqueRecipes).toBe(6);
    expect(summary.kcalStdDev).toBe(0);
    expect(summary.balance?.score).toBe(90);
  });
  it('has no score when a macronutrient is unknown or nothing is planned', () => {
    expect(summariseWeek([]).balance).toBeNull();
    const unknown = week(() => ({ meals: [{ recipeId: 'a', nutrition: { kcal: 500, proteinG: null } }] }));
    expect(summariseWeek(unknown).balance).toBeNull();
  });
  it('speaks of the day that lacks vegetables, of what runs over, and of what is missing', () => {
    const days = week((index) => ({
      targets: { kcal: { target: index === 1 ? 1500 : 2000 }, fibreG: { min: 35 }, sodiumMg: { max: 1800 } },
      meals: [meal(`r${index}`, ideal, index === 3 ? 90 : 450)],
    }));
    const { insights } = summariseWeek(days, { ironMg: { min: 10 }, fibreG: { min: 60 } }).balance!;
    const byCode = new Map(insights.map((insight) => [insight.code, insight]));
    expect(insightText(byCode.get('produce.low')!)).toBe(
      'Add more vegetables or fruit on Thursday: 90 g of the 400 g to aim at.',
    );
    expect(insightText(byCode.get('day.above')!)).toBe('Tuesday is 425 kcal above its range.');
    expect(byCode.get('fibre.low')?.severity).toBe('warn');
    expect(byCode.get('sodium.high')?.params).toEqual({ mg: 2000, max: 1800 });
    expect(byCode.get('nutrient.low')?.params).toEqual({ nutrient: 'fibreG', percent: 50 });
    expect(byCode.get('macros.onTarget')?.severity).toBe('good');
    expect(insights.map((insight) => insight.severity)).toEqual(
      [...insights.map((insight) => insight.severity)].sort(
        (a, b) => 'warn info good'.indexOf(a) - 'warn info good'.indexOf(b),
      ),
    );
  });
  it('has English words for every code', () => {
    const params = {
      date: dates[0]!,
      weekday: 'monday',
      kcal: 1,
      percent: 1,
      ideal: 1,
      count: 1,
      grams: 1,
      min: 1,
      mg: 1,
      max: 1,
      goal: 1,
      days: 1,
      of: 2,
      protein: 1,
      carbs: 1,
      fat: 1,
      nutrient: 'vitB12Ug',
    };
    for (const code of insightCodes) {
      const text = insightText({ code, severity: 'info', params });
      expect(text).toMatch(/^[A-Z0-9].*\.$/);
      expect(text).not.toContain('undefined');
    }
    expect(insightText({ code: 'nutrient.low', severity: 'info', params })).toContain('Vitamin B12');
  });
});

describe('small things', () => {
  it('knows the weekday of a date', () => {
    expect(weekdayOf('2026-11-21')).toBe('saturday');
    expect(weekdayOf('2024-02-29')).toBe('thursday');
    expect(weekdayOf('2000-01-01')).toBe('saturday');
  });
  it('counts vegetables and fruit, but no potatoes', () =>
    expect(
      produceGrams([
        { food: makeFood({ name: 'carrot' }), grams: 100 },
        { food: makeFood({ name: 'sweet potato' }), grams: 200 },
        { food: makeFood({ name: 'apple', category: 'fruit' }), grams: 30 },
        { food: makeFood({ name: 'rice', category: 'grain' }), grams: 70 },
      ]),
    ).toBe(130));
});
