import { NumberInput } from '@mantine/core';
import { cmToInches, inchesToCm, kgToLb, lbToKg } from '../amounts.ts';
import { useFormat } from '../format.ts';
import classes from './goal.module.css';

type Props = { label: string; value: number | null; change: (value: number | null) => void; error?: string };
const asNumber = (value: number | string): number | null => (typeof value === 'number' ? value : null);

/** Kept in kilograms, shown and typed in the units of the person. */
export function WeightInput({ label, value, change, error }: Props) {
  const { units } = useFormat();
  const us = units === 'us';
  return (
    <NumberInput
      label={label}
      suffix={us ? ' lb' : ' kg'}
      value={value === null ? '' : us ? Math.round(kgToLb(value)) : Math.round(value * 10) / 10}
      onChange={(next) => {
        const number = asNumber(next);
        change(number === null ? null : us ? lbToKg(number) : number);
      }}
      decimalScale={us ? 0 : 1}
      min={0}
      hideControls
      inputMode="decimal"
      error={error}
    />
  );
}

/** Kept in centimetres; feet and inches are two fields, as people say them. */
export function HeightInput({ label, value, change, error, inchesLabel }: Props & { inchesLabel: string }) {
  const { units } = useFormat();
  if (units === 'metric') {
    return (
      <NumberInput
        label={label}
        suffix=" cm"
        value={value === null ? '' : Math.round(value)}
        onChange={(next) => change(asNumber(next))}
        decimalScale={0}
        min={0}
        hideControls
        inputMode="numeric"
        error={error}
      />
    );
  }
  const total = value === null ? null : Math.round(cmToInches(value));
  const set = (feet: number | null, inches: number | null) =>
    change(feet === null ? null : inchesToCm(feet * 12 + (inches ?? 0)));
  return (
    <div className={classes.pair}>
      <NumberInput
        label={label}
        suffix=" ft"
        value={total === null ? '' : Math.floor(total / 12)}
        onChange={(next) => set(asNumber(next), total === null ? 0 : total % 12)}
        decimalScale={0}
        min={0}
        max={8}
        hideControls
        inputMode="numeric"
        error={error}
      />
      <NumberInput
        label={inchesLabel}
        suffix=" in"
        value={total === null ? '' : total % 12}
        onChange={(next) => set(total === null ? null : Math.floor(total / 12), asNumber(next))}
        decimalScale={0}
        min={0}
        max={11}
        hideControls
        inputMode="numeric"
        disabled={total === null}
      />
    </div>
  );
}
