import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { activities, sexes } from '@mealwright/contracts/profiles';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { ChoiceCards } from '../fields/choice.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { type GoalForm, isBirthDate } from './draft.ts';
import classes from './goal.module.css';
import { HeightInput, WeightInput } from './measure-input.tsx';

type Props = { form: GoalForm; change: (part: Partial<GoalForm>) => void; today: string };

/** The four things that energy follows from, then how much one moves; body fat and life stage for those they concern. */
export function BodyFields({ form, change, today }: Props) {
  const { t } = useText();
  const [more, setMore] = useState(form.bodyFatPercent !== null || form.lifeStage !== 'none');
  const badDate = form.birthDate !== '' && !isBirthDate(form.birthDate, today);
  const badHeight = form.heightCm !== null && (form.heightCm < 100 || form.heightCm > 250);
  const badWeight = form.weightKg !== null && (form.weightKg < 25 || form.weightKg > 400);
  return (
    <div className={classes.fields}>
      <div className={classes.two}>
        <ChoiceCards
          label={t('goal:sex')}
          value={form.sex}
          options={sexes.map((value) => ({ value, label: t(`goal:${value}`) }))}
          change={(sex) => change({ sex, ...(sex === 'male' ? { lifeStage: 'none' } : {}) })}
        />
        <TextInput
          type="date"
          label={t('goal:birthDate')}
          value={form.birthDate}
          max={today}
          min="1900-01-02"
          autoComplete="bday"
          onChange={(event) => change({ birthDate: event.currentTarget.value })}
          error={badDate ? t('goal:birthDateWrong') : undefined}
          classNames={{ root: classes.bottom }}
        />
        <HeightInput
          label={t('goal:height')}
          inchesLabel={t('goal:heightInches')}
          value={form.heightCm}
          change={(heightCm) => change({ heightCm })}
          error={badHeight ? t('goal:heightWrong') : undefined}
        />
        <WeightInput
          label={t('goal:weight')}
          value={form.weightKg}
          change={(weightKg) => change({ weightKg })}
          error={badWeight ? t('goal:weightWrong') : undefined}
        />
      </div>
      <NativeSelect
        label={t('goal:activity')}
        description={t(`goal:activity.${form.activity}.about`)}
        value={form.activity}
        onChange={(event) => change({ activity: event.currentTarget.value as GoalForm['activity'] })}
        data={activities.map((value) => ({ value, label: t(`goal:activity.${value}`) }))}
      />
      {more ? (
        <div className={classes.two}>
          <NumberField
            label={t('goal:bodyFat')}
            description={t('goal:bodyFatAbout')}
            suffix=" %"
            min={3}
            max={70}
            value={form.bodyFatPercent}
            change={(value) => change({ bodyFatPercent: value !== null && value >= 3 ? value : null })}
          />
          {form.sex === 'female' && (
            <div>
              <div className={classes.label} id="life-stage">
                {t('goal:lifeStage')}
              </div>
              <SegmentedControl
                aria-labelledby="life-stage"
                fullWidth
                value={form.lifeStage}
                onChange={(value) => change({ lifeStage: value as GoalForm['lifeStage'] })}
                data={(['none', 'pregnant', 'lactating'] as const).map((value) => ({
                  value,
                  label: t(`goal:lifeStage.${value}`),
                }))}
              />
            </div>
          )}
        </div>
      ) : (
        <Button variant="subtle" className={classes.more} onClick={() => setMore(true)}>
          {t('goal:moreBody')}
        </Button>
      )}
    </div>
  );
}
