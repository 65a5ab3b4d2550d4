import { Button, Skeleton, Title } from '@mantine/core';
import type { SharedList } from '@mealwright/contracts/shopping';
import { IconLinkOff, IconPrinter } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { isCode } from '../../api/errors.ts';
import { useSharedActions, useSharedList } from '../../api/use-shared-list.ts';
import { useText } from '../../i18n/use-text.ts';
import { Brand } from '../../ui/brand.tsx';
import { addDays } from '../../ui/format/dates.ts';
import { useFormat } from '../../ui/format/format.ts';
import { groupsOf } from '../../ui/list/groups.ts';
import { AisleCard, Aisles, ListProgress, TickLine } from '../../ui/list/list-parts.tsx';
import { useTitle } from '../../ui/page.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import classes from './shared.module.css';

const route = getRouteApi('/shared/$token');

/** A shopping list by its link: no account, in the language of the browser, fresh every few seconds. */
export function SharedPage() {
  const { token } = route.useParams();
  const { t, locale } = useText();
  const list = useSharedList(token, locale);
  useTitle(t('shopping:sharedList'));
  useNoIndex();
  const gone = isCode(list.error, 'LIST_NOT_FOUND', 'VALIDATION_ERROR');
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <Link to="/" className={classes.home} aria-label="Mealwright">
          <Brand />
        </Link>
      </header>
      <main id="main" tabIndex={-1}>
        {list.isPending && (
          <div className={classes.skeleton} role="status" aria-label={t('common:loading')}>
            {[0, 1, 2, 3, 4, 5].map((index) => (
              <Skeleton key={index} height={52} />
            ))}
          </div>
        )}
        {gone && (
          <EmptyState
            order={1}
            icon={<IconLinkOff size={34} />}
            title={t('shopping:sharedGone')}
            text={t('shopping:sharedGoneText')}
          />
        )}
        {list.isError && !gone && list.data === undefined && (
          <ErrorState error={list.error} retry={() => void list.refetch()} />
        )}
        {list.data !== undefined && !gone && <SharedView token={token} list={list.data} />}
      </main>
      <footer className={classes.foot}>
        <Link to="/">{t('shopping:sharedBy')}</Link>
        <span>{t('shopping:sharedAbout')}</span>
      </footer>
    </div>
  );
}

function SharedView({ token, list }: { token: string; list: SharedList }) {
  const { t } = useText();
  const format = useFormat();
  const { check } = useSharedActions(token);
  const { name, weekStart, items, aisleOrder, itemCount, checkedCount, mode } = list;
  const { aisles } = groupsOf(items, aisleOrder);
  return (
    <>
      <Title order={1}>
        {weekStart === null || name !== weekStart ? (
          name
        ) : (
          <>
            {t('shopping:title')} <span className={classes.week}>{format.range(weekStart, addDays(weekStart, 6))}</span>
          </>
        )}
      </Title>
      <div className={classes.head}>
        <p className={classes.about}>{t(mode === 'edit' ? 'shopping:sharedEdit' : 'shopping:sharedView')}</p>
        <Button
          className={classes.print}
          variant="default"
          leftSection={<IconPrinter size={20} />}
          onClick={() => window.print()}
        >
          {t('shopping:print')}
        </Button>
      </div>
      <ListProgress done={checkedCount} all={itemCount} />
      {itemCount === 0 && <p className="dimmed">{t('shopping:noItems')}</p>}
      <div className={classes.lines}>
        <Aisles>
          {aisles.map(([aisle, inAisle]) => (
            <AisleCard key={aisle} aisle={aisle} items={inAisle}>
              {inAisle.map((item) => (
                <TickLine key={item.itemId} item={item} {...(mode === 'edit' ? { check } : {})} />
              ))}
            </AisleCard>
          ))}
        </Aisles>
      </div>
    </>
  );
}

/** The address is a secret: no search engine shall keep it, and no other page be told of it. */
function useNoIndex() {
  useEffect(() => {
    const tags = [
      ['robots', 'noindex'],
      ['referrer', 'no-referrer'],
    ].map(([name = '', content = '']) => Object.assign(document.createElement('meta'), { name, content }));
    document.head.append(...tags);
    return () => {
      for (const tag of tags) tag.remove();
    };
  }, []);
}
