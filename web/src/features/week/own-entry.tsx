import { Button, TextInput } from '@mantine/core';
import type { OwnNutrition } from '@mealwright/contracts/plans';
import { type FormEvent, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { NumberField } from '../../ui/fields/number-field.tsx';
import { useFormat } from '../../ui/format/format.ts';
import classes from './panel.module.css';

export type OwnEntry = { title: string; nutrition?: OwnNutrition };

/** "Eating out", "birthday cake": words, and what they hold if known. */
export function OwnEntryForm({ put }: { put: (what: OwnEntry) => void }) {
  const { t } = useText();
  const format = useFormat();
  const [title, setTitle] = useState('');
  const [kcal, setKcal] = useState<number | null>(null);
  const [protein, setProtein] = useState<number | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const nutrition: OwnNutrition = {};
    if (kcal !== null) nutrition.kcal = kcal;
    if (protein !== null) nutrition.proteinG = protein;
    if (title.trim() === '') return;
    put(Object.keys(nutrition).length === 0 ? { title: title.trim() } : { title: title.trim(), nutrition });
  };
  const usual = [t('week:eatingOut'), t('week:takeaway'), t('week:invited'), t('week:nothing')];
  return (
    <form className={classes.free} onSubmit={submit} aria-label={t('week:freeEntry')}>
      <fieldset className={classes.usual} aria-label={t('week:usual')}>
        {usual.map((words) => (
          <Button key={words} size="sm" variant={title === words ? 'light' : 'default'} onClick={() => setTitle(words)}>
            {words}
          </Button>
        ))}
      </fieldset>
      <TextInput
        label={t('week:freeTitle')}
        placeholder={t('week:freeExample')}
        maxLength={120}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <div className={classes.two}>
        <NumberField
          label={`${format.nutrientName('kcal')} (${t('week:ifKnown')})`}
          suffix=" kcal"
          min={0}
          max={20000}
          value={kcal}
          change={setKcal}
        />
        <NumberField
          label={`${format.nutrientName('proteinG')} (${t('week:ifKnown')})`}
          suffix=" g"
          min={0}
          max={1000}
          value={protein}
          change={setProtein}
        />
      </div>
      <p className={`${classes.intro} ${classes.small}`}>{t('week:freeUnknown')}</p>
      <Button type="submit" disabled={title.trim() === ''}>
        {t('week:addFree')}
      </Button>
    </form>
  );
}
