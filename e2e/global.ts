import { chmodSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startServer } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    address: string;
  }
}

/** The program as people start it, with an empty data folder of its own. */
// biome-ignore lint/style/noDefaultExport: Vitest calls the default export.
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'mealwright-e2e-'));
  // Open to the unprivileged user that PostgreSQL runs as when this is root.
  chmodSync(folder, 0o755);
  const server = await startServer(folder);
  project.provide('address', server.address);
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
