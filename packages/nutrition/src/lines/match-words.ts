// Words of food names as the matcher sees them: one spelling, singular, with a weight by what they say.
import { singular } from './words.ts';

/** Spellings and regional words that mean the same; each side as it stands after `singular`. */
const spellings: Record<string, string> = {
  chili: 'chilli',
  chile: 'chilli',
  chilly: 'chilli',
  chily: 'chilli',
  chilie: 'chilli',
  chillie: 'chilli',
  yoghurt: 'yogurt',
  yoghourt: 'yogurt',
  doughnut: 'donut',
  ketsup: 'ketchup',
  catsup: 'ketchup',
  catchup: 'ketchup',
  wholemeal: 'wholewheat',
  wholegrain: 'wholewheat',
  whisky: 'whiskey',
  mayo: 'mayonnaise',
  mayonaise: 'mayonnaise',
  parmesean: 'parmesan',
  parmigiano: 'parmesan',
  parmigiana: 'parmesan',
  parmigianoreggiano: 'parmesan',
  mozarella: 'mozzarella',
  bouillion: 'bouillon',
  brocolli: 'broccoli',
  tumeric: 'turmeric',
  cardamon: 'cardamom',
  jalapeno: 'jalapeno',
  jalepeno: 'jalapeno',
  avacado: 'avocado',
  raddish: 'radish',
  ginger: 'ginger',
  gingerroot: 'ginger',
  prawn: 'shrimp',
  stoned: 'pitted',
  tinned: 'canned',
  mince: 'minced',
  scallion: 'scallion',
  aluminium: 'aluminum',
  colour: 'color',
  flavoured: 'flavored',
  flavour: 'flavor',
  filet: 'fillet',
  skimmed: 'skim',
  nonfat: 'fatfree',
  lowfat: 'lowfat',
  fibre: 'fiber',
  savoury: 'savory',
  grey: 'gray',
  caster: 'caster',
  castor: 'caster',
  powdered: 'powder',
  confectioner: 'confectioner',
  unbleached: 'allpurpose',
  selfrising: 'selfraising',
  frankfurt: 'frankfurter',
  weiner: 'wiener',
  hotdog: 'hot-dog',
  pimento: 'pimiento',
  sourcream: 'sour-cream',
  tin: 'canned',
  lowsalt: 'lowsodium',
  reducedsodium: 'lowsodium',
  reducedsalt: 'lowsodium',
  bannana: 'banana',
  cinammon: 'cinnamon',
  cinnamin: 'cinnamon',
  marscapone: 'mascarpone',
  mascapone: 'mascarpone',
  proscuitto: 'prosciutto',
  worchestershire: 'worcestershire',
  worcester: 'worcestershire',
  dried: 'dried',
  dry: 'dried',
  dehydrated: 'dried',
  cooked: 'cooked',
  roasted: 'roast',
  halve: 'half',
};

/** Compounds with a hyphen or a gap that are one idea. Keys: the words joined. */
const joined = new Set(
  (
    'allpurpose selfraising selfrising wholewheat fatfree lowfat halfandhalf sundried freerange glutenfree sugarfree dairyfree ' +
    'nonfat nondairy skinless boneless skinon lowsodium lowsalt reducedsodium reducedsalt noaddedsugar reducedfat fullfat semisweet longgrain shortgrain mediumgrain readymade homemade handmade ' +
    'peppercorn codfish breadcrumb bonein skinin tacobell louisrich carvingboard goodseason digiorno oscarmayer crackerbarrel homeoriginal doneright sevensea fostersfarm'
  ).split(' '),
);

