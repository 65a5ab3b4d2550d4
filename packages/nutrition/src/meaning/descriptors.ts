// What a food is like: words of taste, texture and use that follow from its figures, its group and its name. People ask with
// these words; names rarely hold them.
import type { Food } from '../foods.ts';
import type { NutrientKey } from '../nutrients.ts';
import type { FoodCategory } from '../vocabulary.ts';

type Test = (food: Food) => boolean;
const named =
  (pattern: RegExp): Test =>
  (food) =>
    pattern.test(food.name) || food.synonyms.some((synonym) => pattern.test(synonym));
const over =
  (key: NutrientKey, least: number): Test =>
  (food) =>
    (food.per100g[key] ?? -1) > least;
const under =
  (key: NutrientKey, most: number): Test =>
  (food) =>
    (food.per100g[key] ?? Number.POSITIVE_INFINITY) < most;
const of =
  (...categories: readonly string[]): Test =>
  (food) =>
    categories.includes(food.category);
const both =
  (...tests: readonly Test[]): Test =>
  (food) =>
    tests.every((test) => test(food));
const either =
  (...tests: readonly Test[]): Test =>
  (food) =>
    tests.some((test) => test(food));
const not =
  (test: Test): Test =>
  (food) =>
    !test(food);

const cooked = named(/\b(?:cooked|boiled|canned|stewed|puree|mashed|steamed|baked|frozen)\b/);
const powdery = named(/\b(?:powder|flour|ground|dried|mix|cube|extract|essence|seasoning|salt)\b/);
const spread = named(/\b(?:butter|spread|paste|flour|oil|milk|meal|ground|drink)\b/);

