import { randomInt, randomUUID } from 'node:crypto';
import { type CommandId, type DeviceId, type DeviceKind, type Instant, wallClock } from '@foyer/basics';
import type { Actor } from '@foyer/queue-core';
import { newSecret, secretHash } from './secrets.ts';

/** A code is good for ten minutes by the wall. */
const CODE_MILLISECONDS = 10 * 60 * 1000;
const CODE_LENGTH = 6;
/** Without letters and digits that look alike. */
const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
/** Devices that wait at once: all of them, and those at one address. */
const MOST_PAIRINGS = 1_000;
const MOST_AT_AN_ADDRESS = 20;
/** A device that has not asked for so long, in wall milliseconds, may have to make room; devices ask every few seconds. */
const IDLE_MILLISECONDS = 30_000;

interface Waiting {
  readonly secretHash: string;
  readonly address: string;
  readonly code: string;
  readonly kind: DeviceKind;
  readonly name: string;
  readonly expiresAt: Instant;
  askedAt: Instant;
  /** Set once it was claimed. */
  claimed: Claim | null;
}

/** Which device a machine that shows a code is to be. */
interface Claim {
  readonly deviceId: DeviceId;
  /** What an admin called it, else what it calls itself. */
  readonly name: string;
  readonly by: Actor;
  readonly token: string;
  /** Under which it becomes one of the branch's devices, however often it fetches its token. */
  readonly commandId: CommandId;
  /** Is it one of the branch's devices by now? */
  fetched: boolean;
}

/** A device that was accepted and has not fetched its token yet. */
export interface ExpectedDevice {
  readonly id: DeviceId;
  readonly kind: DeviceKind;
  readonly name: string;
}

export type Pairing =
  | { readonly status: 'waiting'; readonly code: string; readonly expiresAt: Instant }
  | { readonly status: 'claimed'; readonly claim: Claim; readonly kind: DeviceKind }
  /** Too many others wait; it may ask again. */
  | { readonly status: 'full'; readonly retrySeconds: number };

/**
 * Lets devices in: a device shows a short code, an admin claims it, the device fetches its token, and only then is it
 * among the branch's devices. What waits lives in memory only: after a restart the device simply shows a new code.
 */
export class Pairings {
  #waiting: Waiting[] = [];

  /**
   * The device's side, asked again and again with the same secret; `atOnce` pairs without an admin (the demo).
   *
   * @param address - of the network, where the device asks from
   */
  ask(request: { kind: DeviceKind; name: string; secret: string }, address: string, atOnce: boolean): Pairing {
    const now = wallClock.now();
    const hash = secretHash(request.secret);
    this.#dropLapsed(now);
    const waiting = this.#waiting.find((one) => one.secretHash === hash) ?? this.#begin(request, hash, address, now);
    if (waiting === null) return { status: 'full', retrySeconds: IDLE_MILLISECONDS / 1000 };
    waiting.askedAt = now;
    if (atOnce) waiting.claimed ??= claimOf(waiting.name, { kind: 'system' });
    const { claimed, code, expiresAt, kind } = waiting;
    if (claimed === null) return { status: 'waiting', code, expiresAt };
    return { status: 'claimed', claim: claimed, kind };
  }

  /** The machine that shows this code and nobody has accepted; `null` for a wrong, old or used one. */
  find(code: string): { readonly kind: DeviceKind; readonly name: string } | null {
    this.#dropLapsed(wallClock.now());
    return this.#shows(code) ?? null;
  }

  /** The admin's side: lets in the machine that shows this code. `null` for a wrong, old or used one. */
  claim(code: string, by: Actor, name?: string): ExpectedDevice | null {
    this.#dropLapsed(wallClock.now());
    const waiting = this.#shows(code);
    if (waiting === undefined) return null;
    waiting.claimed = claimOf(name ?? waiting.name, by);
    return { id: waiting.claimed.deviceId, kind: waiting.kind, name: waiting.claimed.name };
  }

  /**
   * The machine that shows this code has taken the place of a device: what it will fetch is this token.
   * Whatever was agreed with the machine before it is void.
   */
  replaced(code: string, deviceId: DeviceId, token: string, by: Actor): void {
    this.forget(deviceId);
    const waiting = this.#shows(code);
    if (waiting !== undefined) waiting.claimed = { ...claimOf(waiting.name, by), deviceId, token, fetched: true };
  }

  #shows(code: string): Waiting | undefined {
    const wanted = code.replaceAll(/[\s-]/g, '').toUpperCase();
    return this.#waiting.find((one) => one.code === wanted && one.claimed === null);
  }

  /** Devices that were claimed and have not fetched their token yet. */
  expected(): readonly ExpectedDevice[] {
    this.#dropLapsed(wallClock.now());
    return this.#waiting.flatMap(({ kind, claimed }) =>
      claimed === null || claimed.fetched ? [] : [{ id: claimed.deviceId, kind, name: claimed.name }],
    );
  }

  /** What was agreed with a device is void once it is shut out: when it asks again it is a new one. */
  forget(id: DeviceId): void {
    this.#waiting = this.#waiting.filter(({ claimed }) => claimed?.deviceId !== id);
  }

  #dropLapsed(now: Instant): void {
    this.#waiting = this.#waiting.filter((one) => one.expiresAt > now);
  }

  /** `null` when there is no room: neither a flood nor its own neighbours take a code from a device that keeps asking. */
  #begin(
    { kind, name }: { kind: DeviceKind; name: string },
    hash: string,
    address: string,
    now: Instant,
  ): Waiting | null {
    const neighbours = this.#waiting.filter((one) => one.address === address);
    if (neighbours.length >= MOST_AT_AN_ADDRESS && !this.#makeRoom(neighbours, now)) return null;
    if (this.#waiting.length >= MOST_PAIRINGS && !this.#makeRoom(this.#waiting, now)) return null;
    const expiresAt = (now + CODE_MILLISECONDS) as Instant;
    const code = this.#newCode();
    const waiting: Waiting = { secretHash: hash, address, code, kind, name, expiresAt, askedAt: now, claimed: null };
    this.#waiting.push(waiting);
    return waiting;
  }

  /** Forgets the one that has not asked for longest, of those that have what they want or don't seem to be there. */
  #makeRoom(among: readonly Waiting[], now: Instant): boolean {
    const [oldest] = among
      .filter(({ claimed, askedAt }) => (claimed === null ? now - askedAt > IDLE_MILLISECONDS : claimed.fetched))
      .sort((one, other) => one.askedAt - other.askedAt);
    this.#waiting = this.#waiting.filter((one) => one !== oldest);
    return oldest !== undefined;
  }

  #newCode(): string {
    for (;;) {
      const code = Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('');
      if (this.#waiting.every((one) => one.code !== code)) return code;
    }
  }
}

function claimOf(name: string, by: Actor): Claim {
  return {
    deviceId: randomUUID() as DeviceId,
    name,
    by,
    token: newSecret(),
    commandId: randomUUID() as CommandId,
    fetched: false,
  };
}
