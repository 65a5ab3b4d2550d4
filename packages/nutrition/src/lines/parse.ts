// A line of a recipe -> its parts. Named steps prepare the text (normalise.ts), a scanner cuts it (tokens.ts), a tagger
// trained on labelled lines says what each word is (tagger.ts), rules read the amounts (amounts.ts). Lines in other languages
// than English go through word lists and rules (foreign.ts).
import { amountItem, isNumberItem, otherAmounts, packageFrom } from './amounts.ts';
import { nameOf, textOf, unitFrom } from './assemble.ts';
import { parseForeign } from './foreign.ts';
import { gap, type Item, itemClass, itemsOf } from './items.ts';
import { labelId } from './labels.ts';
import { detectLanguage } from './language.ts';
import type { Language } from './lexicon.ts';
import { prepareLine, styles } from './normalise.ts';
import { englishOptional, isOptional } from './optional.ts';
import type { ParsedLine } from './parsed.ts';
import { tag } from './tagger.ts';
import { tokenise } from './tokens.ts';

const has = (lower: string, words: readonly string[]): boolean => words.some((word) => lower.includes(word));
const tasteWords = ['to taste', 'as needed', 'as required', 'for seasoning', 'to season', 'as desired'];

const partOf = (lower: string): ParsedLine['part'] => {
  const juice = lower.includes('juice');
  const zest = lower.includes('zest') || lower.includes('rind') || lower.includes('peel of');
  return juice && zest ? 'juice and zest' : juice ? 'juice' : zest ? 'zest' : null;
};

/** Splits at a word that stands free; no regular expression over the whole line. */
const splitAtWord = (text: string, word: string): string[] => {
  const parts: string[] = [];
  const lower = text.toLowerCase();
  let from = 0;
  for (;;) {
    const at = lower.indexOf(` ${word} `, from);
    if (at < 0) break;
    parts.push(text.slice(from, at).trim());
    from = at + word.length + 1;
  }
  parts.push(text.slice(from).trim());
  return parts.filter((part) => part !== '');
};

const isPreparation = (label: number): boolean => label === labelId.preparation || label === labelId.preparation2;
const isComment = (label: number): boolean => label === labelId.comment || label === labelId.comment2;
const isLeft = (label: number): boolean => isPreparation(label) || isComment(label);
const isSize = (label: number): boolean => label === labelId.size || label === labelId.size2;
const orNull = (text: string): string | null => (text === '' ? null : text);

/** What the tagger may not get wrong: a measure right behind the amount is its unit, "2/3 + 1/4 cup" is one amount. */
const repair = (items: readonly Item[], labels: Uint8Array): void => {
  // Gram flour is a flour, no amount of it.
  for (let index = 0; index + 1 < items.length; index++)
    if (items[index]!.token.text === 'gram' && items[index + 1]!.token.text === 'flour' && index > 0)
      if (items[index - 1]!.token.kind !== 'number') labels[index] = labelId.name;
  const at = amountItem(items, labels);
  if (at < 0) return;
  let next = at + 1;
  while (
    next + 1 < items.length &&
    isNumberItem(items[next]!) &&
    items[next]!.gap === gap.other &&
    labels[next] !== labelId.name
  )
    next++;
  const unit = items[next];
  if (unit?.class !== itemClass.measure || next + 1 >= items.length) return;
  if (unit.gap !== gap.space && unit.gap !== gap.glued && unit.gap !== gap.stop) return;
  for (let index = 0; index < labels.length; index++)
    if (labels[index] === labelId.unit || labels[index] === labelId.unit2) return;
  if (labels[next] === labelId.name || labels[next] === labelId.comment || next > at + 1) labels[next] = labelId.unit;
};

export type ParseOptions = { language?: Language };

export const parse = (text: string, options: ParseOptions = {}): ParsedLine => {
  const line = prepareLine(text);
  const language = options.language ?? detectLanguage(line);
  if (language !== 'en') return parseForeign(line, language);
  const tokens = tokenise(line, styles.en);
  const items = itemsOf(line, tokens);
  const { labels, probability } = tag(items);
  repair(items, labels);
  const amountAt = amountItem(items, labels);
  const amountToken = amountAt < 0 ? null : items[amountAt]!.token;
  const others = otherAmounts(line, items, labels, amountAt);
  const one = packageFrom(others);
  const tagged = nameOf(line, items, labels);
  // A line always names something: without a name what is left is taken.
  const name = tagged === '' ? textOf(line, items, labels, isLeft) : tagged;
  const preparation = textOf(line, items, labels, isPreparation);
  const note = textOf(line, items, labels, isComment);
  const lower = line.toLowerCase();
  const names = splitAtWord(name, 'or');
  const alternatives = names.slice(1);
  const orAt = note.toLowerCase().startsWith('or ') ? 3 : -1;
  if (orAt >= 0) alternatives.push(note.slice(orAt).trim());
  const noteLower = `${preparation} ${note}`.toLowerCase();
  const beforeAmount = amountToken === null ? '' : lower.slice(0, amountToken.start);
  return {
    language,
    text: line,
    amount: amountToken?.value ?? null,
    amountMax: amountToken?.max ?? null,
    unit: unitFrom(line, items, labels),
    size: orNull(textOf(line, items, labels, isSize)),
    name,
    nameEn: null,
    whole: null,
    preparation: orNull(preparation),
    note: orNull(note),
    optional: isOptional(lower, englishOptional),
    toTaste: has(noteLower, tasteWords),
    part: beforeAmount === '' ? null : partOf(beforeAmount),
    alternatives,
    package: one === null ? null : { amount: one.amount, amountMax: one.amountMax, unit: one.unit },
    otherAmounts: others,
    confidence: tagged === '' ? probability * 0.5 : probability,
  };
};
