// The words by which pages and texts announce their parts, in the languages we read: English, German, French, Spanish,
// Italian, Portuguese, Dutch, Swedish, Danish, Norwegian, Polish, Czech, Slovak, Croatian, and single words of more.

export type Part = 'ingredients' | 'method' | 'end';

const INGREDIENTS =
  "ingredients|ingredient list|the ingredients|recipe ingredients|what you need|what you’ll need|what you'll need|you will need|you’ll need|you'll need|shopping list|" +
  'zutaten|zutatenliste|die zutaten|zutat|du brauchst|das brauchst du|ingrédients|ingredients|les ingrédients|liste des ingrédients|il vous faut|ingredientes|los ingredientes|ingredienti|gli ingredienti|' +
  'ingrediënten|ingredienten|benodigdheden|ingredienser|ingredienserna|ingredienserne|det behöver du|det skal du bruge|du trenger|dette trenger du|składniki|skladniki|ingredience|suroviny|ingrediencie|sastojci|namirnice|' +
  'sestavine|hozzávalók|ainekset|ainesosat|ingrediente|malzemeler|ингредиенты|продукты|інгредієнти|υλικά|材料|食材|用料|재료|المكونات|מצרכים|nguyên liệu|bahan-bahan|bahan';

const METHOD =
  'instructions|instruction|directions|direction|method|methods|preparation|preparation steps|cooking instructions|cooking method|cooking directions|recipe instructions|recipe directions|recipe method|steps|the steps|step by step|step-by-step|step by step instructions|procedure|' +
  "how to make|how to make it|how to prepare|how to cook|making it|to make|let’s cook|let's cook|what to do|method of preparation|cooking steps|recipe steps|" +
  "zubereitung|anleitung|zubereitungsschritte|so geht's|so geht’s|so gehts|so wird's gemacht|so wird’s gemacht|arbeitsschritte|préparation|la préparation|preparation|étapes|etapes|les étapes|étapes de préparation|instructions|recette|réalisation|progression|déroulement|" +
  'preparación|elaboración|elaboracion|preparacion|instrucciones|pasos|modo de preparación|cómo hacer|modo de hacer|preparazione|procedimento|istruzioni|come preparare|esecuzione|passaggi|preparação|preparacao|modo de preparo|modo de preparação|modo de fazer|instruções|passos|' +
  'bereiding|bereidingswijze|instructies|werkwijze|zo maak je het|aan de slag|stappen|gör så här|så här gör du|gör så|tillagning|instruktioner|tillvägagångssätt|fremgangsmåde|sådan gør du|tilberedning|fremgangsmåte|slik gjør du|framgangsmåte|' +
  'przygotowanie|sposób przygotowania|wykonanie|sposób wykonania|krok po kroku|instrukcje|postup|postup přípravy|příprava|postup prípravy|príprava|priprema|upute|način pripreme|postupak|priprava|' +
  'elkészítés|elkészítése|valmistus|ohje|valmistusohje|preparare|mod de preparare|hazırlanışı|yapılışı|приготовление|способ приготовления|как приготовить|приготування|εκτέλεση|οδηγίες|做法|步骤|步驟|作法|作り方|만드는 법|조리법|طريقة التحضير|cách làm|cara membuat';

const END =
  "notes?|recipe notes?|tips?|pro tips?|cook’s notes?|cook's notes?|expert tips?|nutrition|nutritional? (?:facts|information|info|values?|analysis)|nutrition (?:facts|information|info)|comments?|leave a (?:comment|reply)|reviews?|related(?: recipes| posts)?|you (?:may|might) also like.*|more recipes.*|similar recipes|equipment|faqs?|frequently asked questions|share(?: this.*)?|variations?|storage|did you make.*|about the author|serving suggestions?|video|" +
  'hinweise?|notizen|tipps?|nährwerte.*|kommentare?|kommentare.*|das könnte.*|weitere rezepte|ähnliche rezepte|astuces?|conseils?|notes?|valeurs nutritionnelles.*|commentaires?|vous aimerez.*|notas?|consejos?|trucos?|información nutricional|comentarios?|valores nutricionales|note|consigli|consiglio|valori nutrizionali|commenti|' +
  'dicas?|informação nutricional|comentários?|tabela nutricional|opmerkingen|voedingswaarden?|reacties|meer recepten|tips & tricks|näringsvärde.*|kommentarer|fler recept|næringsindhold|næringsinnhold|uwagi|wskazówki|wartości odżywcze|komentarze|poznámk[ay]|výživové hodnoty|komentáře|komentáre|savjeti?|napomen[ae]|komentari|nutritivne vrijednosti|小贴士|小窍门|コツ.*|ポイント|примечани[ея]|советы?|комментарии';

