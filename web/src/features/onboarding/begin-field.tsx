import { useText } from '../../i18n/use-text.ts';
import { ChoiceCards } from '../../ui/fields/choice.tsx';
import { addDays } from '../../ui/format/dates.ts';
import { useFormat } from '../../ui/format/format.ts';
import classes from './onboarding.module.css';

/** Where planning begins for somebody who comes in the middle of a week. */
export type Begin = 'today' | 'both' | 'next';

const FEW_DAYS = 3;
const daysLeft = (week: string, today: string): number =>
  [0, 1, 2, 3, 4, 5, 6].filter((at) => addDays(week, at) >= today).length;

/** Two days are no week to look at. */
export const isLate = (week: string, today: string): boolean => daysLeft(week, today) < FEW_DAYS;
export const usualBegin = (week: string, today: string): Begin => (isLate(week, today) ? 'both' : 'today');

export function BeginField({
  week,
  today,
  value,
  change,
}: {
  week: string;
  today: string;
  value: Begin;
  change: (begin: Begin) => void;
}) {
  const { t } = useText();
  const format = useFormat();
  const days = daysLeft(week, today);
  const next = addDays(week, 7);
  const rest = days === 1 ? format.fullDay(today) : format.range(today, addDays(week, 6));
  return (
    <div className={classes.begin}>
      <ChoiceCards
        label={t('onboarding:begin')}
        value={value}
        change={change}
        columns={3}
        options={[
          { value: 'today', label: t('onboarding:beginToday', { count: days }), about: rest },
          { value: 'both', label: t('onboarding:beginBoth'), about: format.range(today, addDays(next, 6)) },
          { value: 'next', label: t('onboarding:beginNext'), about: format.range(next, addDays(next, 6)) },
        ]}
      />
    </div>
  );
}
