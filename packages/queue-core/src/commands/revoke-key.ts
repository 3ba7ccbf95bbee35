import { type KeyId, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { findKey } from '../keys.ts';
import { keyId } from '../schema.ts';

/** Shuts a program out for good. */
export interface RevokeKey {
  readonly type: 'revoke-key';
  readonly keyId: KeyId;
}

export const KeyRevoked = defineEvent(
  z.strictObject({ type: z.literal('KeyRevoked'), keyId }),
  (state, { keyId: id }, { at }) => {
    const key = state.keys.get(id);
    if (key === undefined) throw new Error(`The log revokes the key ${id}, which it never added`);
    return { ...state, keys: state.keys.set(id, { ...key, revokedAt: at }) };
  },
);

export const revokeKey = defineCommand([KeyRevoked], (state, { keyId: id }: RevokeKey) => {
  const found = findKey(state, id);
  return found.ok ? ok([{ type: 'KeyRevoked', keyId: id }]) : found;
});
