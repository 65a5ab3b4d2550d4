import { Button, Title } from '@mantine/core';
import { IconCalendarEvent, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useUser } from '../../api/session.ts';
import { useText } from '../../i18n/use-text.ts';
import { addDays, thisWeek } from '../../ui/format/dates.ts';
import { useFormat } from '../../ui/format/format.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import classes from './week.module.css';

export function WeekHeading({
  weekStart,
  goTo,
  tools,
}: {
  weekStart: string;
  goTo: (weekStart: string) => void;
  /** On a phone they stand here, where a row of their own would push the week down. */
  tools: ReactNode;
}) {
  const { t } = useText();
  const format = useFormat();
  const current = thisWeek(useUser());
  const range = format.range(weekStart, addDays(weekStart, 6));
  const names: Record<string, string> = {
    [current]: t('week:thisWeek'),
    [addDays(current, 7)]: t('week:nextWeek'),
    [addDays(current, -7)]: t('week:lastWeek'),
  };
  const name = names[weekStart];
  return (
    <div className={classes.heading}>
      <IconButton label={t('week:goBack')} onClick={() => goTo(addDays(weekStart, -7))}>
        <IconChevronLeft />
      </IconButton>
      <div className={classes.headingWords}>
        <Title order={1} className={classes.headingTitle}>
          {name ?? range}
        </Title>
        {name !== undefined && <span className="dimmed numbers">{range}</span>}
      </div>
      <IconButton label={t('week:goForward')} onClick={() => goTo(addDays(weekStart, 7))}>
        <IconChevronRight />
      </IconButton>
      {weekStart !== current &&
        (tools === null ? (
          <Button variant="subtle" onClick={() => goTo(current)}>
            {t('week:toThisWeek')}
          </Button>
        ) : (
          <IconButton label={t('week:toThisWeek')} onClick={() => goTo(current)}>
            <IconCalendarEvent />
          </IconButton>
        ))}
      {tools !== null && <span className={classes.headingTools}>{tools}</span>}
    </div>
  );
}
