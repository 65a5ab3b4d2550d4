// Typed quantities. A brand is a type-only mark: at run time these are plain numbers and objects, at compile time
// grams are not millilitres and the total of a recipe is not one serving of it. Only the functions here convert.
import { type NutrientValues, nutrientValues } from './nutrients.ts';

declare const unitMark: unique symbol;
declare const basisMark: unique symbol;

type Measured<U extends string> = number & { readonly [unitMark]: U };
export type Grams = Measured<'g'>;
export type Milligrams = Measured<'mg'>;
export type Millilitres = Measured<'ml'>;
export type Kcal = Measured<'kcal'>;
/** A number of things: eggs, cloves, slices. */
export type Count = Measured<'count'>;
/** A number of servings of a recipe. */
export type Servings = Measured<'serving'>;
/** Mass per volume of a food as one measures it. */
export type GramsPerMl = Measured<'g/ml'>;

/** Of the whole dish. */
export type Total<T> = T & { readonly [basisMark]: 'total' };
/** Of one serving. */
export type PerServing<T> = T & { readonly [basisMark]: 'serving' };
/** Of 100 grams. */
export type Per100g<T> = T & { readonly [basisMark]: '100g' };

const measured =
  <Q extends number>(name: string, lowest: number) =>
  (value: number): Q => {
    if (!Number.isFinite(value) || value < lowest) throw new RangeError(`${name}: ${value} is not a possible amount`);
    return value as Q;
  };
export const grams = measured<Grams>('grams', 0);
export const milligrams = measured<Milligrams>('milligrams', 0);
export const millilitres = measured<Millilitres>('millilitres', 0);
export const kcal = measured<Kcal>('kcal', 0);
export const count = measured<Count>('count', 0);
export const gramsPerMl = measured<GramsPerMl>('density', Number.MIN_VALUE);
export const servings = measured<Servings>('servings', Number.MIN_VALUE);

export const addGrams = (a: Grams, b: Grams): Grams => (a + b) as Grams;
export const gramsOfVolume = (volume: Millilitres, density: GramsPerMl): Grams => grams(volume * density);
export const volumeOfGrams = (mass: Grams, density: GramsPerMl): Millilitres => millilitres(mass / density);
export const milligramsOf = (mass: Grams): Milligrams => milligrams(mass * 1000);
export const gramsOf = (mass: Milligrams): Grams => grams(mass / 1000);

const scaled = (values: NutrientValues, factor: number): NutrientValues =>
  nutrientValues((key) => {
    const value = values[key];
    return value === null ? null : value * factor;
  });

/** Marks values as those of the whole dish. To be called where a total is summed, nowhere else. */
export const asTotal = <T extends number | NutrientValues>(value: T): Total<T> => value as Total<T>;
/** Marks values as those of 100 g. To be called where the food table is read, nowhere else. */
export const asPer100g = <T extends number | NutrientValues>(value: T): Per100g<T> => value as Per100g<T>;

export const perServing = (total: Total<NutrientValues>, count: Servings): PerServing<NutrientValues> =>
  scaled(total, 1 / count) as PerServing<NutrientValues>;
export const ofServings = (one: PerServing<NutrientValues>, count: Servings): Total<NutrientValues> =>
  scaled(one, count) as Total<NutrientValues>;
export const per100g = (total: Total<NutrientValues>, weight: Grams): Per100g<NutrientValues> | null =>
  weight > 0 ? (scaled(total, 100 / weight) as Per100g<NutrientValues>) : null;
/** The weight of one serving. */
export const gramsPerServing = (total: Total<Grams>, count: Servings): PerServing<Grams> =>
  (total / count) as PerServing<Grams>;
