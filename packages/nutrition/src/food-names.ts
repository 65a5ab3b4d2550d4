// What foods are called in other languages than English: data/names/<locale>.tsv, and German, which stands in the food files.
import type { Problem, TextFile } from './text-file.ts';
import type { Locale } from './vocabulary.ts';

export type OtherLocale = Exclude<Locale, 'en'>;
export type FoodWords = { name: string; plural: string; synonyms: string[] };
type Named = FoodWords & { words: Record<OtherLocale, FoodWords> };

/** Name, plural and synonyms of a food in a language. */
export const wordsOf = (food: Named, locale: Locale): FoodWords => (locale === 'en' ? food : food.words[locale]);
export const nameOf = (food: Named, locale: Locale): string => wordsOf(food, locale).name;

/** `Crème  Fraîche` and `creme fraiche` are one key. */
export const nameKey = (text: string): string => {
  const lower = text.toLowerCase().replace(/\s+/g, ' ').trim();
  // Most names are plain ASCII; normalising only the others halves the time of reading the table.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range is what is tested for
  if (/^[\x00-\x7f]*$/.test(lower)) return lower;
  return lower
    .replace(/ß/g, 'ss')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[’‘]/g, "'")
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
};

export const synonymsHeader = 'id\tsynonyms';

/** Food -> further German words; name and plural stand in the food files. */
export const parseSynonyms = (file: TextFile): { words: ReadonlyMap<string, string[]>; problems: Problem[] } => {
  const words = new Map<string, string[]>();
  const seen = new Map<string, string>();
  const problems: Problem[] = [];
  const complain = (line: number, message: string) => problems.push({ file: file.name, line, message });
  const lines = file.text.split('\n');
  if (lines[0]?.trimEnd() !== synonymsHeader) complain(1, 'the header is not the one of a file of synonyms');
  for (let at = 1; at < lines.length; at++) {
    const line = lines[at]!.trimEnd();
    if (line === '') continue;
    const [id = '', synonyms = '', ...more] = line.split('\t').map((cell) => cell.trim());
    const list = synonyms
      .split(';')
      .map((one) => one.trim())
      .filter((one) => one !== '');
    const twice = list.find((one) => seen.has(nameKey(one)));
    if (id === '' || list.length === 0 || more.length > 0) complain(at + 1, `${id}: no synonyms`);
    else if (words.has(id)) complain(at + 1, `id "${id}" stands twice`);
    else if (twice !== undefined) complain(at + 1, `synonym "${twice}" belongs to ${seen.get(nameKey(twice))} already`);
    else {
      words.set(id, list);
      for (const one of list) seen.set(nameKey(one), id);
    }
  }
  return { words, problems };
};

export const namesHeader = 'id\tname\tplural\tsynonyms';

/** Food -> words. Lines that cannot be read are left out and named. */
export const parseNames = (file: TextFile): { words: ReadonlyMap<string, FoodWords>; problems: Problem[] } => {
  const words = new Map<string, FoodWords>();
  const names = new Map<string, string>();
  const problems: Problem[] = [];
  const complain = (line: number, message: string) => problems.push({ file: file.name, line, message });
  const lines = file.text.split('\n');
  if (lines[0]?.trimEnd() !== namesHeader) complain(1, 'the header is not the one of a file of names');
  for (let at = 1; at < lines.length; at++) {
    const line = lines[at]!.trimEnd();
    if (line === '') continue;
    const [id = '', name = '', plural = '', synonyms = '', ...more] = line.split('\t').map((cell) => cell.trim());
    const other = names.get(nameKey(name));
    if (id === '' || name === '' || plural === '' || more.length > 0) complain(at + 1, `${id}: a name is missing`);
    else if (words.has(id)) complain(at + 1, `id "${id}" stands twice`);
    else if (other !== undefined) complain(at + 1, `name "${name}" belongs to ${other} already`);
    else {
      names.set(nameKey(name), id);
      const list = synonyms.split(';').map((one) => one.trim());
      words.set(id, { name, plural, synonyms: list.filter((one) => one !== '') });
    }
  }
  return { words, problems };
};
