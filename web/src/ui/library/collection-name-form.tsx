import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { FormError } from '../states.tsx';
import classes from './library.module.css';

/** What a collection is to be called: `before` is its present name, none for a new one. What `keep` fails with is shown. */
export function CollectionNameForm({
  before = '',
  keep,
  close,
}: {
  before?: string;
  keep: (name: string) => Promise<void>;
  close: () => void;
}) {
  const { t } = useText();
  const [typed, setTyped] = useState(before);
  const [error, setError] = useState<unknown>(null);
  const name = typed.trim();
  const nothing = name === '' || name === before;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (nothing) return;
    setError(null);
    keep(name).catch(setError);
  };
  return (
    <form className={classes.panel} onSubmit={submit}>
      <TextInput
        label={t('library:name')}
        placeholder={t('library:collectionExample')}
        value={typed}
        maxLength={80}
        autoComplete="off"
        data-autofocus
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <FormError error={error} />
      <Button type="submit" disabled={nothing}>
        {t(before === '' ? 'library:add' : 'common:save')}
      </Button>
      <Button variant="default" onClick={close}>
        {t('common:cancel')}
      </Button>
    </form>
  );
}
