import { Button, TextInput } from '@mantine/core';
import { IconFileImport, IconFridge, IconLayoutGrid, IconList, IconPlus, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useText } from '../../i18n/use-text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useIsPhone } from '../../ui/use-width.ts';
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

/** The ways to recipes of one's own; on a phone as icons beside the shelves. */
export function OwnDoings() {
  const { t } = useText();
  const phone = useIsPhone();
  const ways = [
    { to: '/recipes/what-can-i-cook', label: t('own:cook'), Icon: IconFridge },
    { to: '/recipes/import', label: t('own:bring'), Icon: IconFileImport },
    { to: '/recipes/new', label: t('own:new'), Icon: IconPlus },
  ] as const;
  const links = ways.map(({ to, label, Icon }) =>
    phone ? (
      <Button key={to} variant="default" component={Link} to={to} aria-label={label} px={0} w={44}>
        <Icon size={20} aria-hidden="true" />
      </Button>
    ) : (
      <Button key={to} variant="default" component={Link} to={to} leftSection={<Icon size={20} />}>
        {label}
      </Button>
    ),
  );
  return <span className={classes.ways}>{links}</span>;
}

export function ViewSwitch({ view, change }: { view: ListView; change: (view: ListView) => void }) {
  const { t } = useText();
  const next = view === 'cards' ? 'list' : 'cards';
  const label = t(next === 'list' ? 'recipes:asList' : 'recipes:asCards');
  return (
    <IconButton label={label} framed round className={classes.viewSwitch} onClick={() => change(next)}>
      {next === 'list' ? <IconList size={20} /> : <IconLayoutGrid size={20} />}
    </IconButton>
  );
}
