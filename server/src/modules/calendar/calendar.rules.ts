import type { CalendarTimes } from '@mealwright/contracts/calendar';
import type { SlotKind } from '@mealwright/contracts/common';
import type { SlotSetting } from '@mealwright/contracts/profiles';
import ical from 'ical-generator';

export type CalendarMeal = {
  id: string;
  date: string;
  slot: string;
  slot_index: number;
  /** How many slots of its kind come before it on that day. */
  nth: number;
  title: string;
  leftover: boolean;
  minutes: number | null;
  /** Of all servings; null = unknown. */
  kcal: number | null;
  changed_at: Date;
};

/** How long a meal stands in the calendar. */
const MEAL_MS = 45 * 60_000;
const DAY_MS = 24 * 3600_000;

type Words = Record<SlotKind, string> & { name: string; leftovers: string };
const words: Record<string, Words> = {
  en: {
    name: 'Meals',
    breakfast: 'Breakfast',
    lunch: 'Lunch',
    dinner: 'Dinner',
    snack: 'Snack',
    leftovers: 'leftovers',
  },
  de: {
    name: 'Mahlzeiten',
    breakfast: 'Frühstück',
    lunch: 'Mittagessen',
    dinner: 'Abendessen',
    snack: 'Snack',
    leftovers: 'Reste',
  },
  es: {
    name: 'Comidas',
    breakfast: 'Desayuno',
    lunch: 'Almuerzo',
    dinner: 'Cena',
    snack: 'Tentempié',
    leftovers: 'sobras',
  },
  fr: {
    name: 'Repas',
    breakfast: 'Petit-déjeuner',
    lunch: 'Déjeuner',
    dinner: 'Dîner',
    snack: 'Collation',
    leftovers: 'restes',
  },
};

/**
 * The meals as iCalendar. Times carry no zone: dinner is at seven wherever one is. A meal whose kind has no time stands on its day
 * as a whole.
 */
export function calendarText(
  meals: readonly CalendarMeal[],
  times: CalendarTimes,
  locale: string,
  slots: readonly SlotSetting[],
): string {
  const say = words[locale] ?? words.en;
  if (say === undefined) return '';
  const calendar = ical({
    name: `Mealwright · ${say.name}`,
    prodId: { company: 'Mealwright', product: 'Meals', language: locale.toUpperCase() },
    ttl: 3600,
  });
  for (const meal of meals) {
    const slot = meal.slot as SlotKind;
    const time = ownTime(meal, slots) ?? timeOf(meal, meals, times);
    const start = new Date(`${meal.date}T${time ?? '00:00'}:00Z`);
    const facts = [
      ...(meal.minutes === null ? [] : [`${meal.minutes} min`]),
      ...(meal.kcal === null ? [] : [`${Math.round(meal.kcal)} kcal`]),
    ];
    calendar.createEvent({
      id: `${meal.id}@mealwright`,
      stamp: meal.changed_at,
      start,
      end: new Date(start.getTime() + (time === null ? DAY_MS : MEAL_MS)),
      ...(time === null ? { allDay: true } : { floating: true }),
      summary: `${say[slot] ?? slot}: ${meal.title}${meal.leftover ? ` (${say.leftovers})` : ''}`,
      ...(facts.length === 0 ? {} : { description: facts.join(' · ') }),
    });
  }
  return calendar.toString();
}

const SECOND_BREAKFAST_MINUTES = 150;

/** What the person says of this very meal time, the second snack apart from the first. */
function ownTime({ slot, nth }: CalendarMeal, slots: readonly SlotSetting[]): string | null {
  return slots.filter((one) => one.slot === slot)[nth]?.time ?? null;
}

function timeOf(meal: CalendarMeal, meals: readonly CalendarMeal[], times: CalendarTimes): string | null {
  const usual = times[meal.slot as SlotKind] ?? null;
  if (usual === null || meal.slot !== 'snack' || times.breakfast === null) return usual;
  // A snack that comes before lunch is not one of the afternoon.
  const lunch = meals.find((one) => one.date === meal.date && one.slot === 'lunch');
  if (lunch === undefined || meal.slot_index > lunch.slot_index) return usual;
  const [hours = 0, minutes = 0] = times.breakfast.split(':').map(Number);
  const at = hours * 60 + minutes + SECOND_BREAKFAST_MINUTES;
  return at >= 24 * 60 ? usual : `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
}
