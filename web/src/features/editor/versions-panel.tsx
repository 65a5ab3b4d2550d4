import { Button } from '@mantine/core';
import { useOwnActions, useVersions } from '../../api/use-own-recipes.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import { tell, tellProblem } from '../../ui/layers/notify.tsx';
import { ErrorState, errorText } from '../../ui/states.tsx';
import classes from './editor.module.css';

/** The states that the recipe has had; each can be brought back, and that taken back again. */
export function VersionsPanel({ recipeId, restored }: { recipeId: string; restored: () => void }) {
  const { t, code } = useText();
  const format = useFormat();
  const versions = useVersions(recipeId, true);
  const { restore } = useOwnActions();
  if (versions.isError) return <ErrorState error={versions.error} retry={() => void versions.refetch()} />;
  const list = versions.data?.data ?? [];
  const bring = async (version: number, back: number | undefined) => {
    try {
      await restore(recipeId, version);
      restored();
      tell(
        t('own:restored'),
        back === undefined
          ? undefined
          : { label: t('common:undo'), run: () => void restore(recipeId, back).then(restored) },
      );
    } catch (error) {
      tellProblem(errorText(code, error));
    }
  };
  return (
    <ul className={`plain-list ${classes.versions}`}>
      {list.map(({ version, title, ingredientCount, stepCount, changedAt, current }) => (
        <li key={version}>
          <span>
            <strong>{title}</strong>
            <span className="dimmed numbers">
              {t('own:version', { version })} ·{' '}
              {new Date(changedAt).toLocaleString(format.tag, { dateStyle: 'medium', timeStyle: 'short' })}
            </span>
            <span className="dimmed numbers">
              {t('own:versionAbout', { ingredients: ingredientCount, steps: stepCount })}
            </span>
          </span>
          {current ? (
            <span className="accent">{t('own:current')}</span>
          ) : (
            <Button variant="default" onClick={() => void bring(version, list[0]?.version)}>
              {t('own:restore')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
