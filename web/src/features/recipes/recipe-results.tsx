import { Button, Skeleton } from '@mantine/core';
import type { RecipeCard } from '@mealwright/contracts/recipes';
import type { ReactNode } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { ErrorState } from '../../ui/states.tsx';
import { RecipeTile } from './recipe-tile.tsx';
import classes from './recipes.module.css';
import type { ListView } from './use-list-view.ts';
import { WeekShelf } from './week-shelf.tsx';

/** Cards or lines, what stands there until they come, and more of them. */
export function RecipeResults({
  cards,
  list,
  view,
  empty,
}: {
  cards: readonly RecipeCard[];
  list: {
    isPending: boolean;
    isSuccess: boolean;
    error: unknown;
    refetch: () => Promise<unknown>;
    isPlaceholderData?: boolean;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: () => Promise<unknown>;
  };
  view: ListView;
  empty: ReactNode;
}) {
  const { t } = useText();
  return (
    <>
      {list.error !== null && <ErrorState error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && (
        <div className={classes.tiles} data-view={view} role="status" aria-label={t('common:loading')}>
          {Array.from({ length: 12 }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity.
            <Skeleton key={index} height={view === 'cards' ? 264 : 84} radius="lg" />
          ))}
        </div>
      )}
      {list.isSuccess && cards.length === 0 && empty}
      <ul className={`plain-list ${classes.tiles}`} data-view={view} data-stale={list.isPlaceholderData || undefined}>
        {cards.map((card) => (
          <RecipeTile key={card.recipeId} card={card} />
        ))}
      </ul>
      <WeekShelf />
      {list.hasNextPage && (
        <div className={classes.more}>
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('recipes:more')}
          </Button>
        </div>
      )}
    </>
  );
}
