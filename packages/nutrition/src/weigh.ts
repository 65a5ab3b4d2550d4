// Amount + unit + food -> grams, with the assumption that was made; or why it cannot be said.
// A weight is that of the edible part, as it goes into the dish, unless the caller says that it is as bought.
import type { Food, Portion } from './foods.ts';
import { type Grams, grams } from './quantity.ts';
import { mlOf, type ReadUnit, readUnit, type UnitSystem, type VolumeUnit } from './units.ts';

export type Measure = {
  amount: number | null;
  unit: string | null;
  /** "finely chopped": chooses between "cup chopped" and "cup sliced". */
  note?: string | null;
  system?: UnitSystem;
  /** The weight is that of the whole thing as bought (1 kg mussels in the shell), so only its edible share counts. */
  asBought?: boolean;
};

export type AssumptionCode =
  /** No unit given: the portion that one counts by. */
  | 'natural-count'
  /** Weight of a named portion. */
  | 'portion'
  /** Volume through the weight of a measured portion, e.g. "cup chopped". */
  | 'volume-portion'
  /** Volume through a portion of another preparation than the note says, or of none. */
  | 'other-preparation'
  /** Volume through the density. */
  | 'density'
  /** The food has no such portion; the one that it is counted by stands in. */
  | 'other-portion'
  /** A pinch, dash or knife point: a share of a teaspoon. */
  | 'pinch'
  /** A pinch of a food without a density: 0.3 g, as of salt. */
  | 'pinch-as-salt'
  /** Edible share of a weight as bought. */
  | 'edible-share';
export type Assumption = {
  code: AssumptionCode;
  label: string | null;
  /** Grams of one such portion, or of one millilitre, or the edible share. */
  factor: number;
};

export type WeighFailure = 'no-amount' | 'bad-amount' | 'no-volume' | 'no-portion';
export type Weighed =
  | { ok: true; grams: Grams; assumption: Assumption | null }
  | { ok: false; failure: WeighFailure; unit: string | null };

/** What cooks write, to the word in the portion labels. */
const preparations: readonly [RegExp, string][] = [
  [/\b(chopped|minced|gehackt)\b/, 'chopped'],
  [/\b(diced|cubed|cubes|dice|chunks|gewürfelt)\b/, 'diced'],
  [/\b(sliced|slices|rings|geschnitten|flaked)\b/, 'sliced'],
  [/\bslivered\b/, 'slivered'],
  [/\bground\b/, 'ground'],
  [/\b(grated|gerieben|geraspelt)\b/, 'grated'],
  [/\b(shredded|shavings)\b/, 'shredded'],
  [/\b(mashed|puréed|pureed|zerdrückt)\b/, 'mashed'],
  [/\b(crumbled|zerbröselt)\b/, 'crumbled'],
  [/\b(halved|halves)\b/, 'halves'],
  [/\b(cooked|gekocht)\b/, 'cooked'],
  [/\bpacked\b/, 'packed'],
  [/\bwhole\b/, 'whole'],
];
/** Labels that mean the same in the table. */
const samePreparation: Record<string, string> = { halved: 'halves', cubed: 'diced', minced: 'chopped' };
const canonical = (preparation: string): string => samePreparation[preparation] ?? preparation;
const preparationsIn = (note: string): string[] => {
  const lower = note.toLowerCase();
  return preparations.filter(([pattern]) => pattern.test(lower)).map(([, word]) => word);
};

type VolumePortion = { portion: Portion; unit: VolumeUnit; preparation: string | null; gramsPerMl: number };
const volumeUnits: readonly VolumeUnit[] = ['cup', 'tbsp', 'tsp'];
// The volume portions of the table are US measures, as those of the USDA are.
const volumePortions = (food: Food): VolumePortion[] =>
  food.portions.flatMap((portion) => {
    const [word, ...rest] = portion.label.split(' ');
    const unit = volumeUnits.find((known) => known === word);
    if (unit === undefined) return [];
    const preparation = rest.length === 0 ? null : canonical(rest.join(' '));
    return [{ portion, unit, preparation, gramsPerMl: portion.grams / mlOf(unit) }];
  });

const good = (weight: number, code: AssumptionCode, label: string | null, factor: number): Weighed => ({
  ok: true,
  grams: grams(weight),
  assumption: { code, label, factor },
});

