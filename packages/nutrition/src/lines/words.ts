// Small closed classes of English words that the features and the reading of amounts rest on.

/** Every way to write a unit -> its name in units.ts, or the plain singular for countable ones. */
const unitTable: Record<string, string> = {
  cup: 'cup cups c',
  tbsp: 'tablespoon tablespoons tbsp tbsps tbs tb tbl tblsp tbspn tablespoonful tablespoonfuls tbls',
  tsp: 'teaspoon teaspoons tsp tsps tspn teaspoonful teaspoonfuls',
  dsp: 'dessertspoon dessertspoons dsp dstspn dessertspoonful dessertspoonfuls',
  oz: 'ounce ounces oz ozs',
  'fl oz': 'floz fluid-ounce fluid-ounces',
  lb: 'pound pounds lb lbs',
  g: 'gram grams gramme grammes g gr gm gms',
  kg: 'kilogram kilograms kg kgs kilo kilos',
  mg: 'milligram milligrams mg',
  ml: 'milliliter milliliters millilitre millilitres ml mls cc',
  cl: 'centiliter centiliters centilitre centilitres cl',
  dl: 'deciliter deciliters decilitre decilitres dl',
  l: 'liter liters litre litres l ltr lt',
  pint: 'pint pints pt pts',
  quart: 'quart quarts qt qts',
  gallon: 'gallon gallons gal',
  stick: 'stick sticks',
  can: 'can cans tin tins',
  package: 'package packages packet packets pack packs pkg pkgs pkt pk sachet sachets',
  jar: 'jar jars',
  bottle: 'bottle bottles',
  bag: 'bag bags',
  box: 'box boxes',
  carton: 'carton cartons',
  container: 'container containers cntr tub tubs',
  envelope: 'envelope envelopes',
  bunch: 'bunch bunches',
  clove: 'clove cloves',
  head: 'head heads',
  slice: 'slice slices',
  piece: 'piece pieces pc pcs',
  sprig: 'sprig sprigs',
  stalk: 'stalk stalks',
  rib: 'rib ribs',
  handful: 'handful handfuls',
  pinch: 'pinch pinches',
  dash: 'dash dashes',
  drop: 'drop drops',
  sheet: 'sheet sheets',
  fillet: 'fillet fillets filet filets',
  strip: 'strip strips',
  cube: 'cube cubes',
  ear: 'ear ears',
  leaf: 'leaf leaves',
  wedge: 'wedge wedges',
  knob: 'knob knobs',
  splash: 'splash splashes',
  drizzle: 'drizzle drizzles',
  squeeze: 'squeeze squeezes',
  loaf: 'loaf loaves',
  rasher: 'rasher rashers',
  part: 'part parts',
  scoop: 'scoop scoops',
  grind: 'grind grinds grinding grindings',
  bulb: 'bulb bulbs',
  block: 'block blocks',
  bar: 'bar bars',
  ball: 'ball balls',
  shot: 'shot shots',
  glass: 'glass glasses',
  jigger: 'jigger jiggers',
  dozen: 'dozen dozens',
  serving: 'serving servings',
  link: 'link links',
  rack: 'rack racks',
  square: 'square squares',
  segment: 'segment segments',
  punnet: 'punnet punnets',
  pot: 'pot pots',
  dollop: 'dollop dollops',
  twist: 'twist twists',
  stem: 'stem stems',
  round: 'round rounds',
  log: 'log logs',
  tube: 'tube tubes',
  tray: 'tray trays',
  spear: 'spear spears',
  branch: 'branch branches',
  pod: 'pod pods',
  glug: 'glug glugs',
  lug: 'lug lugs',
  recipe: 'recipe recipes',
  batch: 'batch batches',
  pair: 'pair pairs',
  shake: 'shake shakes',
  slab: 'slab slabs',
  wheel: 'wheel wheels',
  inch: 'inch inches in',
  cm: 'cm centimeter centimeters centimetre centimetres',
  mm: 'mm millimeter millimeters millimetre millimetres',
};
const unitWords = new Map<string, string>();
for (const [unit, words] of Object.entries(unitTable)) for (const word of words.split(' ')) unitWords.set(word, unit);

/** "Tbsp" -> "tbsp", "ounces" -> "oz"; null for what is no unit. Case matters for the lone letters T and t only. */
export const unitOf = (word: string, written: string = word): string | null => {
  if (written === 'T' || written === 'Tb') return 'tbsp';
  if (written === 't') return 'tsp';
  return unitWords.get(word) ?? null;
};
const measures = new Set('cup tbsp tsp dsp oz lb g kg mg ml cl dl l pint quart gallon'.split(' ').concat('fl oz'));
export const isMeasure = (unit: string): boolean => measures.has(unit);
const lengths = new Set(['inch', 'cm', 'mm']);
export const isLength = (unit: string): boolean => lengths.has(unit);

export const sizeWords: ReadonlySet<string> = new Set(
  (
    'small medium large extra-large extra xl lg md sm med big jumbo medium-size medium-sized large-size large-sized ' +
    'small-size small-sized mini miniature tiny thick thin heaped heaping scant level rounded generous good very ' +
    'medium-large medium-small largish smallish hefty fat good-sized size sized bite-size'
  ).split(' '),
);

export const numberWords: ReadonlyMap<string, number> = new Map(
  Object.entries({
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    fifteen: 15,
    sixteen: 16,
    eighteen: 18,
    twenty: 20,
    half: 0.5,
    quarter: 0.25,
  }),
);

/** Plural to singular by rule; made for comparing words, not for showing them. */
export const singular = (word: string): string => {
  const length = word.length;
  if (length < 4 || word.charCodeAt(length - 1) !== 115) return word;
  if (word.endsWith('ies')) return length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (word.endsWith('ss') || word.endsWith('us') || word.endsWith('is')) return word;
  if (
    word.endsWith('oes') ||
    word.endsWith('shes') ||
    word.endsWith('ches') ||
    word.endsWith('xes') ||
    word.endsWith('sses')
  )
    return word.slice(0, -2);
  if (word.endsWith('eaves') || word.endsWith('oaves') || word.endsWith('alves')) return `${word.slice(0, -3)}f`;
  return word.slice(0, -1);
};
