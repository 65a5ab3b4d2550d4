// Tandoor: an archive with one archive per recipe, each with recipe.json and a picture. Steps carry their ingredients.

import { picture } from '../bytes.ts';
import type { ImportedRecipe } from '../recipe.ts';
import { add, build, type Dict, dicts, folderOf, ingredientText, isDict, named, type Reader } from './common.ts';
import { jsonOf } from './json.ts';

export const readTandoor: Reader = (files, skipped) => {
  const recipes: ImportedRecipe[] = [];
  for (const file of files) {
    if (!/(?:^|\/)recipe\.json$/i.test(file.path)) continue;
    const json = jsonOf(file, skipped);
    if (!isDict(json)) continue;
    const image = files.find(
      (other) => folderOf(other.path) === folderOf(file.path) && /(?:^|\/)image\.\w+$/i.test(other.path),
    );
    add(recipes, build({ ...partsOf(json), pictures: [picture(image?.read() ?? null)] }), file.path, skipped);
  }
  return recipes;
};

export const isTandoorRecipe = (json: unknown): json is Dict =>
  isDict(json) && Array.isArray(json['steps']) && ('working_time' in json || 'waiting_time' in json);

function partsOf(json: Dict) {
  const steps = dicts(json['steps']).sort((one, other) => Number(one['order'] ?? 0) - Number(other['order'] ?? 0));
  const nutrition = isDict(json['nutrition']) ? json['nutrition'] : {};
  const working = Number(json['working_time']) || 0;
  const waiting = Number(json['waiting_time']) || 0;
  return {
    title: json['name'],
    description: json['description'],
    servings: json['servings'],
    yieldText: [json['servings'], json['servings_text']].filter(Boolean).join(' '),
    active: working,
    total: working + waiting,
    ingredients: steps.flatMap((step) =>
      ingredients(dicts(step['ingredients']), steps.length > 1 ? step['name'] : null),
    ),
    steps: steps.map((step) => ({
      heading: steps.length > 1 ? step['name'] : null,
      steps: String(step['instruction'] ?? '')
        .split(/\n\s*\n|\r\n\r\n/)
        .map(withoutMarks),
    })),
    sourceUrl: json['source_url'],
    tags: named(json['keywords']),
    nutrients: {
      calories: nutrition['calories'],
      proteinContent: nutrition['proteins'],
      fatContent: nutrition['fats'],
      carbohydrateContent: nutrition['carbohydrates'],
    },
    rating: { value: json['rating'] },
  };
}

function ingredients(lines: readonly Dict[], heading: unknown) {
  const groups: { heading: unknown; lines: string[] }[] = [{ heading, lines: [] }];
  for (const line of lines) {
    const name = isDict(line['food']) ? line['food']['name'] : line['food'];
    const unit = isDict(line['unit']) ? line['unit']['name'] : line['unit'];
    if (line['is_header'] === true) groups.push({ heading: line['note'] || name, lines: [] });
    else
      groups[groups.length - 1]!.lines.push(
        ingredientText({ amount: line['no_amount'] === true ? '' : line['amount'], unit, name, note: line['note'] }),
      );
  }
  return groups;
}

/** Steps are Markdown with references to ingredients. */
const withoutMarks = (text: string) =>
  text
    .replace(/\{\{\s*ingredients\[\d+\]\s*\}\}/g, '')
    .replace(/^#{1,6}\s+/gm, '')
    .replace(/\*\*([^*\n]{1,300})\*\*/g, '$1');
