// How many a recipe serves and how long it takes, as one short line of text says it.

import { oneLine } from './clean.ts';
import { minutes, servingsOf } from './quantities.ts';

export type Stated = { yieldText?: string; servings?: number; active?: number; cook?: number; total?: number };

const YIELD =
  /(?:^|[^\p{L}])(?:serves|servings?|serving size|yields?|makes|portions?|portionen|personen|personnes|pers\.|pour|für|porties|personer|porce|porcie|porcj[ei]|porções|porciones|raciones|persone|porzioni|porcija|osoby?|osób|人份|人分)(?:$|[^\p{L}])/iu;
const TOTAL =
  /(?:total|gesamt|insgesamt|totale|totaal|totalt|celkov|całkowity|ukupno|samlet|ready in|fertig in|durée|duração)/iu;
const ACTIVE =
  /(?:prep|vorbereitung|arbeitszeit|préparation|preparazione|preparación|bereidingstijd|förbered|příprav|príprav|przygotow)/iu;
const COOK =
  /(?:cook|bak(?:e|ing)|kochzeit|backzeit|garzeit|cuisson|cottura|cocción|kooktijd|oventijd|tillagning|varení|vaření|gotowani)/iu;
const SOME_TIME = /^\D{0,25}(?:time|zeit|temps|tempo|tiempo|tijd|tid|čas|vrijeme)/iu;
const DURATION =
  /\d\s?(?:h|hrs?|hours?|hr|m|mins?|minutes?|minuten?|min\.?|std\.?|stunden?|heures?|horas?|or[ae]|minut[oiyea]s?|uur|tim(?:mar)?|minuter|perc|分)/iu;

/** `label` is where the words stand when they are apart from the value. */
export function factsOfLine(line: string, label = line): Stated {
  if (line.length > 120 || !/\d/.test(line)) return {};
  const hasDuration = DURATION.test(line);
  if (YIELD.test(label) && !hasDuration) {
    const servings = servingsOf(line);
    return servings === null ? {} : { servings, yieldText: yieldOf(line) };
  }
  const value = hasDuration ? minutes(line) : null;
  if (value === null) return {};
  if (TOTAL.test(label)) return { total: value };
  if (ACTIVE.test(label)) return { active: value };
  if (COOK.test(label)) return { cook: value };
  return SOME_TIME.test(label) ? { total: value } : {};
}

/** "Servings: 4" says 4, "Serves 4 hungry people" stays. */
const yieldOf = (line: string) =>
  oneLine(line, 200).replace(
    /^[^\p{L}\p{N}]*(?:servings?|yields?|portionen|portions?|porties|porciones|porzioni)\s*[:：]\s*/iu,
    '',
  );
