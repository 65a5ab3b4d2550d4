import type { ImportJob } from '@mealwright/contracts/recipe-imports';
import type { JobRow, Tally } from './imports.sql.ts';

export function importView(row: JobRow & Tally): ImportJob {
  return {
    jobId: row.id,
    kind: 'import',
    status: row.status,
    progress: row.status === 'done' ? 1 : row.found === null || row.found === 0 ? 0 : row.position / row.found,
    error: row.error,
    report: {
      source: row.source,
      name: row.name,
      program: row.program,
      found: row.found,
      stored: row.stored,
      duplicates: row.duplicates,
      ready: row.ready,
      lines: row.lines,
      matchedLines: row.matched_lines,
      pictures: row.pictures,
      picturesLeft: row.pictures_left,
      skipped: row.skipped,
    },
    createdAt: row.created_at.toISOString(),
  };
}
