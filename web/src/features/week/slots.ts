import type { Plan } from '@mealwright/contracts/plans';
import type { CodeText } from '../../i18n/use-text.ts';

/** The names of the meal times, in order; a second snack is `Snack 2`. */
export const slotNames = (slots: Plan['slots'], code: CodeText): string[] =>
  slots.map(({ slot }, index) => {
    const before = slots.slice(0, index).filter((one) => one.slot === slot).length;
    return before === 0 ? code('slot', slot) : `${code('slot', slot)} ${before + 1}`;
  });
