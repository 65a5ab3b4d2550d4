// How much processor time the development pages take, and how often each field is read as expected.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readPage } from '@mealwright/importers/page';
import { type ExpectedPage, scorePage } from './page-score.ts';
import { quantile } from './report.ts';

export type Times = { mean: number; median: number; slowest: number };
export type PageMeasure = {
  pages: number;
  /** From a fresh process, the compiling of our code with it. */
  first: Times;
  /** Of each page the least of five times. */
  warm: Times;
  /** Right, and pages that have the field. */
  fields: Map<string, [right: number, all: number]>;
};

/** Null when the pages are not there. The first pass is that of the process: call it before other pages are read. */
export const measurePages = (data: string): PageMeasure | null => {
  const folder = join(data, 'pages');
  if (!existsSync(folder)) return null;
  const lines = readFileSync(join(folder, 'pages-dev.jsonl'), 'utf8').trim().split('\n');
  const pages = lines.map((line) => {
    const page = JSON.parse(line) as ExpectedPage & { html: string; url: string };
    return { page, html: gunzipSync(readFileSync(join(folder, page.html))).toString('utf8') };
  });
  const fields: PageMeasure['fields'] = new Map();
  const read = ({ page, html }: (typeof pages)[number], score: boolean): number => {
    const before = process.cpuUsage();
    const { recipe } = readPage(html, page.url, { keepNumbers: true });
    const { user, system } = process.cpuUsage(before);
    for (const { name, right } of score ? scorePage(page.expected, recipe) : []) {
      const [sum, all] = fields.get(name) ?? [0, 0];
      fields.set(name, [sum + Number(right), all + 1]);
    }
    return (user + system) / 1000;
  };
  const first = pages.map((one) => read(one, true));
  const rounds = Array.from({ length: 5 }, () => pages.map((one) => read(one, false)));
  const least = pages.map((_, at) => Math.min(...rounds.map((round) => round[at]!)));
  return { pages: pages.length, first: timesOf(first), warm: timesOf(least), fields };
};

const timesOf = (values: readonly number[]): Times => ({
  mean: values.reduce((sum, one) => sum + one, 0) / values.length,
  median: quantile(values, 0.5),
  slowest: Math.max(...values),
});
