// The other amounts of a line: of one package, in another system, on top of the first one.
import { gap, type Item, itemClass } from './items.ts';
import { labelId } from './labels.ts';
import { isMeasure, unitOf } from './words.ts';

export type OtherAmount = {
  amount: number;
  amountMax: number | null;
  unit: string;
  /**
   * each: of one piece or package ("2 (14-ounce) cans"); same: the same amount said otherwise ("10g/½oz", "4 onions, about
   * 1 pound"); plus: on top of it ("1 cup plus 2 tbsp"); part: the first part of a compound ("1 lb 2 oz").
   */
  relation: 'each' | 'same' | 'plus' | 'part';
};

const plusWords = new Set(['plus', 'and', '+', 'und', 'et', 'y', 'e', 'en', 'och', 'og', 'più', 'más', 'mais', 'plus']);
const eachWords = new Set([
  'each',
  'ea',
  'apiece',
  'je',
  'chacun',
  'chacune',
  'cada',
  'ciascuno',
  'elk',
  'vardera',
  'hver',
]);

/** The unit written at an item; "fl oz" is read as one. */
const unitAt = (line: string, items: readonly Item[], index: number): { unit: string; next: number } | null => {
  const item = items[index];
  if (item === undefined || item.token.kind !== 'word') return null;
  const { token } = item;
  if ((token.text === 'fl' || token.text === 'fluid') && unitOf(items[index + 1]?.token.text ?? '') === 'oz')
    return { unit: 'fl oz', next: index + 2 };
  const unit = unitOf(token.text, token.end - token.start <= 2 ? line.slice(token.start, token.end) : token.text);
  return unit === null ? null : { unit, next: index + 1 };
};

const joins = (item: Item | undefined): boolean =>
  item !== undefined &&
  (item.gap === gap.space || item.gap === gap.glued || item.gap === gap.dash || item.gap === gap.stop);

/** `amountAt`: the item of the first amount, or -1. */
export const otherAmounts = (
  line: string,
  items: readonly Item[],
  labels: ArrayLike<number>,
  amountAt: number,
): OtherAmount[] => {
  const found: OtherAmount[] = [];
  let nameAt = -1;
  for (let index = 0; index < items.length && nameAt < 0; index++) if (labels[index] === labelId.name) nameAt = index;
  for (let index = 0; index < items.length; index++) {
    const item = items[index]!;
    if (
      item.token.kind !== 'number' ||
      index === amountAt ||
      item.token.value === null ||
      labels[index] === labelId.name
    )
      continue;
    // "2/3 + 1/4 cup": both numbers share the unit.
    if (index === amountAt + 1 && hasPlus(line, items[amountAt] ?? null, item)) {
      const shared = unitAt(line, items, index + 1);
      if (shared !== null)
        found.push({ amount: item.token.value, amountMax: null, unit: shared.unit, relation: 'plus' });
      continue;
    }
    if (!joins(items[index + 1])) continue;
    const read = unitAt(line, items, index + 1);
    if (read === null || !isMeasure(read.unit)) continue;
    const before = index > 0 ? items[index - 1]! : null;
    const before2 = index > 1 ? items[index - 2]! : null;
    const after = items[read.next];
    const beforeName = nameAt >= 0 && index < nameAt;
    const said = before?.token.text ?? '';
    let relation: OtherAmount['relation'];
    const each =
      eachWords.has(after?.token.text ?? '') || eachWords.has(said) || eachWords.has(before2?.token.text ?? '');
    if (plusWords.has(said) || hasPlus(line, before, item)) relation = 'plus';
    else if (said === 'or' || before2?.token.text === 'or') {
      index = read.next - 1;
      continue;
    } else if (each) relation = 'each';
    else if (before !== null && beforeName && index === amountAt + 1 && amountAt >= 0 && item.gap !== gap.slash) {
      // Right behind the number, before unit or name: "2 (14 ounce) cans", "2 14-ounce cans".
      relation = 'each';
    } else if (
      before !== null &&
      item.gap === gap.space &&
      amountAt >= 0 &&
      index === amountAt + 2 &&
      smaller(unitAt(line, items, amountAt + 1)?.unit ?? '', read.unit)
    )
      relation = 'part';
    // "10g/½oz", "1 cup (228 g)", "4 shallots (about 1/4 pound)". What stands in a note on something else is left alone.
    else if (item.gap === gap.slash || (item.gap === gap.open && item.depth > 0) || aboutWords.has(said))
      relation = 'same';
    else if (beforeName && amountAt >= 0) relation = 'same';
    // "1 duck, 4 to 5 pounds": a weight that stands for itself.
    else if (
      item.gap === gap.comma &&
      isWeight(read.unit) &&
      (after === undefined || (after.gap === gap.comma && after.token.text !== 'per'))
    )
      relation = 'same';
    else continue;
    found.push({ amount: item.token.value, amountMax: item.token.max, unit: read.unit, relation });
    index = read.next - 1;
  }
  return found;
};
const isWeight = (unit: string): boolean => unit === 'g' || unit === 'kg' || unit === 'oz' || unit === 'lb';
const aboutWords = new Set([
  'about',
  'approximately',
  'approx',
  'around',
  'roughly',
  'total',
  'ca',
  'circa',
  'environ',
  'etwa',
  'unos',
  'cerca',
]);
const hasPlus = (line: string, before: Item | null, item: Item): boolean =>
  before !== null && item.gap === gap.other && line.slice(before.token.end, item.token.start).includes('+');
const smaller = (unit: string, than: string): boolean =>
  (unit === 'lb' && than === 'oz') ||
  (unit === 'kg' && than === 'g') ||
  (unit === 'pint' && than === 'fl oz') ||
  (unit === 'cup' && (than === 'tbsp' || than === 'tsp')) ||
  (unit === 'tbsp' && than === 'tsp') ||
  (unit === 'l' && (than === 'ml' || than === 'dl'));

export const packageFrom = (others: readonly OtherAmount[]): OtherAmount | null =>
  others.find((other) => other.relation === 'each') ?? null;

/** The item that the tagger, or else the first number, gives as the amount. */
export const amountItem = (items: readonly Item[], labels: ArrayLike<number>): number => {
  for (let index = 0; index < items.length; index++)
    if ((labels[index] === labelId.amount || labels[index] === labelId.amount2) && items[index]!.token.value !== null)
      return index;
  return -1;
};
export const isNumberItem = (item: Item): boolean => item.class === itemClass.number || item.class === itemClass.range;
