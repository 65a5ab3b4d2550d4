import type { Readable } from 'node:stream';
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { forEver, type OwnUploads, type Storage } from './storage.ts';

export type S3Options = {
  bucket: string;
  /** null: Amazon's own. */
  endpoint: string | null;
  region: string;
  /** null: as the machine has them (environment, role of the instance). */
  keys: { id: string; secret: string } | null;
  /** Where browsers read the bucket, or the CDN before it; null: through this server, and the bucket stays private. */
  publicUrl: string | null;
};

/** Object storage that speaks S3. Browsers send to it themselves: the bucket must allow PUT from the address of the app (CORS). */
export function s3Storage({ bucket, endpoint, region, keys, publicUrl }: S3Options, uploads: OwnUploads): Storage {
  const client = new S3Client({
    region,
    ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }),
    ...(keys === null ? {} : { credentials: { accessKeyId: keys.id, secretAccessKey: keys.secret } }),
    // A signed address must work for a plain PUT of a browser, and not every store knows the newer checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
  });
  const orNull = async <T>(work: Promise<T>): Promise<T | null> => {
    try {
      return await work;
    } catch (error) {
      const { name, $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
      if (name === 'NoSuchKey' || name === 'NotFound' || $metadata?.httpStatusCode === 404) return null;
      throw error;
    }
  };
  const host =
    endpoint === null ? `https://${bucket}.s3.${region}.amazonaws.com` : endpoint.replace(/^(\w+:\/\/[^/]+).*/, '$1');
  return {
    async put(key, bytes, { contentType }) {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: bytes,
          ContentType: contentType,
          CacheControl: forEver,
        }),
      );
    },
    async get(key) {
      const answer = await orNull(client.send(new GetObjectCommand({ Bucket: bucket, Key: key })));
      return answer === null ? null : { bytes: answer.ContentLength ?? 0, stream: answer.Body as Readable };
    },
    async sizeOf(key) {
      const answer = await orNull(client.send(new HeadObjectCommand({ Bucket: bucket, Key: key })));
      return answer === null ? null : (answer.ContentLength ?? 0);
    },
    async remove(all) {
      // As many as one request takes.
      for (let at = 0; at < all.length; at += 1000) {
        const Objects = all.slice(at, at + 1000).map((Key) => ({ Key }));
        const { Errors = [] } = await client.send(
          new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }),
        );
        const [first] = Errors;
        if (first !== undefined) throw new Error(`${first.Key} was not deleted: ${first.Code}`);
      }
    },
    async *listBefore(prefix, before) {
      let ContinuationToken: string | undefined;
      do {
        const page = await client.send(
          new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ...(ContinuationToken && { ContinuationToken }) }),
        );
        for (const { Key, LastModified } of page.Contents ?? [])
          if (Key !== undefined && LastModified !== undefined && LastModified < before) yield Key;
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken !== undefined);
    },
    async signPut(key, wish) {
      const headers = { 'content-type': wish.contentType };
      // Only an exact length can be signed. Who does not say it sends through this server, which counts.
      if (wish.bytes === null) return { url: uploads.sign(key, wish), headers };
      const command = new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        ContentType: wish.contentType,
        ContentLength: wish.bytes,
      });
      const url = await getSignedUrl(client, command, {
        expiresIn: wish.minutes * 60,
        signingDate: wish.now,
        signableHeaders: new Set(['host', 'content-type', 'content-length']),
      });
      return { url, headers };
    },
    publicBase: publicUrl ?? '/pictures',
    origins: [host, ...(publicUrl === null ? [] : [new URL(publicUrl).origin])],
  };
}