type ReadVolume = Extract<ReadUnit, { kind: 'volume' }>;
const weighVolume = (amount: number, read: ReadVolume, note: string, food: Food): Weighed => {
  const ml = amount * read.ml;
  const known = volumePortions(food);
  const wanted = read.preparation === null ? preparationsIn(note) : [canonical(read.preparation)];
  // The same unit first (a tablespoon is heaped otherwise than a cup), then any volume of the same preparation.
  const bySize = [...known].sort((a, b) => Number(b.unit === read.unit) - Number(a.unit === read.unit));
  const prepared = bySize.find((one) => one.preparation !== null && wanted.includes(one.preparation));
  if (prepared !== undefined)
    return good(ml * prepared.gramsPerMl, 'volume-portion', prepared.portion.label, prepared.portion.grams);
  const plain = bySize.find((one) => one.preparation === null && one.unit === read.unit);
  const code = read.preparation === null ? 'volume-portion' : 'other-preparation';
  if (plain !== undefined) return good(ml * plain.gramsPerMl, code, plain.portion.label, plain.portion.grams);
  if (food.densityGPerMl !== null)
    return good(
      ml * food.densityGPerMl,
      read.preparation === null ? 'density' : 'other-preparation',
      null,
      food.densityGPerMl,
    );
  const nearest = bySize.find((one) => one.preparation === null) ?? bySize[0];
  if (nearest !== undefined)
    return good(
      ml * nearest.gramsPerMl,
      nearest.preparation === null ? code : 'other-preparation',
      nearest.portion.label,
      nearest.portion.grams,
    );
  return { ok: false, failure: 'no-volume', unit: read.unit };
};

const weighTiny = (amount: number, read: Extract<ReadUnit, { kind: 'tiny' }>, food: Food): Weighed => {
  const own = food.portions.find((portion) => portion.label === read.unit);
  if (own !== undefined) return good(amount * own.grams, 'portion', own.label, own.grams);
  const spoon = volumePortions(food).find((one) => one.unit === 'tsp' && one.preparation === null);
  const density = spoon?.gramsPerMl ?? food.densityGPerMl;
  if (density !== null && density !== undefined)
    return good(amount * read.ml * density, 'pinch', read.unit, read.ml * density);
  const asSalt = read.unit === 'pinch' ? 0.3 : 0.6;
  return good(amount * asSalt, 'pinch-as-salt', read.unit, asSalt);
};

const isVolumeLabel = (label: string): boolean => volumeUnits.includes((label.split(' ')[0] ?? '') as VolumeUnit);
/** The portion that a person counts by: the first of the food, if that is not a measure of volume. */
export const naturalPortion = (food: Food): Portion | null => {
  const first = food.portions[0];
  return first !== undefined && !isVolumeLabel(first.label) ? first : null;
};

/** Labels that may stand for each other when the exact one is missing. */
const kindred: readonly (readonly string[])[] = [
  ['can drained', 'jar drained'],
  ['can', 'jar'],
  ['packet', 'pack', 'bag'],
  ['breast', 'fillet'],
  ['clove', 'piece'],
  ['stalk', 'stick', 'spear'],
];
/** `written`: the unit as it stands, which may be a label of the food that our words do not know. */
const weighPortion = (amount: number, written: string, label: string, note: string, food: Food): Weighed => {
  const drained = label === 'can' && /\bdrained\b/.test(note.toLowerCase());
  const asked = drained ? ['can drained', written, label] : [written, label];
  for (const one of asked) {
    const exact = food.portions.find((portion) => portion.label === one);
    if (exact !== undefined) return good(amount * exact.grams, 'portion', exact.label, exact.grams);
  }
  const similar = kindred.find((group) => group.includes(label));
  const stand = food.portions.find((portion) => similar?.includes(portion.label)) ?? null;
  const natural = stand ?? (['piece', 'small', 'medium', 'large'].includes(label) ? naturalPortion(food) : null);
  if (natural !== null) return good(amount * natural.grams, 'other-portion', natural.label, natural.grams);
  return { ok: false, failure: 'no-portion', unit: label };
};

export const weigh = (measure: Measure, food: Food): Weighed => {
  const { amount, unit, note = null, system = 'us', asBought = false } = measure;
  if (amount === null) return { ok: false, failure: 'no-amount', unit };
  if (!Number.isFinite(amount) || amount < 0) return { ok: false, failure: 'bad-amount', unit };
  if (unit === null || unit.trim() === '') {
    // Ten almonds are not ten handfuls.
    const first =
      food.portions[0]?.label === 'handful'
        ? (food.portions.find(({ label }) => label === 'piece') ?? food.portions[0])
        : food.portions[0];
    if (first === undefined) return { ok: false, failure: 'no-portion', unit: null };
    return good(amount * first.grams, 'natural-count', first.label, first.grams);
  }
  const read = readUnit(unit, system);
  if (read.kind === 'mass') {
    const weight = amount * read.grams;
    if (asBought && food.edibleShare < 1)
      return good(weight * food.edibleShare, 'edible-share', null, food.edibleShare);
    return { ok: true, grams: grams(weight), assumption: null };
  }
  if (read.kind === 'volume') return weighVolume(amount, read, note ?? '', food);
  if (read.kind === 'tiny') return weighTiny(amount, read, food);
  return weighPortion(amount, unit.trim(), read.label, note ?? '', food);
};
