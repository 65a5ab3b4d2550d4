import { createHash } from 'node:crypto';
import type { Targets } from '@mealwright/contracts/common';
import type { KeptQuality, MealRow, StoredQuality } from './plans.sql.ts';

/** As many weeks as somebody takes back one after the other. */
const MOST_KEPT = 3;

type Week = {
  targets: readonly Targets[];
  meals: readonly Pick<MealRow, 'date' | 'slot_index' | 'recipe_id' | 'title' | 'servings'>[];
};

/** A name for exactly this week: what is eaten when, how much of it, and what for. Locks and names of meals do not matter. */
export function markOf({ targets, meals }: Week): string {
  const told = [
    targets.map((day) =>
      Object.entries(day)
        .map(([nutrient, { min = null, target = null, max = null }]) => [nutrient, min, target, max])
        .sort(([a], [b]) => String(a).localeCompare(String(b))),
    ),
    meals
      .map(({ date, slot_index, recipe_id, title, servings }) => [date, slot_index, recipe_id, title, servings])
      .sort((a, b) => String([a[0], a[1]]).localeCompare(String([b[0], b[1]]))),
  ];
  return createHash('sha256').update(JSON.stringify(told)).digest('hex').slice(0, 24);
}

/** Of a week that was just made; what was known of the ones before is kept, so that taking back brings it back too. */
export function freshQuality(
  found: Omit<KeptQuality, 'of' | 'asGenerated'>,
  week: Week,
  before: StoredQuality | null,
): StoredQuality {
  const kept = before === null ? [] : [withoutKept(before), ...(before.kept ?? [])];
  return { ...found, asGenerated: true, of: markOf(week), kept: kept.slice(0, MOST_KEPT) };
}

/** After a change by hand: set aside, unless the week is again one that was made. */
export function qualityNow(before: StoredQuality | null, week: Week): StoredQuality | null {
  if (before === null) return null;
  const mark = markOf(week);
  const known = [withoutKept(before), ...(before.kept ?? [])];
  const again = known.find(({ of }) => of === mark);
  if (again === undefined) return { ...before, asGenerated: false };
  return { ...again, asGenerated: true, kept: known.filter((one) => one !== again).slice(0, MOST_KEPT) };
}

function withoutKept({ kept: _, ...quality }: StoredQuality): KeptQuality {
  return quality;
}
