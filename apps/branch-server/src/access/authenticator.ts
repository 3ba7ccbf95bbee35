import {
  type AgentId,
  type CommandId,
  type DeviceId,
  type Instant,
  type KeyId,
  type SessionId,
  signInName,
  wallClock,
} from '@foyer/basics';
import type * as contract from '@foyer/contract';
import { type Actor, type BranchState, type Command, type Person, personNamed } from '@foyer/queue-core';
import { type Session, StorageUnavailable, type Store } from '@foyer/store';
import { parseCookie } from 'cookie';
import { uuidv7 } from 'uuidv7';
import { problemOfRefusal } from '../http/problems.ts';
import type { CommandRunner, RunnerRefusal } from '../runner/command-runner.ts';
import { DEMO_PASSWORD } from '../settings/demo-branch.ts';
import { type AccountSecrets, KEY_PREFIX, keepAccountSecrets } from './account-secrets.ts';
import type { FailedSignIns } from './failed-sign-ins.ts';
import { actorOf, type Identity, type StaffIdentity } from './identity.ts';
import { Lockout } from './lockout.ts';
import { hashPassword, isPassword, newSecret, secretHash } from './secrets.ts';

export const SESSION_COOKIE = 'foyer_session';
/** A working day and a bit; wall time. */
export const SESSION_SECONDS = 12 * 60 * 60;
/** When a device was last seen, or a session last used, is noted at most this often, wall milliseconds. */
const SEEN_EVERY = 60_000;
/** Places where somebody has signed in that are remembered; then all are forgotten. */
const MOST_PLACES = 10_000;

/** Where somebody comes from. */
export interface Place {
  /** Of the network. */
  readonly address: string;
  /** In a few words. */
  readonly browser: string;
}

type Wait = { readonly kind: 'wait'; readonly seconds: number };
export type SignIn =
  | { readonly kind: 'signed-in'; readonly token: string; readonly user: contract.User }
  | { readonly kind: 'wrong' }
  | Wait;

export interface AuthenticatorParts {
  readonly store: Store;
  readonly runner: CommandRunner;
  readonly failed: FailedSignIns;
  /** Outside the demo nobody signs in with its password, whatever the account. */
  readonly demo: boolean;
}

/** Who comes in: staff by the session in their cookie, devices by their token. */
export class Authenticator {
  readonly #parts: AuthenticatorParts;
  readonly #lockout = new Lockout();
  /** Where each has signed in before: whoever guesses at their name elsewhere doesn't lock them out there. */
  readonly #places = new Set<string>();
  readonly #seen = new Map<string, number>();
  /** Sessions that ended while the disk was full: here at once, there when there is room. */
  readonly #endedHere = new Map<string, Session>();
  #ending = false;
  readonly #onEnded = new Set<() => void>();

  constructor(parts: AuthenticatorParts) {
    this.#parts = parts;
  }

  /** Calls back when a session has ended that no event tells of. */
  subscribe(subscriber: () => void): void {
    this.#onEnded.add(subscriber);
  }

