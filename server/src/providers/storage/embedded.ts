import { createReadStream } from 'node:fs';
import { mkdir, open, opendir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { OwnUploads, Storage } from './storage.ts';

const plainKey = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;
const isMissing = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes((error as { code?: string }).code ?? '');

/** Files in a folder; uploads and pictures go through this server. */
export function fileStorage(folder: string, uploads: OwnUploads): Storage {
  function pathOf(key: string): string {
    if (!plainKey.test(key)) throw new Error(`not a key: ${key}`);
    return join(folder, ...key.split('/'));
  }
  const orNull = async <T>(work: Promise<T>): Promise<T | null> => {
    try {
      return await work;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  };
  return {
    async put(key, bytes) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      // Whole or not at all, also when the machine stops in the middle.
      const half = `${path}.${process.pid}-${Math.random().toString(36).slice(2)}.half`;
      try {
        const file = await open(half, 'wx', 0o600);
        await file.writeFile(bytes);
        await file.sync();
        await file.close();
        await rename(half, path);
      } catch (error) {
        await rm(half, { force: true });
        throw error;
      }
    },
    async get(key) {
      const path = pathOf(key);
      const file = await orNull(open(path, 'r'));
      if (file === null) return null;
      const { size } = await file.stat();
      return { bytes: size, stream: createReadStream(path, { fd: file }) };
    },
    sizeOf: async (key) => (await orNull(stat(pathOf(key))))?.size ?? null,
    async remove(keys) {
      for (const key of keys) {
        const path = pathOf(key);
        await orNull(rm(path));
        // Folders that are empty now go too; the first that is not ends it.
        for (let above = dirname(path); above.startsWith(folder + sep); above = dirname(above)) {
          const gone = await rmdir(above).then(
            () => true,
            () => false,
          );
          if (!gone) break;
        }
      }
    },
    async *listBefore(prefix, before) {
      const entries = await orNull(opendir(join(folder, prefix), { recursive: true }));
      if (entries === null) return;
      for await (const entry of entries) {
        if (!entry.isFile()) continue;
        const path = join(entry.parentPath, entry.name);
        const found = await orNull(stat(path));
        if (found !== null && found.mtime < before)
          yield path
            .slice(folder.length + 1)
            .split(sep)
            .join('/');
      }
    },
    signPut: async (key, wish) => ({
      url: uploads.sign(key, wish),
      headers: { 'content-type': wish.contentType },
    }),
    publicBase: '/pictures',
    origins: [],
  };
}
