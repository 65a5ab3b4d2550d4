// estimate({ ingredients, servings }) -> per serving. Build first: npx tsc -b packages/nutrition
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFoods } from '../../packages/nutrition/dist/foods.js';
import { estimate as estimateRecipe } from '../../packages/nutrition/dist/lines/estimate.js';

const data = join(import.meta.dirname, '..', '..', 'packages', 'nutrition', 'data');
const files = readdirSync(join(data, 'foods'))
  .filter((name) => name.endsWith('.tsv'))
  .sort()
  .map((name) => ({ name, text: readFileSync(join(data, 'foods', name), 'utf8') }));
export const { table } = parseFoods(files, readFileSync(join(data, 'figures.tsv'), 'utf8'));

export const estimate = ({ ingredients, servings }) => {
  const { perServing } = estimateRecipe({ ingredients, servings: servings ?? null }, table);
  return { kcal: perServing.kcal, proteinG: perServing.proteinG, fatG: perServing.fatG, carbsG: perServing.carbsG };
};
