import { defineConfig } from 'vitest/config';

// Journeys in a real browser against the real program, two at a time: one waits while the other works.
// biome-ignore lint/style/noDefaultExport: Vitest reads the default export.
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.test.ts'],
    globalSetup: ['global.ts'],
    maxWorkers: 2,
    // All files of a worker share what they import, and its browser; what they see is each one's own.
    isolate: false,
    // A busy machine takes its time; what is there at once is seen at once all the same.
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
