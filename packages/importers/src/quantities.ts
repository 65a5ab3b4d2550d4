// Times, yields and ratings as pages and files state them.

const UNIT_MINUTES: readonly [RegExp, number][] = [
  [/^(?:d|days?|tage?n?|jours?|d[ií]as?|giorn[oi]|dage?n?|dagar|dny|dní|dni|dana|天|日)$/iu, 1440],
  [
    /^(?:h|hrs?|hours?|std|stunden?|heures?|horas?|or[ae]|uur|uren|timm(?:e|ar)|tim|timer?|t|godz\.?|godzin[ay]?|hod\.?|hodin[ay]?|hodín|sat[ai]?|óra|tunti[a]?|saat|час(?:а|ов)?|小时|小時|時間)$/iu,
    60,
  ],
  [
    /^(?:m|mins?|minutes?|minuten?|minut[oiyea]?s?|minút[ay]?|minuter|minutter|perc|minuuttia|dakika|dk|мин(?:ут[аы]?)?|分钟|分鐘|分)$/iu,
    1,
  ],
  [/^(?:s|secs?|seconds?|sekunden?|secondes?|segundos?|secondi)$/iu, 1 / 60],
];

const ISO =
  /^-?P(?:([\d.,]+)Y)?(?:([\d.,]+)M)?(?:([\d.,]+)W)?(?:([\d.,]+)D)?(?:T?(?:([\d.,]+)H)?(?:([\d.,]+)M?)?(?:([\d.,]+)S)?)?$/i;
const FRACTIONS: Record<string, number> = { '½': 0.5, '¼': 0.25, '¾': 0.75, '⅓': 1 / 3, '⅔': 2 / 3 };
const AMOUNT_UNIT =
  /(\d{1,4}(?:[.,]\d{1,2})?)?\s?([½¼¾⅓⅔])?(?:\s?(?:-|–|to|bis|à|a|till|tot|do)\s?(\d{1,4}(?:[.,]\d{1,2})?))?[\s-]?(\p{L}{1,10})/giu;
const MAX_MINUTES = 60 * 24 * 60;

const number = (text: string | undefined) => (text === undefined ? 0 : Number(text.replace(',', '.')) || 0);

/** Minutes of "PT1H30M", "1 h 30", "45 Minuten", "1:30"; null when nothing is said or it says 0. */
export function minutes(input: unknown): number | null {
  if (typeof input === 'number') return sensible(input);
  if (typeof input !== 'string') return null;
  const text = input.trim().slice(0, 200);
  if (text === '') return null;
  if (/^\d{1,5}(?:\.\d+)?$/.test(text)) return sensible(Number(text));
  const iso = ISO.exec(text.replace(/\s+/g, ''));
  if (iso !== null) {
    const [, years, months, weeks, days, hours, mins, seconds] = iso.map((part) => number(part));
    if (years || months) return null;
    return sensible(weeks! * 10080 + days! * 1440 + hours! * 60 + mins! + seconds! / 60);
  }
  const clock = /^(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*h)?$/.exec(text);
  if (clock !== null) return sensible(Number(clock[1]) * 60 + Number(clock[2]));
  return sensible(spelt(text));
}

function spelt(text: string): number {
  let total = 0;
  for (const match of text.matchAll(AMOUNT_UNIT)) {
    const unit = UNIT_MINUTES.find(([pattern]) => pattern.test(match[4]!))?.[1];
    if (unit === undefined || (match[1] === undefined && match[2] === undefined)) continue;
    const low = number(match[1]) + (FRACTIONS[match[2] ?? ''] ?? 0);
    total += (match[3] === undefined ? low : number(match[3])) * unit;
  }
  // "1h30": the minutes stand without their unit.
  const bare = /\d\s?(?:h|uur|std\.?|t)\s?(\d{1,2})$/i.exec(text);
  return total + (bare === null ? 0 : Number(bare[1]));
}

function sensible(value: number): number | null {
  const whole = Math.round(value);
  return Number.isFinite(value) && whole > 0 && whole <= MAX_MINUTES ? whole : null;
}

const RANGE = /(\d{1,4}(?:[.,]\d{1,2})?)\s?(?:-|–|—|to|bis|à|a|till|tot|do|or|oder|~)\s?(\d{1,4})/iu;
const WORDS: Record<string, number> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  eight: 8,
  ten: 10,
  twelve: 12,
  dozen: 12,
  eine: 1,
  zwei: 2,
  vier: 4,
  sechs: 6,
  deux: 2,
  quatre: 4,
  dos: 2,
  cuatro: 4,
  seis: 6,
  quattro: 4,
};

/** Servings of "4", "Serves 4-6" (the upper end), "makes one loaf", "1 dozen"; null when no number is said. */
export function servingsOf(text: string | null): number | null {
  if (text === null) return null;
  const range = RANGE.exec(text);
  if (range !== null && Number(range[2]) > number(range[1])) return countable(Number(range[2]));
  const first = /\d{1,5}(?:[.,]\d{1,2})?/.exec(text);
  const dozen = /\bdozen\b|\bdutzend\b|\bdouzaine\b|\bdocena\b/i.test(text) ? 12 : 1;
  if (first !== null) return countable(number(first[0]) * dozen);
  for (const word of text.toLowerCase().split(/[^\p{L}]+/u)) {
    const value = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
    if (value !== undefined) return value;
  }
  return null;
}

const countable = (value: number) => (value > 0 && value <= 1_000 ? value : null);

/** A rating out of 5, whatever its scale. */
export function ratingOutOf5(value: unknown, best: unknown = 5): number | null {
  const given = typeof value === 'number' ? value : Number.parseFloat(String(value ?? '').replace(',', '.'));
  const top = typeof best === 'number' ? best : Number.parseFloat(String(best ?? '5'));
  if (!Number.isFinite(given) || given <= 0) return null;
  const scale = Number.isFinite(top) && top >= given && top > 0 ? top : given <= 5 ? 5 : given <= 10 ? 10 : 100;
  const out = (given * 5) / scale;
  return out <= 5 ? Math.round(out * 100) / 100 : null;
}
