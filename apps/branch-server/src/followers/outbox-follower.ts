import type { Clock, Instant } from '@foyer/basics';
import { type LoggedEvent, type Occasion, StorageUnavailable, type Store } from '@foyer/store';
import type { Logger } from 'pino';
import { LONGEST_PAUSE, pauseAfter } from './back-off.ts';
import type { Effect } from './effect.ts';
import { type FollowerStatus, TROUBLES } from './follower-status.ts';
import { Sender, type SendResult } from './sender.ts';

/** It does something at most once in so many wall milliseconds, however much happens. */
const INTERVAL = 100;
/** Events that are read at a time, of so many that are looked through: nobody waits for it. */
const MOST_EVENTS = 100;
const LOOKED_THROUGH = 2_000;
/** While nothing is to be sent, how far it has come is kept once in so many events. */
const STRIDE = 1_000;

/** What keeps it from reading on, since when, how often it has tried, and when it tries again. */
interface Trouble {
  readonly kind: 'event' | 'storage';
  readonly since: Instant;
  readonly failures: number;
  readonly againAt: Instant;
}

/** What was read of the log: what is to be sent, the last event read, and what broke it off, if anything. */
interface Reading {
  readonly occasions: readonly (Occasion & { readonly seq: number })[];
  readonly to: number;
  readonly failure: { readonly error: unknown } | null;
}

export interface OutboxFollowerOptions {
  readonly effect: Effect;
  readonly store: Pick<Store, 'batch' | 'clock' | 'outbox'>;
  readonly clock: Clock;
  readonly log: Logger;
  /** Something may be due at another time than before. */
  readonly onDue: () => void;
  readonly onResult: (result: SendResult) => void;
}

/**
 * Follows the log for one effect. All it does is one step, over and over: keep what became of those that were on their
 * way, read on, keep what is to be sent and how far it has come, all of it in one transaction, then send what is due.
 * Killed between any two instructions it goes on from there: nothing is missed, and what is sent twice has the same key.
 */
export class OutboxFollower {
  readonly #options: OutboxFollowerOptions;
  readonly #read: (after: number, upTo: number, limit: number) => Iterable<LoggedEvent>;
  readonly #sender: Sender;
  /** How far it has come, as it is kept; `null`: it could not be kept yet that it begins. */
  #kept: number | null = null;
  /** How far it has come; up to a stride further, while nothing is to be sent. */
  #seen: number;
  #trouble: Trouble | null = null;
  #turn: NodeJS.Immediate | null = null;
  /** Takes back the end of the pause after a step. */
  #pause: (() => void) | null = null;
  #wanted = false;
  #closed = false;
  /** What the clock said last. */
  #latest = 0 as Instant;

  constructor(options: OutboxFollowerOptions) {
    const { effect, store, clock, log, onResult } = options;
    this.#options = options;
    this.#read = store.outbox.reader(effect.types);
    this.#sender = new Sender({ effect, store, clock, log, onEnded: () => this.wake(), onResult });
    this.#seen = store.clock;
    this.#attempt(() => this.#begin());
  }