/** Say nothing about what it is. */
const noise = new Set(
  (
    'fresh freshly organic good quality best high premium favorite favourite your any other extra real natural plain nice ripe firm large small ' +
    'medium big little mini baby young tender thick thin heavy whole chopped sliced diced minced grated shredded crushed cubed peeled ' +
    'trimmed halved quartered torn rinsed drained washed cleaned picked softened melted chilled cold warm hot cool lukewarm iced boiling ' +
    'room temperature preferably homemade store bought storebought prepared ready made readymade readytouse leftover additional more ' +
    'such as like about style free range freerange freeranged wild farmed pure finely coarsely roughly thinly thickly lightly beaten a an ' +
    'the of or and in with for from to at new each unwaxed local seasonal purchased imported brand variety type kind piece pieces chunk ' +
    'slice strip cube wedge sprig leaf floret stalk bunch head clove handful bit part quality packed firmly loosely heaped level pitted ' +
    'cored seeded deseeded stemmed hulled shelled deveined bone skin boned boneless trimmed tightly very super jumbo tiny miniature assorted mixed ' +
    'center centre cut fodmap low choice divided optional needed taste cage pasture raised grass fed grassfed untreated zested juiced sifted toasted uncooked raw sized size bite ' +
    'washed pre no not added s all purpose handmade tub carton quantity recipe sachet blend eating refrigerated quick style' +
    ' jarred bottled bulk superior finest deli gourmet commercial unsprayed bonein skinin ready ' +
    'ripened fully original chunky genuine browned'
  ).split(' '),
);
/** Makers whose name stands before what it is. Those that stand for one product (a drink, a sauce) are names in the table. */
const brands = new Set(
  (
    'archer mccormick smucker pillsbury hershey nestle swanson campbell bush goya lawry knorr buitoni sargento pepperidge evan safeway ' +
    'lucerne kraft hellmann hunt contadina dole progresso barilla prego borden bertolli heinz kikkoman betty crocker duncan hine ' +
    'johnsonville oscar mayer yoplait dannon cascadian smithfield butterball maggi lindsay wesson hormel tyson bisto carnation ' +
    'ghirardelli guittard planters fleischmann kretschmar dietz watson stonyfield chobani fage sara organics kellogg post quaker wilton ' +
    'philadelphia mission eagle martin classico giant stouffer gorton jennie vh chobani athenos atnenos breakstone knudsen breyers claussen giorno herdez pace nabisco keebler honeymaid tacobell louisrich carvingboard goodseason digiorno oscarmayer crackerbarrel homeoriginal doneright sevensea'
  ).split(' '),
);

/** Words of form and part: dropped when nothing else is left to say, but a hint when both sides have them. */
const form = new Set(
  (
    'piece chunk slice strip cube wedge sprig leaf floret stalk bunch head clove half flake ring stick cutlet round knob ' +
    'crumb link stem shaving ribbon curl quarter section segment spear trimming'
  ).split(' '),
);

/**
 * Words that change the food: what it costs when the one side says it and the other does not, [only in the line, only in
 * the table].
 */
const states: Record<string, readonly [number, number]> = {
  cooked: [0.9, 2.4],
  boiled: [0.6, 2],
  grilled: [0.5, 2],
  roast: [0.4, 1.6],
  braised: [0.5, 2],
  fried: [0.8, 2],
  baked: [0.6, 2],
  poached: [0.5, 2],
  steamed: [0.5, 2],
  smoked: [1.2, 2.2],
  canned: [0.8, 1.5],
  dried: [1.3, 2],
  frozen: [0.2, 1],
  pickled: [1.2, 2.2],
  powder: [2.2, 2.6],
  ground: [0.8, 1],
  minced: [0.5, 1],
  toasted: [0.1, 0.8],
  salted: [0.4, 0.8],
  unsalted: [0.2, 0.6],
  sweetened: [0.9, 1.2],
  unsweetened: [0.3, 0.5],
  light: [0.6, 1.6],
  lowfat: [0.8, 1.6],
  fatfree: [1, 1.8],
  fullfat: [0.2, 0.5],
  reducedfat: [0.8, 1.6],
  lean: [0.4, 0.9],
  sugarfree: [0.9, 2],
  glutenfree: [0.5, 2],
  vegan: [0.9, 2.2],
  vegetarian: [0.9, 2.2],
  skinless: [0.2, 0.7],
  raw: [0.05, 0.4],
  lowsodium: [0.15, 0.5],
  low: [0.1, 0.8],
  instant: [0.6, 1.2],
  flavored: [1, 1.6],
  breaded: [1.2, 2.2],
  battered: [1, 2.2],
  stuffed: [1.2, 2.2],
  freeze: [0.8, 1],
  concentrate: [1.5, 2],
  condensed: [1.5, 2],
  evaporated: [1.5, 2],
  juice: [2.6, 2.6],
  oil: [3, 3],
  sauce: [2.2, 2.6],
  soup: [2.6, 2.8],
  stock: [2.6, 2.6],
  broth: [2.6, 2.6],
  flour: [2.8, 2.8],
  vinegar: [2.8, 2.8],
  paste: [2, 2],
  seed: [1.4, 1.6],
  milk: [2.4, 2.4],
  cream: [2, 2.2],
  cheese: [1.6, 1.6],
  sugar: [2.2, 2.2],
  syrup: [2.2, 2.4],
  bread: [2, 2.2],
  cake: [2, 2.4],
  mix: [1.8, 2.2],
  free: [0.3, 0.5],
  red: [0.45, 0.8],
  green: [0.55, 0.9],
  yellow: [0.35, 0.8],
  white: [0.5, 0.8],
  black: [0.7, 0.9],
  brown: [0.7, 1],
  dark: [0.5, 0.8],
  orange: [1.6, 2],
  sweet: [0.6, 1.2],
  sour: [1.2, 1.6],
  wild: [0.5, 1],
};

