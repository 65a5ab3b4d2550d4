import { useNavigate } from '@tanstack/react-router';
import { useUser } from '../../api/session.ts';
import { takeBack, useFillWeek, type WeekSource } from '../../api/use-weeks.ts';
import { useText } from '../../i18n/use-text.ts';
import { addDays, thisWeek } from '../../ui/format/dates.ts';
import { useFormat } from '../../ui/format/format.ts';
import { tell, tellProblem } from '../../ui/layers/notify.tsx';
import { errorText } from '../../ui/states.tsx';

/** Fills a week from another one or a template, shows it, and offers to take it back. */
export function useFill(done: () => void) {
  const { t, code } = useText();
  const format = useFormat();
  const user = useUser();
  const navigate = useNavigate();
  const fillWeek = useFillWeek();
  const failed = (error: unknown) => tellProblem(errorText(code, error));
  const fill = (from: WeekSource, weekStart: string) =>
    fillWeek.mutate(
      { from, weekStart },
      {
        onSuccess: ({ undo }) => {
          done();
          void navigate({ to: '/week', search: weekStart === thisWeek(user) ? {} : { of: weekStart } });
          const words = t('week:doneFill', { week: format.range(weekStart, addDays(weekStart, 6)) });
          if (undo === null) return tell(words);
          tell(words, { label: t('common:undo'), run: () => void takeBack(undo, weekStart).catch(failed) });
        },
        onError: failed,
      },
    );
  return { fill, filling: fillWeek.isPending };
}
