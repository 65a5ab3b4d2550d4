// Files of other recipe programs: which one they are from, and the recipes in them. Never throws: what cannot be read is
// named in the report with its reason, and the rest is read.

import { type ArchiveFile, isZip, newBudget, openZip, type Skipped } from './archive.ts';
import { decodeText } from './bytes.ts';
import { readChowdown } from './exports/chowdown.ts';
import { type ExportFile, isDict, type Reader } from './exports/common.ts';
import { readCooklang } from './exports/cooklang.ts';
import { readCopyMeThat } from './exports/copymethat.ts';
import { readGourmet } from './exports/gourmet.ts';
import { readJsonLd } from './exports/jsonld.ts';
import { readKrecipes } from './exports/krecipes.ts';
import { readMarkdown } from './exports/markdown.ts';
import { readMasterCook } from './exports/mastercook.ts';
import { readMcb } from './exports/mcb.ts';
import { isMealieRecipe, readMealie } from './exports/mealie.ts';
import { isMealMaster, readMealMaster } from './exports/mealmaster.ts';
import { readMyRecipeBox } from './exports/myrecipebox.ts';
import { readNextcloud } from './exports/nextcloud.ts';
import { readPaprika } from './exports/paprika.ts';
import { readPlanToEat } from './exports/plantoeat.ts';
import { readRecipeKeeper } from './exports/recipekeeper.ts';
import { readRecipeSage } from './exports/recipesage.ts';
import { readSavedPages } from './exports/saved-page.ts';
import { isTandoorRecipe, readTandoor } from './exports/tandoor.ts';
import { readTexts } from './exports/text-file.ts';
import { readJson } from './page/mend-json.ts';
import type { ImportedRecipe } from './recipe.ts';

const READERS = {
  mealie: readMealie,
  tandoor: readTandoor,
  paprika: readPaprika,
  nextcloud: readNextcloud,
  recipesage: readRecipeSage,
  recipekeeper: readRecipeKeeper,
  cooklang: readCooklang,
  mealmaster: readMealMaster,
  copymethat: readCopyMeThat,
  plantoeat: readPlanToEat,
  myrecipebox: readMyRecipeBox,
  chowdown: readChowdown,
  mastercook: readMasterCook,
  gourmet: readGourmet,
  krecipes: readKrecipes,
  mcb: readMcb,
  jsonld: readJsonLd,
  markdown: readMarkdown,
  page: readSavedPages,
  text: readTexts,
} as const satisfies Record<string, Reader>;

export type ExportKind = keyof typeof READERS;
export type ExportResult = { kind: ExportKind | null; recipes: ImportedRecipe[]; skipped: Skipped[] };

const MAX_FILE = 500_000_000;
const MAX_SINGLE = 60_000_000;
const HEAD = 20_000;
const MAX_NESTED = 5_000;

export function readExport(name: string, bytes: Uint8Array): ExportResult {
  const skipped: Skipped[] = [];
  if (bytes.length > MAX_FILE)
    return { kind: null, recipes: [], skipped: [{ where: name, why: 'This file is larger than 500 MB.' }] };
  const files = guarded(() => filesOf(name, bytes, skipped), [], name, skipped);
  const kinds = guarded(() => kindsOf(files), new Map<ExportKind, ExportFile[]>(), name, skipped);
  const recipes: ImportedRecipe[] = [];
  for (const [kind, own] of kinds) recipes.push(...guarded(() => READERS[kind](own, skipped), [], name, skipped));
  const kind = [...kinds.keys()][0] ?? null;
  if (kind === null && skipped.length === 0)
    skipped.push({ where: name, why: 'This is no file of a recipe program that is known here.' });
  return { kind, recipes, skipped: distinctReports(skipped) };
}

/** The program that most of the files are from; null when none is known. */
export function detect(files: readonly ExportFile[]): ExportKind | null {
  return guarded(() => [...kindsOf(files).keys()][0] ?? null, null, '', []);
}

function guarded<Value>(run: () => Value, otherwise: Value, where: string, skipped: Skipped[]): Value {
  try {
    return run();
  } catch (error) {
    skipped.push({
      where,
      why: `This file cannot be read (${error instanceof Error ? error.message.slice(0, 100) : 'unknown reason'}).`,
    });
    return otherwise;
  }
}

function distinctReports(skipped: readonly Skipped[]): Skipped[] {
  const seen = new Set<string>();
  return skipped
    .filter(({ where, why }) => !seen.has(`${where}\n${why}`) && seen.add(`${where}\n${why}`))
    .slice(0, 5_000);
}

