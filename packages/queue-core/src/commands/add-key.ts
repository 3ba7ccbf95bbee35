import { err, KEY_SCOPES, type KeyId, type KeyScope, ok } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { MOST_KEYS } from '../keys.ts';
import { keyId } from '../schema.ts';

/** Makes a key for a program; its secret is kept beside this, never in it. */
export interface AddKey {
  readonly type: 'add-key';
  readonly name: string;
  readonly scopes: readonly KeyScope[];
}

export const KeyAdded = defineEvent(
  z.strictObject({ type: z.literal('KeyAdded'), keyId, name: z.string(), scopes: z.array(z.enum(KEY_SCOPES)) }),
  (state, { keyId: id, name, scopes }, { at, actor }) => ({
    ...state,
    keys: state.keys.set(id, { id, name, scopes, addedAt: at, addedBy: actor, revokedAt: null }),
  }),
);

export const addKey = defineCommand([KeyAdded], (state, { name, scopes }: AddKey, { newId }) => {
  if (state.keys.size >= MOST_KEYS) return err({ code: 'too-many', what: 'keys', limit: MOST_KEYS });
  const isSame = (other: string) => other.toLowerCase() === name.toLowerCase();
  const holder = state.keys.find((key) => key.revokedAt === null && isSame(key.name));
  if (holder !== undefined) return err({ code: 'name-taken', name: holder.name });
  const inOrder = KEY_SCOPES.filter((scope) => scopes.includes(scope));
  return ok([{ type: 'KeyAdded', keyId: newId() as KeyId, name, scopes: inOrder }]);
});
