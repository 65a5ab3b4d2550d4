import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ageOn,
  bmi,
  energyFloor,
  katchMcArdle,
  maintenanceEnergy,
  mifflinStJeor,
  restingEnergy,
  safety,
  youthRequirement,
} from './energy.ts';
import { macroSplits } from './macros.ts';
import { referenceIntakes } from './reference-intakes.ts';
import { computeTargets, reasonCodes, type TargetInput, weekdays } from './targets.ts';

const man: TargetInput = {
  sex: 'male',
  age: 35,
  heightCm: 180,
  weightKg: 82,
  bodyFatPercent: null,
  activity: 'moderate',
  lifeStage: 'none',
  direction: 'maintain',
  rateKgPerWeek: 0.5,
  macroSplit: 'balanced',
  customMacros: null,
  overrides: {},
  perWeekday: {},
};
const woman: TargetInput = { ...man, sex: 'female', age: 30, heightCm: 165, weightKg: 60 };
const codes = (input: TargetInput) => computeTargets(input).reasons.map((reason) => reason.code);
const monday = (input: TargetInput) => computeTargets(input).targets.monday;

describe('energy', () => {
  it('follows the published formulas', () => {
    expect(mifflinStJeor(man)).toBe(10 * 82 + 6.25 * 180 - 5 * 35 + 5);
    expect(mifflinStJeor(man)).toBe(1775);
    expect(mifflinStJeor(woman)).toBe(1320.25);
    expect(katchMcArdle(80, 20)).toBeCloseTo(370 + 21.6 * 64, 9);
    expect(restingEnergy({ ...man, bodyFatPercent: 20 }).formula).toBe('katch-mcardle');
    expect(maintenanceEnergy(man, 'moderate', 'none')).toBeCloseTo(1775 * 1.55, 9);
    expect(maintenanceEnergy(woman, 'sedentary', 'none')).toBeCloseTo(1320.25 * 1.2, 9);
  });

  it('uses the requirement of those who still grow', () => {
    const girl = { sex: 'female', age: 15, heightCm: 162, weightKg: 50, bodyFatPercent: null } as const;
    // 135.3 - 30.8 * 15 + 1.31 * (10 * 50 + 934 * 1.62) + 25
    expect(youthRequirement(girl, 'moderate')).toBeCloseTo(2335.43, 1);
    const boy = { sex: 'male', age: 8, heightCm: 128, weightKg: 26, bodyFatPercent: null } as const;
    // 88.5 - 61.9 * 8 + 1.13 * (26.7 * 26 + 903 * 1.28) + 20
    expect(youthRequirement(boy, 'light')).toBeCloseTo(1703.86, 1);
  });

  it('adds what pregnancy and breastfeeding need, to women only', () => {
    const own = maintenanceEnergy(woman, 'light', 'none');
    expect(maintenanceEnergy(woman, 'light', 'pregnant')).toBeCloseTo(own + 340, 9);
    expect(maintenanceEnergy(woman, 'light', 'lactating')).toBeCloseTo(own + 330, 9);
    expect(maintenanceEnergy(man, 'light', 'pregnant')).toBe(maintenanceEnergy(man, 'light', 'none'));
  });

  it('counts years by the calendar', () => {
    expect(ageOn('1990-06-15', '2026-06-14')).toBe(35);
    expect(ageOn('1990-06-15', '2026-06-15')).toBe(36);
    expect(ageOn('2004-02-29', '2026-02-28')).toBe(21);
    expect(ageOn('2004-02-29', '2026-03-01')).toBe(22);
    expect(() => ageOn('soon', '2026-01-01')).toThrow(RangeError);
  });
});

