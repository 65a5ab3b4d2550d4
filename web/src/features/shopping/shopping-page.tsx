import { Button, NativeSelect, Skeleton } from '@mantine/core';
import { IconRefresh, IconShoppingBag } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useUser } from '../../api/session.ts';
import { useGenerateList, useList, useLists } from '../../api/use-lists.ts';
import { useWeek } from '../../api/use-plan.ts';
import { useText } from '../../i18n/use-text.ts';
import { addDays, thisWeek } from '../../ui/dates.ts';
import { useFormat } from '../../ui/format.ts';
import { tell, tellProblem } from '../../ui/notify.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, ErrorState, errorText } from '../../ui/states.tsx';
import { ListView } from './list-view.tsx';
import classes from './shopping.module.css';

const route = getRouteApi('/member/shell/shopping');

/** The list of the week that is being cooked; others are one choice away. */
export function ShoppingPage() {
  const { t } = useText();
  const format = useFormat();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const current = thisWeek(useUser());
  const lists = useLists();
  const all = lists.data ?? [];
  const listId = search.list ?? (all.find((list) => list.weekStart === current) ?? all[0])?.listId ?? null;
  const list = useList(listId);
  const open = (id: string) => void navigate({ search: { list: id } });
  const name = (one: { name: string; weekStart: string | null }) =>
    one.weekStart === null ? one.name : format.range(one.weekStart, addDays(one.weekStart, 6));
  return (
    <Page
      title={t('shopping:title')}
      actions={
        <>
          {all.length > 1 && (
            <NativeSelect
              aria-label={t('shopping:choose')}
              value={listId ?? ''}
              onChange={(event) => open(event.currentTarget.value)}
              data={all.map((one) => ({ value: one.listId, label: name(one) }))}
            />
          )}
          {list.data?.planId !== undefined && list.data?.planId !== null && <Renew planId={list.data.planId} />}
        </>
      }
      width="narrow"
    >
      {(lists.isPending || (listId !== null && list.isPending)) && (
        <div className={classes.skeleton} role="status" aria-label={t('common:loading')}>
          {[0, 1, 2, 3, 4, 5, 6, 7].map((index) => (
            <Skeleton key={index} height={52} />
          ))}
        </div>
      )}
      {lists.isError && <ErrorState error={lists.error} retry={() => void lists.refetch()} />}
      {list.isError && list.data === undefined && <ErrorState error={list.error} retry={() => void list.refetch()} />}
      {lists.isSuccess && listId === null && <NoList open={open} weekStart={current} />}
      {list.data !== undefined && <ListView key={list.data.listId} list={list.data} />}
    </Page>
  );
}

/** Writes the list anew from its plan; ticks and own items stay. */
function Renew({ planId }: { planId: string }) {
  const { t, code } = useText();
  const generate = useGenerateList();
  return (
    <Button
      variant="default"
      loading={generate.isPending}
      leftSection={<IconRefresh size={20} />}
      onClick={() =>
        generate.mutate(
          { planId },
          {
            onSuccess: () => tell(t('shopping:renewed')),
            onError: (error) => tellProblem(errorText(code, error)),
          },
        )
      }
    >
      {t('shopping:renew')}
    </Button>
  );
}

function NoList({ open, weekStart }: { open: (listId: string) => void; weekStart: string }) {
  const { t, code } = useText();
  const week = useWeek(weekStart);
  const generate = useGenerateList();
  const plan = week.data ?? null;
  const planned = plan?.days.some((day) => day.meals.length > 0) === true;
  return (
    <EmptyState
      icon={<IconShoppingBag size={34} />}
      title={t('shopping:emptyTitle')}
      text={t(planned ? 'shopping:emptyText' : 'shopping:emptyNoPlan')}
    >
      {planned && plan !== null ? (
        <Button
          loading={generate.isPending}
          onClick={() =>
            generate.mutate(
              { planId: plan.planId },
              {
                onSuccess: ({ listId }) => open(listId),
                onError: (error) => tellProblem(errorText(code, error)),
              },
            )
          }
        >
          {t('shopping:make')}
        </Button>
      ) : (
        <Button component={Link} to="/week">
          {t('shopping:toWeek')}
        </Button>
      )}
    </EmptyState>
  );
}
