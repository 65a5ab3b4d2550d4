import type { Recipe } from '@mealwright/contracts/recipes';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useText } from '../../i18n/use-text.ts';
import classes from './recipe.module.css';

/** What is not in the numbers, what somebody noted, and where the recipe is from. */
export function OwnNote({ recipe }: { recipe: Recipe }) {
  const { t } = useText();
  const { openLines, notes, source } = recipe;
  if (openLines.length === 0 && notes.length === 0 && !source?.url && !source?.author) return null;
  return (
    <div className={classes.own}>
      {openLines.length > 0 && (
        <p className="warn">
          <IconAlertTriangle size={18} aria-hidden="true" />{' '}
          {t('own:openLines', { lines: openLines.map((line) => line.text).join('; ') })}
        </p>
      )}
      {notes.length > 0 && (
        <p>
          <strong>{t('own:notes')}: </strong>
          {notes.join(' ')}
        </p>
      )}
      {(source?.url || source?.author) && (
        <p className="dimmed">
          {t('own:source')}:{' '}
          {source.url ? (
            <a href={source.url} rel="noreferrer" target="_blank">
              {source.author ?? new URL(source.url).host}
            </a>
          ) : (
            source.author
          )}
        </p>
      )}
    </div>
  );
}
