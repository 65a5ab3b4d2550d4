import { NumberField } from '../fields/number-field.tsx';
import { cmToInches, inchesToCm, kgToLb, lbToKg } from '../format/amounts.ts';
import { useFormat } from '../format/format.ts';
import classes from './goal.module.css';

type Props = { label: string; value: number | null; change: (value: number | null) => void; error?: string };

/** Kept in kilograms, shown and typed in the units of the person. */
export function WeightInput({ label, value, change, error }: Props) {
  const { units } = useFormat();
  const us = units === 'us';
  return (
    <NumberField
      label={label}
      suffix={us ? ' lb' : ' kg'}
      value={value === null ? null : us ? Math.round(kgToLb(value)) : Math.round(value * 10) / 10}
      change={(next) => change(next !== null && us ? lbToKg(next) : next)}
      decimals={us ? 0 : 1}
      min={0}
      error={error}
    />
  );
}

/** Kept in centimetres; feet and inches are two fields, as people say them. */
export function HeightInput({ label, value, change, error, inchesLabel }: Props & { inchesLabel: string }) {
  const { units } = useFormat();
  if (units === 'metric') {
    return (
      <NumberField
        label={label}
        suffix=" cm"
        value={value === null ? null : Math.round(value)}
        change={change}
        decimals={0}
        min={0}
        error={error}
      />
    );
  }
  const total = value === null ? null : Math.round(cmToInches(value));
  const set = (feet: number | null, inches: number | null) =>
    change(feet === null ? null : inchesToCm(feet * 12 + (inches ?? 0)));
  return (
    <div className={classes.pair}>
      <NumberField
        label={label}
        suffix=" ft"
        value={total === null ? null : Math.floor(total / 12)}
        change={(feet) => set(feet, total === null ? 0 : total % 12)}
        decimals={0}
        min={0}
        max={8}
        error={error}
      />
      <NumberField
        label={inchesLabel}
        suffix=" in"
        value={total === null ? null : total % 12}
        change={(inches) => set(total === null ? null : Math.floor(total / 12), inches)}
        decimals={0}
        min={0}
        max={11}
        disabled={total === null}
      />
    </div>
  );
}
