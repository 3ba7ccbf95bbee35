import { createHash, randomBytes } from 'node:crypto';

/** A new secret of 256 bits for a session or a device, as base64url. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret: its SHA-256, so that a copy of the file opens nothing. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
