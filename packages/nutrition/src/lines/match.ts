// A name -> the foods that it may mean, best first, with a confidence. What the table does not have stays open: better to
// ask than to weigh the wrong thing. The index over a table is built once and kept with it.
import { type Food, type FoodTable, nameKey } from '../foods.ts';
import type { Locale } from '../vocabulary.ts';
import { bag, headAt, type Index, indexOf, known, linkWords, type Phrase } from './match-index.ts';
import { asideWords, dishes, type Scored, scorePhrases } from './match-score.ts';
import { groupOf, isForm, isNoise, matchWords } from './match-words.ts';

export type Candidate = {
  food: Food;
  /** 0-1: how sure it is that this is what was meant. */
  confidence: number;
  /** The name or synonym that it was found by. */
  by: string;
};
export type Match = {
  /** The best one, if it is sure enough. */
  food: Food | null;
  confidence: number;
  candidates: Candidate[];
  /** Where the choice comes from. */
  how: 'correction' | 'name' | 'words' | 'open';
};
export type MatchOptions = {
  /** What the household said before: `nameKey` of the name in the line -> id of the food. */
  corrections?: ReadonlyMap<string, string>;
  /** "cooked", "drained": words of the line outside the name that may say more about the food. */
  preparation?: string | null;
  /** Unit of the line: a can of beans is canned beans. */
  unit?: string | null;
  locale?: Locale | undefined;
  /** "8 oz spaghetti, cooked": cooking comes after the weighing. */
  cookedAfter?: boolean;
  /** Set by `match` itself for a part of a name. */
  inner?: boolean;
};

/** No food has a name this long; the rest is not looked at. */
const longestName = 300;
/** Below this the best one is shown, not taken. */
export const sureEnough = 0.55;
const mostCandidates = 5;

/** States that the line gives outside the name belong to the food: "shrimp, cooked", a can of chickpeas. */
const contextOf = (options: MatchOptions, written: readonly string[]): Set<string> => {
  const context = new Set<string>();
  if (options.unit && canUnits.has(options.unit)) return written.includes('canned') ? context : context.add('canned');
  if (options.preparation) {
    const dry = packages.has(options.unit ?? '') || (options.cookedAfter === true && massUnits.has(options.unit ?? ''));
    const pasta = written.some((word) => pastas.has(word));
    const said = matchWords(options.preparation);
    const plain = options.preparation.toLowerCase();
    for (const [at, word] of said.entries())
      if (
        contextStates.includes(word) &&
        !(word === 'cooked' && dry && pasta) &&
        !['not', 'patted', 'pat', 'until', 'if', 'or', 'for', 'to'].includes(said[at - 1] ?? '') &&
        (word !== 'dried' || (plain.includes('dried') && !/\b(washed|rinsed|patted|cleaned)\b/.test(plain))) &&
        !(word === 'dried' && written.includes('fresh')) &&
        !['according', 'as', 'until', 'per'].includes(said[at + 1] ?? '') &&
        !written.includes(word)
      )
        context.add(word);
    // Beans are soaked because they are dried.
    if (said.includes('soaked') && written.some((word) => pulses.has(word)) && !written.includes('canned'))
      context.add('dried');
    else if (said.includes('drained') && said.includes('rinsed')) context.add('canned');
    // What is sold shredded or in flakes is the dried one.
    if (
      (said.includes('shredded') || said.includes('flaked')) &&
      written.includes('coconut') &&
      !written.includes('fresh')
    )
      context.add('shredded');
    // Nobody shreds a raw chicken.
    if (said.includes('shredded') && (written.includes('chicken') || written.includes('turkey'))) context.add('cooked');
  }
  return context;
};
const pastas = new Set(
  'pasta noodle macaroni spaghetti penne fettuccine linguine orzo rotini lasagna fusilli'.split(' '),
);
const pulses = new Set(['bean', 'chickpea', 'pea', 'lentil']);
const litres = new Set(['l', 'dl', 'ml', 'cl', 'cup', 'pint', 'quart', 'gallon']);
const leafUnits = new Set(['handful', 'bunch', 'sprig', 'leaf', 'stem', 'branch']);
const contextStates = [
  'cooked',
  'canned',
  'smoked',
  'dried',
  'frozen',
  'boiled',
  'pickled',
  'roast',
  'ground',
  'skinless',
];
const canUnits = new Set(['can', 'tin']);

