import { createHmac } from 'node:crypto';
import { type AgentId, type CommandId, type DeviceId, type Instant, wallClock } from '@foyer/basics';
import type { BranchEvent, EventBody } from '@foyer/queue-core';
import type { Session, Store } from '@foyer/store';

/** How long a one-time link is good, wall milliseconds. */
export const LINK_MILLISECONDS = 24 * 60 * 60 * 1000;

/** What every key begins with, so that one that is found is known for what it is. */
export const KEY_PREFIX = 'foyer_';

/** What belongs to an event about somebody's account and must never stand in the log. */
export interface AccountSecrets {
  /** Of the code of the link that they get. */
  readonly linkHash?: string;
  /** Of the new key. */
  readonly keyHash?: string;
  /** Of the new password, by whose it is. */
  readonly passwordHashes?: ReadonlyMap<AgentId, string>;
  /** Of the token of the device that is let in. */
  readonly deviceTokenHash?: string;
  /** The session that begins. */
  readonly session?: Session;
  /** Hash of the token of the session that asks: it goes on when others end, or is the one that ends. */
  readonly ownSession?: string;
}

/**
 * Keeps what belongs to events about accounts, and ends the sessions that they end; called in the batch that logs them.
 * The one place that says which event does which.
 */
export function keepAccountSecrets(store: Store, events: readonly BranchEvent[], beside: AccountSecrets = {}): void {
  for (const { body } of events) keepOf(store, body, beside);
}

function keepOf({ secrets, sessions }: Store, body: EventBody, beside: AccountSecrets): void {
  const { linkHash, keyHash, passwordHashes, deviceTokenHash, session, ownSession } = beside;
  const putLink = (owner: AgentId): void => {
    if (linkHash === undefined) return;
    const expiresAt = (wallClock.now() + LINK_MILLISECONDS) as Instant;
    secrets.put({ owner, kind: 'link', hash: linkHash, expiresAt });
  };
  const putToken = (owner: DeviceId): void => {
    if (deviceTokenHash === undefined) throw new Error('A device was let in, and the hash of its token is not there');
    secrets.put({ owner, kind: 'device', hash: deviceTokenHash, expiresAt: null });
  };
  switch (body.type) {
    case 'PersonAdded':
      putLink(body.personId);
      return;
    case 'PasswordReset':
      secrets.delete(body.personId, 'password');
      putLink(body.personId);
      sessions.deleteOf(body.personId);
      return;
    case 'PasswordSet': {
      const hash = passwordHashes?.get(body.personId);
      if (hash === undefined) throw new Error('A password was set, and its hash is not there');
      secrets.put({ owner: body.personId, kind: 'password', hash, expiresAt: null });
      secrets.delete(body.personId, 'link');
      sessions.deleteOf(body.personId, ownSession);
      return;
    }
    case 'PersonChanged': {
      const { role, disabled, withheld } = body.after;
      if (role !== undefined || disabled !== undefined || withheld !== undefined) sessions.deleteOf(body.personId);
      return;
    }
    case 'PersonSignedOut':
      sessions.deleteOf(body.personId);
      return;
    case 'DevicePaired':
    case 'DeviceReplaced':
      // The token of the machine before it opens nothing any more.
      putToken(body.deviceId);
      return;
    case 'DeviceRevoked':
      secrets.delete(body.deviceId, 'device');
      return;
    case 'KeyAdded':
      if (keyHash !== undefined) secrets.put({ owner: body.keyId, kind: 'key', hash: keyHash, expiresAt: null });
      return;
    case 'KeyRevoked':
      secrets.delete(body.keyId, 'key');
      return;
    case 'SignedIn':
      if (session !== undefined) sessions.create(session);
      return;
    case 'SignedOut':
      if (ownSession !== undefined) sessions.delete(ownSession);
      return;
    default:
  }
}

/** May these events have ended a session of somebody, or shut a device or a program out? */
export function endSessions(events: readonly BranchEvent[]): boolean {
  return events.some(({ body }) =>
    'personId' in body
      ? body.type !== 'SignInFailed'
      : body.type === 'DeviceRevoked' || body.type === 'DeviceReplaced' || body.type === 'KeyRevoked',
  );
}

/**
 * The code of the link that a command made. Derived from the branch's key, so that the stored reply of the command need
 * not hold it and a repeated command still gets it.
 */
export function linkCode(store: Store, commandId: CommandId): string {
  return createHmac('sha256', store.branchKey()).update(`link ${commandId}`).digest('base64url');
}

/** The secret of the key that a command made; derived for the same reason. */
export function keySecret(store: Store, commandId: CommandId): string {
  return KEY_PREFIX + createHmac('sha256', store.branchKey()).update(`key ${commandId}`).digest('base64url');
}
