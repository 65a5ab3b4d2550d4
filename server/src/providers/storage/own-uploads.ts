import { createHmac, timingSafeEqual } from 'node:crypto';
import type { OwnUploads, UploadGrant } from './storage.ts';

/** HMAC-SHA256 by a key that is derived from the secret for this alone: no other token of ours is an upload. */
export function makeOwnUploads(secret: string): OwnUploads {
  const signingKey = createHmac('sha256', secret).update('uploads').digest();
  const signatureOf = ({ key, type, max, until }: UploadGrant): string =>
    createHmac('sha256', signingKey)
      .update(JSON.stringify([key, type, max, until]))
      .digest('base64url');
  return {
    sign(key, { contentType, maxBytes, bytes, now, minutes }) {
      const until = Math.floor(now.getTime() / 1000) + minutes * 60;
      const grant = { key, type: contentType, max: bytes ?? maxBytes, until };
      const query = new URLSearchParams({
        type: grant.type,
        max: String(grant.max),
        until: String(until),
        signature: signatureOf(grant),
      });
      return `/api/v1/uploads/${key.replace(/^temp\//, '')}?${query}`;
    },
    isGranted(grant, signature, now) {
      const right = Buffer.from(signatureOf(grant));
      const given = Buffer.from(signature);
      return right.length === given.length && timingSafeEqual(right, given) && now.getTime() < grant.until * 1000;
    },
  };
}