/** Each with the words that people say for it, in English and German. */
export const descriptors: readonly { key: string; words: readonly string[]; test: Test }[] = [
  {
    key: 'crunchy',
    words: ['crunchy', 'crispy', 'crisp', 'crunch', 'brittle', 'knusprig', 'knusper', 'knackig', 'kross'],
    test: either(
      both(of('snack', 'cereal'), under('waterG', 9), not(named(/\b(?:soft|chewy|powder)\b/))),
      both(of('nut-seed'), under('waterG', 9), not(spread)),
      both(of('bread'), either(under('waterG', 10), named(/\b(?:crisp|cracker|toast|rusk)/))),
      both(
        of('vegetable'),
        named(/^(?:\w+ )?(?:carrot|celery|radish|cucumber|kohlrabi|bell pepper|fennel|iceberg lettuce)/),
        not(cooked),
      ),
      named(/\b(?:biscotti|ginger nut|brittle|wafer)/),
    ),
  },
  {
    key: 'salty',
    words: ['salty', 'salted', 'savoury', 'savory', 'salzig', 'herzhaft', 'pikant'],
    test: both(over('sodiumMg', 400), not(of('baking', 'sweet', 'supplement', 'drink'))),
  },
  {
    key: 'sweet',
    words: ['sweet', 'sugary', 'süß', 'süss'],
    test: either(over('sugarsG', 20), both(of('fruit'), over('sugarsG', 9))),
  },
  {
    key: 'sour',
    words: ['sour', 'tart', 'acidic', 'tangy', 'sharp', 'zesty', 'sauer', 'saures', 'saure', 'säuerlich'],
    test: named(
      /\b(?:lemon|lime|vinegar|sour|pickle|rhubarb|yogurt|buttermilk|kefir|sauerkraut|tamarind|grapefruit|cranberr|passion fruit|sumac|redcurrant|gooseberr|kimchi)/,
    ),
  },
  {
    key: 'bitter',
    words: ['bitter', 'herb'],
    test: named(
      /\b(?:coffee|espresso|grapefruit|radicchio|endive|chicory|kale|arugula|rocket|dark chocolate|cocoa|tonic|dandelion|brussels|bitter)/,
    ),
  },
  {
    key: 'spicy',
    words: ['spicy', 'hot', 'fiery', 'peppery', 'scharf', 'feurig'],
    test: either(
      (food) => food.contains.includes('chilli'),
      named(
        /\b(?:chil[li]+|cayenne|jalape|habanero|harissa|sriracha|wasabi|horseradish|hot sauce|kimchi|curry paste|vindaloo|sambal|black pepper)/,
      ),
    ),
  },
  {
    key: 'creamy',
    words: ['creamy', 'smooth', 'velvety', 'silky', 'cremig', 'sahnig'],
    test: either(
      both(of('dairy', 'plant-milk'), over('fatG', 6), not(powdery)),
      named(
        /\b(?:cream|custard|mascarpone|avocado|mousse|hummus|tahini|pudding|brie|camembert|ricotta|silken|greek yogurt)\b/i,
      ),
    ),
  },
  { key: 'juicy', words: ['juicy', 'saftig'], test: both(of('fruit'), over('waterG', 82)) },
  {
    key: 'refreshing',
    words: ['refreshing', 'thirst', 'cooling', 'hydrating', 'watery', 'summer', 'erfrischend', 'durst'],
    test: either(
      both(of('fruit', 'vegetable'), over('waterG', 91), not(cooked)),
      both(of('drink'), under('kcal', 45), not(named(/\b(?:coffee|hot|powder)/))),
    ),
  },
  {
    key: 'protein',
    words: [
      'protein',
      'muscle',
      'muscles',
      'workout',
      'gym',
      'eiweiß',
      'eiweiss',
      'proteinreich',
      'eiweißreich',
      'muskel',
      'muskeln',
    ],
    test: over('proteinG', 18),
  },
  {
    key: 'lean',
    words: ['lean', 'mager', 'fettarm'],
    test: both(
      over('proteinG', 15),
      under('fatG', 5),
      not(powdery),
      not(of('condiment', 'baking', 'herb-spice', 'soup-stock')),
    ),
  },
  { key: 'fatty', words: ['fatty', 'rich', 'greasy', 'oily', 'heavy', 'fettig', 'fett'], test: over('fatG', 30) },
  {
    key: 'fibre',
    words: [
      'fibre',
      'fiber',
      'roughage',
      'digestion',
      'ballaststoff',
      'ballaststoffe',
      'ballaststoffreich',
      'verdauung',
    ],
    test: over('fibreG', 7),
  },
  {
    key: 'light',
    words: ['light', 'diet', 'slimming', 'low-calorie', 'calorie', 'kalorienarm', 'leicht', 'abnehmen'],
    test: both(under('kcal', 40), of('vegetable', 'fruit', 'soup-stock', 'dairy', 'drink')),
  },
  {
    key: 'filling',
    words: ['filling', 'hearty', 'starchy', 'satisfying', 'stodgy', 'sättigend', 'deftig'],
    test: both(over('carbsG', 17), of('grain', 'pasta', 'bread', 'legume', 'vegetable'), not(powdery)),
  },
  {
    key: 'smoky',
    words: ['smoky', 'smoked', 'barbecue', 'bbq', 'rauchig', 'geräuchert'],
    test: named(/\b(?:smoked|smoky|bacon|chipotle|barbecue)/),
  },
  {
    key: 'fizzy',
    words: ['fizzy', 'bubbly', 'sparkling', 'carbonated', 'bubbles', 'sprudelnd', 'prickelnd', 'kohlensäure'],
    test: named(
      /\b(?:soda|cola|sparkling|beer|champagne|tonic water|ginger ale|root beer|energy drink|cider|prosecco)\b/,
    ),
  },
  {
    key: 'breakfast',
    words: ['breakfast', 'morning', 'brunch', 'frühstück', 'morgen', 'morgens'],
    test: either(
      of('cereal'),
      named(
        /\b(?:oats|oatmeal|porridge|muesli|granola|jam|marmalade|croissant|bagel|pancake|waffle|toast|english muffin)\b/,
      ),
      (food) => food.id === 'egg',
    ),
  },
  {
    key: 'dessert',
    words: ['dessert', 'pudding', 'treat', 'afters', 'nachtisch', 'nachspeise', 'süßigkeit', 'naschen'],
    test: either(of('sweet'), named(/\b(?:ice cream|cake|pie|mousse|tiramisu|custard|brownie|cookie|sorbet)\b/)),
  },
  {
    key: 'chewy',
    words: ['chewy', 'gummy', 'sticky', 'zäh', 'klebrig'],
    test: named(
      /\b(?:jerky|gummy|gummi|caramel|toffee|licorice|liquorice|raisin|dates|nougat|marshmallow|mochi|fruit leather|chewy|dried (?:apricot|fig|mango|apple))/,
    ),
  },
  {
    key: 'umami',
    words: ['umami', 'deep', 'würzig', 'depth'],
    test: named(
      /\b(?:soy sauce|miso|parmesan|mushroom|anchov|tomato paste|nutritional yeast|fish sauce|oyster sauce|worcestershire|yeast extract|bonito|kombu|dashi|porcini|stock)/,
    ),
  },
  {
    key: 'leafy',
    words: ['leafy', 'leaf', 'salad', 'greens', 'blattsalat', 'salat', 'blattgemüse'],
    test: both(
      of('vegetable'),
      named(/\b(?:lettuce|spinach|kale|chard|arugula|rocket|cabbage|watercress|endive|greens|leaves|lamb's)/),
    ),
  },
  {
    key: 'meaty',
    words: ['meaty', 'meat', 'fleisch', 'fleischig'],
    test: of('beef', 'pork', 'lamb-game', 'poultry', 'sausage'),
  },
  {
    key: 'seafood',
    words: ['seafood', 'fishy', 'ocean', 'sea', 'meeresfrüchte', 'meer'],
    test: of('fish', 'shellfish'),
  },
  { key: 'cheesy', words: ['cheesy', 'käsig'], test: of('cheese') },
  { key: 'nutty', words: ['nutty', 'nussig'], test: of('nut-seed') },
  {
    key: 'chocolatey',
    words: ['chocolatey', 'chocolaty', 'chocolate', 'schokoladig', 'schoko', 'schokolade'],
    test: named(/\b(?:chocolate|cocoa|brownie)/),
  },
  { key: 'fruity', words: ['fruity', 'fruchtig'], test: either(of('fruit'), named(/\bjam\b/)) },
  {
    key: 'exotic',
    words: ['tropical', 'exotic', 'exotisch', 'tropisch'],
    test: named(
      /\b(?:mango|pineapple|papaya|coconut|passion fruit|banana|lychee|guava|dragon fruit|star fruit|durian|kiwi)\b/,
    ),
  },
  {
    key: 'vitamin-c',
    words: ['vitamin', 'cold', 'immune', 'erkältung', 'immunsystem'],
    test: both(over('vitCMg', 45), of('fruit', 'vegetable')),
  },
  {
    key: 'iron',
    words: ['iron', 'anaemia', 'anemia', 'blood', 'eisen', 'eisenreich', 'blut'],
    test: both(over('ironMg', 4), not(of('herb-spice', 'supplement', 'baking'))),
  },
  {
    key: 'calcium',
    words: ['calcium', 'bones', 'bone', 'kalzium', 'knochen'],
    test: both(over('calciumMg', 180), not(of('herb-spice', 'supplement', 'baking'))),
  },
  {
    key: 'caffeine',
    words: ['caffeine', 'awake', 'energising', 'energizing', 'stimulant', 'koffein', 'wach', 'munter'],
    test: (food) => food.contains.includes('caffeine'),
  },
  {
    key: 'alcoholic',
    words: ['alcoholic', 'booze', 'boozy', 'alcohol', 'alkohol', 'alkoholisch'],
    test: either(of('alcohol'), (food) => food.contains.includes('alcohol')),
  },
  {
    key: 'fermented',
    words: ['fermented', 'probiotic', 'gut', 'fermentiert', 'darm'],
    test: named(/\b(?:kimchi|sauerkraut|kefir|yogurt|miso|tempeh|kombucha|natto|sourdough|buttermilk)/i),
  },
  {
    key: 'meatless',
    words: ['meatless', 'substitute', 'veggie', 'plant-based', 'fleischlos', 'fleischersatz', 'vegan', 'vegane'],
    test: both(
      either(
        of('soy'),
        named(/\b(?:seitan|tofu|tempeh|plant-based|vegan|vegetarian|textured soy|quorn|lentils|chickpeas)\b/),
      ),
      (food) => food.diet === 'vegan',
    ),
  },
  { key: 'noodle', words: ['noodle', 'noodles', 'nudel', 'nudeln'], test: of('pasta') },
  { key: 'baking', words: ['baking', 'bake', 'backen'], test: both(of('baking', 'grain'), not(cooked)) },
  {
    key: 'snack',
    words: ['snack', 'nibble', 'nibbles', 'movie', 'party', 'knabbern', 'knabberei', 'snacks', 'filmabend'],
    test: either(
      of('snack'),
      both(of('nut-seed'), under('waterG', 9), not(spread), named(/\b(?:salted|roasted|mixed)/)),
    ),
  },
  { key: 'drink', words: ['drink', 'beverage', 'sip', 'getränk', 'trinken'], test: of('drink', 'alcohol') },
  {
    key: 'spread',
    words: ['spread', 'sandwich', 'toast', 'aufstrich', 'brotaufstrich'],
    test: named(
      /\b(?:spread|jam|peanut butter|almond butter|hummus|cream cheese|marmalade|honey|pâté|pesto|tapenade)\b/,
    ),
  },
  {
    key: 'dip',
    words: ['dip', 'dipping', 'dippen'],
    test: named(/\b(?:dip|hummus|salsa|guacamole|tzatziki|mayonnaise|ketchup|baba)/),
  },
];

const byWord = new Map<string, string[]>();
for (const { key, words } of descriptors)
  for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), key]);