const best = (index: Index, scored: readonly Scored[]): Candidate[] => {
  const out: Candidate[] = [];
  const taken = new Set<number>();
  for (const { phrase, score } of scored) {
    if (taken.has(phrase.food)) continue;
    taken.add(phrase.food);
    out.push({ food: index.foods[phrase.food]!, confidence: Math.max(0, Math.min(0.97, score)), by: phrase.text });
    if (out.length === mostCandidates) break;
  }
  return out;
};

const withoutNoise = (words: readonly string[]): string[] => {
  const kept = words.filter((word) => !isNoise(word));
  return kept.length > 0 ? kept : [...words];
};

const answer = (candidates: Candidate[], how: Match['how']): Match => {
  const first = candidates[0];
  if (first === undefined || first.confidence < sureEnough)
    return { food: null, confidence: first?.confidence ?? 0, candidates, how: 'open' };
  return { food: first.food, confidence: first.confidence, candidates, how };
};

const driedGoods = new Set(['grain', 'pasta', 'legume']);
const packages = new Set(['package', 'box', 'packet', 'bag']);
const massUnits = new Set(['g', 'kg', 'oz', 'lb']);
/** A cooked grain holds three times the water of the dry one: "rice, cooked" must not be weighed as dry rice. */
export const match = (name: string, table: FoodTable, options: MatchOptions = {}): Match => {
  const found = matchName(name, table, options);
  const { food } = found;
  if (
    food === null ||
    found.how === 'correction' ||
    !driedGoods.has(food.category) ||
    food.name.includes('cooked') ||
    food.id.includes('canned')
  )
    return found;
  const said = matchWords(`${name.slice(0, longestName)} ${options.preparation ?? ''}`);
  const at = said.indexOf('cooked');
  // "cooked according to the packet" is measured dry.
  if (
    at < 0 ||
    ['according', 'as', 'until', 'per', 'following'].includes(said[at + 1] ?? '') ||
    ['not', 'be', 'to', 'until', 'quick', 'slow'].includes(said[at - 1] ?? '') ||
    // A package holds it dry, and so does its weight where cooking comes after the comma.
    (options.unit !== null && packages.has(options.unit ?? '')) ||
    (food.category === 'pasta' && options.cookedAfter === true && massUnits.has(options.unit ?? ''))
  )
    return found;
  const words = food.name.split(' ');
  const cooked =
    table.find(`cooked ${food.name}`) ??
    (food.category === 'pasta' && food.name.includes('rice') ? table.find('cooked rice noodles') : null) ??
    table.find(`cooked ${words[words.length - 1]}`) ??
    (food.name.includes('rice') && food.category === 'grain'
      ? table.find('cooked white rice')
      : food.category === 'pasta'
        ? table.find('cooked pasta')
        : null);
  return cooked === null
    ? found
    : {
        ...found,
        food: cooked,
        confidence: found.confidence * 0.95,
        candidates: [{ food: cooked, confidence: found.confidence * 0.95, by: name }, ...found.candidates].slice(
          0,
          mostCandidates,
        ),
      };
};

const cuts = new Set(['beef', 'pork', 'lamb-game', 'poultry']);
/** "lamb shoulder roast" is a cut for the oven, bought raw; "roast lamb" is not. */
const rawCut = (name: string, written: readonly string[], table: FoodTable, options: MatchOptions): Match | null => {
  if (written.length < 3 || written[written.length - 1] !== 'roast' || written.includes('cooked')) return null;
  const cut = match(name.slice(0, name.toLowerCase().lastIndexOf('roast')).trim(), table, { ...options, inner: true });
  return cut.how === 'name' && cut.food !== null && cuts.has(cut.food.category)
    ? { ...cut, confidence: cut.confidence * 0.97 }
    : null;
};

