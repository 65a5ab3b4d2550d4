import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core';
import { IconFileImport, IconFridge, IconLayoutGrid, IconList, IconPlus, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useText } from '../../i18n/use-text.ts';
import classes from './recipes.module.css';
import type { ListView } from './use-list-view.ts';

export function SearchField({ value, change }: { value: string; change: (words: string) => void }) {
  const { t } = useText();
  return (
    <TextInput
      id="recipe-search"
      type="search"
      className={classes.search}
      aria-label={t('recipes:search')}
      placeholder={t('recipes:search')}
      leftSection={<IconSearch size={20} />}
      value={value}
      maxLength={100}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

/** The whole cookbook, or one's own choice of it. */
export function Shelves() {
  const { t } = useText();
  return (
    <nav className={classes.shelves} aria-label={t('recipes:shelves')}>
      <Link to="/recipes" className={classes.shelf} activeOptions={{ exact: true, includeSearch: false }}>
        {t('recipes:all')}
      </Link>
      <Link to="/recipes/favorites" className={classes.shelf} activeOptions={{ exact: true }}>
        {t('recipes:favorites')}
      </Link>
    </nav>
  );
}

/** The two ways to recipes of one's own. */
export function OwnDoings() {
  const { t } = useText();
  return (
    <>
      <Button variant="default" component={Link} to="/recipes/what-can-i-cook" leftSection={<IconFridge size={20} />}>
        {t('own:cook')}
      </Button>
      <Button variant="default" component={Link} to="/recipes/import" leftSection={<IconFileImport size={20} />}>
        {t('own:bring')}
      </Button>
      <Button variant="default" component={Link} to="/recipes/new" leftSection={<IconPlus size={20} />}>
        {t('own:new')}
      </Button>
    </>
  );
}

export function ViewSwitch({ view, change }: { view: ListView; change: (view: ListView) => void }) {
  const { t } = useText();
  const next = view === 'cards' ? 'list' : 'cards';
  const label = t(next === 'list' ? 'recipes:asList' : 'recipes:asCards');
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="default"
        size={44}
        radius="xl"
        className={classes.viewSwitch}
        aria-label={label}
        onClick={() => change(next)}
      >
        {next === 'list' ? <IconList size={20} /> : <IconLayoutGrid size={20} />}
      </ActionIcon>
    </Tooltip>
  );
}
