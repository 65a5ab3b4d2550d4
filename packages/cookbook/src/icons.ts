// Which icon stands for a food, and for a kind of dish. The drawings are in ../icons/<name>.svg (licence there).
import type { Food } from '@mealwright/nutrition/foods';
import type { FoodCategory } from '@mealwright/nutrition/vocabulary';

type Rule = readonly [RegExp, string | null];
const rule = (words: string, icon: string | null): Rule => [new RegExp(`\\b(${words})`), icon];

/** First match wins; null = this food is not drawn (it would say the wrong thing). */
const foodRules: readonly Rule[] = [
  rule(
    'vanilla|cinnamon|nutmeg|paprika|cumin|turmeric|stock|broth|bouillon|water|sugar|yeast|baking|starch|gelatine|flour',
    null,
  ),
  rule('.*\\b(seeds?|chia|flaxseed|linseed|tahini)\\b', 'seeds'),
  rule('.*\\b(almonds?|marzipan)\\b(?! (milk|drink))', 'almonds'),
  rule('coconut', 'coconut'),
  rule('peanut', 'peanuts'),
  rule('sweet potato', 'roasted-sweet-potato'),
  rule('potato|hash brown|gnocchi', 'potato'),
  rule('chickpea|hummus|falafel', 'chickpeas'),
  rule('lentil|dal\\b|split pea', 'lentils'),
  rule('green bean|snow pea|sugar snap|peas\\b|edamame|fava', 'pea-pod'),
  rule('.*\\bbrussels sprout', 'leafy-green'),
  rule('.*\\bsprouts', 'seedling'),
  rule('.*\\b(rice (cake|cracker))', 'rice-cracker'),
  rule('.*\\b(crackers?|crispbread|matzo|oatcakes?|knäckebröd)\\b', 'flatbread'),
  rule('.*\\bbeans?\\b', 'beans'),
  rule('tofu|tempeh|paneer|halloumi|feta', 'tofu'),
  rule('(red |green |yellow |orange )?(bell pepper|pepper\\b)', 'bell-pepper'),
  rule('.*\\b(chili|chilli|jalapeño|harissa|sriracha|gochujang|hot sauce|chipotle|cayenne)', 'hot-pepper'),
  rule('.*\\bpepper(corn)?s?$', null),
  rule('.*\\b(tomato|passata)', 'tomato'),
  rule('.*\\b(pumpkin|squash)\\b(?! seeds)', 'pumpkin'),
  rule('.*\\b(beetroot|radish|radicchio)', 'beetroot'),
  rule('.*\\b(cauliflower)', 'cauliflower'),
  rule('.*\\b(broccoli|broccolini)', 'broccoli'),
  rule('.*\\b(carrot|parsnip)', 'carrot'),
  rule('.*\\b(eggplant|aubergine)', 'eggplant'),
  rule('.*\\b(cucumber|zucchini|courgette|gherkin|pickle)', 'cucumber'),
  rule('.*\\b(mushroom|shiitake|porcini|chanterelle)', 'brown-mushroom'),
  rule('.*\\b(garlic)\\b', 'garlic'),
  rule('.*\\b(ginger|galangal)\\b', 'ginger-root'),
  rule('.*\\b(spring onion|scallion|leek|chive|celery|asparagus|fennel|okra)', 'herb'),
  rule('.*\\b(onion|shallot)', 'onion'),
  rule('.*\\b(corn|polenta|hominy)\\b', 'ear-of-corn'),
  rule(
    '.*\\b(spinach|kale|lettuce|cabbage|chard|greens|rocket|arugula|pak choi|salad|sauerkraut|kimchi|endive|watercress)',
    'leafy-green',
  ),
  rule('.*\\b(olive)', 'olive'),
  rule('.*\\b(avocado|guacamole)', 'avocado'),
  rule('.*\\blime', 'lime'),
  rule('.*\\blemon(?!grass)', 'lemon'),
  rule('.*\\b(orange|mandarin|clementine|tangerine|grapefruit|satsuma)', 'tangerine'),
  rule('.*\\b(strawberr)', 'strawberry'),
  rule('.*\\b(blueberr|blackcurrant|blackberr|mixed berries|elderberr|acai)', 'blueberries'),
  rule('.*\\b(raspberr|cranberr|cherr|redcurrant|pomegranate|goji)', 'cherries'),
  rule('.*\\b(banana|plantain)', 'banana'),
  rule('.*\\b(pineapple)', 'pineapple'),
  rule('.*\\b(mango|papaya)', 'mango'),
  rule('.*\\b(apple)', 'red-apple'),
  rule('.*\\bpears?\\b', 'pear'),
  rule('.*\\b(peach|apricot|nectarine|persimmon)', 'peach'),
  rule('.*\\b(plum|prune|grape|raisin|sultana|currant|fig|date)s?\\b', 'grapes'),
  rule('.*\\bkiwi', 'kiwi-fruit'),
  rule('.*\\bwatermelon', 'watermelon'),
  rule('.*\\bmelon', 'melon'),
  rule('.*\\begg (noodle|pasta|tagliatelle)', 'spaghetti'),
  rule('.*\\b(egg)s?\\b(?!plant)', 'egg'),
  rule('.*\\b(salmon|trout|gravlax)', 'salmon'),
  rule('.*\\b(prawn|shrimp|langoustine)', 'shrimp'),
  rule('.*\\b(crab)', 'crab'),
  rule('.*\\b(lobster|crayfish)', 'lobster'),
  rule('.*\\b(squid|calamari|octopus)', 'squid'),
  rule('.*\\b(mussel|clam|oyster|scallop)', 'oyster'),
  rule('.*\\b(bacon|pancetta|prosciutto|ham|speck|guanciale)\\b', 'bacon'),
  rule('.*\\b(sausage|bratwurst|chorizo|frankfurter|merguez|wiener|salami)', 'hot-dog'),
  rule('.*\\b(rice noodle|noodles?|vermicelli|udon|soba|ramen)', 'steaming-bowl'),
  rule('.*\\brice\\b(?! vinegar| flour| milk| drink| paper| wine| syrup)', 'cooked-rice'),
  rule(
    '.*\\b(quinoa|bulgur|couscous|freekeh|farro|barley|millet|buckwheat|oat|oats|granola|muesli|amaranth)',
    'sheaf-of-rice',
  ),
  rule('.*\\b(tortilla|pita|naan|flatbread|chapati|lavash|wrap)', 'flatbread'),
  rule('.*\\b(baguette|ciabatta)', 'baguette-bread'),
  rule('.*\\b(chocolate|cocoa|cacao)', 'chocolate-bar'),
  rule('.*\\b(honey)\\b', 'honey-pot'),
  rule('.*\\b(maple)', 'maple-leaf'),
  rule('.*\\b(butter)\\b(?!milk| bean)', 'butter'),
  rule(
    '.*\\b(yogurt|skyr|quark|cottage cheese|ricotta|labneh|crème fraîche|sour cream|mascarpone|cream cheese)',
    'yogurt',
  ),
  rule('.*\\b(buttermilk|milk|kefir|cream|whey|ayran)', 'glass-of-milk'),
  rule('.*\\b(coffee|espresso)', 'hot-beverage'),
  rule('.*\\b(tea|matcha)\\b', 'teacup-without-handle'),
  rule('.*\\b(wine)\\b(?! vinegar)', 'wine-glass'),
  rule('.*\\b(beer|ale|stout)\\b', 'beer-mug'),
  rule(
    '.*\\b(parsley|cilantro|coriander|basil|mint|dill|thyme|rosemary|sage|oregano|tarragon|marjoram|bay leaf|herbs?)\\b',
    'herb',
  ),
];
const categoryIcons: Partial<Record<FoodCategory, string>> = {
  vegetable: 'leafy-green',
  fruit: 'red-apple',
  legume: 'beans',
  soy: 'tofu',
  pasta: 'spaghetti',
  bread: 'bread',
  cereal: 'bowl-with-spoon',
  'nut-seed': 'chestnut',
  cheese: 'cheese-wedge',
  egg: 'egg',
  beef: 'cut-of-meat',
  pork: 'meat-on-bone',
  'lamb-game': 'meat-on-bone',
  poultry: 'poultry-leg',
  sausage: 'hot-dog',
  fish: 'fish',
  shellfish: 'shrimp',
  'plant-milk': 'glass-of-milk',
  supplement: 'cup-with-straw',
};
const unpictured: readonly FoodCategory[] = ['condiment', 'baking', 'fat-oil', 'soup-stock'];