const matchName = (whole: string, table: FoodTable, options: MatchOptions): Match => {
  const name = whole.length > longestName ? whole.slice(0, longestName) : whole;
  const locale = options.locale ?? 'en';
  const index = indexOf(table, locale);
  const corrected = options.corrections?.get(nameKey(name));
  const correction = corrected === undefined ? null : table.byId(corrected);
  if (correction !== null)
    return {
      food: correction,
      confidence: 1,
      candidates: [{ food: correction, confidence: 1, by: name }],
      how: 'correction',
    };
  // What stands before a trade mark is a brand.
  const mark = Math.max(name.lastIndexOf('®'), name.lastIndexOf('™'));
  if (mark > 0 && mark < name.length - 3 && !options.inner) {
    const product = match(name.slice(mark + 1), table, { ...options, inner: true });
    if (product.food !== null) return { ...product, confidence: product.confidence * 0.95 };
  }
  const written = matchWords(name);
  if (written.length === 0) return { food: null, confidence: 0, candidates: [], how: 'open' };
  const context = contextOf(options, written);
  // A handful of coriander is the leaf, not the seed.
  if (options.unit && leafUnits.has(options.unit) && !written.includes('dried') && !written.includes('ground')) {
    const leaf = table.find(`fresh ${name}`, locale) ?? table.find(`${name} leaves`, locale);
    if (leaf !== null && leaf.category !== 'meal')
      return { food: leaf, confidence: 0.95, candidates: [{ food: leaf, confidence: 0.95, by: name }], how: 'name' };
  }
  if (options.unit === 'stick' && written.includes('cinnamon')) {
    const stick = table.find('cinnamon stick');
    if (stick !== null)
      return { food: stick, confidence: 0.95, candidates: [{ food: stick, confidence: 0.95, by: name }], how: 'name' };
  }
  // A litre of bouillon is no litre of stock cubes.
  if (options.unit && litres.has(options.unit) && written[written.length - 1] === 'bouillon') {
    const stock = table.find([...written.slice(0, -1), 'stock'].join(' ')) ?? table.find('vegetable stock');
    if (stock !== null)
      return { food: stock, confidence: 0.9, candidates: [{ food: stock, confidence: 0.9, by: name }], how: 'name' };
  }
  const direct = table.find(name, locale);
  const asideAt = written.findIndex((word, at) => at > 0 && asideWords.has(word));
  const exactOf = (words: readonly string[]): Phrase | null => {
    const place = index.ordered.get(words.join(' ')) ?? index.exact.get(bag(words));
    if (place === undefined) return null;
    const phrase = index.phrases[place]!;
    if (asideAt > 0 && !written.slice(0, asideAt).includes(index.words[phrase.head]!)) return null;
    // The same words in another order may name another thing: "quesadilla cheese" is no cheese quesadilla.
    const head = words[headAt(words)]!;
    return words.length === 1 ||
      index.words[phrase.head] === head ||
      isForm(head) ||
      !dishes.has(index.foods[phrase.food]!.category)
      ? phrase
      : null;
  };
  const candidatesWith = (words: readonly string[]): Candidate[] =>
    best(index, scorePhrases(index, words, words[headAt(words)]!, locale));
  const withExact = (food: Food, by: string, confidence: number, words: readonly string[]): Match => {
    const others = candidatesWith(words).filter((candidate) => candidate.food !== food);
    return {
      food,
      confidence,
      candidates: [
        { food, confidence, by },
        ...others.map((one) => ({ ...one, confidence: Math.min(one.confidence, confidence - 0.02) })),
      ].slice(0, mostCandidates),
      how: 'name',
    };
  };
  for (const state of context) {
    const exact = exactOf([state, ...written]) ?? exactOf([state, ...withoutNoise(written)]);
    if (exact !== null) return withExact(index.foods[exact.food]!, exact.text, 0.95, written);
  }
  if (direct !== null) return withExact(direct, name, 0.99, written);
  const raw = options.inner ? null : rawCut(name, written, table, options);
  if (raw !== null) return raw;
  const words = known(index, written);
  const bare = withoutNoise(words);
  for (const [attempt, confidence] of [
    [words, 0.97],
    [bare, 0.94],
  ] as const) {
    // "pineapple chunks in juice" without its small words is no pineapple juice.
    if (attempt === bare && bare[headAt(bare)] !== words[headAt(words)] && words.some((word) => linkWords.has(word)))
      continue;
    const exact = exactOf(attempt);
    if (exact !== null && (exact.kind < 3 || locale !== 'en'))
      return withExact(index.foods[exact.food]!, exact.text, confidence, words);
  }
  // "burrata cheese", "jalapeño chilies": the last word names the group only.
  const bareHead = bare[bare.length - 1]!;
  const group = bare.length > 1 ? groupOf(bareHead) : null;
  if (group !== null) {
    const exact = exactOf(bare.slice(0, -1));
    const food = exact === null ? null : index.foods[exact.food]!;
    if (exact !== null && food !== null && exact.kind < 3 && group.includes(food.category))
      return withExact(food, exact.text, 0.9, words);
  }
  // "salt and freshly ground pepper": two foods in one line; the first one is taken.
  const and = name.toLowerCase().indexOf(' and ');
  if (and > 0 && !options.inner) {
    const first = match(name.slice(0, and), table, { ...options, inner: true });
    if (first.how === 'name') return { ...first, confidence: first.confidence * 0.8 };
  }
  // "Shamrock Farms heavy cream": words in front that no food has are a brand or praise.
  for (let from = 1; from < bare.length && !index.ids.has(bare[from - 1]!); from++) {
    const exact = exactOf(bare.slice(from));
    if (exact !== null && exact.kind < 3) return withExact(index.foods[exact.food]!, exact.text, 0.82, words);
  }
  const all = [...words, ...context];
  const scored = answer(best(index, scorePhrases(index, all, words[headAt(words)]!, locale)), 'words');
  // "tomato paste with roasted garlic": the first is the food, the rest its flavour.
  const link = options.inner || scored.confidence > 0.75 ? -1 : name.toLowerCase().search(/ (?:with|in|from) /);
  if (link > 0) {
    const before = match(name.slice(0, link), table, { ...options, inner: true });
    if (before.how === 'name') return { ...before, confidence: before.confidence * 0.88 };
  }
  return scored;
};

