import { allergens, diets, type Locale, locales } from '@mealwright/nutrition/vocabulary';
import { z } from 'zod';

export const id = z.uuid();
/** Plain text that a person typed: trimmed, without control characters, in Unicode normal form C; not of invisible characters alone. It is shown as text, never as HTML. */
export const text = (max: number, min = 1) =>
  z
    .string()
    .normalize('NFC')
    .transform((value) => value.replace(/[\p{Cc}\u2028\u2029]/gu, ' ').trim())
    .pipe(z.string().min(min).max(max))
    .refine((value) => value === '' || /[^\p{Cf}\p{Z}]/u.test(value), 'nothing of it can be seen');

/** A calendar day `YYYY-MM-DD` in the time zone of the user; impossible days are refused, leap days are fine. */
export const day = z.iso.date().refine((value) => value >= '1900-01-01' && value <= '2200-12-31', 'out of range');
export const timestamp = z.iso.datetime({ offset: true });

export const slotKinds = ['breakfast', 'lunch', 'dinner', 'snack'] as const;
export const slotKind = z.enum(slotKinds);
export type SlotKind = z.infer<typeof slotKind>;

export const diet = z.enum(diets);
export type Diet = z.infer<typeof diet>;

export const allergen = z.enum(allergens);
export type Allergen = z.infer<typeof allergen>;

/** Nutrient values by key (`kcal`, `proteinG`, `sodiumMg`, ...). null = unknown, never 0. */
export const nutrition = z.record(z.string(), z.number().nullable()).meta({ id: 'Nutrition' });
export type Nutrition = z.infer<typeof nutrition>;

/** A wanted range of one nutrient for one day. */
export const targetRange = z
  .object({
    min: z.number().nonnegative().max(100_000).optional(),
    target: z.number().nonnegative().max(100_000).optional(),
    max: z.number().nonnegative().max(100_000).optional(),
  })
  .refine((range) => range.min === undefined || range.max === undefined || range.min <= range.max, {
    message: 'min is above max',
    path: ['min'],
  })
  .refine(
    (range) =>
      range.target === undefined ||
      ((range.min === undefined || range.min <= range.target) &&
        (range.max === undefined || range.target <= range.max)),
    { message: 'target lies outside min and max', path: ['target'] },
  )
  .meta({ id: 'TargetRange' });
export type TargetRange = z.infer<typeof targetRange>;
export const targets = z.record(z.string().max(40), targetRange).meta({ id: 'Targets' });
export type Targets = z.infer<typeof targets>;

export const pageQuery = z.object({
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({
    data: z.array(item),
    pagination: z.object({
      page: z.number().int(),
      limit: z.number().int(),
      total: z.number().int(),
      totalPages: z.number().int(),
    }),
  });

/** The languages of the app. */
export { type Locale, locales };
export const locale = z.enum(locales);
/** A stored language; one that is not spoken any more is English. */
export const localeFrom = (stored: string): Locale => locales.find((one) => one === stored) ?? 'en';

/** A time of the day, on the clock of wherever one is. */
export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time like 18:30');