  /** Follows the log: what could be written shows that there is room. */
  follow(): void {
    if (this.#endedHere.size > 0 && !this.#ending) void this.#endThere();
  }

  /** Ends on the disk too what has ended here, until it refuses. */
  async #endThere(): Promise<void> {
    this.#ending = true;
    for (const session of this.#endedHere.values()) {
      if ((await this.#signOut(session)) !== null) break;
      this.#endedHere.delete(session.tokenHash);
    }
    this.#ending = false;
  }

  /** Checks a name and password; slows down guessing. */
  async signIn(typed: string, password: string, place: Place): Promise<SignIn> {
    const name = signInName(typed);
    const here = `${place.address} ${name}`;
    const guesser = this.#places.has(here) ? `at ${here}` : `as ${name}`;
    const seconds = this.#lockout.begin(guesser, wallClock.now());
    const known = personNamed(this.#state, name);
    if (seconds > 0) {
      await this.#parts.failed.note(known?.id ?? null, name, place.address);
      return { kind: 'wait', seconds };
    }
    const person = await this.#personOf(known, password);
    const signedIn = person === null ? null : await this.#begin(person.id, person.passwordHash, place);
    if (signedIn === null) {
      this.#lockout.failed(guesser, wallClock.now());
      await this.#parts.failed.note(known?.id ?? null, name, place.address);
      return { kind: 'wrong' };
    }
    this.#lockout.succeeded(guesser);
    if (this.#places.size >= MOST_PLACES) this.#places.clear();
    this.#places.add(here);
    return signedIn;
  }

  /** Whose the code of a one-time link is, while it is good; slows down guessing. */
  async linked(code: string, { address }: Place): Promise<Person | 'wrong' | Wait> {
    const guesser = `link ${address}`;
    const seconds = this.#lockout.begin(guesser, wallClock.now());
    if (seconds > 0) return { kind: 'wait', seconds };
    const link = this.#parts.store.secrets.find('link', secretHash(code), wallClock.now());
    const person = link === null ? undefined : this.#state.people.get(link.owner as AgentId);
    if (person === undefined || person.disabled) {
      this.#lockout.failed(guesser, wallClock.now());
      await this.#parts.failed.note(null, null, address);
      return 'wrong';
    }
    this.#lockout.succeeded(guesser);
    return person;
  }

  /** Sets the password of the person who has the link, which is used up by it, and signs them in; `null`: it was used meanwhile. */
  async redeem(code: string, person: Person, password: string, place: Place): Promise<SignIn | null> {
    const { store } = this.#parts;
    const passwordHash = await hashPassword(password);
    const linkHash = secretHash(code);
    const set = await this.#submit(
      { kind: 'staff', id: person.id, role: person.role },
      { type: 'set-password', personId: person.id, by: 'link' },
      { passwordHashes: new Map([[person.id, passwordHash]]) },
      () => (store.secrets.find('link', linkHash, wallClock.now()) === null ? GONE : null),
    );
    return set ? await this.#begin(person.id, passwordHash, place) : null;
  }

  /** Sets one's own password; the other sessions end. `wrong`: the present one is another. */
  async setPassword(identity: StaffIdentity, current: string, password: string, cookie: string | undefined) {
    const guesser = `own ${identity.id}`;
    const seconds = this.#lockout.begin(guesser, wallClock.now());
    if (seconds > 0) return { kind: 'wait', seconds } as const;
    const person = await this.#personOf(this.#state.people.get(identity.id) ?? null, current);
    if (person === null) {
      this.#lockout.failed(guesser, wallClock.now());
      return { kind: 'wrong' } as const;
    }
    this.#lockout.succeeded(guesser);
    const ownSession = secretHash(sessionToken(cookie) ?? '');
    const passwordHashes = new Map([[identity.id, await hashPassword(password)]]);
    const command = { type: 'set-password', personId: identity.id, by: 'themselves' } as const;
    const done = await this.#submit(actorOf(identity), command, { passwordHashes, ownSession }, this.#still(person));
    return { kind: done ? 'set' : 'wrong' } as const;
  }

  async signOut(cookie: string | undefined): Promise<void> {
    const session = this.#sessionOf(cookie);
    if (session !== null) await this.endSession(session);
  }

  /** One's own sessions, and which of them it is that asks. */
  sessionsOf({ id }: StaffIdentity, cookie: string | undefined): readonly (Session & { readonly current: boolean })[] {
    const tokenHash = secretHash(sessionToken(cookie) ?? '');
    const sessions = this.#parts.store.sessions.listOf(id, wallClock.now());
    return sessions
      .filter((session) => !this.#endedHere.has(session.tokenHash))
      .map((session) => ({ ...session, current: session.tokenHash === tokenHash }));
  }

  /** Ends a session on its owner's behalf; also on a full disk, where only another start before there is room would bring it back. */
  async endSession(session: Session): Promise<void> {
    const refusal = await this.#signOut(session);
    if (refusal === null) return;
    if (refusal.code !== 'storage-unavailable' || refusal.changed === 'unknown') throw problemOfRefusal(refusal);
    this.#endedHere.set(session.tokenHash, session);
    for (const subscriber of this.#onEnded) subscriber();
  }

  /** Why a session could not be ended; `null`: it was, or there is nobody any more whose it is. */
  async #signOut({ personId, tokenHash }: Session): Promise<RunnerRefusal | null> {
    const person = this.#state.people.get(personId);
    if (person === undefined) return null;
    const actor = { kind: 'staff', id: personId, role: person.role } as const;
    const refusal = await this.#refusalOf(actor, { type: 'sign-out', personId }, { ownSession: tokenHash });
    return refusal?.code === 'invalid-state' ? null : refusal;
  }

  /** A device's token or a program's key comes first, then the cookie; neither good: nobody. */
  identify(cookie: string | undefined, deviceToken: string | undefined): Identity {
    if (deviceToken?.startsWith(KEY_PREFIX) === true) return this.#key(deviceToken);
    if (deviceToken !== undefined) return this.#device(deviceToken);
    const session = this.#sessionOf(cookie);
    const person = session === null ? undefined : this.#state.people.get(session.personId);
    if (session === null || person === undefined || person.disabled) return { kind: 'nobody' };
    this.#note(session.id, (now) => this.#parts.store.sessions.used(session.tokenHash, now));
    return { kind: 'staff', ...userWire(person) };
  }

  get #state(): BranchState {
    return this.#parts.runner.state;
  }

  #sessionOf(cookie: string | undefined): Session | null {
    const token = sessionToken(cookie);
    const tokenHash = token === null ? null : secretHash(token);
    if (tokenHash === null || this.#endedHere.has(tokenHash)) return null;
    return this.#parts.store.sessions.find(tokenHash, wallClock.now());
  }

  /** The person, if this is their password; `null` for nobody or a wrong one, in the same time. */
  async #personOf(person: Person | null, password: string) {
    const { store, demo } = this.#parts;
    const usable = person !== null && !person.disabled && (demo || password !== DEMO_PASSWORD);
    const kept = usable ? store.secrets.of(person.id, 'password', wallClock.now()) : null;
    const right = await isPassword(password, kept?.hash ?? null);
    return right && person !== null && kept !== null ? { id: person.id, passwordHash: kept.hash } : null;
  }

  /** Begins a session; `null` when the password is no longer the one that was checked, or the person may not. */
  async #begin(personId: AgentId, passwordHash: string, place: Place): Promise<SignIn | null> {
    const person = this.#state.people.get(personId);
    if (person === undefined) return null;
    const token = newSecret();
    const now = wallClock.now();
    const session: Session = {
      id: uuidv7() as SessionId,
      tokenHash: secretHash(token),
      personId,
      createdAt: now,
      lastUsedAt: now,
      expiresAt: (now + SESSION_SECONDS * 1000) as Instant,
      ...place,
    };
    const done = await this.#submit(
      { kind: 'staff', id: personId, role: person.role },
      { type: 'sign-in', personId, address: place.address },
      { session },
      this.#still({ id: personId, passwordHash }),
    );
    return done ? { kind: 'signed-in', token, user: userWire(person) } : null;
  }