  get status(): FollowerStatus {
    const { name } = this.#options.effect;
    const since = this.#trouble?.since ?? this.#sender.failsSince;
    const kind = this.#trouble?.kind ?? 'sending';
    return { name, clock: this.#seen, trouble: since === null ? null : TROUBLES[kind], since };
  }

  /** When it is to be woken; `null`: not before something happens. */
  get nextDue(): Instant | null {
    if (this.#wanted || this.#closed) return null;
    // The clock was put back: what waits for a moment would wait until it has come again.
    if (this.#options.clock.now() < this.#latest) return 0 as Instant;
    if (this.#trouble?.kind === 'storage') return this.#trouble.againAt;
    const times = [this.#sender.nextDue, this.#trouble?.againAt ?? null].filter((at) => at !== null);
    return times.length === 0 ? null : (Math.min(...times) as Instant);
  }

  /** There may be something to do. It is done in a turn of its own, soon. */
  wake(): void {
    this.#wanted = true;
    if (this.#pause === null && !this.#closed) this.#turn ??= setImmediate(() => this.#step());
  }

  /** Stops what is on its way, which is sent again another time, and keeps what became of the others. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#sender.close();
    if (this.#turn !== null) clearImmediate(this.#turn);
    this.#pause?.();
    this.#attempt(() => this.#keep(this.#options.clock.now(), null));
  }

  #step(): void {
    const { clock, onDue } = this.#options;
    this.#turn = null;
    this.#wanted = false;
    const now = clock.now();
    this.#pause = clock.alarm((now + INTERVAL * clock.speed) as Instant, () => {
      this.#pause = null;
      if (this.#wanted) this.wake();
    });
    if (now < this.#latest && this.#trouble !== null) this.#trouble = { ...this.#trouble, againAt: now };
    const waits = this.#trouble !== null && this.#trouble.againAt > now;
    if (!(waits && this.#trouble?.kind === 'storage')) {
      this.#attempt(() => {
        if (now < this.#latest) this.#hasten(now);
        this.#begin();
        if (this.#goOn(now, waits)) this.wake();
        this.#sender.send(now);
      });
    }
    this.#latest = now;
    onDue();
  }

  /** Does what the disk may refuse; it is done again later then. */
  #attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#backOff(error);
    }
  }

  /** In the constructor, so that a new branch's first event is not missed; where the disk refuses, before the next step. */
  #begin(): void {
    const { store, effect } = this.#options;
    if (this.#kept !== null) return;
    this.#kept = store.outbox.begin(effect.name, effect.from ?? 'end');
    this.#seen = this.#kept;
  }

  /** What failed is tried again soon by the clock that was put back, instead of by the one before. */
  #hasten(now: Instant): void {
    const { store, effect, clock } = this.#options;
    store.outbox.hasten(effect.name, now, (now + LONGEST_PAUSE * clock.speed) as Instant);
  }

  /** Keeps what there is to keep and reads on, unless that waits; whether there is more to read. */
  #goOn(now: Instant, waits: boolean): boolean {
    const reading = waits ? null : this.#readOn();
    this.#keep(now, reading);
    if (reading === null) return false;
    // It has come further than where it failed before.
    if (reading.to > this.#seen || reading.failure === null) this.#over();
    this.#seen = reading.to;
    if (reading.failure !== null) this.#backOff(reading.failure.error);
    return reading.failure === null && reading.to < this.#options.store.clock;
  }

  /** In one transaction: what became of those on their way, what is to be sent, and how far the log was read. */
  #keep(now: Instant, reading: Reading | null): void {
    const { store, effect } = this.#options;
    const ended = this.#sender.ended();
    const from = this.#kept ?? 0;
    const advance = reading !== null && (reading.occasions.length > 0 || reading.to >= from + STRIDE) ? reading : null;
    if (ended.length === 0 && advance === null) return;
    store.batch(() => {
      this.#sender.keep(ended, now);
      if (advance !== null) store.outbox.advance(effect.name, from, advance.to, advance.occasions);
    });
    if (advance !== null) this.#kept = advance.to;
    this.#sender.settled(ended, now);
  }

  #readOn(): Reading {
    const { store, effect } = this.#options;
    const occasions: (Occasion & { readonly seq: number })[] = [];
    let to = this.#seen;
    const end = Math.min(store.clock, to + LOOKED_THROUGH);
    let count = 0;
    try {
      for (const { seq, event } of to < end ? this.#read(to, end, MOST_EVENTS) : []) {
        const made = effect.occasions(event, seq);
        occasions.push(...made.map((occasion) => ({ ...occasion, seq })));
        to = seq;
        count += 1;
      }
      return { occasions, to: count < MOST_EVENTS ? end : to, failure: null };
    } catch (error) {
      return { occasions, to, failure: { error } };
    }
  }

  #backOff(error: unknown): void {
    const { clock, log, effect } = this.#options;
    const kind = error instanceof StorageUnavailable ? 'storage' : 'event';
    const before = this.#trouble;
    const failures = before?.failures ?? 0;
    const now = clock.now();
    const againAt = Math.ceil(now + pauseAfter(failures) * clock.speed) as Instant;
    this.#trouble = { kind, since: before?.since ?? now, failures: failures + 1, againAt };
    if (before?.kind === kind) return;
    log.error({ err: error, follower: effect.name, clock: this.#seen }, 'what follows the log is in trouble');
  }

  #over(): void {
    if (this.#trouble === null) return;
    const { log, effect } = this.#options;
    this.#trouble = null;
    log.info({ follower: effect.name, clock: this.#seen }, 'what follows the log goes on');
  }
}
