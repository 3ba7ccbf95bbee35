import type { KeyId } from '@foyer/basics';
import type * as contract from '@foyer/contract';
import type { RouteReply } from '@foyer/contract';
import type { BranchState, Key } from '@foyer/queue-core';
import { keepAccountSecrets, keySecret } from '../access/account-secrets.ts';
import { secretHash } from '../access/secrets.ts';
import type { BranchContext } from '../context.ts';
import { isoOf } from '../wire/time.ts';
import { carryOut, eventOf } from './commands.ts';
import type { Handlers } from './route-call.ts';

/** Keys for programs: made, told, revoked. */
export function keyRoutes(context: BranchContext): Handlers<'keys' | 'addKey' | 'revokeKey'> {
  const { store } = context;
  const wireOf = (key: Key, uses = store.secrets.lastUses('key')): contract.Key => {
    const { id, name, scopes, addedAt, addedBy, revokedAt } = key;
    const usedAt = uses.get(id);
    return {
      id,
      name,
      scopes: [...scopes],
      addedAt: isoOf(addedAt),
      addedBy: addedBy.kind === 'staff' ? context.source().agentName(addedBy.id) : null,
      lastUsedAt: usedAt === undefined ? null : isoOf(usedAt),
      revokedAt: revokedAt === null ? null : isoOf(revokedAt),
    };
  };
  const keyAfter = ({ keys }: BranchState, keyId: KeyId) => {
    const key = keys.get(keyId);
    if (key === undefined) throw new Error(`The key ${keyId} is gone after a command about it`);
    return { key: wireOf(key) };
  };
  return {
    keys: () => {
      const uses = store.secrets.lastUses('key');
      const keys = [...context.runner.state.keys.values()].toSorted(inOrder);
      return { items: keys.map((key) => wireOf(key, uses)) };
    },
    // The secret is put into the answer on its way out, and stored nowhere.
    addKey: async (call) => {
      const secret = keySecret(store, call.commandId);
      const command = { type: 'add-key', ...call.body } as const;
      const stored = await carryOut<Omit<RouteReply<'addKey'>, 'secret'>>(context, call, command, {
        alongside: (events) => keepAccountSecrets(store, events, { keyHash: secretHash(secret) }),
        reply: ({ after, events }) => keyAfter(after, eventOf(events, 'KeyAdded').keyId),
      });
      return { ...stored, secret };
    },
    revokeKey: (call) => {
      const { keyId } = call.params;
      const command = { type: 'revoke-key', keyId } as const;
      return carryOut(context, call, command, {
        alongside: (events) => keepAccountSecrets(store, events),
        reply: ({ after }) => keyAfter(after, keyId),
      });
    },
  };
}

/** Those that open something first, then by name. */
function inOrder(one: Key, other: Key): number {
  return Number(one.revokedAt !== null) - Number(other.revokedAt !== null) || one.name.localeCompare(other.name);
}
