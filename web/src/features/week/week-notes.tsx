import { IconAlertTriangle } from '@tabler/icons-react';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import { BalanceNote } from './balance-note.tsx';
import { ExplanationNote } from './explanation-note.tsx';
import classes from './week.module.css';
import { useWeekContext } from './week-context.ts';

/** What there is to say about the week as a whole: why something is missed, or that a hand-made change needs balancing. */
export function WeekNotes() {
  const { plan, making } = useWeekContext();
  if (making !== null) return null;
  const explanation = plan.quality?.explanation ?? null;
  const planned = plan.days.filter((day) => day.meals.length > 0);
  const missed = planned.filter((day) => !day.met && day.missed.length > 0);
  const asGenerated = plan.quality?.asGenerated !== false;
  // A meal time for which nothing is left is missing also where the other meals make up for it.
  const empty =
    explanation?.kind === 'empty_slot' &&
    planned.some(({ meals }) =>
      plan.slots.some(({ slot }, at) => slot === explanation.slot && !meals.some(({ slotIndex }) => slotIndex === at)),
    );
  return (
    <>
      {explanation !== null && (missed.length > 0 || empty) && (
        <ExplanationNote explanation={explanation} asMade={asGenerated} />
      )}
      {explanation === null && !asGenerated && missed.length > 0 && (
        <MissedNote dates={missed.map((day) => day.date)} />
      )}
      {planned.length > 0 && <BalanceNote />}
    </>
  );
}

/** After a change by hand: which days, and how to bring them back. */
function MissedNote({ dates }: { dates: string[] }) {
  const { t } = useText();
  const format = useFormat();
  return (
    <div className={classes.missed} role="status">
      <IconAlertTriangle size={20} aria-hidden="true" />
      <p className={classes.missedText}>
        <strong>{t('week:missedTitle', { days: format.list(dates.map((date) => format.weekday(date))) })}</strong>{' '}
        {t('week:missedText')}
      </p>
    </div>
  );
}
