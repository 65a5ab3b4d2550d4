import { isNutrientKey, nutrients } from '@mealwright/nutrition/nutrients';
import { useSession } from '../../api/session.ts';
import { type CodeText, type Locale, useText } from '../../i18n/use-text.ts';
import { cmToInches, fractionText, inUnitsOf, kgToLb, toFahrenheit, type Units } from './amounts.ts';
import { asDate } from './dates.ts';

const space = '\u00a0';
const minus = '−';
export const unknown = '–';

/** The browser's own flavour of the language where it has one: `en-AU` writes dates unlike `en-US`. */
function regional(locale: Locale, units: Units): string {
  const own = navigator.languages.find((tag) => tag.startsWith(`${locale}-`));
  return own ?? (locale === 'en' ? (units === 'us' ? 'en-US' : 'en-GB') : locale);
}
const meta = new Map(nutrients.map((nutrient) => [nutrient.key as string, nutrient]));
const unitSigns: Record<string, string> = { ug: 'µg', iu: 'IU', kcal: 'kcal', g: 'g', mg: 'mg' };
/** International units have a name of their own in each language. */
const iuSigns: Record<Locale, string> = { en: 'IU', de: 'IE', es: 'UI', fr: 'UI' };
/** `22 g protein`, `22 g de proteína`, `5 g d’eau`. */
const links: Record<Locale, (name: string) => string> = {
  en: () => '',
  de: () => '',
  es: () => `de${space}`,
  fr: (name) => (/^[aeiouyhàâéèêëîïôœ]/i.test(name) ? 'd’' : `de${space}`),
};

const lowerFirst = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1);

export type Format = ReturnType<typeof makeFormat>;

