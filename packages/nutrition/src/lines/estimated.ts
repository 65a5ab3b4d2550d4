// What is said of a line, and what is asked.
import type { Food } from '../foods.ts';
import type { GramsAssumption } from './amount-grams.ts';
import type { Match } from './match.ts';
import type { ParsedLine } from './parsed.ts';

export type LineStatus =
  /** Counted with `grams`. */
  | 'counted'
  /** Known, but so little that it does not matter: salt to taste, a garnish without an amount. */
  | 'negligible'
  /** No food is sure enough, or the amount cannot be weighed: not in the sum. */
  | 'open'
  /** A heading or a tool: no food. */
  | 'no-food';
export type Eaten = {
  share: number;
  why: 'frying-oil' | 'marinade' | 'brine' | 'coating' | 'counted-before' | 'optional';
} | null;
export type LineEstimate = {
  line: ParsedLine;
  match: Match;
  food: Food | null;
  /** As it goes into the dish, before `eaten`. */
  grams: number | null;
  assumptions: GramsAssumption[];
  /** Only a share of it is eaten. */
  eaten: Eaten;
  status: LineStatus;
  /** 0-1: parsed, matched and weighed right. */
  confidence: number;
};
export type QuestionCode =
  /** More of one food than anyone would eat. */
  | 'much-of-one'
  /** More salt, spice, yeast or baking powder than can be meant. */
  | 'much-seasoning'
  | 'serving-over-2000-kcal'
  /** Hardly any energy, though lines are open. */
  | 'serving-under-20-kcal'
  | 'food-open'
  | 'amount-open'
  | 'line-doubtful'
  | 'servings-unknown';
export type Question = { code: QuestionCode; line: number | null; value: number | null };
