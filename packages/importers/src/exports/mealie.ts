// Mealie: a folder per recipe with a JSON file and pictures (before version 1), or one database.json with a list per table.

import { picture } from '../bytes.ts';
import type { ImportedRecipe } from '../recipe.ts';
import {
  add,
  build,
  type Dict,
  dicts,
  type ExportFile,
  folderOf,
  ingredientText,
  isDict,
  named,
  type Reader,
  texts,
} from './common.ts';
import { jsonOf } from './json.ts';

export const readMealie: Reader = (files, skipped) => {
  const recipes: ImportedRecipe[] = [];
  for (const file of files) {
    if (!/\.json$/i.test(file.path)) continue;
    const json = jsonOf(file, skipped);
    if (!isDict(json)) continue;
    if (Array.isArray(json['recipes']))
      for (const one of fromTables(json, files)) add(recipes, build(one), `${file.path}: ${one.title}`, skipped);
    else if (isMealieRecipe(json))
      add(
        recipes,
        build({ ...partsOf(json), pictures: [pictureIn(files, `${folderOf(file.path)}images/`)] }),
        file.path,
        skipped,
      );
  }
  return recipes;
};

export const isMealieRecipe = (json: unknown): json is Dict =>
  isDict(json) &&
  ('recipe_ingredient' in json || 'recipeIngredient' in json) &&
  ('slug' in json || 'recipe_instructions' in json);

const original = /(?:^|\/)original\.(?:webp|jpe?g|png)$/i;
const pictureIn = (files: readonly ExportFile[], folder: string) =>
  picture(files.find((file) => file.path.startsWith(folder) && original.test(file.path))?.read() ?? null);

function partsOf(json: Dict) {
  const either = (snake: string) =>
    json[snake] ?? json[snake.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())];
  return {
    title: json['name'],
    description: json['description'],
    yieldText: either('recipe_yield') || (json['recipe_servings'] ?? json['recipeServings']),
    active: either('prep_time'),
    cook: either('perform_time') ?? either('cook_time'),
    total: either('total_time'),
    ingredients: ingredients(dictsOrTexts(either('recipe_ingredient'))),
    steps: grouped(
      dictsOrTexts(either('recipe_instructions')).map((step) => ({
        title: step['title'],
        text: [step['summary'], step['text']].filter(Boolean).join('\n'),
      })),
    ),
    notes: dicts(json['notes']).map((note) => [note['title'], note['text']].filter(Boolean).join('\n')),
    equipment: named(json['tools']),
    sourceUrl: either('org_url') ?? json['orgURL'],
    tags: [...named(json['tags']), ...named(either('recipe_category')).slice(1)],
    category: named(either('recipe_category'))[0],
    nutrients: isDict(json['nutrition']) ? json['nutrition'] : {},
    rating: { value: json['rating'] },
  };
}

const dictsOrTexts = (value: unknown): Dict[] =>
  texts(value).map((one) => (isDict(one) ? one : { note: one, text: one }));

function ingredients(lines: readonly Dict[]) {
  const groups: { heading: unknown; lines: string[] }[] = [{ heading: null, lines: [] }];
  for (const line of lines) {
    if (line['title']) groups.push({ heading: line['title'], lines: [] });
    const plain = line['disable_amount'] === true || line['disableAmount'] === true;
    const unit = isDict(line['unit']) ? line['unit']['name'] : line['unit'];
    const food = isDict(line['food']) ? line['food']['name'] : line['food'];
    const whole = (line['display'] as unknown) || (line['original_text'] ?? line['originalText']);
    const composed =
      plain || (!food && !unit)
        ? line['note'] || whole
        : ingredientText({ amount: line['quantity'], unit, name: food, note: line['note'] });
    groups[groups.length - 1]!.lines.push(ingredientText({ name: composed || whole }));
  }
  return groups;
}

function grouped(steps: readonly { title: unknown; text: unknown }[]) {
  const groups: { heading: unknown; steps: unknown[] }[] = [{ heading: null, steps: [] }];
  for (const { title, text } of steps) {
    if (title) groups.push({ heading: title, steps: [] });
    groups[groups.length - 1]!.steps.push(text);
  }
  return groups;
}

/** Version 1: rows that refer to each other by id. */
function fromTables(json: Dict, files: readonly ExportFile[]) {
  const rows = (table: string) => dicts(json[table]);
  const byId = (table: string) => new Map(rows(table).map((row) => [String(row['id']), row]));
  const units = byId('ingredient_units');
  const foods = byId('ingredient_foods');
  const tags = byId('tags');
  const categories = byId('categories');
  const lines = byRecipe(rows('recipes_ingredients'));
  const steps = byRecipe(rows('recipe_instructions'));
  const notes = byRecipe(rows('notes'));
  const tagged = byRecipe(rows('recipes_to_tags'));
  const sorted = byRecipe(rows('recipes_to_categories'));
  const nutrition = byRecipe(rows('recipe_nutrition'));
  return rows('recipes').map((row) => {
    const id = String(row['id']);
    const of = (table: Map<string, Dict[]>) => table.get(id) ?? [];
    const line = (one: Dict) => ({
      ...one,
      unit: units.get(String(one['unit_id'])) ?? one['unit'],
      food: foods.get(String(one['food_id'])) ?? one['food'],
    });
    const parts = partsOf({
      ...row,
      recipe_ingredient: of(lines).map(line),
      recipe_instructions: of(steps),
      notes: of(notes),
      tags: of(tagged).map((one) => tags.get(String(one['tag_id']))?.['name']),
      recipe_category: of(sorted).map((one) => categories.get(String(one['category_id']))?.['name']),
      nutrition: of(nutrition)[0] ?? {},
    });
    const folder = files.find(
      (file) => file.path.includes(`${id}/images/`) || file.path.includes(`${id.replace(/-/g, '')}/images/`),
    )?.path;
    return { ...parts, pictures: folder === undefined ? [] : [pictureIn(files, folderOf(folder))] };
  });
}

function byRecipe(rows: readonly Dict[]): Map<string, Dict[]> {
  const map = new Map<string, Dict[]>();
  for (const row of rows) {
    const id = String(row['recipe_id'] ?? row['recipes_id']);
    const known = map.get(id);
    if (known === undefined) map.set(id, [row]);
    else known.push(row);
  }
  for (const list of map.values())
    list.sort((one, other) => Number(one['position'] ?? 0) - Number(other['position'] ?? 0));
  return map;
}
