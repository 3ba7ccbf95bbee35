import { randomInt, randomUUID } from 'node:crypto';
import { type DeviceId, type DeviceKind, type Instant, wallClock } from '@foyer/basics';
import type { Device, Store } from '@foyer/store';
import { newSecret, secretHash } from './secrets.ts';

/** A code is good for ten minutes by the wall. */
const CODE_MILLISECONDS = 10 * 60 * 1000;
const CODE_LENGTH = 6;
/** Without letters and digits that look alike. */
const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
/** More devices than this don't wait for approval at once; the oldest has to ask again. */
const MOST_PAIRINGS = 100;

interface Waiting {
  readonly secretHash: string;
  readonly code: string;
  readonly kind: DeviceKind;
  readonly name: string;
  readonly expiresAt: Instant;
  /** Set once it was claimed, until the device has fetched it. */
  claimed: { device: Device; token: string } | null;
}

export type Pairing =
  | { readonly status: 'waiting'; readonly code: string; readonly expiresAt: Instant }
  | { readonly status: 'paired'; readonly device: Device; readonly token: string };

/**
 * Lets devices in: a device shows a short code, an admin claims it, the device fetches its token. What waits lives in
 * memory only: after a restart the device simply shows a new code.
 */
export class Pairings {
  readonly #store: Store;
  #waiting: Waiting[] = [];

  constructor(store: Store) {
    this.#store = store;
  }

  /** The device's side, asked again and again with the same secret; `atOnce` pairs without an admin (the demo). */
  ask(request: { kind: DeviceKind; name: string; secret: string }, atOnce: boolean): Pairing {
    const now = wallClock.now();
    const hash = secretHash(request.secret);
    this.#waiting = this.#waiting.filter((one) => one.expiresAt > now);
    let waiting = this.#waiting.find((one) => one.secretHash === hash);
    if (waiting === undefined) {
      const { kind, name } = request;
      const expiresAt = (now + CODE_MILLISECONDS) as Instant;
      waiting = { secretHash: hash, code: this.#newCode(), kind, name, expiresAt, claimed: null };
      this.#waiting = [...this.#waiting, waiting].slice(-MOST_PAIRINGS);
    }
    if (atOnce && waiting.claimed === null) this.claim(waiting.code);
    if (waiting.claimed === null) return { status: 'waiting', code: waiting.code, expiresAt: waiting.expiresAt };
    return { status: 'paired', ...waiting.claimed };
  }

  /** The admin's side: lets in the device that shows this code. `null` for a wrong, old or used one. */
  claim(code: string, name?: string): Device | null {
    const now = wallClock.now();
    const wanted = code.replaceAll(/[\s-]/g, '').toUpperCase();
    const waiting = this.#waiting.find((one) => one.code === wanted && one.claimed === null && one.expiresAt > now);
    if (waiting === undefined) return null;
    const token = newSecret();
    const device: Device = {
      id: randomUUID() as DeviceId,
      kind: waiting.kind,
      name: name ?? waiting.name,
      tokenHash: secretHash(token),
      createdAt: now,
      lastSeenAt: null,
      revokedAt: null,
    };
    this.#store.devices.upsert(device);
    waiting.claimed = { device, token };
    return device;
  }

  /** What was agreed with a device is void once it is shut out: when it asks again it is a new one. */
  forget(id: DeviceId): void {
    this.#waiting = this.#waiting.filter(({ claimed }) => claimed?.device.id !== id);
  }

  #newCode(): string {
    for (;;) {
      const code = Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('');
      if (this.#waiting.every((one) => one.code !== code)) return code;
    }
  }
}
