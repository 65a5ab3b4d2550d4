import { Button, NativeSelect, Skeleton } from '@mantine/core';
import { IconListDetails, IconShare2, IconShoppingBag } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { isCode } from '../../api/errors.ts';
import { useUser } from '../../api/session.ts';
import { useGenerateList, useList, useLists } from '../../api/use-lists.ts';
import { useWeek } from '../../api/use-plan.ts';
import { useText } from '../../i18n/use-text.ts';
import { addDays, thisWeek } from '../../ui/format/dates.ts';
import { useFormat } from '../../ui/format/format.ts';
import { tellProblem } from '../../ui/layers/notify.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, ErrorState, errorText } from '../../ui/states.tsx';
import { ListMenu, type Panel } from './list-menu.tsx';
import { ListPanels } from './list-panels.tsx';
import { ListView } from './list-view.tsx';
import classes from './shopping.module.css';

const route = getRouteApi('/member/shell/shopping');

/** The list of the week that is being cooked; others are one choice away. */
export function ShoppingPage() {
  const { t } = useText();
  const format = useFormat();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [panel, setPanel] = useState<Panel | null>(null);
  const current = thisWeek(useUser());
  const lists = useLists();
  const all = lists.data ?? [];
  // One that is gone (deleted, or an old address) leads to the usual one.
  const asked = search.list !== undefined && all.some((one) => one.listId === search.list) ? search.list : null;
  const listId = asked ?? (all.find((list) => list.weekStart === current) ?? all[0])?.listId ?? null;
  const list = useList(listId);
  const [atOnce] = useState(list.data !== undefined);
  const open = (id: string | null) => void navigate({ search: id === null ? {} : { list: id } });
  const nameOf = (one: { name: string; weekStart: string | null }) =>
    one.weekStart === null || one.name !== one.weekStart
      ? one.name
      : format.range(one.weekStart, addDays(one.weekStart, 6));
  const shown = list.data;
  return (
    <Page
      title={t('shopping:title')}
      actions={
        // There from the start, so that nothing moves when the list comes.
        !lists.isError && (
          <div className={classes.tools}>
            {all.length > 1 && (
              <NativeSelect
                aria-label={t('shopping:choose')}
                className={classes.choose}
                value={listId ?? ''}
                onChange={(event) => open(event.currentTarget.value)}
                data={all.map((one) => ({ value: one.listId, label: nameOf(one) }))}
              />
            )}
            {(listId !== null || lists.isPending) && (
              <Button
                variant="default"
                disabled={shown === undefined}
                leftSection={<IconShare2 size={20} />}
                onClick={() => setPanel('share')}
              >
                {t('shopping:share')}
              </Button>
            )}
            <ListMenu list={shown ?? null} open={setPanel} />
          </div>
        )
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
      {lists.isError && lists.data === undefined && (
        <ErrorState error={lists.error} retry={() => void lists.refetch()} />
      )}
      {list.isError && shown === undefined && !isCode(list.error, 'LIST_NOT_FOUND') && (
        <ErrorState error={list.error} retry={() => void list.refetch()} />
      )}
      {lists.data !== undefined && listId === null && (
        <NoList open={open} weekStart={current} own={() => setPanel('new')} />
      )}
      {shown !== undefined && <p className={classes.paperTitle}>{nameOf(shown)}</p>}
      {shown !== undefined && <ListView key={shown.listId} list={shown} atOnce={atOnce} />}
      <ListPanels panel={panel} list={shown ?? null} close={() => setPanel(null)} open={open} />
    </Page>
  );
}

function NoList({ open, weekStart, own }: { open: (listId: string) => void; weekStart: string; own: () => void }) {
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
      <Button variant="default" leftSection={<IconListDetails size={20} />} onClick={own}>
        {t('shopping:newList')}
      </Button>
    </EmptyState>
  );
}