/** Descriptors that a word of a question stands for. */
export const descriptorsOfWord = (word: string): readonly string[] => byWord.get(word) ?? [];

export const descriptorsOf = (food: Food): string[] =>
  descriptors.filter(({ test }) => test(food)).map(({ key }) => key);

/** Words for whole groups; "fruit" asks for fruit, not for what has it in its name. */
const groups: readonly (readonly [string, readonly FoodCategory[]])[] = [
  ['fruit fruits obst früchte frucht', ['fruit']],
  ['vegetable vegetables veg veggies gemüse', ['vegetable']],
  ['meat fleisch', ['beef', 'pork', 'lamb-game', 'poultry', 'sausage']],
  ['seafood meeresfrüchte', ['fish', 'shellfish']],
  ['fish fisch', ['fish']],
  ['cheese käse', ['cheese']],
  ['bread brot brötchen', ['bread']],
  ['spice spices herb herbs seasoning gewürz gewürze kräuter', ['herb-spice']],
  ['sauce sauces dressing soße soßen', ['condiment']],
  ['sweets candy süßigkeiten', ['sweet']],
  ['grain grains getreide', ['grain']],
  ['beans pulses legumes bohnen hülsenfrüchte', ['legume']],
  ['nuts seeds nüsse samen', ['nut-seed']],
  ['dairy milchprodukt milchprodukte', ['dairy', 'cheese']],
  ['oil oils fat öl fett', ['fat-oil']],
  ['drink drinks beverage getränk getränke', ['drink', 'alcohol', 'plant-milk']],
  ['noodles pasta nudeln', ['pasta']],
  ['soup soups suppe', ['soup-stock', 'meal']],
];
const groupOfWord = new Map(groups.flatMap(([words, list]) => words.split(' ').map((word) => [word, list] as const)));
export const groupsOfWord = (word: string): readonly FoodCategory[] => groupOfWord.get(word) ?? [];
