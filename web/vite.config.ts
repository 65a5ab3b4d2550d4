import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import {
  convertCssVariables,
  DEFAULT_THEME,
  deepMerge,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from '@mantine/core';
import react from '@vitejs/plugin-react';
import { defineConfig, type HtmlTagDescriptor, type Plugin } from 'vite';
import { screens } from './screens.ts';
import { cssVariables, theme } from './src/ui/theme/theme.ts';

const server = process.env.MEALWRIGHT_SERVER ?? `http://localhost:${process.env.PORT ?? 4321}`;

const contractsWithoutZod: Plugin = {
  name: 'contracts-without-zod',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source === 'zod' && importer?.includes('/packages/contracts/')
      ? fileURLToPath(new URL('./src/api/no-zod.ts', import.meta.url))
      : null,
};

/** The theme as a style sheet, `virtual:theme.css`. Made in the page, as Mantine does, it takes a phone 80 ms and comes after the first paint. */
const themeSheet: Plugin = {
  name: 'theme-sheet',
  resolveId: (source) => (source === 'virtual:theme.css' ? '/virtual-theme.css' : null),
  load(id) {
    if (id !== '/virtual-theme.css') return null;
    const whole = mergeMantineTheme(DEFAULT_THEME, theme);
    const schemes = {
      variables: {},
      light: { '--mantine-color-scheme': 'light' },
      dark: { '--mantine-color-scheme': 'dark' },
    };
    const [first, ...others] = [defaultCssVariablesResolver(whole), cssVariables(whole), schemes];
    return convertCssVariables(others.reduce((all, more) => deepMerge(all, more), first));
  },
};

const publicFolder = fileURLToPath(new URL('./public', import.meta.url));
const publicFiles = () =>
  readdirSync(publicFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(publicFolder.length));

/** Tells the service worker which files the app is made of. Names of the others carry a hash: only these few are read. */
const filesForTheWorker: Plugin = {
  name: 'files-for-the-worker',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const worker = bundle['sw.js'];
      if (worker?.type !== 'chunk') return;
      if (worker.imports.length > 0) this.error('the service worker must not import anything');
      const page = ['./index.html', './first.js', './last-look.js'].map((name) =>
        fileURLToPath(new URL(name, import.meta.url)),
      );
      const built = Object.keys(bundle)
        .filter((name) => name.startsWith('assets/'))
        .map((name) => `/${name}`)
        .sort();
      const hash = createHash('sha256').update(built.join()).update(worker.code);
      for (const part of page) hash.update(readFileSync(part));
      const others = publicFiles().sort();
      for (const name of others) hash.update(readFileSync(join(publicFolder, name)));
      const app = { version: hash.digest('hex').slice(0, 12), files: ['/index.html', ...others, ...built] };
      worker.code = worker.code.replace(/\b\w+\.__APP__/, JSON.stringify(app));
    },
  },
};

const scriptOf = (name: string) =>
  readFileSync(fileURLToPath(new URL(name, import.meta.url)), 'utf8').replace(/^ *\/\/.*\n/gm, '');

/**
 * Writes `last-look.js` into the page, and `first.js`, and before it the names of the files of the app, of each screen and of each language: it fetches
 * those that are wanted at once, not one after another, and starts the app when the frame of the page has been painted.
 */
const firstScript: Plugin = {
  name: 'first-script',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle }) {
      // Before the style sheet, which scripts wait for: the app is on its way meanwhile.
      const first: HtmlTagDescriptor = { tag: 'script', children: scriptOf('./first.js'), injectTo: 'head-prepend' };
      // While developing, the page starts the app itself.
      if (bundle === undefined) return [first];
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const linked = new Set([...html.matchAll(/src="\/([^"]+\.js)"/g)].map(([, name]) => name));
      const withImports = (name: string, known = new Set<string>()): Set<string> => {
        if (linked.has(name) || known.has(name)) return known;
        known.add(name);
        for (const other of chunks.find((chunk) => chunk.fileName === name)?.imports ?? []) withImports(other, known);
        return known;
      };
      const filesOf = (source: string) => {
        const chunk = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(`/web/src/${source}`));
        if (chunk === undefined) this.error(`nothing is built from ${source}`);
        return [...withImports(chunk.fileName)].map((name) => `/${name}`);
      };
      const app = [...linked].map((name) => `/${name}`);
      const files: Record<string, string[]> = { app, rest: filesOf('app/start.tsx'), frame: filesOf('app/shell.tsx') };
      for (const locale of ['en', 'de', 'es', 'fr']) files[locale] = filesOf(`i18n/${locale}/catalogue.ts`);
      for (const [path, source] of Object.entries(screens)) files[path] = filesOf(source);
      const attrs = { type: 'application/json', id: 'first-files' };
      const names: HtmlTagDescriptor = {
        tag: 'script',
        attrs,
        children: JSON.stringify(files),
        injectTo: 'head-prepend',
      };
      const look: HtmlTagDescriptor = { tag: 'script', children: scriptOf('./last-look.js'), injectTo: 'body-prepend' };
      return {
        html: html.replaceAll(/ *<script type="module" crossorigin src="\/assets\/[^"]+"><\/script>\n/g, ''),
        tags: [names, first, look],
      };
    },
  },
};

