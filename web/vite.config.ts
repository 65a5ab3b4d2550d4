import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const server = process.env.MEALWRIGHT_SERVER ?? 'http://localhost:3000';

const contractsWithoutZod: Plugin = {
  name: 'contracts-without-zod',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source === 'zod' && importer?.includes('/packages/contracts/')
      ? fileURLToPath(new URL('./src/api/no-zod.ts', import.meta.url))
      : null,
};

// `source`: the workspace packages come from their TypeScript, without a build of their own.
// biome-ignore lint/style/noDefaultExport: Vite reads the default export.
export default defineConfig({
  plugins: [contractsWithoutZod, react()],
  resolve: {
    conditions: ['source', 'module', 'browser', 'development|production'],
  },
  build: { target: 'es2022', sourcemap: false },
  server: { proxy: { '/api': { target: server, ws: true }, '/icons': server } },
});
