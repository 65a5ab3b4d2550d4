import { Button, NativeSelect } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconBookmarks, IconSearch } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { usePreferences } from '../../api/use-profile.ts';
import { cardsOf, type RecipeQuery, useRecipeFacets, useRecipeList } from '../../api/use-recipes.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import { courseCodes } from '../../ui/format/vocabulary.ts';
import { Sheet } from '../../ui/layers/sheet.tsx';
import { Page } from '../../ui/page.tsx';
import { suitQuery } from '../../ui/recipe/suits.ts';
import { Shelves } from '../../ui/shelves.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useIsNarrow } from '../../ui/use-width.ts';
import { CollectionHead, ToAll, useCollectionName } from './collection-head.tsx';
import { OwnDoings, SearchField, ViewSwitch } from './list-tools.tsx';
import { countFilters, FilterPills, type FilterSearch, RecipeFilters, sorts } from './recipe-filters.tsx';
import { RecipeResults } from './recipe-results.tsx';
import classes from './recipes.module.css';
import { useListView } from './use-list-view.ts';

const dishes = courseCodes.filter((course) => course !== 'simple').join(',');
const route = getRouteApi('/member/shell/recipes');

/** The cookbook. What is looked for stands in the address, so that back and a link bring it back. */
export function RecipesPage() {
  const { t } = useText();
  const format = useFormat();
  const narrow = useIsNarrow();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const set = (part: Partial<FilterSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false });
  const { typed, type } = useTyping(search.q ?? '', (q) => set({ q: q === '' ? undefined : q }));
  const [filtersOpen, setFiltersOpen] = useState(false);
  const [view, setView] = useListView();
  const preferences = usePreferences();
  const suits = search.suits === '1' && preferences.data !== undefined;
  const ready = !(search.suits === '1' && preferences.isPending);
  const query = queryOf(search, suits ? suitQuery(preferences.data) : {});
  const list = useRecipeList(query, ready);
  const facets = useRecipeFacets(query, ready && (!narrow || filtersOpen));
  const cards = cardsOf(list.data);
  const total = list.data?.pages[0]?.pagination.total;
  const count = countFilters(search);
  const collection = useCollectionName(search.collection);
  // A collection without a filter that holds nothing is empty, not badly searched.
  const empty = search.collection !== undefined && search.q === undefined && count === 0;
  const filters = <RecipeFilters search={search} set={set} facets={facets.data} old={facets.isPlaceholderData} />;
  return (
    <Page
      title={collection ?? t('common:recipes')}
      heading={search.collection === undefined ? undefined : <CollectionHead collectionId={search.collection} />}
      actions={
        <>
          {search.collection === undefined && <Shelves />}
          <OwnDoings />
        </>
      }
    >
      <div className={narrow ? undefined : classes.beside}>
        {!narrow && <div className={classes.side}>{filters}</div>}
        <div>
          <div className={classes.tools}>
            <SearchField value={typed} change={type} />
            {narrow && (
              <Button
                variant="default"
                aria-haspopup="dialog"
                leftSection={<IconAdjustmentsHorizontal size={20} />}
                onClick={() => setFiltersOpen(true)}
              >
                {count === 0 ? t('recipes:filters') : t('recipes:filtersOn', { count })}
              </Button>
            )}
            <NativeSelect
              aria-label={t('recipes:sort')}
              value={search.sort ?? ''}
              onChange={(event) => set({ sort: event.currentTarget.value || undefined })}
              data={sorts.map(({ value, label }) => ({ value, label: t(label) }))}
            />
            <ViewSwitch view={view} change={setView} />
          </div>
          <div className={classes.found}>
            <p className={`${classes.count} numbers`} role="status">
              {total !== undefined && t('recipes:count', { count: total, shown: format.number(total) })}
            </p>
            <FilterPills search={search} set={set} />
          </div>
          <RecipeResults
            cards={cards}
            list={list}
            view={view}
            empty={
              empty ? (
                <EmptyState
                  icon={<IconBookmarks size={34} />}
                  title={t('library:emptyCollection')}
                  text={t('library:emptyCollectionText')}
                >
                  <ToAll />
                </EmptyState>
              ) : (
                <EmptyState icon={<IconSearch size={34} />} title={t('recipes:none')} text={t('recipes:noneText')}>
                  <Button variant="default" onClick={() => void navigate({ search: {}, replace: true })}>
                    {t('recipes:showAll')}
                  </Button>
                </EmptyState>
              )
            }
          />
        </div>
      </div>
      {narrow && (
        <Sheet opened={filtersOpen} close={() => setFiltersOpen(false)} title={t('recipes:filters')}>
          {filters}
          <div className={classes.sheetEnd}>
            <Button fullWidth onClick={() => setFiltersOpen(false)}>
              {total === undefined
                ? t('common:done')
                : t('recipes:show', { count: total, shown: format.number(total) })}
            </Button>
          </div>
        </Sheet>
      )}
    </Page>
  );
}

/** What is being typed is shown at once and looked up when the fingers rest; what comes from elsewhere replaces it. */
function useTyping(q: string, look: (q: string) => void) {
  const [typed, setTyped] = useState(q);
  const asked = useRef(q);
  const later = useDebouncedCallback((words: string) => {
    asked.current = words;
    look(words);
  }, 200);
  useEffect(() => {
    if (q === asked.current) return;
    asked.current = q;
    setTyped(q);
  }, [q]);
  return {
    typed,
    type: (words: string) => {
      setTyped(words);
      later(words.trim());
    },
  };
}

function queryOf(search: FilterSearch, suit: ReturnType<typeof suitQuery>): RecipeQuery {
  const all = search.q === undefined && search.collection === undefined && search.whose === undefined;
  const dietary = [search.dietary, search.labels, suit.dietary].filter(Boolean).join(',');
  return {
    q: search.q,
    slot: search.slot,
    cuisine: search.cuisine,
    // Who looks around looks for dishes; an apple is found by its name.
    category: search.kind ?? (all ? dishes : undefined),
    maxTotalTime: search.within,
    sort: search.sort ?? (search.q === undefined ? 'rating:desc,title:asc' : undefined),
    collection: search.collection,
    whose: search.whose,
    excludeAllergens: suit.excludeAllergens,
    ...(dietary === '' ? {} : { dietary }),
  } as RecipeQuery;
}