/** Each text file but the worker, which is compared byte by byte, once more as brotli and gzip: the server sends those as they are, smaller than it could make them in passing. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  writeBundle: {
    order: 'post',
    handler({ dir = '' }) {
      for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
        const path = join(entry.parentPath, entry.name);
        if (!entry.isFile() || entry.name === 'sw.js' || !/\.(js|css|html|svg|webmanifest)$/.test(entry.name)) continue;
        const bytes = readFileSync(path);
        if (bytes.length < 1000) continue;
        writeFileSync(`${path}.br`, brotliCompressSync(bytes));
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
      }
    },
  },
};

/** The built app is drawn by Preact: a third of the scripts of the first picture less (decision 015). While developing it is React. */
const preactForReact = [
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react-dom$/, replacement: 'preact/compat' },
  { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
  { find: /^react$/, replacement: fileURLToPath(new URL('./preact.ts', import.meta.url)) },
];

type Modules = { getModuleInfo: (id: string) => { importedIds: readonly string[] } | null };
let reached: Set<string> | null = null;
/** What the page begins with: language, session, and what is kept. The app itself is read after it, in a turn of its own. */
function isOfStart(id: string, modules: Modules): boolean {
  if (reached === null) {
    reached = new Set([fileURLToPath(new URL('./index.html', import.meta.url))]);
    for (const one of reached) for (const other of modules.getModuleInfo(one)?.importedIds ?? []) reached.add(other);
  }
  return reached.has(id);
}

const notTheWorker = (id: string) => !id.includes('/src/offline/');
/** Small things that nearly every screen draws with: apart they would be thirty files of a kilobyte, each with a fetch of its own. */
const common = [
  /\/@tabler\/icons-react\//,
  /\/@mantine\/hooks\//,
  /\/@mantine\/core\/.*\/(core|Badge|Skeleton|VisuallyHidden)\//,
  /\/web\/src\/ui\/(?:\w+\/)?(amounts|brand|dates|format|icon-button|later|leftovers|menu-button|nutrient-bar|recipe-image|ring|servings-stepper|sheet|target-status|tick|use-width)\./,
];

// `source`: the workspace packages come from their TypeScript, without a build of their own.
// biome-ignore lint/style/noDefaultExport: Vite reads the default export.
export default defineConfig(({ command }) => ({
  plugins: [contractsWithoutZod, themeSheet, react(), firstScript, filesForTheWorker, compressed],
  resolve: {
    conditions: ['source', 'module', 'browser', 'development|production'],
    alias: command === 'build' ? preactForReact : [],
  },
  build: {
    target: 'es2022',
    sourcemap: false,
    chunkSizeWarningLimit: 600,
    // One file of 28 kB for all screens, not one for each of forty parts.
    cssCodeSplit: false,
    rollupOptions: {
      input: { index: 'index.html', app: 'src/app/start.tsx', sw: 'src/offline/service-worker.ts' },
      // The worker keeps its name: browsers look there for a newer one.
      output: {
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        // Their own names would list the screens that share them.
        chunkFileNames: ({ name }) => `assets/${name.startsWith('shared~') ? 'shared' : '[name]'}-[hash].js`,
        // Few files: cut by what is shared there were 196, forty of them before the first picture, and each waits for its turn.
        codeSplitting: {
          groups: [
            {
              name: (id, modules) => (isOfStart(id, modules) ? 'start' : null),
              debugName: 'start',
              tags: ['$initial'],
              test: notTheWorker,
              priority: 3,
            },
            { name: 'app', tags: ['$initial'], test: notTheWorker, priority: 2 },
            {
              name: 'common',
              test: (id) => notTheWorker(id) && common.some((part) => part.test(id)),
              minShareCount: 2,
              priority: 1,
            },
            {
              name: 'shared',
              test: notTheWorker,
              minShareCount: 2,
              entriesAware: true,
              // More brings fewer files, but each screen then fetches parts of others: at 10,000 the week takes 60 kB more.
              entriesAwareMergeThreshold: 2000,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': { target: server, ws: true }, '/icons': server, '/pictures': server } },
}));
