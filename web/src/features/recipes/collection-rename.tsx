import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { collectionActions } from '../../api/use-collections.ts';
import { useText } from '../../i18n/use-text.ts';
import { FormError } from '../../ui/states.tsx';
import classes from './recipes.module.css';

/** Another name for a collection. */
export function CollectionRename({
  collectionId,
  before,
  close,
}: {
  collectionId: string;
  before: string;
  close: () => void;
}) {
  const { t } = useText();
  const [name, setName] = useState(before);
  const [error, setError] = useState<unknown>(null);
  const keep = (event: FormEvent) => {
    event.preventDefault();
    setError(null);
    collectionActions.rename(collectionId, name.trim()).then(close, setError);
  };
  return (
    <form className={classes.dialogForm} onSubmit={keep}>
      <TextInput
        label={t('library:name')}
        value={name}
        maxLength={80}
        autoComplete="off"
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <FormError error={error} />
      <Button type="submit" disabled={name.trim() === '' || name.trim() === before}>
        {t('common:save')}
      </Button>
      <Button variant="default" onClick={close}>
        {t('common:cancel')}
      </Button>
    </form>
  );
}
