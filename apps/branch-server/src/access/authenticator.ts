import { type DeviceId, type Instant, wallClock } from '@foyer/basics';
import type * as contract from '@foyer/contract';
import { StorageUnavailable, type Store, type User } from '@foyer/store';
import { parseCookie } from 'cookie';
import { DEMO_PASSWORD } from '../settings/demo-branch.ts';
import type { Identity } from './identity.ts';
import { Lockout } from './lockout.ts';
import { isPassword, newSecret, secretHash } from './secrets.ts';

export const SESSION_COOKIE = 'foyer_session';
/** A working day and a bit; wall time. */
export const SESSION_SECONDS = 12 * 60 * 60;
/** A device's last sighting is noted at most this often, wall milliseconds. */
const SEEN_EVERY = 60_000;
/** Places where somebody has signed in that are remembered; then all are forgotten. */
const MOST_PLACES = 10_000;

export type SignIn =
  | { readonly kind: 'signed-in'; readonly token: string; readonly user: contract.User }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly seconds: number };

/** Who comes in: staff by the session in their cookie, devices by their token. */
export class Authenticator {
  readonly #store: Store;
  readonly #lockout = new Lockout();
  /** Where each has signed in before: whoever guesses at their name elsewhere doesn't lock them out there. */
  readonly #places = new Set<string>();
  readonly #seen = new Map<string, number>();
  readonly #demo: boolean;
  #onSessionEnded: () => void = () => {};

  /** Outside the demo nobody signs in with its password, whatever the account. */
  constructor(store: Store, { demo }: { demo: boolean }) {
    this.#store = store;
    this.#demo = demo;
  }

  /**
   * Checks a name and password; slows down guessing.
   *
   * @param address - of the network, where the attempt comes from
   */
  async signIn(name: string, password: string, address: string): Promise<SignIn> {
    const place = `${address} ${name}`;
    const guesser = this.#places.has(place) ? `at ${place}` : `as ${name}`;
    const seconds = this.#lockout.begin(guesser, wallClock.now());
    if (seconds > 0) return { kind: 'wait', seconds };
    const user = await this.#userOf(name, password);
    if (user === null) {
      this.#lockout.failed(guesser, wallClock.now());
      return { kind: 'wrong' };
    }
    this.#lockout.succeeded(guesser);
    if (this.#places.size >= MOST_PLACES) this.#places.clear();
    this.#places.add(place);
    const token = newSecret();
    const now = wallClock.now();
    this.#store.sessions.create({
      tokenHash: secretHash(token),
      userId: user.id,
      createdAt: now,
      expiresAt: (now + SESSION_SECONDS * 1000) as Instant,
    });
    return { kind: 'signed-in', token, user: userWire(user) };
  }

  signOut(cookie: string | undefined): void {
    const token = sessionToken(cookie);
    if (token === null) return;
    this.#store.sessions.delete(secretHash(token));
    this.#onSessionEnded();
  }

  /** Shuts a device out at once. */
  revoke(id: DeviceId): void {
    this.#store.devices.revoke(id, wallClock.now());
    this.#onSessionEnded();
  }

  /** Calls back when somebody who was let in is no longer. */
  onSessionEnded(listener: () => void): void {
    this.#onSessionEnded = listener;
  }

  /** A device's token comes first, then the cookie; neither good: nobody. */
  identify(cookie: string | undefined, deviceToken: string | undefined): Identity {
    if (deviceToken !== undefined) return this.#device(deviceToken);
    const token = sessionToken(cookie);
    const session = token === null ? null : this.#store.sessions.find(secretHash(token), wallClock.now());
    const user = session === null ? null : this.#store.users.find(session.userId);
    if (user === null || user.disabled) return { kind: 'nobody' };
    return { kind: 'staff', ...userWire(user) };
  }

  /** The user who signs in so; `null` for a wrong name or password, in the same time. */
  async #userOf(name: string, password: string): Promise<User | null> {
    const user = this.#store.users.findByName(name);
    const usable = user !== null && !user.disabled && (this.#demo || password !== DEMO_PASSWORD);
    return (await isPassword(password, usable ? user.passwordHash : null)) ? user : null;
  }

  #device(token: string): Identity {
    const device = this.#store.devices.findByToken(secretHash(token));
    if (device === null) return { kind: 'nobody' };
    const now = wallClock.now();
    if (now - (this.#seen.get(device.id) ?? 0) > SEEN_EVERY) {
      this.#seen.set(device.id, now);
      this.#noteSeen(device.id, now);
    }
    return { kind: 'device', id: device.id, device: device.kind, name: device.name };
  }

  /** A full disk shuts nobody out: the sighting is noted another time. */
  #noteSeen(id: DeviceId, now: Instant): void {
    try {
      this.#store.devices.seen(id, now);
    } catch (error) {
      if (!(error instanceof StorageUnavailable)) throw error;
    }
  }
}

/** Somebody who signs in as everybody may know them. */
export function userWire({ id, name, displayName, role, language }: contract.User): contract.User {
  return { id, name, displayName, role, language };
}

function sessionToken(cookie: string | undefined): string | null {
  if (cookie === undefined) return null;
  return parseCookie(cookie)[SESSION_COOKIE] ?? null;
}
