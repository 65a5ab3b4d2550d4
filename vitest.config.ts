import { defineConfig } from 'vitest/config';

// One run over all packages and the server. `source` makes workspace imports resolve to TypeScript sources.
// biome-ignore lint/style/noDefaultExport: Vitest reads the default export.
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'web/src/**/*.test.ts',
      'server/src/**/*.test.ts',
      'server/test/*.test.ts',
      'tools/**/*.test.ts',
    ],
    pool: 'threads',
    globalSetup: ['server/test/global.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
