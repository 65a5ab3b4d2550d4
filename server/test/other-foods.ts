import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFoods } from '@mealwright/nutrition/foods';
import type { AppOptions } from '../src/app.ts';
import { projectFolder } from '../src/app.ts';

const data = join(projectFolder, 'packages/nutrition/data');

/** The food table as another version might have it: `change` gets each of its files. */
export function otherFoods(change: (name: string, text: string) => string): NonNullable<AppOptions['foods']> {
  const files = readdirSync(join(data, 'foods')).map((name) => ({
    name,
    text: change(name, readFileSync(join(data, 'foods', name), 'utf8')),
  }));
  const { table } = parseFoods(files, readFileSync(join(data, 'figures.tsv'), 'utf8'));
  return { table, checksum: 'of another version' };
}
