import type { AgentId, DeviceId } from '@foyer/basics';
import type { Role } from '@foyer/contract';
import type { Actor } from '@foyer/queue-core';

/** Who a request or a socket comes from. */
export type Identity =
  | {
      readonly kind: 'staff';
      readonly id: AgentId;
      readonly name: string;
      readonly displayName: string;
      readonly role: Role;
    }
  | { readonly kind: 'device'; readonly id: DeviceId; readonly device: 'kiosk' | 'screen'; readonly name: string }
  | { readonly kind: 'nobody' };

const RANK: Record<Role, number> = { agent: 0, supervisor: 1, manager: 2, admin: 3 };

/** Does this identity hold the staff role, or one above it? */
export function hasRole(identity: Identity, role: Role): boolean {
  return identity.kind === 'staff' && RANK[identity.role] >= RANK[role];
}

/** As the log names it. Nobody who proved a ticket's token is the customer. */
export function actorOf(identity: Identity): Actor {
  switch (identity.kind) {
    case 'staff':
      return { kind: 'staff', id: identity.id, role: identity.role };
    case 'device':
      return { kind: 'device', id: identity.id };
    case 'nobody':
      return { kind: 'customer' };
  }
}
