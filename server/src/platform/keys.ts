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

const TOKENS_KEPT = 10_000;

export function makeKeys(secret: string): Keys {
  const key = new TextEncoder().encode(secret);
  // A token comes with every request of an hour; its signature is checked once (0.1 ms), its end each time.
  const checked = new Map<string, { claims: AccessClaims; endsAt: number }>();
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
      const known = checked.get(token);
      if (known !== undefined) return now.getTime() < known.endsAt ? known.claims : null;
      try {
        const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'], currentDate: now });
        const { userId, householdId, role, sessionId, exp = 0 } = payload as unknown as AccessClaims & { exp?: number };
        const claims = { userId, householdId, role, sessionId };
        checked.set(token, { claims, endsAt: exp * 1000 });
        const oldest = checked.keys().next();
        if (checked.size > TOKENS_KEPT && !oldest.done) checked.delete(oldest.value);
        return claims;
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
