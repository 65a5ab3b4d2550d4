import { Button, Menu } from '@mantine/core';
import type { Plan } from '@mealwright/contracts/plans';
import { IconCalendarDown, IconCalendarRepeat, IconCopyPlus, IconDots, IconPrinter } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import classes from './week.module.css';

// Seldom needed: comes when it is asked for.
const ReusePanel = lazy(() => import('./reuse-panel.tsx').then((module) => ({ default: module.ReusePanel })));
const RecurringList = lazy(() => import('./recurring-panel.tsx').then((module) => ({ default: module.RecurringList })));
const CalendarPanel = lazy(() => import('./calendar-panel.tsx').then((module) => ({ default: module.CalendarPanel })));

const titles = {
  reuse: 'week:reuseTitle',
  recurring: 'week:recurringAll',
  calendar: 'week:calendarTitle',
} as const;
type Tool = keyof typeof titles;

/** For a week that is still free: not planned anew, but like another one. */
export function ReuseButton({ weekStart }: { weekStart: string }) {
  const { t } = useText();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button variant="default" leftSection={<IconCopyPlus size={20} />} onClick={() => setOpened(true)}>
        {t('week:reuse')}
      </Button>
      <Sheet opened={opened} close={() => setOpened(false)} title={t('week:reuseTitle')}>
        <Suspense>
          <ReusePanel weekStart={weekStart} plan={null} close={() => setOpened(false)} />
        </Suspense>
      </Sheet>
    </>
  );
}

/** What can be done with a week as a whole, besides planning it. */
export function WeekTools({ weekStart, plan }: { weekStart: string; plan: Plan | null }) {
  const { t } = useText();
  const [opened, setOpened] = useState(false);
  const [tool, setTool] = useState<Tool>('reuse');
  const open = (next: Tool) => () => {
    setTool(next);
    setOpened(true);
  };
  return (
    <>
      <Menu position="bottom-end" width={264} classNames={{ item: classes.menuItem }}>
        <Menu.Target>
          <IconButton label={t('week:tools')} size={44} variant="default" radius="xl" tip={false}>
            <IconDots size={20} />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconCopyPlus size={18} />} onClick={open('reuse')}>
            {t('week:reuse')}
          </Menu.Item>
          <Menu.Item leftSection={<IconCalendarRepeat size={18} />} onClick={open('recurring')}>
            {t('week:recurringAll')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconCalendarDown size={18} />} onClick={open('calendar')}>
            {t('week:calendar')}
          </Menu.Item>
          {plan !== null && (
            <Menu.Item
              renderRoot={(props: object) => <Link to="/week/print" search={{ of: weekStart }} {...props} />}
              leftSection={<IconPrinter size={18} />}
            >
              {t('week:print')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Sheet opened={opened} close={() => setOpened(false)} title={t(titles[tool])}>
        <Suspense>
          {tool === 'reuse' && <ReusePanel weekStart={weekStart} plan={plan} close={() => setOpened(false)} />}
          {tool === 'recurring' && <RecurringList alone />}
          {tool === 'calendar' && <CalendarPanel />}
        </Suspense>
      </Sheet>
    </>
  );
}
