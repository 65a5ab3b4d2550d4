// Danish and Norwegian are written nearly alike: most words of a line belong to both. These parts of words belong to one alone.

/** Foods are compounds ("rødløg", "kokosmælk"), so parts are looked for; `^` and `$` bind them to the ends of a word. */
const danish = new RegExp(
  'løg|kød|fløde|mælk|^æg|peber|kartof|gulerod|gulerødd|citron|æble|hvid|bouillon|gær|(?:^|spise|te)ske(?:er|fuld)?$|' +
    'kog[te]|smag|hvede|tørret|olie|nødd|eddike$|dåse|røget|skræl|dild|bage|chokolad|svamp|rejer|uden|efter|lidt|^af$|' +
    'tøj|^dej|surdej|søde?$|^grønt?$|grøntsag|bundt|fuld$|spids|kværn|steg|flæsk|^fed$|hindbær|ærter|kyllinge|finthak|' +
    'kiks|majs|porre|broccoli|musling|valgfrit$',
  'u',
);
const norwegian = new RegExp(
  'løk|kjøtt|fløte|melk|^egg|pepper|potet|gulrot|gulrøtt|sitron|eple|hvit|buljong|gjær|(?:^|spise|te)skje(?:er)?$|' +
    'kok[te]|smak|hvete|tørket|olje|nøtt|eddik$|boks|røkt|skrel|dill|bake|sjokola|sopp|reker|uten|etter|litt|^av$|' +
    'tøy|^deig|surdeig|søte?$|^grønn|grønnsak|bunt|full$|spiss|kvern|stek|flesk|^fedd$|bringebær|erter|kylling(?:bryst|filet|lår)|^fersk[et]?$|' +
    'kjeks|mais|purre|brokkoli|skjell|valgfritt|klype|rømme|sjampinj|^ss$|^ts$',
  'u',
);

/** Which of the two has words here that the other has not; null: it reads as either. */
export const danishOrNorwegian = (words: readonly string[]): 'da' | 'no' | null => {
  let more = 0;
  for (const word of words) more += Number(danish.test(word)) - Number(norwegian.test(word));
  return more > 0 ? 'da' : more < 0 ? 'no' : null;
};
