import { readFileSync } from 'node:fs';
import type { FoodTable } from '@mealwright/nutrition/foods';
import { parseSubstitutions, type SubstitutionTable } from '@mealwright/nutrition/substitutions';

const file = (name: string) =>
  readFileSync(new URL(`../../../../packages/nutrition/data/${name}`, import.meta.url), 'utf8');

const read = new WeakMap<FoodTable, SubstitutionTable>();
/** Read once for a food table, when somebody first asks. */
export function substitutionTable(table: FoodTable): SubstitutionTable {
  const known = read.get(table);
  if (known !== undefined) return known;
  const { substitutions } = parseSubstitutions(file('substitutions.tsv'), file('substitution-advice.tsv'), table);
  read.set(table, substitutions);
  return substitutions;
}