const TAIL = String.raw`(?:\s*[(\[].{0,60}|\s*[:：–-].{0,3}|\s+(?:for|für|pour|para|per|voor|till|til|för|dla|na|pro|za|of|de la recette|de|du|für den|für die)\s.{1,50}|\s*[|/]\s*.{0,30})?`;
const LEAD = String.raw`^[^\p{L}\p{N}]{0,4}`;
const pattern = (words: string, tail = TAIL) => new RegExp(`${LEAD}(?:${words})${tail}\\s*[:：.!*]?$`, 'iu');

const PATTERNS: readonly [Part, RegExp][] = [
  ['ingredients', pattern(INGREDIENTS)],
  ['method', pattern(METHOD)],
  ['end', pattern(END, String.raw`(?:\s*[(\[].{0,30})?`)],
];

/** The part of a recipe that a short line announces, or null. */
export function partOf(line: string): Part | null {
  if (line.length > 80) return null;
  for (const [part, words] of PATTERNS) if (words.test(line)) return part;
  return null;
}

const INGREDIENT_PHRASE =
  /(?:^|[^\p{L}])(?:ingredients?|zutaten|ingrédients|ingredientes|ingredienti|ingrediënten|ingredienser|składniki|ingredience|suroviny|sastojci)(?:$|[^\p{L}])/iu;
/** A longer heading that still speaks of ingredients ("Pancake ingredients", "Zutaten für 12 Muffins"). */
export const speaksOfIngredients = (line: string): boolean => line.length <= 80 && INGREDIENT_PHRASE.test(line);

const UNIT =
  'cups?|c|tbsps?|tablespoons?|tbs|tsps?|teaspoons?|ounces?|oz|lbs?|pounds?|grams?|gr|g|kg|kilos?|ml|cl|dl|l|liters?|litres?|quarts?|pints?|cloves?|cans?|pinch|slices?|bunch|sprigs?|sticks?|packages?|pkg|' +
  'el|tl|essl|teel|prise|bund|stück|stk|zehen?|dose|pck|päckchen|becher|msk|tsk|krm|spsk|tsk|ss|ts|nypa|c\\. ?à ?[sc]|càs|càc|cuillères?|pincée|gousses?|cucharad(?:a|ita)s?|tazas?|dientes?|cucchiai(?:ni|no|o)?|spicchi[oo]?|q\\.?b|colheres?|xícaras?|chávenas?|dentes?|eetlepels?|theelepels?|snufje|teentjes?|łyż\\w+|szklank\\w+|lžíc\\w+|lžič\\w+|lyžic\\w+|žlic\\w+|pl|čl|ks';
const AMOUNT =
  /^(?:ca\.?|about|approx\.?|circa|environ|etwa|etwas|some|a (?:pinch|few|handful|little|dash)|one|two|three|half|juice of|ein(?:e[rn]?)?|une?|zwei|drei|[\d¼½¾⅐-⅞])/iu;
const AMOUNT_ANYWHERE = new RegExp(`(?:^|[\\s(])[\\d¼½¾⅐-⅞][\\d.,/¼½¾⅐-⅞–-]*\\s?(?:${UNIT})(?:$|[\\s.,)])`, 'iu');

/** 0 to 1: how much a line looks like an ingredient. */
export function ingredientLikeness(line: string): number {
  if (line.length > 160 || line.length < 2) return 0;
  const words = line.split(' ').length;
  const sentence = /[.!?]$/.test(line) && words > 7;
  if (AMOUNT_ANYWHERE.test(line)) return sentence ? 0.4 : 1;
  if (AMOUNT.test(line)) return sentence ? 0.2 : 0.8;
  return sentence || words > 16 ? 0 : words <= 6 ? 0.4 : 0.2;
}

const ONLY_AMOUNT = new RegExp(
  `^(?:ca\\.? ?)?[\\d¼½¾⅐-⅞][\\d.,/¼½¾⅐-⅞ –-]*(?:(?:${UNIT})\\.?)?$|^(?:etwas|some|n\\.b\\.|q\\.b\\.)$`,
  'iu',
);
export const isOnlyAmount = (line: string): boolean => line.length <= 30 && ONLY_AMOUNT.test(line);

const FOR_A_PART =
  /^(?:(?:for the|für (?:den|die|das)|pour (?:le|la|les)|para (?:el|la|los|las|o|a|os|as)|per (?:il|la|lo|i|gli|le)|voor (?:de|het)|till|til|na|pre|pro|za)\s|pour l['’]|per l['’])[^\d¼½¾⅐-⅞:,]{2,45}$/iu;

/** A line among ingredients that heads those below it. */
export function isGroupHeading(line: string, standsOut: boolean): boolean {
  if (line.length > 80 || !/\p{L}/u.test(line)) return false;
  if (FOR_A_PART.test(line)) return true;
  const said = line.replace(/:$/, '');
  return (standsOut || said !== line) && ingredientLikeness(said) < 0.8;
}
