import type { Plan, PlanDay } from '@mealwright/contracts/plans';
import type { CodeText } from '../../i18n/use-text.ts';

/** The names of the meal times, in order; a second snack is `Snack 2`. */
export const slotNames = (slots: Plan['slots'], code: CodeText): string[] =>
  slots.map(({ slot }, index) => {
    const before = slots.slice(0, index).filter((one) => one.slot === slot).length;
    return before === 0 ? code('slot', slot) : `${code('slot', slot)} ${before + 1}`;
  });

/** A day of the week that goes on which is over and had no meals: it can still be filled, but asks for little room. */
export const isBygone = ({ date, meals }: PlanDay, { endDate }: Plan, today: string): boolean =>
  date < today && today <= endDate && meals.length === 0;
