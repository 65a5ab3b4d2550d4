import { createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { jwtVerify, SignJWT } from 'jose';

export type AccessClaims = { userId: string; householdId: string; role: 'user' | 'admin'; sessionId: string };

/** Signs and reads access tokens (JWT, HS256). */
export type Keys = {
  sign: (claims: AccessClaims, now: Date, seconds: number) => Promise<string>;
  /** The claims of a valid token that has not ended, else null. */
  read: (token: string, now: Date) => Promise<AccessClaims | null>;
};

export function makeKeys(secret: string): Keys {
  const key = new TextEncoder().encode(secret);
  return {
    async sign(claims, now, seconds) {
      const issued = Math.floor(now.getTime() / 1000);
      return new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(claims.userId)
        .setIssuedAt(issued)
        .setExpirationTime(issued + seconds)
        .sign(key);
    },
    async read(token, now) {
      try {
        const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'], currentDate: now });
        const { userId, householdId, role, sessionId } = payload as unknown as AccessClaims;
        return { userId, householdId, role, sessionId };
      } catch {
        return null;
      }
    },
  };
}

/** The configured secret, or one made once and kept in the data folder, readable by its owner alone. */
export function secretFor(configured: string | null, dataFolder: string): string {
  if (configured !== null) return configured;
  const file = join(dataFolder, 'secret');
  const kept = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : '';
  if (kept.length >= 32) return kept;
  const secret = randomBytes(48).toString('base64url');
  fs.mkdirSync(dataFolder, { recursive: true });
  // Whole or not at all, also when the machine stops in the middle.
  const half = `${file}.${process.pid}`;
  fs.writeFileSync(half, `${secret}\n`, { mode: 0o600, flush: true });
  fs.renameSync(half, file);
  return secret;
}

/** A random token for a person to hold, and the hash that is stored in its place. */
export function newToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashToken(token) };
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