/** The files of an archive, also of archives inside it, or the one file itself. */
function filesOf(name: string, bytes: Uint8Array, skipped: Skipped[]): ExportFile[] {
  if (!isZip(bytes) && bytes.length > MAX_SINGLE) {
    skipped.push({ where: name, why: 'This file is larger than 60 MB.' });
    return [];
  }
  if (!isZip(bytes)) return [{ path: name.replace(/\\/g, '/').replace(/^.*\//, ''), read: () => bytes }];
  const budget = newBudget();
  const files: ArchiveFile[] = [];
  for (const file of openZip(bytes, budget, skipped)) {
    if (!/\.zip$/i.test(file.path)) files.push(remembered(file));
    else if (files.length < MAX_NESTED) {
      const inner = file.read();
      const prefix = `${file.path.replace(/\.zip$/i, '')}/`;
      if (inner !== null && isZip(inner))
        files.push(
          ...openZip(inner, budget, skipped, prefix).map((one) => remembered({ ...one, path: prefix + one.path })),
        );
    }
  }
  return files;
}

/** Texts are looked at to know the program and then read: they are unpacked once. */
function remembered(file: ArchiveFile): ArchiveFile {
  let kept: Uint8Array | null | undefined;
  const read = () => {
    if (kept === undefined) kept = file.read();
    return kept;
  };
  return /\.(?:jpe?g|png|webp|gif|avif|heic)$/i.test(file.path) ? file : { path: file.path, read };
}

function kindsOf(files: readonly ExportFile[]): Map<ExportKind, ExportFile[]> {
  const pictures = files.filter((file) => isPicture(file.path));
  const byKind = new Map<ExportKind, ExportFile[]>();
  for (const file of files) {
    if (isPicture(file.path)) continue;
    const kind = kindOf(file);
    if (kind === null) continue;
    const known = byKind.get(kind);
    if (known === undefined) byKind.set(kind, [file]);
    else known.push(file);
  }
  // A description beside real exports is no recipe.
  const certain = [...byKind.keys()].some((kind) => !WEAK.has(kind));
  const kept = [...byKind].filter(([kind]) => !certain || !WEAK.has(kind));
  kept.sort(([, one], [, other]) => other.length - one.length);
  return new Map(kept.map(([kind, own]) => [kind, [...own, ...pictures]]));
}

const WEAK = new Set<ExportKind>(['text', 'page', 'markdown']);
const isPicture = (path: string) => /\.(?:jpe?g|png|webp|gif|avif)$/i.test(path);

function kindOf(file: ExportFile): ExportKind | null {
  const extension = /\.([a-z0-9]{1,15})$/i.exec(file.path)?.[1]?.toLowerCase() ?? '';
  const head = () => decodeText((file.read() ?? new Uint8Array()).subarray(0, HEAD));
  if (extension === 'paprikarecipe') return 'paprika';
  if (extension === 'cook') return 'cooklang';
  if (extension === 'mmf' || extension === 'mm') return 'mealmaster';
  if (extension === 'mxp' || extension === 'mx2') return 'mastercook';
  if (extension === 'grmt') return 'gourmet';
  if (extension === 'kreml') return 'krecipes';
  if (extension === 'xml') return kindOfXml(head());
  if (extension === 'csv') return kindOfCsv(head());
  if (extension === 'json' || extension === 'jsonld') return kindOfJson(file);
  if (extension === 'html' || extension === 'htm') return kindOfHtml(head());
  if (extension === 'md' || extension === 'markdown')
    return /(?:^|\/)_(?:recipes|components)\//.test(file.path) ? 'chowdown' : isReadme(file.path) ? null : 'markdown';
  if (extension === 'txt' || extension === '') return kindOfText(head());
  return null;
}

const isReadme = (path: string) => /(?:^|\/)(?:readme|license|contributing|changelog|_index)\.\w+$/i.test(path);

function kindOfXml(head: string): ExportKind | null {
  if (/<gourmetDoc/i.test(head)) return 'gourmet';
  if (/<krecipes/i.test(head)) return 'krecipes';
  if (/<mx2/i.test(head)) return 'mastercook';
  return /<cookbook/i.test(head) && /<recipe/i.test(head) ? 'mcb' : null;
}

function kindOfCsv(head: string): ExportKind | null {
  const names = head.slice(0, head.indexOf('\n') + 1 || head.length).toLowerCase();
  if (names.includes('preparationtime') && names.includes('ingredients')) return 'myrecipebox';
  return names.includes('title') && names.includes('directions') && names.includes('ingredients') ? 'plantoeat' : null;
}

function kindOfHtml(head: string): ExportKind {
  if (head.includes('copymethat')) return 'copymethat';
  return /recipe-details/.test(head) && /recipeShareId|recipeCourse|recipeDirections/.test(head)
    ? 'recipekeeper'
    : 'page';
}

function kindOfText(head: string): ExportKind | null {
  if (isMealMaster(head)) return 'mealmaster';
  if (/Exported from\s{1,4}MasterCook/i.test(head)) return 'mastercook';
  if (/^\s*[[{]/.test(head) && /"@type"/.test(head)) return 'jsonld';
  const unreadable = head.match(/[\p{Cc}\ufffd]/gu)?.filter((char) => !/[\n\r\t]/.test(char)).length ?? 0;
  return head.trim() === '' || unreadable > head.length / 50 ? null : 'text';
}

function kindOfJson(file: ExportFile): ExportKind | null {
  const bytes = file.read();
  if (bytes === null || bytes.length > 60_000_000) return null;
  const json = readJson(decodeText(bytes))?.value ?? null;
  if (
    isDict(json) &&
    (isMealieRecipe(json) ||
      (Array.isArray(json['recipes']) && ('recipes_ingredients' in json || 'recipe_instructions' in json)))
  )
    return 'mealie';
  if (isTandoorRecipe(json)) return 'tandoor';
  const text = decodeText(bytes.subarray(0, 200_000));
  if (!/"@?type"\s*:\s*\[?\s*"[^"]{0,40}Recipe"/i.test(text)) return null;
  if (/(?:^|\/)recipe\.json$/i.test(file.path)) return 'nextcloud';
  return /"creditText"|"isBasedOn"/.test(text) && /"comment"/.test(text) ? 'recipesage' : 'jsonld';
}
