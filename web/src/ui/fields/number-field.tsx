import { TextInput, type TextInputProps } from '@mantine/core';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useFormat } from '../format/format.ts';
import { decimalSign, numberOf, readTyped, textOf } from './number-field.rules.ts';

type Props = Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange' | 'onBlur' | 'onKeyDown' | 'type'> & {
  value: number | null;
  change: (value: number | null) => void;
  /** What is typed beyond them is brought back when the field is left. */
  min?: number;
  max?: number;
  /** Digits after the decimal sign, at most. */
  decimals?: number;
  /** The unit, with the space before it. */
  suffix?: string;
};

/** A number as people write it: `66,5` in German, `66.5` in English; either sign is taken for the decimal one. */
export function NumberField({ value, change, min = 0, max = Infinity, decimals = 10, suffix = '', ...rest }: Props) {
  const { tag } = useFormat();
  const how = useMemo(() => ({ sign: decimalSign(tag), decimals, suffix }), [tag, decimals, suffix]);
  // On the way to a number stand `66,` and `0,0`: while someone types, their own text stays.
  const [typed, setTyped] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const caret = useRef<number | null>(null);
  const text = typed ?? textOf(value, how);
  useLayoutEffect(() => {
    if (caret.current !== null) input.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });
  const within = (number: number) => Math.min(max, Math.max(min, number));
  return (
    <TextInput
      inputMode={decimals === 0 ? 'numeric' : 'decimal'}
      autoComplete="off"
      {...rest}
      ref={input}
      value={text === '' ? '' : text + suffix}
      onChange={({ currentTarget: field }) => {
        const read = readTyped(field.value, field.selectionStart ?? field.value.length, how);
        caret.current = read.caret;
        setTyped(read.text);
        change(numberOf(read.text));
      }}
      onSelect={({ currentTarget: field }) => {
        // The unit is not for typing into.
        const { selectionStart: from, selectionEnd: to } = field;
        if (to !== null && to > text.length) field.setSelectionRange(Math.min(from ?? 0, text.length), text.length);
      }}
      onKeyDown={(event) => {
        const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
        if (step === undefined) return;
        event.preventDefault();
        const next = within((numberOf(text) ?? 0) + step);
        setTyped(textOf(next, how));
        change(next);
      }}
      onBlur={() => {
        const number = numberOf(text);
        if (number !== null && within(number) !== number) change(within(number));
        setTyped(null);
      }}
    />
  );
}
