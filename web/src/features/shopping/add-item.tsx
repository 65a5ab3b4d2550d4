import { Button, NativeSelect, TextInput } from '@mantine/core';
import { aisles } from '@mealwright/nutrition/vocabulary';
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import type { NewItem } from '../../api/use-lists.ts';
import { useText } from '../../i18n/use-text.ts';
import { readItem } from './read-item.ts';
import classes from './shopping.module.css';

/** An own item in one line: `2 l milk`, `bin bags`. The field keeps the focus for the next one. */
export function AddItem({ add }: { add: (item: NewItem) => void }) {
  const { t, code } = useText();
  const [typed, setTyped] = useState('');
  const [aisle, setAisle] = useState<string>('other');
  const field = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readItem(typed);
    if (read === null) return;
    add({ ...read, note: null, aisle: aisles.find((one) => one === aisle) });
    setTyped('');
    field.current?.focus();
  };
  return (
    <form className={classes.add} onSubmit={submit}>
      <TextInput
        ref={field}
        className={classes.addField}
        aria-label={t('shopping:addLabel')}
        placeholder={t('shopping:addExample')}
        value={typed}
        maxLength={120}
        enterKeyHint="done"
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <NativeSelect
        aria-label={t('shopping:aisle')}
        className={classes.addAisle}
        value={aisle}
        onChange={(event) => setAisle(event.currentTarget.value)}
        data={aisles.map((value) => ({ value, label: code('aisle', value) }))}
      />
      <Button type="submit" disabled={readItem(typed) === null} leftSection={<IconPlus size={20} />}>
        {t('shopping:add')}
      </Button>
    </form>
  );
}
