// Paprika: gzipped JSON per recipe (.paprikarecipe), many of them in an archive (.paprikarecipes), pictures as base64.

import { gunzip, isGzip, newBudget } from '../archive.ts';
import { decodeText, fromBase64, picture } from '../bytes.ts';
import type { ImportedRecipe } from '../recipe.ts';
import { add, build, type Dict, dicts, ingredientsOfText, isDict, type Reader, stepsOfText, texts } from './common.ts';
import { jsonOfText } from './json.ts';

export const readPaprika: Reader = (files, skipped) => {
  const recipes: ImportedRecipe[] = [];
  const budget = newBudget();
  for (const file of files) {
    if (!/\.paprikarecipe$/i.test(file.path)) continue;
    const packed = file.read();
    if (packed === null) continue;
    const { bytes, why } = isGzip(packed) ? gunzip(packed, budget) : { bytes: packed, why: null };
    if (why !== null) skipped.push({ where: file.path, why });
    const json = bytes === null ? null : jsonOfText(decodeText(bytes), file.path, skipped);
    if (isDict(json)) add(recipes, build(partsOf(json)), file.path, skipped);
  }
  return recipes;
};

function partsOf(json: Dict) {
  const photos = [json['photo_data'], ...dicts(json['photos']).map((photo) => photo['data'])].filter(
    (data) => typeof data === 'string',
  );
  const source = json['source'];
  return {
    title: json['name'],
    description: json['description'],
    yieldText: json['servings'],
    active: json['prep_time'],
    cook: json['cook_time'],
    total: json['total_time'],
    ingredients: ingredientsOfText(json['ingredients']),
    steps: stepsOfText(json['directions']),
    notes: [json['notes'], json['nutritional_info']],
    image: json['image_url'],
    pictures: photos.slice(0, 10).map((data) => picture(fromBase64(data))),
    author: source,
    sourceUrl: json['source_url'],
    tags: texts(json['categories']),
    rating: { value: json['rating'] },
  };
}
