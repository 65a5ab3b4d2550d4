import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env['MEALWRIGHT_SERVER'] ?? 'http://localhost:3000';

// `source`: the workspace packages come from their TypeScript, without a build of their own.
// biome-ignore lint/style/noDefaultExport: Vite reads the default export.
export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: { target: 'es2022', sourcemap: false },
  server: { proxy: { '/api': { target: server, ws: true }, '/icons': server } },
});
