import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** `source` makes workspace imports resolve to TypeScript sources. */
const conditions = ['source'];
const common = { resolve: { conditions }, ssr: { resolve: { conditions } } };
const times = { testTimeout: 30_000, hookTimeout: 60_000 };
/** Modules are loaded once for all files: half the time of a small one. Each file still has an app and a database of its own. */
const together = { ...times, isolate: false };

// One run, in the order of these names. The web app's tests put others in the place of modules, so each of its files loads its own.
// biome-ignore lint/style/noDefaultExport: Vitest reads the default export.
export default defineConfig({
  test: {
    pool: 'threads',
    // One for each core; left alone it would keep one free, which is half of a small machine.
    maxWorkers: availableParallelism(),
    projects: [
      {
        ...common,
        test: { ...together, name: 'packages', include: ['packages/*/src/**/*.test.ts', 'tools/**/*.test.ts'] },
      },
      {
        ...common,
        test: {
          ...together,
          name: 'server',
          include: ['server/src/**/*.test.ts', 'server/test/*.test.ts'],
          globalSetup: ['server/test/global.ts'],
        },
      },
      { ...common, test: { ...times, name: 'web', include: ['web/src/**/*.test.ts'] } },
    ],
  },
});