export const iconOfFood = (food: Food): string | null => {
  const name = food.name.toLowerCase();
  const spice = food.category === 'herb-spice' && food.aisle === 'spices';
  if (spice || /\b(oil|vinegar|sauce|powder)\b/.test(name)) return null;
  if (unpictured.includes(food.category) && !/\b(chocolate|honey|maple|butter|olive)/.test(name)) return null;
  // A peanut butter is peanuts, a nut is a nut: the category says more than a word inside the name.
  const match = foodRules.find(([pattern]) => pattern.test(name));
  return match === undefined ? (categoryIcons[food.category] ?? null) : match[1];
};

/** A kind of dish that has a picture of its own, by its title. */
const dishRules: readonly Rule[] = [
  rule('.*\\b(pizza|flammkuchen|flatbread pizza)', 'pizza'),
  rule('.*\\b(burger|sloppy joe)', 'hamburger'),
  rule('.*\\b(tacos?|tostadas?)\\b', 'taco'),
  rule('.*\\b(burritos?|wraps?|enchiladas?|summer rolls?|spring rolls?|roll-ups?)\\b', 'burrito'),
  rule('.*\\b(gyros|souvlaki|kebab|shawarma|pitas?|doner|quesadillas?|arepas?)\\b', 'stuffed-flatbread'),
  rule('.*\\b(falafel|meatballs|köfte|kofta|koftas)\\b', 'falafel'),
  rule('.*\\b(sandwich|toastie|club|bánh mì|banh mi|panini|melt|blt)\\b', 'sandwich'),
  rule('.*\\b(sushi|maki|nigiri)\\b', 'sushi'),
  rule('.*\\b(onigiri)', 'rice-ball'),
  rule('.*\\b(gyoza|dumplings?|pierogi|momos?|empanadas?|samosas?|maultaschen|pelmeni)\\b', 'dumpling'),
  rule('.*\\b(ramen|pho|laksa|udon|soba|noodles?|pad thai|lo mein|chow mein|japchae|bun cha)\\b', 'steaming-bowl'),
  rule(
    '.*\\b(spaghetti|pasta|penne|linguine|tagliatelle|fettuccine|carbonara|bolognese|lasagne|macaroni|mac and cheese|orzo|rigatoni|fusilli|spätzle|cacio|orecchiette|farfalle|ravioli|tortellini|stroganoff)\\b',
    'spaghetti',
  ),
  rule(
    '.*\\b(curry|tikka|masala|korma|vindaloo|jalfrezi|katsu|rogan josh|saag|palak|bhuna|dhansak|rendang|butter chicken)\\b',
    'curry-rice',
  ),
  rule(
    '.*\\b(paella|risotto|pilaf|pilau|biryani|jambalaya|fried rice|nasi goreng|plov|arroz)\\b',
    'shallow-pan-of-food',
  ),
  rule('.*\\b(salad|slaw|tabbouleh|tabouleh|fattoush|caprese)\\b', 'green-salad'),
  rule('.*\\b(pancakes?|crêpes?|crepes?|blinis?|pikelets?|flapjacks? with)\\b', 'pancakes'),
  rule('.*\\b(waffles?)\\b', 'waffle'),
  rule(
    '.*\\b(omelettes?|frittata|shakshuka|menemen|scrambled?|fried eggs?|tortilla española|huevos|egg muffins?|hash)\\b',
    'cooking',
  ),
  rule('.*\\b(stir-fry|stir-fried|fajitas?)\\b', 'shallow-pan-of-food'),
  rule(
    '.*\\b(porridge|oats|oatmeal|muesli|granola|bircher|congee|parfait|chia|smoothie bowl|yogurt bowl)\\b',
    'bowl-with-spoon',
  ),
  rule('.*\\b(smoothie|shake|lassi|frappé|milkshake)\\b', 'cup-with-straw'),
  rule('.*\\b(brownies?|energy balls?|truffles?|mousse)\\b', 'chocolate-bar'),
  rule('.*\\b(latte|cappuccino|cocoa|hot chocolate)\\b', 'hot-beverage'),
  rule(
    '.*\\b(soup|broth|chowder|borscht|minestrone|gazpacho|bisque|stew|chili|chilli|casserole|goulash|tagine|ragout|hotpot|gumbo|eintopf|fricassee|ratatouille|cassoulet|pot roast|dal|dhal|daal|bouillabaisse|adobo|feijoada)\\b',
    'pot-of-food',
  ),
  rule('.*\\b(cookies?|biscuits?)\\b', 'cookie'),
  rule('.*\\b(muffins?|cupcakes?)\\b', 'cupcake'),
  rule('.*\\b(pie|quiche|tart|galette|crumble|cobbler|strudel|spanakopita|börek)\\b', 'pie'),
  rule('.*\\b(cake|cheesecake|loaf cake|banana bread|gingerbread)\\b', 'shortcake'),
  rule('.*\\b(popcorn)\\b', 'popcorn'),
  rule('.*\\b(fries|wedges|chips)\\b', 'french-fries'),
  rule('.*\\b(bagels?)\\b', 'bagel'),
  rule('.*\\b(croissant)', 'croissant'),
  rule('.*\\b(pretzel)', 'pretzel'),
  rule('.*\\b(toast|rarebit|bruschetta|crostini|tartine)\\b', 'bread'),
  rule('.*\\b(ice cream|sorbet|nice cream|frozen yogurt)\\b', 'ice-cream'),
  rule('.*\\b(pudding|panna cotta|custard|flan|crème brûlée)\\b', 'custard'),
  rule('.*\\b(steaks?|roast beef|schnitzel|escalopes?)\\b', 'cut-of-meat'),
];
export const iconOfDish = (title: string): string | null =>
  dishRules.find(([pattern]) => pattern.test(title.toLowerCase()))?.[1] ?? null;