/**
 * Words that only say which group it belongs to, with the categories of the table that they name: "burrata cheese" is
 * burrata, "merlot wine" is merlot.
 */
const groups: Record<string, readonly string[]> = {
  cheese: ['cheese', 'dairy'],
  wine: ['alcohol'],
  liqueur: ['alcohol'],
  beer: ['alcohol'],
  bread: ['bread'],
  bun: ['bread'],
  roll: ['bread'],
  pasta: ['pasta'],
  noodle: ['pasta'],
  macaroni: ['pasta'],
  sausage: ['sausage'],
  mushroom: ['vegetable'],
  pepper: ['vegetable', 'herb-spice'],
  chilli: ['vegetable', 'herb-spice'],
  squash: ['vegetable'],
  lettuce: ['vegetable'],
  cabbage: ['vegetable'],
  potato: ['vegetable'],
  tomato: ['vegetable'],
  onion: ['vegetable'],
  bean: ['legume', 'vegetable'],
  pea: ['legume', 'vegetable'],
  lentil: ['legume'],
  fish: ['fish'],
  fillet: ['fish'],
  steak: ['fish', 'beef'],
  meat: ['beef', 'pork', 'poultry', 'lamb-game', 'shellfish'],
  nut: ['nut-seed'],
  seed: ['nut-seed', 'herb-spice'],
  berry: ['fruit'],
  apple: ['fruit'],
  pear: ['fruit'],
  melon: ['fruit'],
  fruit: ['fruit'],
  seasoning: ['herb-spice', 'condiment'],
  spice: ['herb-spice'],
  herb: ['herb-spice'],
  powder: ['herb-spice'],
  sauce: ['condiment'],
  dressing: ['condiment'],
  relish: ['condiment'],
  dip: ['condiment'],
  rice: ['grain'],
  cookie: ['sweet'],
  cracker: ['snack', 'bread'],
  cereal: ['cereal'],
};
export const groupOf = (word: string): readonly string[] | null => groups[word] ?? null;

export const isNoise = (word: string): boolean => noise.has(word) || brands.has(word);
export const isForm = (word: string): boolean => form.has(word);
export const stateCost = (word: string): readonly [number, number] | null => states[word] ?? null;

const isWordChar = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 39 || code === 37;

const plainText = (text: string): string => {
  const lower = text.toLowerCase();
  for (let at = 0; at < lower.length; at++)
    if (lower.charCodeAt(at) > 126)
      return lower
        .replace(/ß/g, 'ss')
        .replace(/œ/g, 'oe')
        .replace(/æ/g, 'ae')
        .replace(/ø/g, 'o')
        .replace(/[’‘]/g, "'")
        .normalize('NFKD')
        .replace(/\p{M}/gu, '');
  return lower;
};

/** "half & half", "half-and-half": one word. */
const halfAndHalf = (words: string[]): string[] => {
  const at = words.indexOf('half');
  if (at < 0) return words;
  const length = words[at + 1] === 'half' ? 2 : words[at + 1] === 'and' && words[at + 2] === 'half' ? 3 : 0;
  return length === 0 ? words : [...words.slice(0, at), 'halfandhalf', ...words.slice(at + length)];
};

/** Longest name that is looked at. */
const mostWords = 24;

/** "Fat-free Greek Yoghurts" -> ["fatfree", "greek", "yogurt"]. */
export const matchWords = (text: string): string[] => {
  const plain = plainText(text.length > 300 ? text.slice(0, 300) : text);
  const words: string[] = [];
  let at = 0;
  while (at < plain.length && words.length < mostWords) {
    if (!isWordChar(plain.charCodeAt(at))) {
      at++;
      continue;
    }
    let end = at;
    while (end < plain.length && isWordChar(plain.charCodeAt(end))) end++;
    let word = plain.slice(at, end);
    at = end;
    if (word.includes("'")) {
      word = word.endsWith("'s")
        ? word.slice(0, -2)
        : word.startsWith("d'") || word.startsWith("l'")
          ? word.slice(2)
          : word.split("'").join('');
      if (word === '') continue;
    }
    if (word === '%' && words.length > 0 && isNumber(words[words.length - 1]!)) {
      words[words.length - 1] += '%';
      continue;
    }
    word = singular(word);
    words.push(spellings[word] ?? word);
  }
  return joinCompounds(halfAndHalf(words));
};
const isNumber = (word: string): boolean => word.length > 0 && word.charCodeAt(0) >= 48 && word.charCodeAt(0) <= 57;

const joinCompounds = (words: string[]): string[] => {
  const out: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const pair = index + 1 < words.length ? words[index]! + words[index + 1]! : '';
    if (pair !== '' && joined.has(pair)) {
      out.push(spellings[pair] ?? pair);
      index++;
    } else out.push(words[index]!);
  }
  return out;
};