  /** A guard: between the check of a password and the commit somebody may have changed it. */
  #still({ id, passwordHash }: { readonly id: AgentId; readonly passwordHash: string }): () => RunnerRefusal | null {
    const { secrets } = this.#parts.store;
    return () => (secrets.of(id, 'password', wallClock.now())?.hash === passwordHash ? null : GONE);
  }

  /**
   * Carries out a command about an account and keeps its secrets.
   *
   * @returns whether it was; not, when the account is not as it was a moment ago
   * @throws HttpProblem when it can't be for another reason
   */
  async #submit(
    actor: Actor,
    command: Command,
    beside: AccountSecrets,
    guard: () => RunnerRefusal | null = () => null,
  ): Promise<boolean> {
    const refusal = await this.#refusalOf(actor, command, beside, guard);
    if (refusal === null) return true;
    if (refusal === GONE || refusal.code === 'invalid-state') return false;
    throw problemOfRefusal(refusal);
  }

  async #refusalOf(
    actor: Actor,
    command: Command,
    beside: AccountSecrets,
    guard: () => RunnerRefusal | null = () => null,
  ): Promise<RunnerRefusal | null> {
    const { runner, store } = this.#parts;
    const answer = await runner.submit({
      commandId: uuidv7() as CommandId,
      actor,
      command,
      // Not of the request: a quick hash of a password would be as good as the password.
      requestHash: '',
      guard,
      alongside: (events) => keepAccountSecrets(store, events, beside),
      reply: () => null,
    });
    return answer.ok ? null : answer.error;
  }

  #key(secret: string): Identity {
    const { secrets } = this.#parts.store;
    const kept = secrets.find('key', secretHash(secret), wallClock.now());
    const key = kept === null ? undefined : this.#state.keys.get(kept.owner as KeyId);
    if (key === undefined || key.revokedAt !== null) return { kind: 'nobody' };
    this.#note(key.id, (now) => secrets.used(key.id, 'key', now));
    return { kind: 'key', id: key.id, name: key.name, scopes: key.scopes };
  }

  #device(token: string): Identity {
    const { store } = this.#parts;
    const known = store.secrets.find('device', secretHash(token), wallClock.now());
    const device = known === null ? undefined : this.#state.devices.get(known.owner as DeviceId);
    if (device?.state !== 'active') return { kind: 'nobody' };
    this.#note(device.id, (now) => store.sightings.seen(device.id, now));
    return { kind: 'device', id: device.id, device: device.settings.kind, name: device.name };
  }

  /** Notes a sighting, now and then. A full disk shuts nobody out: it is noted another time. */
  #note(id: string, write: (now: Instant) => void): void {
    const now = wallClock.now();
    if (now - (this.#seen.get(id) ?? 0) <= SEEN_EVERY) return;
    if (this.#seen.size >= MOST_PLACES) this.#seen.clear();
    this.#seen.set(id, now);
    try {
      write(now);
    } catch (error) {
      if (!(error instanceof StorageUnavailable)) throw error;
    }
  }
}

/** What was checked is no longer so. */
const GONE: RunnerRefusal = { code: 'not-found', what: 'person', id: '' };

/** Somebody who signs in as they are told of themselves. */
export function userWire(person: Person | StaffIdentity): contract.User {
  const { id, name, displayName, role, language, counters, services, profileId, withheld } = person;
  return {
    id,
    name,
    displayName,
    role,
    language,
    counters: counters === null ? null : [...counters],
    services: services === null ? null : [...services],
    profileId,
    withheld: [...withheld],
  };
}

function sessionToken(cookie: string | undefined): string | null {
  if (cookie === undefined) return null;
  return parseCookie(cookie)[SESSION_COOKIE] ?? null;
}
