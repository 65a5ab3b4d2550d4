import { Button } from '@mantine/core';
import { IconBowlSpoon, IconCalendar } from '@tabler/icons-react';
import { useUser } from '../../api/session.ts';
import { useWeek } from '../../api/use-plan.ts';
import { useText } from '../../i18n/use-text.ts';
import { thisWeek, todayIn } from '../../ui/format/dates.ts';
import type { Format } from '../../ui/format/format.ts';
import { plannedCooking } from '../../ui/recipe/leftovers.ts';
import classes from './cook.module.css';

/** How much the plan wants of this dish: its own sitting, and what is eaten of it later. */
export function PlannedNote({
  recipeId,
  servings,
  format,
  changeServings,
}: {
  recipeId: string;
  servings: number;
  format: Format;
  changeServings: (servings: number) => void;
}) {
  const { t } = useText();
  const user = useUser();
  const week = useWeek(thisWeek(user));
  const planned = week.data ? plannedCooking(week.data, recipeId, todayIn(user.timeZone)) : null;
  if (planned === null) return null;
  const { date, inAll, later } = planned;
  const amount = `${format.count(inAll)}\u00a0${t('common:servings', { count: inAll <= 1 ? 1 : 2 })}`;
  const words = { day: format.weekday(date), servings: amount };
  const Icon = later.length > 0 ? IconBowlSpoon : IconCalendar;
  return (
    <div className={classes.planned}>
      <Icon size={20} aria-hidden="true" className="accent" />
      <span>
        {later.length === 0
          ? t('cook:planned', words)
          : t('cook:plannedInAll', { ...words, days: format.list(later.map((day) => format.weekday(day))) })}
      </span>
      {servings !== inAll && (
        <Button variant="default" onClick={() => changeServings(inAll)}>
          {t('cook:takeServings', { servings: amount })}
        </Button>
      )}
    </div>
  );
}
