// `npm run bench -- imports`: what is read from the development pages, field by field and per kind of evidence, how long a
// page takes, and what is read from every sample export and from the public-domain recipes, with the reason where not.
// Options: --data FOLDER (with pages/, exports/ and recipes/), --json.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readExport } from '@mealwright/importers/exports';
import { readPage } from '@mealwright/importers/page';
import { readOptions } from './lib/options.ts';
import { type ExpectedPage, type FieldScore, scorePage } from './lib/page-score.ts';
import { machine, quantile, table } from './lib/report.ts';

const options = readOptions({ flags: ['json'], values: ['data'] });
const data = options.value('data') ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data');
if (!existsSync(data)) {
  console.error(`The test data is not here: ${data}. Say where with --data FOLDER.`);
  process.exit(1);
}

type PageRow = { evidence: string; fields: FieldScore[]; ms: number };
type ExportRow = {
  file: string;
  kind: string;
  recipes: number;
  lines: number;
  steps: number;
  pictures: number;
  skipped: string[];
};

const pages = measurePages();
const exports = [...measureExports(join(data, 'exports')), measurePublicDomain()];
if (options.has('json')) console.log(JSON.stringify({ pages, exports }));
else print();

function measurePages(): PageRow[] {
  const folder = join(data, 'pages');
  const lines = readFileSync(join(folder, 'pages-dev.jsonl'), 'utf8').trim().split('\n');
  const set = lines.map((line) => JSON.parse(line) as ExpectedPage & { html: string; url: string; evidence: string });
  const read = set.map((page) => ({ page, html: gunzipSync(readFileSync(join(folder, page.html))).toString('utf8') }));
  // The first pages warm the program up; a server has read pages before.
  for (const { page, html } of read.slice(0, 20)) readPage(html, page.url);
  return read.map(({ page, html }) => {
    const start = performance.now();
    const { recipe } = readPage(html, page.url, { keepNumbers: true });
    return { evidence: page.evidence, ms: performance.now() - start, fields: scorePage(page.expected, recipe) };
  });
}

function measureExports(folder: string): ExportRow[] {
  return filesIn(folder).map((path) => exportRow(relative(folder, path), basename(path), path));
}

function exportRow(file: string, name: string, path: string): ExportRow {
  const { kind, recipes, skipped } = readExport(name, readFileSync(path));
  const lines = recipes.flatMap((recipe) => recipe.ingredients.flatMap((group) => group.lines)).length;
  const steps = recipes.flatMap((recipe) => recipe.steps.flatMap((group) => group.steps)).length;
  const pictures = recipes.flatMap((recipe) => recipe.pictures).length;
  return {
    file,
    kind: kind ?? '-',
    recipes: recipes.length,
    lines,
    steps,
    pictures,
    skipped: skipped.map(({ where, why }) => (where === name ? why : `${where}: ${why}`)),
  };
}

/** All of them in one row. */
function measurePublicDomain(): ExportRow {
  const folder = join(data, 'recipes', 'public-domain-recipes', 'content');
  const rows = readdirSync(folder).map((name) => exportRow(name, name, join(folder, name)));
  const sum = (field: 'recipes' | 'lines' | 'steps' | 'pictures') => rows.reduce((total, row) => total + row[field], 0);
  const skipped = rows.flatMap((row) => row.skipped.map((why) => `${row.file}: ${why}`));
  return {
    file: `public-domain-recipes (${rows.length} files)`,
    kind: 'markdown',
    recipes: sum('recipes'),
    lines: sum('lines'),
    steps: sum('steps'),
    pictures: sum('pictures'),
    skipped,
  };
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((one, other) => one.name.localeCompare(other.name));
  return entries.flatMap((entry) =>
    entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

function print(): void {
  console.log(`${machine()}\n`);
  const kinds = [...new Set(pages.map((page) => page.evidence))].sort();
  const groups: [string, PageRow[]][] = [
    ['all', pages],
    ...kinds.map((kind): [string, PageRow[]] => [kind, pages.filter((page) => page.evidence === kind)]),
  ];
  const names = [...new Set(pages.flatMap((page) => page.fields.map((field) => field.name)))];
  const percent = (rows: PageRow[], name: string) => {
    const scored = rows.flatMap((row) => row.fields.filter((field) => field.name === name));
    return scored.length === 0
      ? '-'
      : `${((100 * scored.filter((field) => field.right).length) / scored.length).toFixed(1)} (${scored.length})`;
  };
  console.log('Pages: per cent right (pages that state the field)\n');
  console.log(
    table(
      ['field', ...groups.map(([name, rows]) => `${name} ${rows.length}`)],
      names.map((name) => [name, ...groups.map(([, rows]) => percent(rows, name))]),
    ),
  );
  const times = groups.map(([, rows]) => rows.map((row) => row.ms));
  const row = (name: string, value: (ms: number[]) => number) => [name, ...times.map((ms) => value(ms).toFixed(1))];
  console.log('\nMilliseconds a page\n');
  console.log(
    table(
      ['', ...groups.map(([name]) => name)],
      [
        row('mean', (ms) => ms.reduce((sum, one) => sum + one, 0) / ms.length),
        row('p50', (ms) => quantile(ms, 0.5)),
        row('p95', (ms) => quantile(ms, 0.95)),
        row('worst', (ms) => Math.max(...ms)),
      ],
    ),
  );
  console.log('\nExports\n');
  console.log(
    table(
      ['file', 'from', 'recipes', 'ingredients', 'steps', 'pictures', 'not read'],
      exports.map((one) =>
        [one.file, one.kind, one.recipes, one.lines, one.steps, one.pictures, one.skipped.length].map(String),
      ),
    ),
  );
  const reasons = exports.flatMap((one) => one.skipped.map((why) => `- ${one.file}: ${why}`));
  console.log(`\nNot read, and why\n\n${reasons.join('\n') || 'nothing'}`);
}