export function makeFormat(locale: Locale, units: Units, code: CodeText) {
  const tag = regional(locale, units);
  const dates = new Map<string, Intl.DateTimeFormat>();
  const dateFormat = (options: Intl.DateTimeFormatOptions) => {
    const key = JSON.stringify(options);
    const format = dates.get(key) ?? new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
    dates.set(key, format);
    return format;
  };
  const dateText = (day: string, options: Intl.DateTimeFormatOptions) => dateFormat(options).format(asDate(day));
  const numbers: Intl.NumberFormat[] = [];
  const number = (value: number, decimals = 0) => {
    const digits = Math.min(2, Math.max(0, decimals));
    numbers[digits] ??= new Intl.NumberFormat(tag, { maximumFractionDigits: digits });
    return numbers[digits].format(value);
  };
  const unitOf = (nutrient: string) => {
    const unit = meta.get(nutrient)?.unit ?? '';
    return unit === 'iu' ? iuSigns[locale] : (unitSigns[unit] ?? '');
  };
  /** Large numbers need no decimals, small ones do. */
  const decimalsFor = (nutrient: string, value: number) =>
    Math.abs(value) >= 10 ? 0 : (meta.get(nutrient)?.decimals ?? 0);
  /** A name as it stands within a sentence: German nouns keep their capital. */
  const inText = (name: string) => (locale === 'de' ? name : lowerFirst(name));
  const nameOf = (nutrient: string) => (isNutrientKey(nutrient) ? code('nutrient', nutrient) : nutrient);
  const signed = (text: string, value: number) => (value < 0 ? `${minus}${text}` : `+${text}`);
  const count = (value: number) => fractionText(value) ?? number(value, 2);

  return {
    tag,
    units,
    number,
    count,
    /** `12.5 MB`; from a gigabyte on in gigabytes. */
    bytes(value: number): string {
      const [unit, size] = value >= 2 ** 30 ? (['gigabyte', 2 ** 30] as const) : (['megabyte', 2 ** 20] as const);
      return new Intl.NumberFormat(tag, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value / size);
    },
    percent: (share: number) => `${number(share * 100)}${space}%`,
    unitOf,
    /** `38 g`; a dash for what is not known. */
    nutrient(nutrient: string, value: number | null | undefined): string {
      if (value === null || value === undefined) return unknown;
      return `${number(value, decimalsFor(nutrient, value))}${space}${unitOf(nutrient)}`;
    },
    nutrientNumber: (nutrient: string, value: number) => number(value, decimalsFor(nutrient, value)),
    /** `+4 g`, `−60 kcal`. */
    delta: (nutrient: string, value: number) =>
      `${signed(number(Math.abs(value), decimalsFor(nutrient, value)), value)}${space}${unitOf(nutrient)}`,
    nutrientName: nameOf,
    /** `22 g protein`: within a sentence, as that language writes its nouns. */
    nutrientWords: (nutrient: string, amount: string) => {
      const name = inText(nameOf(nutrient));
      return `${amount}${space}${links[locale](name)}${name}`;
    },
    inText,
    minutes(total: number | null): string {
      if (total === null) return '–';
      const hours = Math.floor(total / 60);
      const rest = total % 60;
      if (hours === 0) return `${number(total)}${space}min`;
      return rest === 0 ? `${number(hours)}${space}h` : `${number(hours)}${space}h ${number(rest)}${space}min`;
    },
    seconds(total: number): string {
      if (total < 60) return `${number(total)}${space}s`;
      return this.minutes(Math.round(total / 60));
    },
    temperature: (celsius: number) =>
      units === 'us'
        ? `${number(Math.round(toFahrenheit(celsius) / 5) * 5)}${space}°F`
        : `${number(celsius)}${space}°C`,
    weight: (kg: number) => (units === 'us' ? `${number(kgToLb(kg), 0)}${space}lb` : `${number(kg, 1)}${space}kg`),
    weightRate: (kg: number) => (units === 'us' ? `${number(kgToLb(kg), 1)}${space}lb` : `${number(kg, 2)}${space}kg`),
    height(cm: number): string {
      if (units === 'metric') return `${number(cm)}${space}cm`;
      const inches = Math.round(cmToInches(cm));
      return `${Math.floor(inches / 12)}′${space}${inches % 12}″`;
    },
    grams(value: number): string {
      const shown = inUnitsOf(units, value, 'g');
      const text = shown.style === 'fraction' ? count(shown.value) : number(shown.value, shown.decimals);
      return `${text}${space}${shown.unit}`;
    },
    /** `1½ tbsp`, `120 g`, `3`; empty when there is no amount ("to taste"). */
    amount(amount: number | null, unit: string | null): string {
      if (amount === null) return unit === null ? '' : code('unit', unit, { count: 1 });
      const shown = inUnitsOf(units, amount, unit);
      const text = shown.style === 'fraction' ? count(shown.value) : number(shown.value, shown.decimals);
      if (shown.unit === null || shown.unit === '') return text;
      return `${text}${space}${code('unit', shown.unit, { count: shown.value <= 1 ? 1 : 2 })}`;
    },
    weekday: (day: string, width: 'short' | 'long' = 'long') => dateText(day, { weekday: width }),
    dayMonth: (day: string) => dateText(day, { day: 'numeric', month: 'short' }),
    dayNumber: (day: string) => dateText(day, { day: 'numeric' }),
    fullDay: (day: string) => dateText(day, { weekday: 'long', day: 'numeric', month: 'long' }),
    date: (day: string) => dateText(day, { day: 'numeric', month: 'short', year: 'numeric' }),
    month: (day: string) => dateText(day, { month: 'long', year: 'numeric' }),
    range: (from: string, to: string) =>
      dateFormat({ day: 'numeric', month: 'short' }).formatRange(asDate(from), asDate(to)),
    list: (items: string[]) => new Intl.ListFormat(tag, { type: 'conjunction' }).format(items),
  };
}

/** Before sign-in there is no account to ask: the region of the browser decides. */
export const guessUnits = (): Units => (/^en-US$|-(US|LR|MM)$/.test(navigator.language) ? 'us' : 'metric');

// One for all that is drawn: the browser takes milliseconds to make each of its formats, and a week asks two hundred times.
const formats = new Map<string, { code: CodeText; format: Format }>();

export function useFormat(): Format {
  const session = useSession();
  return useFormatIn(session.status === 'signed-in' ? session.user.units : guessUnits());
}

/** In other units than the account's, for one page. */
export function useFormatIn(units: Units): Format {
  const { code, locale } = useText();
  const key = `${locale} ${units}`;
  let kept = formats.get(key);
  if (kept?.code !== code) {
    kept = { code, format: makeFormat(locale, units, code) };
    formats.set(key, kept);
  }
  return kept.format;
}
