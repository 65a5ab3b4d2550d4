import { NumberInput, type NumberInputProps } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from './format.ts';

type Props = Omit<NumberInputProps, 'value' | 'defaultValue' | 'onChange' | 'onBlur' | 'decimalSeparator'> & {
  value: number | null;
  change: (value: number | null) => void;
};

/** A number as people write it: `66,5` in German, `66.5` in English; either sign is taken for the decimal one. */
export function NumberField({ value, change, ...rest }: Props) {
  const { tag } = useFormat();
  // On the way to a number stand `66,` and `0,0`: while someone types, their own text stays.
  const [typed, setTyped] = useState<string | number | null>(null);
  return (
    <NumberInput
      hideControls
      {...rest}
      decimalSeparator={decimalSign(tag)}
      value={typed ?? value ?? ''}
      onChange={(next) => {
        setTyped(next);
        change(numberOf(next));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

const numberOf = (typed: string | number): number | null => {
  const number = typeof typed === 'number' ? typed : Number.parseFloat(typed);
  return Number.isFinite(number) ? number : null;
};

const decimalSign = (tag: string): string =>
  new Intl.NumberFormat(tag).formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? '.';
