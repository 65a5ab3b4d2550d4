// Markdown: metadata in front, headings for parts and groups, lists.

import { partOf } from '../page/words.ts';
import type { ImportedRecipe } from '../recipe.ts';
import { headOf } from './data.ts';

export function markdownOf(recipe: ImportedRecipe, picture: string | null): string {
  const parts = [headOf(recipe), `# ${escaped(recipe.title)}\n`];
  if (picture !== null) parts.push(`![](${addressOf(picture)})\n`);
  if (recipe.ingredients.length > 0) parts.push('## Ingredients\n');
  let open: string | null = null;
  const head = (heading: string | null) => {
    if (heading !== null) parts.push(`### ${headingOf(heading)}\n`);
    else if (open !== null) parts.push('###\n');
    open = heading;
  };
  for (const { heading, lines } of recipe.ingredients) {
    head(heading);
    parts.push(`${lines.map((line) => `- ${escaped(line)}`).join('\n')}\n`);
  }
  if (recipe.steps.length > 0) parts.push('## Method\n');
  open = null;
  for (const { heading, steps } of recipe.steps) {
    head(heading);
    parts.push(`${steps.map((step, at) => `${at + 1}. ${stepOf(step)}`).join('\n')}\n`);
  }
  return parts.join('\n');
}

/** A name of a file as an address beside this one; parentheses would end it. */
const addressOf = (name: string) => encodeURIComponent(name).replaceAll('(', '%28').replaceAll(')', '%29');

/** A group that is called like a part of the recipe is told apart by a comment. */
const headingOf = (heading: string) => `${partOf(heading) === null ? '' : '<!-- group --> '}${escaped(heading)}`;

const stepOf = (step: string) => step.split('\n').map(escaped).join('\\\n   ');

const escaped = (text: string) =>
  text
    .replace(/[\\`*_[\]<>#~]/g, '\\$&')
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
