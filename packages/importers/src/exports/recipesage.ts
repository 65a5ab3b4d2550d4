// RecipeSage: one JSON-LD list. Its notes are comments, its labels categories, where a recipe is from is `isBasedOn`.

import type { Reader } from './common.ts';
import { recipesOf } from './schema-org.ts';

export const readRecipeSage: Reader = (files, skipped) =>
  files
    .filter((file) => /\.(?:json|jsonld)$/i.test(file.path))
    .flatMap((file) => recipesOf(file, skipped))
    .map((recipe) => {
      // All labels come as categories; the first says what it is, the others are tags.
      const [category = null, ...labels] = (recipe.category ?? '').split(', ').filter((label) => label !== '');
      return { ...recipe, category, tags: [...recipe.tags, ...labels.filter((label) => !recipe.tags.includes(label))] };
    });
