import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { PlanDay } from '@mealwright/contracts/plans';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import { EnergyNumber, MiniBar } from '../../ui/numbers/nutrient-bar.tsx';
import { EnergyRing } from '../../ui/numbers/ring.tsx';
import classes from './day-header.module.css';
import { useWeekContext } from './week-context.ts';

export function useDayState(day: PlanDay): { text: string; ok: boolean | null } {
  const { t } = useText();
  if (day.meals.length === 0) return { text: t('week:noMeals'), ok: null };
  if (day.met) return { text: t('week:dayMet'), ok: true };
  return { text: t('week:dayMissed', { count: day.missed.length }), ok: day.missed.length === 0 ? null : false };
}

export function DayState({ day }: { day: PlanDay }) {
  const { text, ok } = useDayState(day);
  return (
    <span className={`${classes.state} ${ok === null ? 'dimmed' : ok ? 'accent' : 'warn'}`}>
      {ok === true && <IconCircleCheck size={15} aria-hidden="true" />}
      {ok === false && <IconAlertTriangle size={15} aria-hidden="true" />}
      {text}
    </span>
  );
}

/** On top of a column: the day, its energy as a ring, its macronutrients as bars, and whether all is well. Opens the details. */
export function DayHeader({ day }: { day: PlanDay }) {
  const { t } = useText();
  const format = useFormat();
  const { open, today } = useWeekContext();
  const { nutrition, targets, date } = day;
  const kcal = nutrition.kcal ?? null;
  const isToday = date === today;
  return (
    <UnstyledButton
      className={classes.header}
      data-today={isToday || undefined}
      onClick={() => open({ kind: 'day', date })}
    >
      <span className={classes.top}>
        <span>
          <span className={classes.name}>
            {format.weekday(date, 'short')} <span className="numbers">{format.dayNumber(date)}</span>
          </span>
          {isToday && <span className={classes.today}>{t('week:today')}</span>}
          <span className={`${classes.energy} numbers`}>
            <EnergyNumber day={day} />
          </span>
        </span>
        <EnergyRing value={kcal} range={targets.kcal} size={38} />
      </span>
      <span className={classes.bars}>
        {(['proteinG', 'carbsG', 'fatG'] as const).map((nutrient) => (
          <MiniBar key={nutrient} nutrient={nutrient} value={nutrition[nutrient] ?? null} range={targets[nutrient]} />
        ))}
      </span>
      <DayState day={day} />
      <VisuallyHidden>{t('week:openDay')}</VisuallyHidden>
    </UnstyledButton>
  );
}
