// Barcodes of products: EAN-8, UPC-A, EAN-13, GTIN-14 and the short UPC-E, all as fourteen digits.

const digitSum = (digits: string): number => {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    // Weights 3 and 1 from the right, so that leading zeros change nothing.
    sum += Number(digits[at]) * ((digits.length - at) % 2 === 1 ? 3 : 1);
  }
  return sum;
};
/** The last digit of a code whose other digits are given. */
export const checkDigit = (digits: string): number => (10 - (digitSum(digits) % 10)) % 10;
const holds = (code: string): boolean => checkDigit(code.slice(0, -1)) === Number(code.at(-1));

/** UPC-E leaves out the zeros of a UPC-A; null where it cannot be one. */
const unfolded = (code: string): string | null => {
  const system = code[0]!;
  if (code.length !== 8 || (system !== '0' && system !== '1')) return null;
  const [a, b, c, d, e, last] = [...code.slice(1, 7)] as [string, string, string, string, string, string];
  const check = code[7]!;
  if (last === '0' || last === '1' || last === '2') return `${system}${a}${b}${last}0000${c}${d}${e}${check}`;
  if (last === '3') return `${system}${a}${b}${c}00000${d}${e}${check}`;
  if (last === '4') return `${system}${a}${b}${c}${d}00000${e}${check}`;
  return `${system}${a}${b}${c}${d}${e}0000${last}${check}`;
};

/** Fourteen digits, or null when it is no code or its check digit is wrong. Blanks and hyphens between the digits are fine. */
export const readGtin = (text: string): string | null => {
  const code = text.replace(/[\s-]/g, '');
  if (!/^\d+$/.test(code) || /^0+$/.test(code)) return null;
  if ([8, 12, 13, 14].includes(code.length) && holds(code)) return code.padStart(14, '0');
  const upcA = unfolded(code);
  return upcA !== null && holds(upcA) ? upcA.padStart(14, '0') : null;
};

/** Codes of a shop's own scale (prices and weights) and inner numbers: they mean something else in every shop. */
export const isInnerCode = (gtin: string): boolean => {
  const ean13 = gtin.slice(1);
  return gtin[0] === '0' && (ean13.startsWith('2') || ean13.startsWith('02') || ean13.startsWith('04'));
};

/** As printed below the bars: without the zeros that only fill up. */
export const shownGtin = (gtin: string): string => {
  const bare = gtin.replace(/^0+/, '');
  return bare.padStart(bare.length <= 8 ? 8 : bare.length <= 12 ? 12 : 13, '0');
};
