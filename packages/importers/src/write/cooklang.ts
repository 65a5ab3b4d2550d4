// Cooklang: metadata in front, the ingredients of a group as a paragraph that is nothing but ingredients, then the steps.

import { ingredientText } from '../exports/common.ts';
import type { ImportedRecipe } from '../recipe.ts';
import { headOf } from './data.ts';

export function cooklangOf(recipe: ImportedRecipe, picture: string | null): string {
  const parts = [headOf(recipe, picture)];
  let open: string | null = null;
  const head = (heading: string | null) => {
    if (heading !== open) parts.push(heading === null ? '== ==\n' : `== ${escapedText(heading)} ==\n`);
    open = heading;
  };
  for (const { heading, lines } of recipe.ingredients) {
    head(heading);
    parts.push(`${lines.map(ingredientOf).join('\n')}\n`);
  }
  for (const { heading, steps } of recipe.steps) {
    head(heading);
    parts.push(steps.map((step) => `${stepOf(step)}\n`).join('\n'));
  }
  return parts.join('\n');
}

const SIMPLE =
  /^([\d¼½¾⅐-⅞][\d¼½¾⅐-⅞ ./–-]{0,20}?)(?:\s(cups?|tbsp|tsp|tablespoons?|teaspoons?|g|kg|mg|ml|cl|dl|l|oz|lbs?|pounds?|ounces?|EL|TL|Prise|Bund|cloves?|cans?|slices?|pinch))?\s(\p{L}[\p{L}\p{N} '’-]{0,80})(?:, (.{1,300}))?$/u;

/** "@flour{200%g}(sifted)" where it says exactly the same as the line, the whole line as a name otherwise. */
function ingredientOf(line: string): string {
  const found = SIMPLE.exec(line);
  if (found !== null) {
    const [, amount = '', unit = '', name = '', note = ''] = found;
    if (!amount.includes('--') && ingredientText({ amount, unit, name, note }) === line)
      return `@${escapedName(name)}{${amount}${unit === '' ? '' : `%${unit}`}}${note === '' ? '' : `(${escapedName(note)})`}`;
  }
  return `@${escapedName(line)}{}`;
}

const escapedName = (text: string) => text.replace(/[\\@#~{}().|&?+%[\]=>:/-]/g, '\\$&');

function stepOf(step: string): string {
  return step.split('\n').map(escapedText).join('\\\n');
}

const escapedText = (text: string) =>
  text
    .replace(/[\\@#~{}]|(?<=[-[])-|-(?=-)/g, '\\$&')
    .replace(/^[>=-]/, '\\$&')
    .replace(/=/g, (mark, at: number) => (at > 0 ? `\\${mark}` : mark))
    .replace(/^\\\\=/, '\\=');