const colours = (table: Record<string, string>): ReadonlyMap<string, string> =>
  new Map(Object.entries(table).flatMap(([colour, names]) => names.split(' ').map((name) => [name, colour] as const)));
/** The colour that an icon leaves in the mind; the ground of a picture is a tint of it. */
const iconColours = colours({
  '#e4483a':
    'tomato red-apple cherries strawberry watermelon hot-pepper canned-food pizza cut-of-meat crab lobster shrimp bacon spaghetti',
  '#f08a3c': 'carrot tangerine peach pumpkin salmon curry-rice hot-dog sushi fried-shrimp roasted-sweet-potato mango',
  '#f2c238':
    'lemon banana ear-of-corn cheese-wedge butter pineapple honey-pot french-fries popcorn taco sunflower waffle pancakes egg cooking',
  '#8cc63f': 'lime green-apple pear kiwi-fruit avocado olive melon seedling sandwich',
  '#3f9b4f': 'broccoli leafy-green cucumber bell-pepper pea-pod herb green-salad stuffed-flatbread',
  '#8b6bb8': 'grapes blueberries eggplant squid wine-glass shallow-pan-of-food',
  '#b8457c': 'beetroot cupcake shortcake octopus',
  '#c98d4b':
    'potato onion bread croissant baguette-bread flatbread pretzel bagel dumpling pie cookie chickpeas lentils peanuts sheaf-of-rice seeds rice-cracker ginger-root burrito hamburger custard',
  '#8a5a3c':
    'chestnut almonds chocolate-bar brown-mushroom falafel beans meat-on-bone poultry-leg hot-beverage doughnut coconut maple-leaf',
  '#5b8fd0':
    'fish glass-of-milk bowl-with-spoon yogurt oyster teacup-without-handle ice-cream rice-ball jar cup-with-straw',
  '#d9a441': 'garlic cauliflower tofu beer-mug tropical-drink',
  '#d0584a': 'cooked-rice steaming-bowl pot-of-food takeout-box',
});
export const colourOfIcon = (icon: string): string => iconColours.get(icon) ?? '#c98d4b';
