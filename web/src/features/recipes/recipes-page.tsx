import { Button, NativeSelect, Skeleton, Switch, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconHeart, IconSearch } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { usePreferences } from '../../api/use-profile.ts';
import { useRecipeList } from '../../api/use-recipes.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format.ts';
import { Page } from '../../ui/page.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { suitQuery } from '../../ui/suits.ts';
import { courseCodes } from '../../ui/vocabulary.ts';
import { type FilterSearch, RecipeFilters, sorts } from './recipe-filters.tsx';
import { RecipeTile } from './recipe-tile.tsx';
import classes from './recipes.module.css';

const dishes = courseCodes.filter((course) => course !== 'simple').join(',');
const route = getRouteApi('/member/shell/recipes');

/** The cookbook. What is looked for stands in the address, so that back and a link bring it back. */
export function RecipesPage() {
  const { t } = useText();
  const format = useFormat();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (part: Partial<FilterSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const [typed, setTyped] = useState(search.q ?? '');
  const look = useDebouncedCallback((q: string) => set({ q: q.trim() === '' ? undefined : q.trim() }), 200);
  const [filtersOpen, setFiltersOpen] = useState(false);
  const preferences = usePreferences();
  const favorites = search.favorites === '1';
  const suits = search.suits === '1' && preferences.data !== undefined;
  const list = useRecipeList(
    favorites ? { favorites: true } : queryOf(search, suits ? suitQuery(preferences.data) : {}),
    !(search.suits === '1' && preferences.isPending),
  );
  const cards = list.data?.pages.flatMap((page) => page.data) ?? [];
  const total = list.data?.pages[0]?.pagination.total;
  const count = [search.slot, search.dietary, search.kind, search.cuisine, search.within, search.suits].filter(
    Boolean,
  ).length;
  const clear = () => {
    setTyped('');
    void navigate({ search: {}, replace: true });
  };
  return (
    <Page title={t('common:recipes')}>
      <div className={classes.tools}>
        <TextInput
          type="search"
          className={classes.search}
          aria-label={t('recipes:search')}
          placeholder={t('recipes:search')}
          leftSection={<IconSearch size={20} />}
          value={typed}
          maxLength={100}
          disabled={favorites}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            look(event.currentTarget.value);
          }}
        />
        <Button
          variant={favorites ? 'filled' : 'default'}
          aria-pressed={favorites}
          leftSection={<IconHeart size={20} />}
          onClick={() => set({ favorites: favorites ? undefined : '1' })}
        >
          {t('recipes:favorites')}
        </Button>
        {!favorites && (
          <>
            <Button
              variant="default"
              aria-expanded={filtersOpen}
              leftSection={<IconAdjustmentsHorizontal size={20} />}
              onClick={() => setFiltersOpen(!filtersOpen)}
            >
              {count === 0 ? t('recipes:filters') : t('recipes:filtersOn', { count })}
            </Button>
            <NativeSelect
              aria-label={t('recipes:sort')}
              value={search.sort ?? ''}
              onChange={(event) => set({ sort: event.currentTarget.value || undefined })}
              data={sorts.map(({ value, label }) => ({ value, label: t(label) }))}
            />
          </>
        )}
      </div>
      {!favorites && filtersOpen && (
        <RecipeFilters search={search} set={set}>
          <Switch
            label={t('recipes:suitsMe')}
            checked={search.suits === '1'}
            onChange={(event) => set({ suits: event.currentTarget.checked ? '1' : undefined })}
            styles={{ body: { minHeight: 44, alignItems: 'center' } }}
          />
        </RecipeFilters>
      )}
      <p className={`${classes.count} numbers`} role="status">
        {total !== undefined && t('recipes:count', { count: total, shown: format.number(total) })}
      </p>
      {list.isError && <ErrorState error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && (
        <div className={classes.tiles} role="status" aria-label={t('common:loading')}>
          {Array.from({ length: 12 }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity.
            <Skeleton key={index} height={264} radius="lg" />
          ))}
        </div>
      )}
      {list.isSuccess && cards.length === 0 && (
        <EmptyState
          icon={favorites ? <IconHeart size={34} /> : <IconSearch size={34} />}
          title={favorites ? t('recipes:noFavorites') : t('recipes:none')}
          text={favorites ? t('recipes:noFavoritesText') : t('recipes:noneText')}
        >
          <Button variant="default" onClick={clear}>
            {t('recipes:showAll')}
          </Button>
        </EmptyState>
      )}
      <ul className={`plain-list ${classes.tiles}`} data-stale={list.isPlaceholderData || undefined}>
        {cards.map((card) => (
          <RecipeTile key={card.recipeId} card={card} />
        ))}
      </ul>
      {list.hasNextPage && (
        <div className={classes.more}>
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('recipes:more')}
          </Button>
        </div>
      )}
    </Page>
  );
}

function queryOf(search: FilterSearch, suit: ReturnType<typeof suitQuery>) {
  const dietary = [search.dietary, suit.dietary].filter(Boolean).join(',');
  return {
    q: search.q,
    slot: search.slot,
    cuisine: search.cuisine,
    // Who looks around looks for dishes; an apple is found by its name.
    category: search.kind ?? (search.q === undefined ? dishes : undefined),
    maxTotalTime: search.within,
    sort: search.sort ?? (search.q === undefined ? 'rating:desc,title:asc' : undefined),
    excludeAllergens: suit.excludeAllergens,
    ...(dietary === '' ? {} : { dietary }),
  } as Parameters<typeof useRecipeList>[0];
}
