import type { Food, FoodLabel, OwnFoodInput } from '@mealwright/contracts/foods';
import { aisles } from '@mealwright/nutrition/vocabulary';

type Numbers = 'fatG' | 'satFatG' | 'carbsG' | 'sugarsG' | 'fibreG' | 'proteinG';
/** What stands in the fields of the editor. */
export type FoodForm = Record<Numbers | 'portionGrams' | 'energy' | 'salt', number | null> & {
  name: string;
  brand: string;
  gtin: string;
  per: FoodLabel['per'];
  /** Weight of 100 ml. */
  weight100ml: number | null;
  energyUnit: 'kcal' | 'kJ';
  saltUnit: 'g-salt' | 'mg-sodium';
  carbsWithFibre: boolean;
  aisle: NonNullable<OwnFoodInput['aisle']> | null;
  diet: OwnFoodInput['diet'];
  allergensStated: boolean;
  allergens: NonNullable<OwnFoodInput['allergens']>;
  portions: { label: string; grams: number | null }[];
};

export const emptyForm = (american: boolean, gtin = ''): FoodForm => ({
  name: '',
  brand: '',
  gtin,
  per: american ? 'portion' : '100g',
  portionGrams: null,
  weight100ml: null,
  energy: null,
  energyUnit: 'kcal',
  fatG: null,
  satFatG: null,
  carbsG: null,
  carbsWithFibre: american,
  sugarsG: null,
  fibreG: null,
  proteinG: null,
  salt: null,
  saltUnit: american ? 'mg-sodium' : 'g-salt',
  aisle: null,
  diet: null,
  allergensStated: false,
  allergens: [],
  portions: [],
});

export function formOf(food: Food): FoodForm {
  const start = emptyForm(false);
  const { label } = food;
  if (label === null) return start;
  const { per, portionGrams, densityGPerMl, energy, salt, more: _, ...values } = label;
  return {
    ...start,
    ...values,
    name: food.name,
    brand: food.brand ?? '',
    gtin: food.gtin === null ? '' : food.gtin.replace(/^0{1,6}/, ''),
    per,
    portionGrams,
    weight100ml: densityGPerMl === null ? null : densityGPerMl * 100,
    energy: energy?.value ?? null,
    energyUnit: energy?.unit ?? 'kcal',
    salt: salt?.value ?? null,
    saltUnit: salt?.unit ?? 'g-salt',
    aisle: aisles.find((one) => one === food.aisle && one !== 'other') ?? null,
    diet: food.dietKnown ? food.diet : null,
    allergensStated: food.allergensKnown,
    allergens: food.allergens,
    portions: food.portions.filter((one) => one.label !== 'portion'),
  };
}

/** Fields that must be filled in and are not. */
export const missing = (form: FoodForm): ('name' | 'portionGrams')[] => [
  ...(form.name.trim() === '' ? (['name'] as const) : []),
  ...(form.per === 'portion' && form.portionGrams === null ? (['portionGrams'] as const) : []),
];

/** `old`: what the editor does not show stays as it was. */
export function inputOf(form: FoodForm, old: Food | null): OwnFoodInput {
  const { fatG, satFatG, carbsG, carbsWithFibre, sugarsG, fibreG, proteinG } = form;
  return {
    name: form.name.trim(),
    brand: form.brand.trim() === '' ? null : form.brand.trim(),
    gtin: form.gtin.trim() === '' ? null : form.gtin.trim(),
    category: (old?.category ?? 'meal') as OwnFoodInput['category'],
    aisle: form.aisle,
    diet: form.diet,
    allergens: form.allergensStated ? form.allergens : null,
    portions: form.portions.flatMap(({ label, grams }) =>
      label.trim() === '' || grams === null || grams <= 0 ? [] : [{ label: label.trim(), grams }],
    ),
    label: {
      per: form.per,
      portionGrams: form.per === 'portion' ? form.portionGrams : null,
      densityGPerMl: form.per === '100ml' && form.weight100ml !== null ? form.weight100ml / 100 : null,
      energy: form.energy === null ? null : { value: form.energy, unit: form.energyUnit },
      fatG,
      satFatG,
      carbsG,
      carbsWithFibre,
      sugarsG,
      fibreG,
      proteinG,
      salt: form.salt === null ? null : { value: form.salt, unit: form.saltUnit },
      more: old?.label?.more ?? {},
    },
  };
}