describe('targets', () => {
  it('keeps, loses and gains by 7,700 kcal a kilogram', () => {
    expect(monday(man).kcal).toEqual({ target: 2750 });
    expect(monday({ ...man, direction: 'lose' }).kcal).toEqual({ target: 2200 });
    expect(monday({ ...man, direction: 'gain', rateKgPerWeek: 0.25 }).kcal).toEqual({ target: 3030 });
  });

  it('splits 2,000 kcal as it says', () => {
    const at2000 = { ...man, overrides: { kcal: { target: 2000 } } };
    expect(monday(at2000)).toMatchObject({
      kcal: { target: 2000 },
      proteinG: { target: 125 },
      carbsG: { target: 225 },
      fatG: { target: 67 },
      fibreG: { min: 28 },
      sodiumMg: { max: 2300 },
    });
    expect(monday({ ...at2000, macroSplit: 'low_carb' })).toMatchObject({
      proteinG: { target: 150 },
      carbsG: { target: 100 },
      fatG: { target: 111 },
    });
    // 2 g per kg = 164 g, 33 % of energy; 30 % fat; the rest carbohydrate.
    expect(monday({ ...at2000, macroSplit: 'high_protein' })).toMatchObject({
      proteinG: { target: 164 },
      carbsG: { target: 186 },
      fatG: { target: 67 },
    });
    expect(monday({ ...at2000, macroSplit: 'keto' })).toMatchObject({
      proteinG: { target: 125 },
      carbsG: { max: 50 },
      fatG: { target: 151 },
      fibreG: { min: 14 },
    });
  });

  it('takes custom macros in grams and percent, and fills what is open', () => {
    const custom = (customMacros: TargetInput['customMacros'], kcal = 2000) =>
      monday({ ...man, macroSplit: 'custom', customMacros, overrides: { kcal: { target: kcal } } });
    expect(custom({ unit: 'percent', protein: 40, carbs: 30, fat: 30 })).toMatchObject({
      proteinG: { target: 200 },
      carbsG: { target: 150 },
      fatG: { target: 67 },
    });
    // Not 100: the proportions hold.
    expect(custom({ unit: 'percent', protein: 60, carbs: 60, fat: 30 })).toMatchObject({
      proteinG: { target: 200 },
      carbsG: { target: 200 },
      fatG: { target: 44 },
    });
    // 150 g protein leave 1,400 kcal, shared 45 : 30.
    expect(custom({ unit: 'g', protein: 150, carbs: null, fat: null })).toMatchObject({
      proteinG: { target: 150 },
      carbsG: { target: 210 },
      fatG: { target: 62 },
    });
  });

  it('lets three amounts in grams set the energy, unless the energy is set too', () => {
    const customMacros = { unit: 'g', protein: 160, carbs: 200, fat: 70 } as const;
    const free = computeTargets({ ...man, macroSplit: 'custom', customMacros });
    expect(free.targets.monday.kcal).toEqual({ target: 2070 });
    expect(free.reasons.map((reason) => reason.code)).toContain('energy.fromMacros');
    const set = monday({ ...man, macroSplit: 'custom', customMacros, overrides: { kcal: { target: 2500 } } });
    expect(set.kcal).toEqual({ target: 2500 });
  });

  it('sets anything by hand, takes targets away, and differs by weekday', () => {
    const { targets } = computeTargets({
      ...man,
      overrides: { sodiumMg: null, ironMg: { min: 12 }, nonsense: { min: 1 } },
      perWeekday: { tuesday: { kcal: { target: 3000 }, ironMg: null } },
    });
    expect(targets.monday.sodiumMg).toBeUndefined();
    expect(targets.monday.ironMg).toEqual({ min: 12 });
    expect(Object.keys(targets.monday)).not.toContain('nonsense');
    expect(targets.tuesday).toMatchObject({ kcal: { target: 3000 }, proteinG: { target: 188 }, fibreG: { min: 42 } });
    expect(targets.tuesday.ironMg).toBeUndefined();
    expect(targets.wednesday).toEqual(targets.monday);
  });

  it('shows the reference intakes without demanding them', () => {
    const { reference, targets } = computeTargets({ ...woman, direction: 'maintain' });
    expect(reference.ironMg).toEqual({ min: 18, max: 45 });
    expect(reference.vitB12Ug).toEqual({ min: 2.4 });
    expect(reference.magnesiumMg).toEqual({ min: 310 });
    expect(targets.monday.ironMg).toBeUndefined();
  });
});

