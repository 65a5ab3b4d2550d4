import type { PlanDay } from '@mealwright/contracts/plans';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import { DayHeader } from './day-header.tsx';
import { Place } from './place.tsx';
import { isBygone, slotNames } from './slots.ts';
import classes from './week.module.css';
import { useWeekContext } from './week-context.ts';

/** Seven days side by side. The document reads day by day; the rows line up for the eye. */
export function WeekGrid() {
  const { code } = useText();
  const { plan, today } = useWeekContext();
  const names = slotNames(plan.slots, code);
  const columns = plan.days.map((day) => (isBygone(day, plan, today) ? '72px' : 'minmax(0, 1fr)')).join(' ');
  return (
    <div className={classes.grid} style={{ '--slots': plan.slots.length, '--columns': columns } as React.CSSProperties}>
      <div className={classes.gutter} aria-hidden="true">
        <span />
        {names.map((name) => (
          <span key={name} className={classes.gutterName}>
            {name}
          </span>
        ))}
      </div>
      {plan.days.map((day) => (
        <GridDay key={day.date} day={day} names={names} />
      ))}
    </div>
  );
}

function GridDay({ day, names }: { day: PlanDay; names: string[] }) {
  const format = useFormat();
  const { plan, today } = useWeekContext();
  return (
    <section
      className={classes.column}
      data-bygone={isBygone(day, plan, today) || undefined}
      aria-label={format.fullDay(day.date)}
      data-today={day.date === today || undefined}
    >
      <DayHeader day={day} />
      {names.map((name, slotIndex) => (
        <Place key={name} day={day} slotIndex={slotIndex} name={name} layout="card" />
      ))}
    </section>
  );
}
