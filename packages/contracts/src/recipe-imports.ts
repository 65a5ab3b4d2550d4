import { z } from 'zod';
import { id, listOf, locale, pageQuery, text, timestamp } from './common.ts';
import { endpoint } from './endpoint.ts';
import { sentFile } from './sent-files.ts';

/** A file may be this large; more than any cookbook with its pictures. */
export const largestImport = 100 * 1024 * 1024;
export const importSources = ['address', 'text', 'page', 'file'] as const;

export const importReport = z
  .object({
    source: z.enum(importSources),
    /** The file or the address. */
    name: z.string(),
    /** The program that a file is from; null where none was known, or it is no file. */
    program: z.string().nullable(),
    /** Recipes in the source; null until it is read. */
    found: z.number().int().nullable(),
    stored: z.number().int(),
    /** There already, or twice in the source. */
    duplicates: z.number().int(),
    /** Of those stored: no question is open, weeks are planned from them. */
    ready: z.number().int(),
    /** Lines that name a food, and how many of them a food was found for. */
    lines: z.number().int(),
    matchedLines: z.number().int(),
    /** New recipes whose picture came along; those at a web address are fetched after the import. */
    pictures: z.number().int(),
    /** Pictures inside the file that are not kept: second and further ones of a recipe, over 10 MB, or beyond the space of the household. */
    picturesLeft: z.number().int(),
    /** What was not read, and why. */
    skipped: z.array(z.object({ where: z.string(), why: z.string() })),
  })
  .meta({ id: 'ImportReport' });
export type ImportReport = z.infer<typeof importReport>;

export const importJob = z
  .object({
    jobId: id,
    kind: z.literal('import'),
    status: z.enum(['queued', 'running', 'done', 'failed']),
    /** 0 to 1. */
    progress: z.number(),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    report: importReport,
    createdAt: timestamp,
  })
  .meta({ id: 'ImportJob' });
export type ImportJob = z.infer<typeof importJob>;

const inLocale = { locale: locale.default('en') };
const longText = z.string().min(1).max(5_500_000);
export const importRecipes = endpoint({
  method: 'POST',
  path: '/recipes/import',
  access: 'user',
  tag: 'recipes',
  summary:
    'Read recipes from a web address (`url`), from text, or from the HTML of a page that the browser has open. Answers with a job: GET /jobs/:jobId.',
  status: 202,
  query: z.object(inLocale),
  body: z.union([
    z.strictObject({ url: z.string().trim().min(1).max(2000) }),
    z.strictObject({ text: longText }),
    z.strictObject({ html: longText, url: z.string().max(2000).optional() }),
  ]),
  response: importJob,
});
export const importRecipeFile = endpoint({
  method: 'POST',
  path: '/recipes/import/file',
  access: 'user',
  tag: 'recipes',
  summary:
    'Read recipes from an export of another program, at most 100 MB, sent as it is (any content type), or in parts before. Answers with a job: GET /jobs/:jobId.',
  status: 202,
  query: z.object({ ...inLocale, name: text(200), ...sentFile }),
  response: importJob,
  errors: ['BODY_TOO_LARGE', 'FILE_INCOMPLETE'],
});
export const listRecipeImports = endpoint({
  method: 'GET',
  path: '/recipes/imports',
  access: 'user',
  tag: 'recipes',
  summary: 'The last imports of the household.',
  response: z.object({ data: z.array(importJob) }),
});
export const importOutcomes = ['new', 'duplicate', 'unusable'] as const;
export const listImportedRecipes = endpoint({
  method: 'GET',
  path: '/recipes/imports/:jobId/recipes',
  access: 'user',
  tag: 'recipes',
  summary: 'What became of each recipe of an import.',
  params: z.object({ jobId: id }),
  query: pageQuery,
  response: listOf(
    z.object({
      position: z.number().int(),
      title: z.string(),
      outcome: z.enum(importOutcomes),
      /** The new one, or the one that was there. */
      recipeId: id.nullable(),
      questions: z.number().int(),
    }),
  ),
  errors: ['JOB_NOT_FOUND'],
});
