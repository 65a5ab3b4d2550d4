import { Title, UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { PlanDay } from '@mealwright/contracts/plans';
import { IconChevronRight } from '@tabler/icons-react';
import { memo, type Ref, useCallback, useMemo, useRef } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import { useSlices } from '../../ui/later.ts';
import { EnergyNumber, MiniBar } from '../../ui/numbers/nutrient-bar.tsx';
import { EnergyRing } from '../../ui/numbers/ring.tsx';
import { DayState, useDayState } from './day-header.tsx';
import { Place } from './place.tsx';
import { isBygone, slotNames } from './slots.ts';
import { useOpenAt } from './use-open-at.ts';
import { useWeekContext } from './week-context.ts';
import classes from './week-list.module.css';

/**
 * Day after day, each with a header that stays in sight; the strip above stays too, and jumps. The week that is going on opens at
 * today, with the days before it above.
 */
export function WeekList({ atOnce, atToday }: { atOnce: boolean; atToday: boolean }) {
  const { t, code } = useText();
  const { plan, today } = useWeekContext();
  const names = useMemo(() => slotNames(plan.slots, code), [plan.slots, code]);
  const sections = useRef<HTMLDivElement>(null);
  const todaysSection = useRef<HTMLElement>(null);
  const at = plan.days.findIndex((day) => day.date === today);
  // What a phone shows of a week at first is one day, today; then come those after it, and last those before it. A meal at a time.
  const meals = names.length;
  const total = plan.days.length * meals;
  const drawn = useSlices(total, { first: 1, more: 1, atOnce });
  const from = atToday ? Math.max(0, at) : 0;
  useOpenAt(todaysSection, from > 0, drawn === total);
  const jumpTo = useCallback(
    (date: string) => sections.current?.querySelector(`[data-date="${date}"]`)?.scrollIntoView({ behavior: 'smooth' }),
    [],
  );
  return (
    <div ref={sections} aria-busy={drawn < total}>
      <nav className={classes.strip} aria-label={t('week:days')}>
        {plan.days.map((day) => (
          <StripDay key={day.date} day={day} jumpTo={jumpTo} />
        ))}
      </nav>
      {plan.days.map((day, index) => {
        const turn = (index - from + plan.days.length) % plan.days.length;
        return (
          <ListDay
            key={day.date}
            day={day}
            names={names}
            isAbove={index < from}
            drawn={Math.max(0, Math.min(meals, drawn - turn * meals))}
            ref={day.date === today ? todaysSection : undefined}
          />
        );
      })}
    </div>
  );
}

const StripDay = memo(function StripDay({ day, jumpTo }: { day: PlanDay; jumpTo: (date: string) => void }) {
  const format = useFormat();
  const { today } = useWeekContext();
  const { text } = useDayState(day);
  return (
    <UnstyledButton
      className={classes.stripDay}
      data-today={day.date === today || undefined}
      onClick={() => jumpTo(day.date)}
    >
      <span aria-hidden="true">{format.weekday(day.date, 'short')}</span>
      <EnergyRing value={day.nutrition.kcal ?? null} range={day.targets.kcal} size={34}>
        <span className="numbers" aria-hidden="true">
          {format.dayNumber(day.date)}
        </span>
      </EnergyRing>
      <VisuallyHidden>{`${format.fullDay(day.date)}, ${text}`}</VisuallyHidden>
    </UnstyledButton>
  );
});

/** `isAbove`: over, in a week that opens at today. */
type ListDayProps = {
  day: PlanDay;
  names: string[];
  isAbove: boolean;
  drawn: number;
  ref: Ref<HTMLElement> | undefined;
};

/** What is not drawn yet has its room: what follows stands where it will stand. */
const ListDay = memo(function ListDay({ day, names, isAbove, drawn, ref }: ListDayProps) {
  const { t } = useText();
  const format = useFormat();
  const { plan, open, today } = useWeekContext();
  const bygone = isBygone(day, plan, today) || undefined;
  const isToday = day.date === today;
  const waiting = names.slice(drawn).map((name) => <div key={name} className={classes.waiting} />);
  if (drawn === 0) {
    return (
      <section ref={ref} data-date={day.date} className={classes.day}>
        <div className={classes.waitingHeader} />
        <div className={classes.meals} data-bygone={bygone}>
          {waiting}
        </div>
      </section>
    );
  }
  return (
    <section ref={ref} data-date={day.date} className={classes.day} aria-label={format.fullDay(day.date)}>
      <UnstyledButton
        className={classes.header}
        data-today={isToday || undefined}
        data-above={isAbove || undefined}
        onClick={() => open({ kind: 'day', date: day.date })}
      >
        <span className={classes.headerWords}>
          <Title order={2} className={classes.name}>
            {format.weekday(day.date)} <span className="numbers">{format.dayMonth(day.date)}</span>
            {isToday && <span className={classes.today}>{t('week:today')}</span>}
          </Title>
          <DayState day={day} />
        </span>
        <span className={`${classes.energy} numbers`}>
          <strong>
            <EnergyNumber day={day} />
          </strong>
          <IconChevronRight size={18} aria-hidden="true" />
          <VisuallyHidden>{t('week:openDay')}</VisuallyHidden>
        </span>
        {!bygone && (
          <span className={classes.bars}>
            {(['proteinG', 'carbsG', 'fatG'] as const).map((nutrient) => (
              <MiniBar
                key={nutrient}
                nutrient={nutrient}
                value={day.nutrition[nutrient] ?? null}
                range={day.targets[nutrient]}
              />
            ))}
          </span>
        )}
      </UnstyledButton>
      <div className={classes.meals} data-bygone={bygone}>
        {names.slice(0, drawn).map((name, slotIndex) => (
          <Place key={name} day={day} slotIndex={slotIndex} name={name} layout="row" />
        ))}
        {waiting}
      </div>
    </section>
  );
});
