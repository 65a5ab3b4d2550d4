// node tools/dist/train-meaning.js: learns which features of foods go together (names, groups, descriptors of the food table;
// titles, tags and foods of the cookbook) by a truncated singular value decomposition, and writes data/meaning.tsv.
// The same input gives the same file: the start is seeded.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCookbook } from '@mealwright/cookbook/cookbook';
import { parseFoods } from '@mealwright/nutrition/foods';
import { dimensions, featuresOf, featureWords } from '@mealwright/nutrition/meaning/meaning';
import { projectRoot, readFigures, readFoodFiles, readRecipeFiles } from './data-files.ts';

type Document = ReadonlyMap<string, number>;

const { table } = parseFoods(readFoodFiles(), readFigures());
const { recipes } = readCookbook(readRecipeFiles(), table);
const ofFoods: Document[] = table.foods.map(featuresOf);
const ofRecipes: Document[] = recipes.map((recipe) => {
  const features = new Map<string, number>();
  const add = (feature: string, weight: number) => features.set(feature, Math.max(weight, features.get(feature) ?? 0));
  for (const word of featureWords(`${recipe.title} ${recipe.tags.join(' ')} ${recipe.cuisine} ${recipe.course}`))
    add(word, 0.6);
  for (const slot of recipe.slots) for (const word of featureWords(slot)) add(word, 0.3);
  for (const { foodId } of recipe.ingredients)
    for (const [feature, weight] of featuresOf(table.byId(foodId)!)) if (weight >= 1) add(feature, 0.25 * weight);
  return features;
});
const documents = [...ofFoods, ...ofRecipes];

// Features that stand in one place only teach nothing about others, but names must stay findable: foods keep theirs.
const counts = new Map<string, number>();
for (const document of documents)
  for (const feature of document.keys()) counts.set(feature, (counts.get(feature) ?? 0) + 1);
const features = [...counts.keys()].filter((feature) => (counts.get(feature) ?? 0) >= 2).sort();
const place = new Map(features.map((feature, at) => [feature, at]));
const weightOf = (feature: string) =>
  Math.log(1 + documents.length / (counts.get(feature) ?? 1)) / Math.log(1 + documents.length);

// Sparse rows, each of length one.
const rows = documents.map((document) => {
  const cells: [number, number][] = [];
  for (const [feature, weight] of document) {
    const at = place.get(feature);
    if (at !== undefined) cells.push([at, weight * weightOf(feature)]);
  }
  const length = Math.sqrt(cells.reduce((sum, [, value]) => sum + value * value, 0)) || 1;
  return cells.map(([at, value]): [number, number] => [at, value / length]);
});

let seed = 20_261_121;
const random = () => {
  seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
  return seed / 2 ** 32 - 0.5;
};

/** Columns orthogonal to each other and of length one. */
function orthonormal(columns: Float64Array[]): void {
  for (const [at, column] of columns.entries()) {
    for (const other of columns.slice(0, at)) {
      let shared = 0;
      for (let k = 0; k < column.length; k++) shared += column[k]! * other[k]!;
      for (let k = 0; k < column.length; k++) column[k] = column[k]! - shared * other[k]!;
    }
    let length = 0;
    for (const value of column) length += value * value;
    length = Math.sqrt(length) || 1;
    for (let k = 0; k < column.length; k++) column[k] = column[k]! / length;
  }
}

/** The features' side of A times a vector and back: A'A v. */
function turn(vector: Float64Array): Float64Array {
  const out = new Float64Array(vector.length);
  for (const row of rows) {
    let sum = 0;
    for (const [at, value] of row) sum += value * vector[at]!;
    for (const [at, value] of row) out[at] = out[at]! + value * sum;
  }
  return out;
}

let columns: Float64Array[] = Array.from({ length: dimensions }, () => Float64Array.from(features, random));
orthonormal(columns);
for (let round = 0; round < 40; round++) {
  columns = columns.map(turn);
  orthonormal(columns);
}
const strength = columns.map((column) => {
  const turned = turn(column);
  return Math.sqrt(
    Math.max(
      0,
      turned.reduce((sum, value, k) => sum + value * column[k]!, 0),
    ),
  );
});

const lines = features.flatMap((feature, at) => {
  // The root of the strength: between counting alone and the loudest direction alone.
  const vector = columns.map((column, k) => column[at]! * Math.sqrt(strength[k]!));
  const most = Math.max(...vector.map(Math.abs));
  if (most < 1e-9) return [];
  const bytes = vector.map((value) => (128 + Math.round((127 * value) / most)).toString(16).padStart(2, '0')).join('');
  return [`${feature}\t${weightOf(feature).toFixed(3)}\t${bytes}`];
});
const file = join(projectRoot, 'packages', 'nutrition', 'data', 'meaning.tsv');
const text = `${lines.join('\n')}\n`;
writeFileSync(file, text);
console.log(`${documents.length} documents, ${lines.length} features, ${Math.round(text.length / 1024)} KiB`);
