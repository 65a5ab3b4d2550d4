import type { FoodMark } from '@mealwright/contracts/foods';
import type { SubstitutionRoleName } from '@mealwright/contracts/substitutions';
import type { TextKey } from '../../i18n/use-text.ts';

export const markTexts: Record<FoodMark['code'], TextKey> = {
  'energy-differs': 'foods:mark.energy-differs',
  'kj-kcal-differ': 'foods:mark.kj-kcal-differ',
  'parts-over-whole': 'foods:mark.parts-over-whole',
  'saturated-over-fat': 'foods:mark.saturated-over-fat',
  'sugars-over-carbs': 'foods:mark.sugars-over-carbs',
  'over-100g': 'foods:mark.over-100g',
  'energy-too-high': 'foods:mark.energy-too-high',
  'sodium-too-high': 'foods:mark.sodium-too-high',
  'salt-sodium-differ': 'foods:mark.salt-sodium-differ',
  negative: 'foods:mark.negative',
  'energy-missing': 'foods:mark.energy-missing',
  'density-assumed': 'foods:mark.density-assumed',
};

export const roleTexts: Record<SubstitutionRoleName, TextKey> = {
  binder: 'foods:role.binder',
  leavening: 'foods:role.leavening',
  moisture: 'foods:role.moisture',
  fat: 'foods:role.fat',
  acid: 'foods:role.acid',
  sweetener: 'foods:role.sweetener',
  thickener: 'foods:role.thickener',
  protein: 'foods:role.protein',
  dairy: 'foods:role.dairy',
  liquid: 'foods:role.liquid',
  umami: 'foods:role.umami',
  flavour: 'foods:role.flavour',
  spice: 'foods:role.spice',
  starch: 'foods:role.starch',
  crunch: 'foods:role.crunch',
  texture: 'foods:role.texture',
  colour: 'foods:role.colour',
};

/** Digits as below the bars, also with blanks; null for words. */
export function barcodeIn(typed: string): string | null {
  const digits = typed.replace(/[\s-]/g, '');
  return /^\d{8,14}$/.test(digits) ? digits : null;
}

/** Something is off, beyond what was merely assumed. */
export const isSuspect = (marks: readonly FoodMark[]): boolean =>
  marks.some(({ code }) => code !== 'density-assumed' && code !== 'energy-missing');
