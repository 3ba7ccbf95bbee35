import { err, KEY_SCOPES, type KeyId, ok } from '@foyer/basics';
import { z } from 'zod';
import { actorSchema } from './actor.ts';
import type { Found } from './find.ts';
import { instant, keyId, type Parsed } from './schema.ts';
import type { BranchState } from './state.ts';

/** Keys that a branch may have, revoked ones among them. */
export const MOST_KEYS = 1_000;

/** A program's way in. Its secret is elsewhere, as a hash. */
export const keySchema = z.strictObject({
  id: keyId,
  name: z.string(),
  scopes: z.array(z.enum(KEY_SCOPES)),
  addedAt: instant,
  addedBy: actorSchema,
  /** Set: it opens nothing any more. It stays so that what it did keeps its name. */
  revokedAt: instant.nullable(),
});
export type Key = Parsed<typeof keySchema>;

/** A key that opens something. */
export function findKey(state: BranchState, id: KeyId): Found<Key> {
  const key = state.keys.get(id);
  if (key === undefined) return err({ code: 'not-found', what: 'key', id });
  return key.revokedAt === null ? ok(key) : err({ code: 'invalid-state', what: 'key', id, state: 'revoked' });
}
