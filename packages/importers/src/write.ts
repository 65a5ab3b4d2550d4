// Recipes as files that other programs read, and that come back here without loss: JSON-LD, Cooklang, Markdown.

import { strToU8 } from 'fflate';
import type { ImportedRecipe } from './recipe.ts';
import { cooklangOf } from './write/cooklang.ts';
import { jsonLdOf } from './write/jsonld.ts';
import { markdownOf } from './write/markdown.ts';
import { zipWriter } from './write/zip.ts';

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
  const archive = recipeArchive(format);
  const parts = [...recipes.map(archive.add), archive.end()];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return { name: 'recipes.zip', bytes };
}

/** The archive of many recipes, recipe by recipe: each gives the bytes that come next, and nothing of it is kept. */
export function recipeArchive(format: WriteFormat): {
  add: (recipe: ImportedRecipe) => Uint8Array;
  end: () => Uint8Array;
} {
  const zip = zipWriter();
  const taken = new Set<string>();
  return {
    add(recipe) {
      const name = freeName(recipe.title, taken);
      const picture = recipe.pictures[0];
      const folder = format === 'jsonld' ? `${name}/` : '';
      const shown =
        picture === undefined
          ? null
          : `${format === 'jsonld' ? 'full' : name}.${picture.type.slice(6).replace('jpeg', 'jpg')}`;
      const text = strToU8(writeRecipe(recipe, format, shown));
      const file = zip.file(`${folder}${format === 'jsonld' ? 'recipe' : name}.${EXTENSIONS[format]}`, text, true);
      if (picture === undefined || shown === null) return file;
      const beside = zip.file(`${folder}${shown}`, picture.bytes, false);
      const both = new Uint8Array(file.length + beside.length);
      both.set(file);
      both.set(beside, file.length);
      return both;
    },
    end: zip.end,
  };
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
