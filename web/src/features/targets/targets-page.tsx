import { SegmentedControl, Skeleton } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useGoals, usePreferences } from '../../api/use-profile.ts';
import { useText } from '../../i18n/use-text.ts';
import { Page } from '../../ui/page.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { GoalEditor } from './goal-editor.tsx';
import classes from './targets.module.css';
import { WishEditor } from './wish-editor.tsx';

const route = getRouteApi('/member/shell/targets');

/** Everything a plan is held to, in two parts: numbers, and food. */
export function TargetsPage() {
  const { t } = useText();
  const { part } = route.useSearch();
  const navigate = route.useNavigate();
  const goals = useGoals();
  const preferences = usePreferences();
  const wishes = part === 'wishes';
  const shown = wishes ? preferences : goals;
  return (
    <Page
      title={t('targets:title')}
      width="narrow"
      actions={
        <SegmentedControl
          aria-label={t('targets:title')}
          value={wishes ? 'wishes' : 'targets'}
          onChange={(value) => void navigate({ search: { part: value === 'wishes' ? 'wishes' : undefined } })}
          data={[
            { value: 'targets', label: t('targets:part.targets') },
            { value: 'wishes', label: t('targets:part.wishes') },
          ]}
          styles={{ label: { minHeight: 40, display: 'grid', placeItems: 'center' } }}
        />
      }
    >
      {shown.isPending && (
        <div className={classes.columns} role="status" aria-label={t('common:loading')}>
          <Skeleton height={480} />
          <Skeleton height={360} />
        </div>
      )}
      {shown.isError && shown.data === undefined && (
        <ErrorState error={shown.error} retry={() => void shown.refetch()} />
      )}
      {!wishes && goals.data !== undefined && <GoalEditor key={goals.data.updatedAt} goals={goals.data} />}
      {wishes && preferences.data !== undefined && (
        <WishEditor key={preferences.data.updatedAt} preferences={preferences.data} />
      )}
    </Page>
  );
}
