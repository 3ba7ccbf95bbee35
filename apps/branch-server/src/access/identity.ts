import { type DeviceId, type DeviceKind, type KeyId, type KeyScope, type Role, roleIncludes } from '@foyer/basics';
import type { User } from '@foyer/contract';
import type { Actor } from '@foyer/queue-core';

export interface StaffIdentity extends Readonly<User> {
  readonly kind: 'staff';
}

export interface DeviceIdentity {
  readonly kind: 'device';
  readonly id: DeviceId;
  readonly device: DeviceKind;
  readonly name: string;
}

/** A program, by its key. */
export interface KeyIdentity {
  readonly kind: 'key';
  readonly id: KeyId;
  readonly name: string;
  readonly scopes: readonly KeyScope[];
}

/** Who a request or a socket comes from. */
export type Identity = StaffIdentity | DeviceIdentity | KeyIdentity | { readonly kind: 'nobody' };

/** Does this identity hold the staff role, or one above it? */
export function hasRole(identity: Identity, role: Role): boolean {
  return identity.kind === 'staff' && roleIncludes(identity.role, role);
}

/** As the log names it. Nobody who proved a ticket's token is the customer. */
export function actorOf(identity: Identity): Actor {
  switch (identity.kind) {
    case 'staff':
      return { kind: 'staff', id: identity.id, role: identity.role };
    case 'device':
      return { kind: 'device', id: identity.id };
    case 'key':
      return { kind: 'integration', id: identity.id };
    case 'nobody':
      return { kind: 'customer' };
  }
}
