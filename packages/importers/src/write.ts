// Recipes as files that other programs read, and that come back here without loss: JSON-LD, Cooklang, Markdown.

import { strToU8, type Zippable, zipSync } from 'fflate';
import type { ImportedRecipe } from './recipe.ts';
import { cooklangOf } from './write/cooklang.ts';
import { jsonLdOf } from './write/jsonld.ts';
import { markdownOf } from './write/markdown.ts';

export type WriteFormat = 'jsonld' | 'cooklang' | 'markdown';
export type WrittenFile = { name: string; bytes: Uint8Array };

const EXTENSIONS: Record<WriteFormat, string> = { jsonld: 'json', cooklang: 'cook', markdown: 'md' };

/** One recipe as text. `picture`: the name of a file beside it that shows the dish. */
export function writeRecipe(recipe: ImportedRecipe, format: WriteFormat, picture: string | null = null): string {
  if (format === 'jsonld')
    return `${JSON.stringify({ '@context': 'https://schema.org', ...jsonLdOf(recipe, picture) }, null, 2)}\n`;
  return format === 'cooklang' ? cooklangOf(recipe, picture) : markdownOf(recipe, picture);
}

/** Many recipes as one file: a list of JSON-LD when there are no pictures to go with it, an archive otherwise. */
export function writeRecipes(recipes: readonly ImportedRecipe[], format: WriteFormat): WrittenFile {
  const hasPictures = recipes.some((recipe) => recipe.pictures.length > 0);
  if (format === 'jsonld' && !hasPictures) {
    const list = recipes.map((recipe) => ({ '@context': 'https://schema.org', ...jsonLdOf(recipe) }));
    return { name: 'recipes.json', bytes: strToU8(`${JSON.stringify(list, null, 2)}\n`) };
  }
  const files: Zippable = {};
  const taken = new Set<string>();
  for (const recipe of recipes) {
    const name = freeName(recipe.title, taken);
    const picture = recipe.pictures[0];
    const folder = format === 'jsonld' ? `${name}/` : '';
    const shown =
      picture === undefined
        ? null
        : `${format === 'jsonld' ? 'full' : name}.${picture.type.slice(6).replace('jpeg', 'jpg')}`;
    const text = strToU8(writeRecipe(recipe, format, shown));
    // No clock here: every archive of the same recipes is the same.
    files[`${folder}${format === 'jsonld' ? 'recipe' : name}.${EXTENSIONS[format]}`] = [text, { mtime: '1980-01-02' }];
    if (picture !== undefined && shown !== null)
      files[`${folder}${shown}`] = [picture.bytes, { mtime: '1980-01-02', level: 0 }];
  }
  return { name: 'recipes.zip', bytes: zipSync(files) };
}

/** A name that every file system takes, different for each recipe. */
export function freeName(title: string, taken: Set<string>): string {
  const plain =
    title
      .replace(/[^\p{L}\p{N} ()'&,-]+/gu, ' ')
      .replace(/ {2,}/g, ' ')
      .trim()
      .slice(0, 80)
      .trim() || 'Recipe';
  let name = plain;
  for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${plain} ${count}`;
  taken.add(name.toLowerCase());
  return name;
}
