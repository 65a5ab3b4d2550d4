import { Button } from '@mantine/core';
import { IconRestore, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useOwnActions, useVersions } from '../../api/use-own-recipes.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState, ErrorState, FormError } from '../../ui/states.tsx';

/** A recipe that is not there: a week may still hold one of ours that was deleted, which can be brought back. */
export function TakenAway({ recipeId, error, retry }: { recipeId: string; error: unknown; retry: () => void }) {
  const { t } = useText();
  const versions = useVersions(recipeId, true);
  const { restore } = useOwnActions();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  if (versions.isPending) return null;
  const [last] = versions.data?.data ?? [];
  if (last === undefined) return <ErrorState error={error} retry={retry} />;
  const bringBack = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await restore(recipeId, last.version);
      retry();
    } catch (failure) {
      setProblem(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <EmptyState
      icon={<IconTrash size={34} />}
      title={t('own:takenAway', { title: last.title })}
      text={t('own:takenAwayAbout')}
      order={1}
    >
      <Button leftSection={<IconRestore size={20} />} loading={busy} onClick={() => void bringBack()}>
        {t('own:bringBack')}
      </Button>
      <FormError error={problem} />
    </EmptyState>
  );
}
