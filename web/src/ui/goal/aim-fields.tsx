import { SegmentedControl } from '@mantine/core';
import { macroSplits } from '@mealwright/contracts/profiles';
import { IconArrowDownRight, IconArrowUpRight, IconEqual } from '@tabler/icons-react';
import { useText } from '../../i18n/use-text.ts';
import { ChoiceCards } from '../fields/choice.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { useFormat } from '../format/format.ts';
import type { GoalForm } from './draft.ts';
import classes from './goal.module.css';

type Props = { form: GoalForm; change: (part: Partial<GoalForm>) => void };
const rates = [0.25, 0.5, 0.75, 1];

export function DirectionFields({ form, change }: Props) {
  const { t } = useText();
  const format = useFormat();
  return (
    <div className={classes.fields}>
      <ChoiceCards
        label={t('goal:direction')}
        columns={3}
        value={form.direction}
        change={(direction) => change({ direction })}
        options={[
          { value: 'lose', label: t('goal:lose'), icon: <IconArrowDownRight aria-hidden="true" /> },
          { value: 'maintain', label: t('goal:maintain'), icon: <IconEqual aria-hidden="true" /> },
          { value: 'gain', label: t('goal:gain'), icon: <IconArrowUpRight aria-hidden="true" /> },
        ]}
      />
      {form.direction !== 'maintain' && (
        <div>
          <div className={classes.label} id="rate">
            {t('goal:rate')}
          </div>
          <SegmentedControl
            aria-labelledby="rate"
            fullWidth
            value={String(form.rateKgPerWeek)}
            onChange={(value) => change({ rateKgPerWeek: Number(value) })}
            data={rates.map((rate) => ({ value: String(rate), label: format.weightRate(rate) }))}
            styles={{ label: { minHeight: 40, display: 'grid', placeItems: 'center' } }}
          />
        </div>
      )}
    </div>
  );
}

export function SplitFields({ form, change }: Props) {
  const { t } = useText();
  const custom = form.customMacros ?? { unit: 'percent' as const, protein: 30, carbs: 40, fat: 30 };
  const setCustom = (part: Partial<typeof custom>) => change({ customMacros: { ...custom, ...part } });
  return (
    <div className={classes.fields}>
      <ChoiceCards
        label={t('goal:split')}
        value={form.macroSplit}
        change={(macroSplit) => change({ macroSplit, customMacros: macroSplit === 'custom' ? custom : null })}
        options={macroSplits.map((value) => ({
          value,
          label: t(`goal:split.${value}`),
          about: t(`goal:split.${value}.about`),
        }))}
      />
      {form.macroSplit === 'custom' && (
        <fieldset className={classes.custom}>
          <legend className={classes.label}>{t('goal:split.custom')}</legend>
          <SegmentedControl
            aria-label={t('goal:customUnit')}
            value={custom.unit}
            onChange={(unit) => setCustom({ unit: unit as 'g' | 'percent', protein: null, carbs: null, fat: null })}
            data={[
              { value: 'percent', label: t('goal:percentOfEnergy') },
              { value: 'g', label: t('goal:gramsADay') },
            ]}
          />
          <div className={classes.three}>
            {(['protein', 'carbs', 'fat'] as const).map((macro) => (
              <NumberField
                key={macro}
                label={t(`goal:${macro}`)}
                suffix={custom.unit === 'g' ? ' g' : ' %'}
                placeholder={t('goal:theRest')}
                min={0}
                max={custom.unit === 'g' ? 600 : 100}
                value={custom[macro]}
                change={(value) => setCustom({ [macro]: value })}
              />
            ))}
          </div>
        </fieldset>
      )}
    </div>
  );
}
