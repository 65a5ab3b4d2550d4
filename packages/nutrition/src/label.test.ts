import { describe, expect, it } from 'vitest';
import { checkDigit, isInnerCode, readGtin, shownGtin } from './gtin.ts';
import { impossible, type Label, readLabel } from './label.ts';

const blank: Label = {
  per: '100g',
  portionGrams: null,
  densityGPerMl: null,
  energy: null,
  fatG: null,
  satFatG: null,
  carbsG: null,
  carbsWithFibre: false,
  sugarsG: null,
  fibreG: null,
  proteinG: null,
  salt: null,
  more: {},
};
/** Rolled oats, as a European label has them. */
const oats: Label = {
  ...blank,
  energy: { value: 1546, unit: 'kJ' },
  fatG: 7,
  satFatG: 1.3,
  carbsG: 56,
  sugarsG: 1,
  fibreG: 10,
  proteinG: 13.5,
  salt: { value: 0.02, unit: 'g-salt' },
};
const codes = (label: Label) => readLabel(label).marks.map((mark) => mark.code);

describe('a nutrition label', () => {
  it('becomes values per 100 g: kJ to kcal, salt to sodium, fibre within carbohydrate; what is not printed is unknown', () => {
    const { per100g, marks } = readLabel(oats);
    expect(per100g.kcal).toBeCloseTo(369.5, 1);
    expect(per100g.sodiumMg).toBeCloseTo(8, 6);
    expect(per100g.carbsG).toBe(66);
    expect(per100g.calciumMg).toBeNull();
    expect(marks).toEqual([]);
  });
  it('of the United States keeps its carbohydrate, which holds the fibre', () => {
    expect(readLabel({ ...oats, carbsG: 66, carbsWithFibre: true }).per100g.carbsG).toBe(66);
  });
  it('per portion is scaled by its weight, every value', () => {
    const { per100g, marks } = readLabel({
      ...blank,
      per: 'portion',
      portionGrams: 40,
      energy: { value: 200, unit: 'kcal' },
      proteinG: 4,
      salt: { value: 100, unit: 'mg-sodium' },
      more: { calciumMg: 80 },
    });
    expect([per100g.kcal, per100g.proteinG, per100g.sodiumMg, per100g.calciumMg]).toEqual([500, 10, 250, 200]);
    expect(marks).toEqual([]);
  });
  it('per 100 ml goes through the density, and says so when it had to assume one', () => {
    const syrup: Label = { ...blank, per: '100ml', energy: { value: 390, unit: 'kcal' }, carbsG: 97.5 };
    expect(readLabel({ ...syrup, densityGPerMl: 1.3 }).per100g.kcal).toBeCloseTo(300, 6);
    expect(codes({ ...syrup, densityGPerMl: 1.3 })).toEqual([]);
    expect(codes(syrup)).toEqual(['density-assumed']);
  });
  it.each<[string, Partial<Label>, string]>([
    ['kcal written as kJ', { energy: { value: 369, unit: 'kJ' } }, 'energy-differs'],
    ['kJ written as kcal', { energy: { value: 1546, unit: 'kcal' } }, 'energy-too-high'],
    ['more saturated fat than fat', { satFatG: 8 }, 'saturated-over-fat'],
    ['more sugar than carbohydrate', { sugarsG: 70 }, 'sugars-over-carbs'],
    ['parts that weigh more than the whole', { fatG: 30, proteinG: 30 }, 'parts-over-whole'],
    ['more than 100 g in 100 g', { fatG: 700 }, 'over-100g'],
    ['sodium in micrograms', { salt: { value: 80_000, unit: 'mg-sodium' } }, 'sodium-too-high'],
    ['a negative number', { proteinG: -2 }, 'negative'],
    ['no energy', { energy: null }, 'energy-missing'],
  ])('is marked for %s', (_, change, code) => {
    expect(codes({ ...oats, ...change })).toContain(code);
  });
  it('keeps suspect values as they are; a negative one is unknown', () => {
    expect(readLabel({ ...oats, satFatG: 8 }).per100g.satFatG).toBe(8);
    expect(readLabel({ ...oats, proteinG: -2 }).per100g.proteinG).toBeNull();
  });
  it('knows what no food can hold', () => {
    const of = (change: Partial<Label>) => impossible(readLabel({ ...oats, ...change }).per100g);
    expect(of({})).toEqual([]);
    expect(of({ fatG: 700 })).toEqual(['fatG']);
    expect(of({ energy: { value: 1546, unit: 'kcal' } })).toEqual(['kcal']);
    expect(of({ salt: { value: 120, unit: 'g-salt' } })).toEqual(['sodiumMg']);
  });
});

describe('a barcode', () => {
  it('is fourteen digits, however it was written', () => {
    for (const text of ['4006381333931', '400 6381 333931', '4006381-333931', '04006381333931'])
      expect(readGtin(text)).toBe('04006381333931');
    expect(readGtin('036000291452')).toBe('00036000291452');
    expect(readGtin('96385074')).toBe('00000096385074');
  });
  it('is refused with a wrong digit, with two digits swapped, with another length, with letters, and as nothing but zeros', () => {
    for (const text of [
      '4006381333932',
      '4006383133931',
      '400638133393',
      '40063813339311',
      '4006381E33931',
      '',
      '00000000',
    ])
      expect(readGtin(text), text).toBeNull();
  });
  it('may be the short UPC-E, which stands for a UPC-A', () => {
    expect(readGtin('04252614')).toBe(readGtin('042100005264'));
    expect(readGtin('01234133')).not.toBe(readGtin('01234134'));
  });
  it('finds every single wrong digit', () => {
    const right = '4006381333931';
    for (let at = 0; at < right.length; at++)
      for (let digit = 0; digit < 10; digit++)
        if (String(digit) !== right[at])
          expect(readGtin(right.slice(0, at) + digit + right.slice(at + 1)), `${at} ${digit}`).toBeNull();
  });
  it('of a scale in a shop is told apart', () => {
    expect(isInnerCode(readGtin(`200000100050${checkDigit('200000100050')}`)!)).toBe(true);
    expect(isInnerCode('04006381333931')).toBe(false);
  });
  it('is shown as it is printed', () => {
    expect(['04006381333931', '00036000291452', '00000096385074'].map(shownGtin)).toEqual([
      '4006381333931',
      '036000291452',
      '96385074',
    ]);
  });
});
