import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Against servers that are not in the box (`npm run test:services`): not part of `npm test`.
// biome-ignore lint/style/noDefaultExport: Vitest reads the default export.
export default defineConfig({
  root: fileURLToPath(new URL('../../..', import.meta.url)),
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['server/test/services/*.test.ts'],
    pool: 'threads',
    globalSetup: ['server/test/global.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
