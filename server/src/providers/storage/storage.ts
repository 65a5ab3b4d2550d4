import type { Readable } from 'node:stream';

export type UploadWish = {
  contentType: string;
  maxBytes: number;
  /** How large the file is, when that is known: then nothing of another size is taken. */
  bytes: number | null;
  now: Date;
  minutes: number;
};
/** A PUT that whoever holds it may do, to one key, for some minutes. */
export type SignedPut = { url: string; headers: Record<string, string> };

/** Files by key. A key is a path of letters, digits, `.`, `_` and `-`, without `..`. */
export type Storage = {
  put: (key: string, bytes: Uint8Array, options: { contentType: string }) => Promise<void>;
  /** null: there is nothing. Whoever asks reads the stream, or destroys it. */
  get: (key: string) => Promise<{ bytes: number; stream: Readable } | null>;
  /** How many bytes there are, without reading them; null: there is nothing. */
  sizeOf: (key: string) => Promise<number | null>;
  /** Also when there is nothing. */
  remove: (keys: readonly string[]) => Promise<void>;
  /** Keys that begin with this and were written before then. */
  listBefore: (prefix: string, before: Date) => AsyncIterable<string>;
  signPut: (key: string, wish: UploadWish) => Promise<SignedPut>;
  /** Where browsers fetch what is public: the address of a key is this, a slash, and the key. */
  publicBase: string;
  /** Web origins, besides this server, that browsers send to or fetch from. */
  origins: readonly string[];
};

/** Files change their name, never what is in them: whoever keeps one need not ask again. */
export const forEver = 'public, max-age=31536000, immutable';

export type UploadGrant = { key: string; type: string; max: number; until: number };
/** Signs addresses of this server to which one file may be sent. */
export type OwnUploads = {
  sign: (key: string, wish: UploadWish) => string;
  /** Whether this server signed these very values and their time is not over. */
  isGranted: (grant: UploadGrant, signature: string, now: Date) => boolean;
};
