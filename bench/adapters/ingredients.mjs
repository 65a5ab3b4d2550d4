// What ../shared/bench/parse/score-ingredients.mjs loads. Build first: npx tsc -b packages/nutrition
import { parse as parseLine } from '../../packages/nutrition/dist/lines/parse.js';

export const parse = (sentence) => {
  const line = parseLine(sentence, { language: 'en' });
  return {
    quantity: line.amount,
    quantityMax: line.amountMax,
    unit: line.unit,
    name: line.name,
    comment: [line.preparation, line.note].filter(Boolean).join(' '),
  };
};
