import { createHmac } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import type { CountryCode } from 'libphonenumber-js/min';
import { PASSWORD_COST } from './secrets.ts';

/** What a customer said that ties their visits together. */
export interface Identifying {
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
}

/** Hashes that are worked out at a time; each takes a thread of the pool and 19 MiB. */
const AT_A_TIME = 2;
/** Hashes that may wait: seconds of work. */
const MOST_WAITING = 200;

/** Says under what a customer is found again; slow, so that nobody who takes the data away tries all numbers out. */
export class CustomerLookup {
  readonly #secret: Buffer;
  readonly #salt: Buffer;
  readonly #mostWaiting: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  /**
   * @param organisationKey - shared by all branches in which one person is to be one
   * @param mostWaiting - hashes that may wait for others
   */
  constructor(organisationKey: Buffer, mostWaiting = MOST_WAITING) {
    this.#mostWaiting = mostWaiting;
    const derived = (what: string) => createHmac('sha256', organisationKey).update(what).digest();
    this.#secret = derived('customer lookup secret');
    // One for all: a customer is looked for by their hash.
    this.#salt = derived('customer lookup salt').subarray(0, 16);
  }

  /**
   * The slow keyed hash of a phone number, or else of an email address. Worked out on the thread pool.
   * @param locale - of the branch: a number without a country is one of its region
   * @returns `undefined` where they said neither, `null` where too many hashes are waited for
   */
  async of(said: Identifying, locale: string): Promise<string | null | undefined> {
    const identifier = await identifierOf(said, locale);
    if (identifier === undefined) return undefined;
    if (this.#waiting.length >= this.#mostWaiting) return null;
    if (this.#running >= AT_A_TIME) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
    try {
      const hash = await hashRaw(identifier, { ...PASSWORD_COST, secret: this.#secret, salt: this.#salt });
      return hash.toString('base64url');
    } finally {
      // Whoever is next takes the place over.
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}

async function identifierOf({ phone, email }: Identifying, locale: string): Promise<string | undefined> {
  const number = phone === undefined ? null : await phoneNumber(phone, locale);
  if (number !== null) return `phone:${number}`;
  return email === undefined ? undefined : `email:${email.trim().toLowerCase()}`;
}

/**
 * A phone number as E.164, however it was written; `null` when it is none. Numbers come into use faster than programs
 * are renewed, so only its length is looked at.
 * @param locale - BCP 47 with a region: a number without a country is one of it
 */
export async function phoneNumber(typed: string, locale: string): Promise<string | null> {
  // A start need not wait for it: many branches never ask for a number.
  const { isSupportedCountry, parsePhoneNumberFromString } = await import('libphonenumber-js/min');
  const { region = '' } = new Intl.Locale(locale);
  const country: CountryCode | undefined = isSupportedCountry(region) ? region : undefined;
  const parsed = parsePhoneNumberFromString(typed, country);
  return parsed?.isPossible() === true ? parsed.number : null;
}
