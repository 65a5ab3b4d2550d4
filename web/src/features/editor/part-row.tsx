import { NativeSelect } from '@mantine/core';
import type { RecipeLine } from '@mealwright/contracts/own-recipes';
import { IconBook2 } from '@tabler/icons-react';
import { useText } from '../../i18n/use-text.ts';
import { NumberField } from '../../ui/fields/number-field.tsx';
import classes from './editor.module.css';

const units = ['serving', 'batch', 'g'] as const;

/** A line that is another recipe: how much of it. */
export function PartRow({
  line,
  name,
  at,
  change,
}: {
  line: RecipeLine;
  name: string;
  at: number;
  change: (line: RecipeLine) => void;
}) {
  const { t, code } = useText();
  const { as } = line;
  if (as === null) return null;
  const unit = as.unit ?? 'serving';
  return (
    <fieldset className={classes.partRow} aria-label={t('own:line', { at: at + 1 })}>
      <NumberField
        aria-label={t('own:amount')}
        value={as.amount}
        min={0}
        decimals={2}
        className={classes.partAmount}
        change={(amount) => change({ ...line, as: { ...as, amount: amount === 0 ? null : amount, grams: null } })}
      />
      <NativeSelect
        aria-label={t('own:unit')}
        value={unit}
        data={[...new Set([...units, unit])].map((value) => ({ value, label: code('unit', value, { count: 2 }) }))}
        onChange={(event) => change({ ...line, as: { ...as, unit: event.currentTarget.value, grams: null } })}
      />
      <strong className={classes.partName}>
        <IconBook2 size={18} className="accent" aria-hidden="true" /> {name}
      </strong>
    </fieldset>
  );
}
