import { randomUUID } from 'node:crypto';
import { type DeviceId, type Instant, type TestPrintOutcome, wallClock } from '@foyer/basics';
import type { Part } from '../parts.ts';

/** A test print that a device was asked for. */
export interface TestPrint {
  readonly id: string;
  /** On the wall clock. */
  readonly askedAt: Instant;
  /** `null` while nobody knows. */
  readonly outcome: TestPrintOutcome | null;
  readonly reason: string | null;
}

/** A slow printer on a slow line has that long, wall milliseconds. */
const PATIENCE = 60_000;

/** The last test print of each device: of this hour only, so it is in no log. */
export class TestPrints implements Part {
  readonly name = 'test prints';
  readonly #patience: number;
  readonly #last = new Map<DeviceId, TestPrint>();
  readonly #timers = new Map<DeviceId, NodeJS.Timeout>();
  readonly #subscribers = new Set<() => void>();

  /** @param patience - wall milliseconds until a device counts as not answering; tests make it short */
  constructor(patience = PATIENCE) {
    this.#patience = patience;
  }

  /** Calls back when one is asked for, and when one is over. */
  subscribe(subscriber: () => void): void {
    this.#subscribers.add(subscriber);
  }

  of(id: DeviceId): TestPrint | null {
    return this.#last.get(id) ?? null;
  }

  /** Asks for one; while one is under way it stays that one. */
  ask(id: DeviceId): void {
    if (this.of(id)?.outcome === null) return;
    this.#become(id, { id: randomUUID(), askedAt: wallClock.now(), outcome: null, reason: null });
    const timer = setTimeout(() => this.#end(id, 'unanswered', null), this.#patience);
    timer.unref();
    this.#timers.set(id, timer);
  }

  /** The device says what became of it; of another one than the last nobody wants to know. */
  answer(
    id: DeviceId,
    answer: { readonly id: string; readonly outcome: TestPrintOutcome; readonly reason: string | null },
  ) {
    if (this.of(id)?.id === answer.id) this.#end(id, answer.outcome, answer.reason);
  }

  forget(id: DeviceId): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.#last.delete(id);
  }

  close(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #end(id: DeviceId, outcome: TestPrintOutcome, reason: string | null): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    const print = this.#last.get(id);
    if (print !== undefined) this.#become(id, { ...print, outcome, reason });
  }

  #become(id: DeviceId, print: TestPrint): void {
    this.#last.set(id, print);
    for (const subscriber of this.#subscribers) subscriber();
  }
}