/** The readings of "vegetable or chicken stock": each with the head of the last one, then as it stands. */
const readings = (first: string, alternatives: readonly string[]): string[] => {
  const last = alternatives[0];
  if (last === undefined) return [first];
  const words = last.split(' ');
  const head = words[words.length - 1]!;
  return words.length > 1 ? [`${first} ${head}`, first] : [first];
};

/** `match` of a name with alternatives: the first one, with the head that it shares with the others. */
export const matchFirst = (
  name: string,
  alternatives: readonly string[],
  table: FoodTable,
  options: MatchOptions = {},
): Match => {
  const cut = name.slice(0, longestName).toLowerCase().indexOf(' or ');
  const first = cut > 0 ? name.slice(0, cut) : name;
  const whole = match(name, table, options);
  // "milk or evaporated milk" holds all the words of the second, and is the first.
  if (whole.how === 'correction' || (whole.how === 'name' && (cut <= 0 || whole.confidence > 0.98))) return whole;
  let chosen: Match | null = null;
  for (const reading of readings(first, cut > 0 ? alternatives : [])) {
    const one = match(reading, table, options);
    if (one.how === 'name' || one.how === 'correction') return one;
    if (chosen === null || one.confidence > chosen.confidence + 0.05) chosen = one;
  }
  if ((chosen?.food ?? null) === null && cut > 0 && alternatives[0] !== undefined) {
    const other = match(alternatives[0], table, options);
    if (other.food !== null) return { ...other, confidence: other.confidence * 0.85 };
  }
  return chosen ?? whole;
};
