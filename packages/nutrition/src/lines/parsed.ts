// The result of reading a line.
import type { OtherAmount } from './amounts.ts';
import type { Language } from './lexicon.ts';

export type ParsedLine = {
  language: Language;
  /** The line after the preparing steps. */
  text: string;
  amount: number | null;
  /** Upper end of "2 to 3". */
  amountMax: number | null;
  /** Short name as in units.ts ("tbsp", "g"), or a countable thing ("clove", "can"); null: counted by itself. */
  unit: string | null;
  size: string | null;
  name: string;
  /** The name in English where the words of its language say it; otherwise null. */
  nameEn: string | null;
  /** From where the name starts to the first mark, with the words of preparation: "bœuf haché" is a food of its own. */
  whole: string | null;
  preparation: string | null;
  note: string | null;
  /** The whole line may be left out, and is in no sum. */
  optional: boolean;
  /** The cook decides how much: "to taste", "as needed". */
  toTaste: boolean;
  /** Only this of it goes in: "juice of 2 lemons". */
  part: 'juice' | 'zest' | 'juice and zest' | null;
  /** What may stand in: the further names of "butter or margarine", the rest of ", or 2 anchovies". The first is in `name`. */
  alternatives: string[];
  /** Of one package or piece. */
  package: { amount: number; amountMax: number | null; unit: string } | null;
  otherAmounts: OtherAmount[];
  /** Chance that amount, unit and name are all right. */
  confidence: number;
};
