import { Button, Checkbox, Skeleton, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { collectionActions, useCollections, useCollectionsOf } from '../../api/use-collections.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../format/format.ts';
import { tellProblem } from '../layers/notify.tsx';
import { ErrorState, errorText, FormError } from '../states.tsx';
import classes from './library.module.css';

/** Which collections hold the recipe, and a new one for it. Each tick is kept at once. */
export function CollectPanel({ recipeId, title, close }: { recipeId: string; title: string; close: () => void }) {
  const { t, code } = useText();
  const format = useFormat();
  const all = useCollections();
  const holding = useCollectionsOf(recipeId);
  const [changed, setChanged] = useState<Record<string, boolean>>({});
  const [name, setName] = useState('');
  const [error, setError] = useState<unknown>(null);
  if (all.isError || holding.isError)
    return <ErrorState error={all.error ?? holding.error} retry={() => void all.refetch()} />;
  if (all.isPending || holding.isPending)
    return <Skeleton height={160} radius="md" role="status" aria-label={t('common:loading')} />;
  const isIn = (id: string) => changed[id] ?? holding.data.data.some((one) => one.collectionId === id);
  const put = (collectionId: string, there: boolean) => {
    setChanged((before) => ({ ...before, [collectionId]: there }));
    collectionActions.collect(collectionId, recipeId, there).catch((failure) => {
      setChanged((before) => ({ ...before, [collectionId]: !there }));
      tellProblem(errorText(code, failure));
    });
  };
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    setError(null);
    try {
      const { collectionId } = await collectionActions.add(name.trim());
      setName('');
      put(collectionId, true);
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <div className={classes.panel}>
      <p className="dimmed">{t('library:collectAbout', { title })}</p>
      {all.data.data.length > 0 && (
        <ul className={`plain-list ${classes.ticks}`}>
          {all.data.data.map((one) => (
            <li key={one.collectionId}>
              <Checkbox
                size="md"
                label={one.name}
                checked={isIn(one.collectionId)}
                onChange={(event) => put(one.collectionId, event.currentTarget.checked)}
                styles={{ body: { minHeight: 48, alignItems: 'center' } }}
              />
              <span className="dimmed numbers" aria-hidden="true">
                {format.number(one.recipeCount)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <form className={classes.row} onSubmit={(event) => void add(event)}>
        <TextInput
          label={t('library:newCollection')}
          placeholder={t('library:collectionExample')}
          value={name}
          maxLength={80}
          autoComplete="off"
          className={classes.grow}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" leftSection={<IconPlus size={20} />} disabled={name.trim() === ''}>
          {t('library:add')}
        </Button>
      </form>
      <FormError error={error} />
      <Button onClick={close}>{t('common:done')}</Button>
    </div>
  );
}
