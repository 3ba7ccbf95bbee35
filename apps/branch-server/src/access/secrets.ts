import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** A new secret of 256 bits for a session or a device, as base64url. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret: its SHA-256, so that a copy of the file opens nothing. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** argon2id with 19 MiB, two passes, one lane: the OWASP minimum. Both run on the thread pool, off the event loop. */
export const PASSWORD_COST = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };

/** Hashes a password for keeping. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, PASSWORD_COST);
}

/** A hash nobody knows the password of: a sign-in with an unknown name takes as long as one with a wrong password. */
const decoy = hash(crypto.randomUUID(), PASSWORD_COST);

/** Is this the password behind the hash? `null` (no such user) always answers no, in the same time. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await decoy), password);
  return passwordHash !== null && matches;
}
