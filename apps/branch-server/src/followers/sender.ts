import type { Clock, Instant } from '@foyer/basics';
import type { Store, WaitingOccasion } from '@foyer/store';
import type { Logger } from 'pino';
import { pauseAfter } from './back-off.ts';
import type { Effect } from './effect.ts';
import { type Outcome, sendInTime } from './send-in-time.ts';

/** How many are on their way at once where the effect doesn't say. */
const AT_ONCE = 8;

/** What came of sending something: it is `failed` where it is tried again, `put-off` where its time had not come. */
export type SendResult = 'answered' | 'failed' | 'put-off' | 'given-up';

/** One of which it is known what became of it. */
export interface Ended {
  readonly occasion: WaitingOccasion;
  readonly outcome: Outcome | 'too-late';
}

interface Underway {
  readonly controller: AbortController;
  ended: Ended | null;
}

export interface SenderOptions {
  readonly effect: Effect;
  readonly store: Pick<Store, 'outbox'>;
  readonly clock: Clock;
  readonly log: Logger;
  /** It is known what became of one. */
  readonly onEnded: () => void;
  readonly onResult: (result: SendResult) => void;
}

type Verdict =
  | { readonly result: 'answered' }
  | { readonly result: 'failed' | 'put-off'; readonly nextTryAt: Instant }
  | { readonly result: 'given-up'; readonly why: string };

/** Sends what waits in the outbox for one effect, a bounded number at a time. Each stays one of them until its end is kept. */
export class Sender {
  readonly #options: SenderOptions;
  readonly #underway = new Map<string, Underway>();
  #failsSince: Instant | null = null;
  #nextDue: Instant | null = null;

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  /** When something waits to be sent; `null`: not before something happens. */
  get nextDue(): Instant | null {
    return this.#nextDue;
  }

  /** Since when nothing that was sent has been answered; `null`: the last was. */
  get failsSince(): Instant | null {
    return this.#failsSince;
  }

  /** Those of which it is known what became of them, and not kept yet. */
  ended(): readonly Ended[] {
    return [...this.#underway.values()].map(({ ended }) => ended).filter((ended) => ended !== null);
  }

  /** Writes what became of them; inside a batch. Once it is kept they are to be `settled`. */
  keep(ended: readonly Ended[], now: Instant): void {
    const { store, effect } = this.#options;
    for (const one of ended) {
      const { key, tries } = one.occasion;
      const verdict = this.#verdictOn(one, now);
      if (verdict.result === 'answered') store.outbox.answered(effect.name, key, now);
      else if (verdict.result === 'given-up') store.outbox.giveUp(effect.name, key, now, verdict.why);
      else store.outbox.failed(effect.name, key, verdict.result === 'failed' ? tries + 1 : tries, verdict.nextTryAt);
    }
  }

  /** What became of them is kept. */
  settled(ended: readonly Ended[], now: Instant): void {
    const { log, effect, onResult } = this.#options;
    for (const one of ended) {
      const { key, seq, tries } = one.occasion;
      this.#underway.delete(key);
      const verdict = this.#verdictOn(one, now);
      onResult(verdict.result);
      if (verdict.result === 'given-up') {
        log.warn({ follower: effect.name, key, seq, tries, why: verdict.why }, 'something is not sent any more');
      }
      if (one.outcome === 'too-late') continue;
      if (one.outcome.sent.kind === 'later') continue;
      if (one.outcome.sent.kind !== 'again') this.#failsSince = null;
      else if (this.#failsSince === null) {
        this.#failsSince = now;
        log.warn(
          { follower: effect.name, key, err: one.outcome.error },
          'something could not be sent; it is tried again',
        );
      }
    }
  }

  /** Sends as many as may be on their way of those that are due. */
  send(now: Instant): void {
    const { store, effect } = this.#options;
    const atOnce = effect.atOnce ?? AT_ONCE;
    const free = atOnce - this.#underway.size;
    this.#nextDue = null;
    if (free <= 0) return;
    const due = store.outbox.due(effect.name, now, atOnce);
    for (const occasion of due.filter(({ key }) => !this.#underway.has(key)).slice(0, free)) this.#begin(occasion, now);
    if (this.#underway.size < atOnce) {
      this.#nextDue = store.outbox.nextDueAt(effect.name, new Set(this.#underway.keys()));
    }
  }

  /** Stops what is on its way: it is sent again another time. */
  close(): void {
    const reason = new Error('The branch is closing');
    for (const { controller } of this.#underway.values()) controller.abort(reason);
  }

  #begin(occasion: WaitingOccasion, now: Instant): void {
    const { effect, clock } = this.#options;
    const { key, notAfter } = occasion;
    const underway: Underway = { controller: new AbortController(), ended: null };
    this.#underway.set(key, underway);
    const end = (outcome: Ended['outcome']) => {
      underway.ended = { occasion, outcome };
      this.#options.onEnded();
    };
    if (notAfter !== null && notAfter < now) end('too-late');
    else void sendInTime(effect, occasion, { clock, controller: underway.controller }).then(end);
  }

  #verdictOn({ occasion, outcome }: Ended, now: Instant): Verdict {
    if (outcome === 'too-late') return { result: 'given-up', why: 'too-late' };
    const { sent } = outcome;
    if (sent.kind === 'answered') return { result: 'answered' };
    if (sent.kind === 'refused') return { result: 'given-up', why: sent.why };
    const pause = sent.kind === 'later' ? sent.after : Math.max(pauseAfter(occasion.tries), sent.after ?? 0);
    const nextTryAt = Math.ceil(now + pause * this.#options.clock.speed) as Instant;
    if (occasion.notAfter !== null && nextTryAt > occasion.notAfter) return { result: 'given-up', why: 'too-late' };
    return { result: sent.kind === 'later' ? 'put-off' : 'failed', nextTryAt };
  }
}
