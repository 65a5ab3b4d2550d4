import { Button } from '@mantine/core';
import { IconCalendarShare } from '@tabler/icons-react';
import { useUser } from '../../api/session.ts';
import { useWeek } from '../../api/use-plan.ts';
import { useText } from '../../i18n/use-text.ts';
import { addDays } from '../../ui/format/dates.ts';
import { useFormat } from '../../ui/format/format.ts';
import { useFill } from './use-fill.ts';
import classes from './week.module.css';

/** Whoever lets their weeks begin on another day finds what was planned before, and can bring it over, weekday by weekday. */
export function OtherStart({ weekStart }: { weekStart: string }) {
  const { t } = useText();
  const format = useFormat();
  const { weekStartsOn } = useUser();
  const start = addDays(weekStart, weekStartsOn === 'sunday' ? 1 : -1);
  const other = useWeek(start);
  const { fill, filling } = useFill(() => {});
  const plan = other.data ?? null;
  if (plan === null || plan.days.every((day) => day.meals.length === 0)) return null;
  return (
    <div className={classes.otherStart}>
      <p className={classes.noteText}>{t('week:otherStart', { week: format.range(start, addDays(start, 6)) })}</p>
      <Button
        variant="light"
        disabled={filling}
        leftSection={<IconCalendarShare size={20} />}
        onClick={() => fill({ planId: plan.planId }, weekStart)}
      >
        {t('week:bringOver')}
      </Button>
    </div>
  );
}
