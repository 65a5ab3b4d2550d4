export type NumberText = {
  /** The decimal sign of the language. */
  sign: string;
  /** Digits after it, at most. */
  decimals: number;
  /** The unit that stands behind the number in the field, with its space. */
  suffix: string;
};

/**
 * What counts of a text on its way to a number: digits and one decimal sign, the point or the comma. Where there are no decimals the
 * sign stays while one types, or 66.5 would become 665. The caret keeps its place among them.
 */
export function readTyped(raw: string, caret: number, { sign, decimals, suffix }: NumberText) {
  const unit = suffix === '' ? -1 : raw.lastIndexOf(suffix);
  // A digit typed behind the unit belongs to the number.
  const without = (text: string) =>
    unit < 0 || text.length <= unit ? text : text.slice(0, unit) + text.slice(unit + suffix.length);
  const counted = (text: string) => {
    let kept = '';
    let after = -1;
    for (const one of text) {
      const isSign = one === '.' || one === ',';
      if (isSign ? after >= 0 : !/\d/.test(one) || after === decimals) continue;
      kept += isSign ? sign : one;
      if (after >= 0 || isSign) after += 1;
    }
    return kept;
  };
  return { text: counted(without(raw)), caret: counted(without(raw.slice(0, caret))).length };
}

export const numberOf = (text: string): number | null => {
  const number = Number.parseFloat(text.replace(',', '.'));
  return Number.isFinite(number) ? number : null;
};

/** A number as it stands in the field: without groups, which would move while one types. */
export const textOf = (value: number | null, { sign, decimals }: NumberText): string =>
  value === null ? '' : String(Number(value.toFixed(Math.min(decimals, 20)))).replace('.', sign);

export const decimalSign = (tag: string): string =>
  new Intl.NumberFormat(tag).formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? '.';
