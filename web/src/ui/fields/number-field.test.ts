import { describe, expect, test } from 'vitest';
import { decimalSign, numberOf, readTyped, textOf } from './number-field.rules.ts';

const kg = { sign: '.', decimals: 1, suffix: ' kg' };
const german = { ...kg, sign: ',' };
/** The caret stands where the bar is. */
const read = (shown: string, how = kg) => {
  const { text, caret } = readTyped(shown.replace('|', ''), shown.indexOf('|'), how);
  return `${text.slice(0, caret)}|${text.slice(caret)}`;
};

describe('what is typed into a field of numbers', () => {
  test.each([
    ['6| kg', '6|'],
    ['66.|', '66.|'],
    ['66,5| kg', '66.5|'],
    ['66.57| kg', '66.5|'],
    ['6.6.5|', '6.6|'],
    ['66 kg5|', '665|'],
    ['6a|6 kg', '6|6'],
    ['-5|', '5|'],
    ['|66 kg', '|66'],
    ['66 k|', '66|'],
    ['١٢3|', '3|'],
    ['kg|', '|'],
  ])('%s is %s', (shown, expected) => expect(read(shown)).toBe(expected));

  test('has the decimal sign of the language, whichever is typed', () => {
    expect(read('66.5| kg', german)).toBe('66,5|');
    expect(numberOf('66,5')).toBe(66.5);
    expect([decimalSign('de-DE'), decimalSign('en-GB'), decimalSign('fr-FR')]).toEqual([',', '.', ',']);
  });

  test('ends at the sign where the number is whole', () => {
    expect(read('66.5|', { ...kg, decimals: 0 })).toBe('66.|');
    expect(numberOf('66.')).toBe(66);
  });

  test('is no number before the first digit', () => expect([numberOf(''), numberOf('.')]).toEqual([null, null]));

  test('stands there as it is, without groups', () => {
    expect(textOf(1234.5, german)).toBe('1234,5');
    expect(textOf(66, kg)).toBe('66');
    expect(textOf(0.1 + 0.2, { ...kg, decimals: 10 })).toBe('0.3');
    expect(textOf(null, kg)).toBe('');
  });
});
