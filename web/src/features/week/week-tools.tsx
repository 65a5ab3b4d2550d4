import { Button } from '@mantine/core';
import type { Plan } from '@mealwright/contracts/plans';
import { IconCalendarDown, IconCalendarRepeat, IconCopyPlus, IconDots, IconPrinter } from '@tabler/icons-react';
import { linkOptions } from '@tanstack/react-router';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { later } from '../../ui/later.ts';
import { MenuButton } from '../../ui/layers/menu-button.tsx';
import { Sheet } from '../../ui/layers/sheet.tsx';

// Seldom needed: comes when it is asked for.
const ReusePanel = later(() => import('./reuse-panel.tsx'), 'ReusePanel');
const RecurringList = later(() => import('./recurring-panel.tsx'), 'RecurringList');
const CalendarPanel = later(() => import('./calendar-panel.tsx'), 'CalendarPanel');

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
        <ReusePanel weekStart={weekStart} plan={null} close={() => setOpened(false)} />
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
      <MenuButton
        label={t('week:tools')}
        framed
        round
        entries={() => [
          { icon: IconCopyPlus, text: t('week:reuse'), run: open('reuse') },
          { icon: IconCalendarRepeat, text: t('week:recurringAll'), run: open('recurring') },
          'rule',
          { icon: IconCalendarDown, text: t('week:calendar'), run: open('calendar') },
          plan !== null && {
            icon: IconPrinter,
            text: t('week:print'),
            link: linkOptions({ to: '/week/print', search: { of: weekStart } }),
          },
        ]}
      >
        <IconDots size={20} />
      </MenuButton>
      <Sheet opened={opened} close={() => setOpened(false)} title={t(titles[tool])}>
        {tool === 'reuse' && <ReusePanel weekStart={weekStart} plan={plan} close={() => setOpened(false)} />}
        {tool === 'recurring' && <RecurringList alone />}
        {tool === 'calendar' && <CalendarPanel />}
      </Sheet>
    </>
  );
}
