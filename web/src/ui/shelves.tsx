import { Link } from '@tanstack/react-router';
import { useText } from '../i18n/use-text.ts';
import classes from './shelves.module.css';

/** The whole cookbook, or one's own choice of it. */
export function Shelves() {
  const { t } = useText();
  const shelves = [
    { to: '/recipes/favorites', label: t('recipes:favorites') },
    { to: '/recipes/collections', label: t('library:collections') },
    { to: '/recipes/made', label: t('library:made') },
  ] as const;
  return (
    <nav className={classes.shelves} aria-label={t('recipes:shelves')}>
      <Link to="/recipes" className={classes.shelf} activeOptions={{ exact: true, includeSearch: false }}>
        {t('recipes:all')}
      </Link>
      {shelves.map(({ to, label }) => (
        <Link key={to} to={to} className={classes.shelf} activeOptions={{ exact: true }}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
