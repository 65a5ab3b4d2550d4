import { Button } from '@mantine/core';
import type { RecipeCard } from '@mealwright/contracts/recipes';
import { IconHeart, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { cardsOf, useFavorites } from '../../api/use-recipes.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import { Page } from '../../ui/page.tsx';
import { Shelves } from '../../ui/shelves.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { SearchField, ViewSwitch } from './list-tools.tsx';
import { RecipeResults } from './recipe-results.tsx';
import classes from './recipes.module.css';
import { useListView } from './use-list-view.ts';

/** What this person marked with a heart, newest first. */
export function FavoritesPage() {
  const { t, code } = useText();
  const format = useFormat();
  const list = useFavorites();
  const [view, setView] = useListView();
  const [typed, setTyped] = useState('');
  const all = cardsOf(list.data);
  const holds = ({ title, cuisine, course }: RecipeCard) =>
    [title, code('cuisine', cuisine), code('course', course)]
      .join(' ')
      .toLowerCase()
      .includes(typed.trim().toLowerCase());
  const cards = typed.trim() === '' ? all : all.filter(holds);
  const total = list.data?.pages[0]?.pagination.total ?? 0;
  const shown = typed.trim() === '' ? total : cards.length;
  return (
    <Page title={t('recipes:favorites')} actions={<Shelves />}>
      <div className={classes.tools}>
        <SearchField value={typed} change={setTyped} />
        <ViewSwitch view={view} change={setView} />
      </div>
      <p className={`${classes.count} numbers`} role="status">
        {list.isSuccess && t('recipes:count', { count: shown, shown: format.number(shown) })}
      </p>
      <RecipeResults
        cards={cards}
        list={list}
        view={view}
        empty={
          all.length > 0 ? (
            <EmptyState icon={<IconSearch size={34} />} title={t('recipes:none')} text={t('recipes:noneText')} />
          ) : (
            <EmptyState
              icon={<IconHeart size={34} />}
              title={t('recipes:noFavorites')}
              text={t('recipes:noFavoritesText')}
            >
              <Button variant="default" component={Link} to="/recipes">
                {t('recipes:showAll')}
              </Button>
            </EmptyState>
          )
        }
      />
    </Page>
  );
}
