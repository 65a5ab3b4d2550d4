import type { Preferences } from '@mealwright/contracts/profiles';
import { useMemo, useState } from 'react';
import { useSavePreferences } from '../../api/use-profile.ts';
import { useText } from '../../i18n/use-text.ts';
import { Section } from '../../ui/page.tsx';
import { DietField } from '../../ui/wishes/diet-field.tsx';
import { FromOurs } from '../../ui/wishes/from-ours.tsx';
import { SlotFields } from '../../ui/wishes/slot-fields.tsx';
import { TasteChips } from '../../ui/wishes/taste-chips.tsx';
import { type Wishes, wishesOf } from '../../ui/wishes/wishes.ts';
import { WithoutFields } from '../../ui/wishes/without-fields.tsx';
import { SaveBar } from './save-bar.tsx';
import classes from './targets.module.css';

export function WishEditor({ preferences }: { preferences: Preferences }) {
  const { t } = useText();
  const first = useMemo(() => wishesOf(preferences), [preferences]);
  const [wishes, setWishes] = useState<Wishes>(first);
  const save = useSavePreferences();
  const change = (part: Partial<Wishes>) => setWishes((before) => ({ ...before, ...part }));
  return (
    <>
      <div className={classes.even}>
        <div className={classes.stack}>
          <Section title={t('targets:eat')}>
            <DietField wishes={wishes} change={change} hideLabel />
          </Section>
          <Section title={t('targets:meals')} about={t('wishes:slotsAbout')}>
            <SlotFields wishes={wishes} change={change} clock />
          </Section>
          <Section title={t('targets:taste')} about={t('wishes:cuisinesAbout')}>
            <TasteChips wishes={wishes} change={change} />
          </Section>
          <Section title={t('targets:from')}>
            <FromOurs wishes={wishes} change={change} />
          </Section>
        </div>
        <Section title={t('targets:without')}>
          <WithoutFields wishes={wishes} change={change} />
        </Section>
      </div>
      <SaveBar
        dirty={JSON.stringify(wishes) !== JSON.stringify(first)}
        valid
        busy={save.isPending}
        discard={() => setWishes(first)}
        save={(tell) => save.mutate(wishes, tell)}
      />
    </>
  );
}
