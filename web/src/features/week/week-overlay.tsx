import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import { Sheet } from '../../ui/layers/sheet.tsx';
import { AddPanel } from './add-panel.tsx';
import { DayPanel } from './day-panel.tsx';
import { MovePanel } from './move-panel.tsx';
import { RecurringPanel } from './recurring-panel.tsx';
import { slotNames } from './slots.ts';
import { SwapPanel } from './swap-panel.tsx';
import { type Overlay, useWeekContext } from './week-context.ts';
import { WhyPanel } from './why-panel.tsx';

const moveTitles = {
  move: 'week:moveTitle',
  copy: 'week:copyTitle',
  leftovers: 'week:leftoversTitle',
} as const;

/** One sheet for all that is laid over the week. */
export function WeekOverlay({ overlay, close }: { overlay: Overlay | null; close: () => void }) {
  const { t, code } = useText();
  const format = useFormat();
  const { plan } = useWeekContext();
  // While the sheet slides away it still shows what it showed.
  const [shown, setShown] = useState(overlay);
  if (overlay !== null && overlay !== shown) setShown(overlay);
  const title = (() => {
    switch (shown?.kind) {
      case 'swap':
        return t('week:swapTitle');
      case 'why':
        return t('week:whyMeal');
      case 'add': {
        const slot = slotNames(plan.slots, code)[shown.slotIndex] ?? '';
        return t(shown.replaces === null ? 'week:addTo' : 'week:replaceIn', { slot, day: format.weekday(shown.date) });
      }
      case 'move':
        return t(moveTitles[shown.how]);
      case 'recurring':
        return t('week:recurringTitle');
      case 'day':
        return format.fullDay(shown.date);
      default:
        return '';
    }
  })();
  return (
    <Sheet opened={overlay !== null} close={close} title={title}>
      {shown?.kind === 'swap' && <SwapPanel meal={shown.meal} date={shown.date} close={close} />}
      {shown?.kind === 'why' && <WhyPanel mealId={shown.meal.mealId} close={close} />}
      {shown?.kind === 'add' && <AddPanel {...shown} close={close} />}
      {shown?.kind === 'move' && <MovePanel {...shown} close={close} />}
      {shown?.kind === 'recurring' && <RecurringPanel {...shown} close={close} />}
      {shown?.kind === 'day' && <DayPanel date={shown.date} close={close} />}
    </Sheet>
  );
}
