import { Button, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useUser } from '../../api/session.ts';
import { logActions } from '../../api/use-cooking-log.ts';
import { useText } from '../../i18n/use-text.ts';
import { StarField } from '../fields/star-field.tsx';
import { todayIn } from '../format/dates.ts';
import { FormError } from '../states.tsx';
import classes from './library.module.css';

/** When it was made, how it was, and what to do otherwise next time. */
export function MadeForm({ recipeId, done, cancel }: { recipeId: string; done: () => void; cancel: () => void }) {
  const { t } = useText();
  const today = todayIn(useUser().timeZone);
  const [day, setDay] = useState(today);
  const [rating, setRating] = useState<number | null>(null);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await logActions.add(recipeId, { madeOn: day, rating, text: text.trim() });
      done();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className={classes.panel} onSubmit={(event) => void keep(event)}>
      <TextInput
        type="date"
        label={t('library:madeOn')}
        value={day}
        max={today}
        required
        className={classes.short}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <StarField label={t('library:howWasIt')} value={rating} change={setRating} />
      <Textarea
        label={t('library:nextTime')}
        placeholder={t('library:nextTimeExample')}
        value={text}
        maxLength={2000}
        autosize
        minRows={2}
        maxRows={8}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <FormError error={error} />
      <div className={classes.doings}>
        <Button type="submit" loading={busy} disabled={day === ''}>
          {t('common:save')}
        </Button>
        <Button variant="default" onClick={cancel}>
          {t('common:cancel')}
        </Button>
      </div>
    </form>
  );
}
