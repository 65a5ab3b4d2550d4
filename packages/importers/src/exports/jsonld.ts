// Plain schema.org JSON-LD: one recipe, a list, a graph, in one file or many.

import type { Reader } from './common.ts';
import { recipesOf } from './schema-org.ts';

export const readJsonLd: Reader = (files, skipped) =>
  files.filter((file) => /\.(?:json|jsonld)$/i.test(file.path)).flatMap((file) => recipesOf(file, skipped, files));
