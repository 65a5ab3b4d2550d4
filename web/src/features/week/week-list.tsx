import { Title, UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { PlanDay } from '@mealwright/contracts/plans';
import { IconChevronRight } from '@tabler/icons-react';
import { memo, type Ref, useMemo, useRef } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format.ts';
import { useSlices } from '../../ui/later.ts';
import { EnergyNumber, MiniBar } from '../../ui/nutrient-bar.tsx';
import { EnergyRing } from '../../ui/ring.tsx';
import { DayState, useDayState } from './day-header.tsx';
import { Place } from './place.tsx';
import { slotNames } from './slots.ts';
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
  // What a phone shows of a week at first is one day; then come those after it, and last those before it.
  const drawn = useSlices(plan.days.length, { first: 1, more: 1, atOnce });
  const missing = plan.days.length - drawn;
  const opens = useOpenAt(todaysSection, atToday && at > 0, missing);
  const from = opens ? Math.min(at, missing) : 0;
  return (
    <div
      ref={sections}
      aria-busy={missing > 0}
      className={opens && missing > 0 && at < plan.days.length - 1 ? classes.opening : undefined}
    >
      <nav className={classes.strip} aria-label={t('week:days')}>
        {plan.days.map((day) => (
          <StripDay
            key={day.date}
            day={day}
            jump={() =>
              sections.current?.querySelector(`[data-date="${day.date}"]`)?.scrollIntoView({ behavior: 'smooth' })
            }
          />
        ))}
      </nav>
      {plan.days.slice(from, from + drawn).map((day) => (
        <ListDay key={day.date} day={day} names={names} ref={day.date === today ? todaysSection : undefined} />
      ))}
    </div>
  );
}

function StripDay({ day, jump }: { day: PlanDay; jump: () => void }) {
  const format = useFormat();
  const { today } = useWeekContext();
  const { text } = useDayState(day);
  return (
    <UnstyledButton className={classes.stripDay} data-today={day.date === today || undefined} onClick={jump}>
      <span aria-hidden="true">{format.weekday(day.date, 'short')}</span>
      <EnergyRing value={day.nutrition.kcal ?? null} range={day.targets.kcal} size={34}>
        <span className="numbers" aria-hidden="true">
          {format.dayNumber(day.date)}
        </span>
      </EnergyRing>
      <VisuallyHidden>{`${format.fullDay(day.date)}, ${text}`}</VisuallyHidden>
    </UnstyledButton>
  );
}

type ListDayProps = { day: PlanDay; names: string[]; ref: Ref<HTMLElement> | undefined };

const ListDay = memo(function ListDay({ day, names, ref }: ListDayProps) {
  const { t } = useText();
  const format = useFormat();
  const { open, today } = useWeekContext();
  const isToday = day.date === today;
  return (
    <section ref={ref} data-date={day.date} className={classes.day} aria-label={format.fullDay(day.date)}>
      <UnstyledButton
        className={classes.header}
        data-today={isToday || undefined}
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
      </UnstyledButton>
      <div className={classes.meals}>
        {names.map((name, slotIndex) => (
          <Place key={name} day={day} slotIndex={slotIndex} name={name} layout="row" />
        ))}
      </div>
    </section>
  );
});
