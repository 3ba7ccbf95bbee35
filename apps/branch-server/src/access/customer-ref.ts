import { createHmac, type KeyObject } from 'node:crypto';
import type { CustomerRef } from '@foyer/basics';

/** What a customer said that ties their visits together. */
export interface Identifying {
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
}

/** Ties a person's visits together without saying who they are: a keyed hash of phone or email, normalised. */
export function customerRefOf(branchKey: KeyObject, contact: Identifying): CustomerRef | undefined {
  const phone = contact.phone?.replaceAll(/[^0-9+]/g, '');
  const known = phone !== undefined && phone.length > 2 ? `phone:${phone}` : undefined;
  const identifier = known ?? (contact.email === undefined ? undefined : `email:${contact.email.trim().toLowerCase()}`);
  if (identifier === undefined) return undefined;
  return createHmac('sha256', branchKey).update(identifier).digest('base64url').slice(0, 22) as CustomerRef;
}