describe('safety', () => {
  it('never loses more than 1 % of body mass a week', () => {
    const result = computeTargets({ ...man, direction: 'lose', rateKgPerWeek: 1.5 });
    expect(result.energy!.maintenanceKcal - result.energy!.targetKcal).toBeLessThanOrEqual((0.82 * 7700) / 7 + 10);
    expect(result.reasons.map((reason) => reason.code)).toContain('energy.rateCapped');
  });

  it('stops at the floor and says at what rate that is', () => {
    const small = {
      ...woman,
      weightKg: 55,
      activity: 'sedentary' as const,
      direction: 'lose' as const,
      rateKgPerWeek: 0.5,
    };
    expect(monday(small).kcal).toEqual({ target: 1200 });
    expect(codes(small)).toContain('energy.floor');
    expect(energyFloor('male', 1500)).toBe(1500);
    expect(energyFloor('female', 2000)).toBe(1700);
  });

  it('leaves a maintenance below the floor alone', () => {
    const old = {
      ...woman,
      age: 88,
      heightCm: 145,
      weightKg: 42,
      activity: 'sedentary' as const,
      direction: 'lose' as const,
    };
    const { energy } = computeTargets(old);
    expect(energy!.maintenanceKcal).toBeLessThan(1200);
    expect(Math.abs(energy!.targetKcal - energy!.maintenanceKcal)).toBeLessThanOrEqual(5);
  });

  it.each([
    ['underweight', { weightKg: 48 }, 'energy.noDeficit.underweight'],
    ['pregnant', { lifeStage: 'pregnant' }, 'energy.noDeficit.lifeStage'],
    ['breastfeeding', { lifeStage: 'lactating' }, 'energy.noDeficit.lifeStage'],
    ['under 18', { age: 17 }, 'energy.noDeficit.minor'],
  ] as const)('has no deficit for who is %s', (_, change, code) => {
    const { energy, reasons } = computeTargets({ ...woman, direction: 'lose', ...change });
    expect(Math.abs(energy!.targetKcal - energy!.maintenanceKcal)).toBeLessThanOrEqual(5);
    expect(reasons.map((reason) => reason.code)).toContain(code);
  });

  it('warns of an energy set below the floor, on any day', () => {
    expect(codes({ ...man, overrides: { kcal: { target: 1200 } } })).toContain('energy.belowFloor');
    expect(codes({ ...man, perWeekday: { friday: { kcal: { max: 900 } } } })).toContain('energy.belowFloor');
    expect(codes(man)).not.toContain('energy.belowFloor');
  });

  it('plans for no child under 3', () => {
    const result = computeTargets({ ...man, age: 2 });
    expect(result.energy).toBeNull();
    expect(result.targets.monday).toEqual({});
  });

  it('holds for anybody: a full, finite, sane answer', () => {
    const anybody = fc.record({
      sex: fc.constantFrom('female' as const, 'male' as const),
      age: fc.integer({ min: 3, max: 105 }),
      heightCm: fc.integer({ min: 100, max: 220 }),
      weightKg: fc.integer({ min: 25, max: 250 }),
      bodyFatPercent: fc.option(fc.integer({ min: 3, max: 70 })),
      activity: fc.constantFrom('sedentary' as const, 'light' as const, 'moderate' as const, 'very_active' as const),
      lifeStage: fc.constantFrom('none' as const, 'pregnant' as const, 'lactating' as const),
      direction: fc.constantFrom('lose' as const, 'maintain' as const, 'gain' as const),
      rateKgPerWeek: fc.double({ min: 0, max: 1.5, noNaN: true }),
      macroSplit: fc.constantFrom(...macroSplits),
    });
    fc.assert(
      fc.property(anybody, (person) => {
        const { targets, energy, reasons } = computeTargets({ ...man, ...person });
        const kcal = targets.monday.kcal!.target!;
        // At the least: a woman of 105 years, 100 cm and 25 kg, who sits all day (189 at rest x 1.2).
        expect(kcal).toBeGreaterThan(200);
        // At the most: 250 kg with 3 % fat, very active (5,610 at rest x 1.9), gaining 1.5 kg a week (+ 1,650), lactating.
        expect(kcal).toBeLessThan(14_000);
        if (person.direction === 'lose') {
          expect(energy!.targetKcal).toBeLessThanOrEqual(energy!.maintenanceKcal + 10);
          expect(energy!.targetKcal).toBeGreaterThanOrEqual(Math.min(energy!.floorKcal, energy!.maintenanceKcal) - 10);
          if (bmi(person.weightKg, person.heightCm) < safety.leastBmi)
            expect(energy!.targetKcal).toBeGreaterThanOrEqual(energy!.maintenanceKcal - 5);
        }
        const { proteinG, carbsG, fatG } = targets.monday;
        const grams = [proteinG!.target!, carbsG!.target ?? carbsG!.max!, fatG!.target!];
        for (const amount of grams) expect(amount).toBeGreaterThanOrEqual(0);
        if (person.macroSplit !== 'keto')
          expect(Math.abs(4 * grams[0]! + 4 * grams[1]! + 9 * grams[2]! - kcal)).toBeLessThan(15);
        for (const reason of reasons) expect(reasonCodes).toContain(reason.code);
        for (const day of weekdays) expect(targets[day]).toEqual(targets.monday);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('reference intakes', () => {
  it('has the 2019 values of potassium and sodium', () => {
    const potassium = (sex: 'male' | 'female', age: number, stage: 'none' | 'pregnant' | 'lactating' = 'none') =>
      referenceIntakes(sex, age, stage).intakes.potassiumMg;
    expect([potassium('male', 25), potassium('male', 16), potassium('male', 10)]).toEqual([3400, 3000, 2500]);
    expect([potassium('female', 80), potassium('female', 16), potassium('female', 5)]).toEqual([2600, 2300, 2300]);
    expect([potassium('female', 30, 'pregnant'), potassium('female', 30, 'lactating')]).toEqual([2900, 2800]);
    expect([2, 6, 11, 16, 40].map((age) => referenceIntakes('male', age).sodiumMaxMg)).toEqual([
      1200, 1500, 1800, 2300, 2300,
    ]);
  });

  it('changes with age, sex and life stage', () => {
    expect(referenceIntakes('female', 50).intakes.ironMg).toBe(18);
    expect(referenceIntakes('female', 51).intakes.ironMg).toBe(8);
    expect(referenceIntakes('female', 30, 'pregnant').intakes).toMatchObject({ ironMg: 27, folateDfeUg: 600 });
    expect(referenceIntakes('male', 30, 'pregnant').intakes.ironMg).toBe(8);
    expect(referenceIntakes('male', 71).intakes.vitDUg).toBe(20);
    expect(referenceIntakes('female', 52, 'lactating').intakes.magnesiumMg).toBe(320);
    expect(referenceIntakes('male', 30).limits).toMatchObject({ zincMg: 40, calciumMg: 2500, retinolUg: 3000 });
    expect(referenceIntakes('male', 30).limits.magnesiumMg).toBeUndefined();
  });
});
