import type { MealReason } from '@mealwright/contracts/meal-reasons';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';

/** More names than these are counted. */
const mostNamed = 2;

/** A reason of the server in the reader's words. */
export function useReason(): (reason: MealReason) => string {
  const { t, code } = useText();
  const format = useFormat();
  const words: Record<string, (value: never) => string> = {
    nutrient: (key: string) => format.inText(format.nutrientName(key)),
    minutes: (minutes: number) => format.minutes(minutes),
    max: (minutes: number) => format.minutes(minutes),
    cuisine: (key: string) => code('cuisine', key),
    diet: (key: string) => format.inText(code('diet', key)),
    date: (day: string) => format.fullDay(day),
    allergens: (keys: string[]) => format.list(keys.map((key) => format.inText(code('allergen', key)))),
    kinds: (keys: string[]) => format.list(keys.map((key) => format.inText(code('avoid', key)))),
    foods: (names: string[]) => format.list(names.map(format.inText)),
  };
  const say = (key: string, value: MealReason['params'][string]): string | number => {
    const word = words[key];
    if (word !== undefined) return word(value as never);
    return typeof value === 'number' ? format.number(value) : String(value);
  };
  return ({ code: what, params, meals }) => {
    const shown = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, say(key, value)]));
    const named = meals.slice(0, mostNamed).map(({ title, date }) => `${title} (${format.weekday(date)})`);
    const more = meals.length - named.length;
    const all = more > 0 ? [...named, t('week:whyMealMore', { count: more })] : named;
    return code('why', what, { ...shown, meals: format.list(all) });
  };
}
