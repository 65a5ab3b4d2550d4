import { Button, VisuallyHidden } from '@mantine/core';
import { useHotkeys, useMediaQuery } from '@mantine/hooks';
import { IconSparkles } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { memo, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { PlanAction } from '../../api/plan-action.ts';
import { useUser } from '../../api/session.ts';
import { usePlanActions, useWeek } from '../../api/use-plan.ts';
import { useText } from '../../i18n/use-text.ts';
import { addDays, aheadFrom, thisWeek, todayIn, weekStartOf } from '../../ui/format/dates.ts';
import { useFormat } from '../../ui/format/format.ts';
import { later, useFetchedSoon, useSlices } from '../../ui/later.ts';
import { tell, tellProblem } from '../../ui/layers/notify.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, ErrorState, errorText } from '../../ui/states.tsx';
import { useIsPhone } from '../../ui/use-width.ts';
import { useActionText } from './action-text.ts';
import { ConflictNote } from './conflict-note.tsx';
import { OtherStart } from './other-start.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { useSwipe } from './use-swipe.ts';
import { type Overlay, WeekProvider } from './week-context.ts';
import { WeekDoings } from './week-doings.tsx';
import { WeekDrag } from './week-drag.tsx';
import { WeekGrid } from './week-grid.tsx';
import { WeekHeading } from './week-heading.tsx';
import { WeekList } from './week-list.tsx';
import { WeekNotes } from './week-notes.tsx';
import { WeekSkeleton } from './week-skeleton.tsx';
import { ReuseButton, WeekTools } from './week-tools.tsx';

// What lies over the week comes after the week.
const loadOverlay = () => import('./week-overlay.tsx');
const WeekOverlay = later(loadOverlay, 'WeekOverlay');

const route = getRouteApi('/member/shell/week');

export function WeekPage() {
  const { of } = route.useSearch();
  const user = useUser();
  const weekStart = of === undefined ? thisWeek(user) : weekStartOf(of, user.weekStartsOn);
  // Another week is another page: nothing of the last one stays open over it.
  return <Week key={weekStart} weekStart={weekStart} />;
}

function Week({ weekStart }: { weekStart: string }) {
  const { t, code } = useText();
  const user = useUser();
  const format = useFormat();
  const navigate = useNavigate();
  const wide = useMediaQuery('(min-width: 68em)', undefined, { getInitialValueInEffect: false });
  const phone = useIsPhone();
  const week = useWeek(weekStart);
  const [atOnce] = useState(week.data !== undefined);
  useFetchedSoon(loadOverlay);
  const actionText = useActionText();
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  // Once opened it stays, to slide away by itself.
  const [opened, setOpened] = useState(false);
  if (overlay !== null && !opened) setOpened(true);
  const runLater = useRef<(action: PlanAction) => void>(() => {});

  const { run, pending, conflict, dismissConflict } = usePlanActions(weekStart, {
    done: ({ action, plan, undo }) => {
      const message = actionText.done(action, plan);
      if (message === null) return;
      tell(message, undo === null ? undefined : { label: t('common:undo'), run: () => runLater.current(undo) });
    },
    failed: (error) => tellProblem(errorText(code, error)),
  });
  useEffect(() => {
    runLater.current = run;
  }, [run]);

  const goTo = (start: string) => void navigate({ to: '/week', search: start === thisWeek(user) ? {} : { of: start } });
  useHotkeys([
    ['shift+ArrowLeft', () => goTo(addDays(weekStart, -7))],
    ['shift+ArrowRight', () => goTo(addDays(weekStart, 7))],
  ]);

  const swiped = useSwipe((forward) => goTo(addDays(weekStart, forward ? 7 : -7)));

  const plan = week.data ?? null;
  useKeptFocus(plan);
  // A week that is made while one looks is seen from its first day.
  const madeHere = useRef(false);
  if (week.isSuccess && plan === null) madeHere.current = true;
  const making = pending?.kind === 'generate' ? pending.fill : null;
  const today = todayIn(user.timeZone);
  const from = aheadFrom(weekStart, today);
  // The same while only what lies over the week changes: its meals are not drawn again then.
  const context = useMemo(
    () => (plan === null ? null : { plan, today, from, run, open: setOverlay, making, isNew: madeHere.current }),
    [plan, today, from, run, making],
  );

  // Whoever looks around sees a filled week, never an empty table.
  const current = thisWeek(user);
  const isNear = weekStart === current || weekStart === addDays(current, 7);
  const lookingAround = user.example && isNear && week.isSuccess && plan === null;
  const filledOnce = useRef(false);
  useEffect(() => {
    if (!lookingAround || filledOnce.current) return;
    filledOnce.current = true;
    runLater.current({ kind: 'generate', fill: 'all' });
  }, [lookingAround]);
  const tools = <WeekTools weekStart={weekStart} plan={plan} />;
  const title = `${t('common:week')} ${format.range(weekStart, addDays(weekStart, 6))}`;
  return (
    <div ref={swiped}>
      <Page
        title={title}
        heading={<WeekHeading weekStart={weekStart} goTo={goTo} tools={phone ? tools : null} />}
        actions={
          <>
            <WeekDoings plan={plan} from={from} run={run} busy={making !== null || week.isPending} />
            {!phone && tools}
          </>
        }
      >
        <VisuallyHidden role="status">{making === null ? '' : t('week:planning')}</VisuallyHidden>
        {conflict !== null && <ConflictNote conflict={conflict} plan={plan} run={run} dismiss={dismissConflict} />}
        {week.isPending && <WeekSkeleton wide={wide} />}
        {week.isError && plan === null && <ErrorState error={week.error} retry={() => void week.refetch()} />}
        {week.isSuccess && plan === null && making !== null && <WeekSkeleton wide={wide} />}
        {week.isSuccess && plan === null && making === null && (
          <EmptyState icon={<IconSparkles size={34} />} title={t('week:emptyTitle')} text={t('week:emptyText')}>
            <Button
              onClick={() => run({ kind: 'generate', fill: 'all', from })}
              leftSection={<IconSparkles size={20} />}
            >
              {t(from === undefined ? 'week:generate' : 'week:generateFrom')}
            </Button>
            <ReuseButton weekStart={weekStart} />
            <OtherStart weekStart={weekStart} />
          </EmptyState>
        )}
        {context !== null && (
          <WeekProvider value={context}>
            <WeekNotes />
            <Days wide={wide} atOnce={atOnce} atToday={!madeHere.current} />
            <Suspense>{opened && <WeekOverlay overlay={overlay} close={() => setOverlay(null)} />}</Suspense>
          </WeekProvider>
        )}
      </Page>
    </div>
  );
}

const Days = memo(function Days({ wide, atOnce, atToday }: { wide: boolean; atOnce: boolean; atToday: boolean }) {
  const drawn = useSlices(1, { first: 0, more: 1, atOnce });
  if (drawn === 0) return <WeekSkeleton wide={wide} />;
  return <WeekDrag>{wide ? <WeekGrid /> : <WeekList atOnce={atOnce} atToday={atToday} />}</WeekDrag>;
});
