import type { Clock, Instant, QuoteState, QuoteWithheld, VisitId } from '@foyer/basics';
import { arrivalKey, quoteFor, roundWait } from '@foyer/flow';
import { type BranchState, type Quote, type QuotedArrival, servesNow } from '@foyer/queue-core';
import type { Logger } from 'pino';
import { type FollowerStatus, TROUBLES } from '../followers/follower-status.ts';
import type { Part } from '../parts.ts';
import type { Change } from '../runner/command-runner.ts';
import { EstimateProcess, type StartEstimateWorker } from './estimate-process.ts';
import type { FromWorker } from './messages.ts';
import {
  type EstimateChanges,
  type PublishedEstimates,
  type PublishedVisitEstimate,
  publishedAfter,
} from './published-estimates.ts';

/** How estimates are made; wall milliseconds. */
export interface EstimateSettings {
  readonly paths: number;
  /** A run that takes longer ends with the paths that it has by then. */
  readonly runMilliseconds: number;
  /** A worker that takes longer to answer is replaced. */
  readonly answerMilliseconds: number;
  /** What was learned is written to the disk at most this often, and when a day or the server ends. */
  readonly keepMilliseconds: number;
  /** Starts a worker; for tests that want to have one in their hands. */
  readonly startWorker?: StartEstimateWorker;
}

const USUAL: EstimateSettings = {
  paths: 200,
  runMilliseconds: 50,
  answerMilliseconds: 5_000,
  keepMilliseconds: 5 * 60_000,
};

/** Estimates are made at most this often, wall milliseconds: changes in between share one run. */
const SHORTEST_PAUSE = 50;
/** Time passing changes the order of accumulating priorities, so estimates are renewed also when nothing happens. Branch milliseconds; more often than the second figure never on the wall. */
const LONGEST_PAUSE = { branch: 10_000, wall: 250 } as const;
/** After this long without new ones estimates are withheld. Branch milliseconds; on the wall the second at least. */
const OLD_AFTER = { branch: 180_000, wall: 5_000 } as const;

/** The 90 % bound of a visit has grown past what its ticket was told, or is back within it. */
export interface QuoteStateChange {
  readonly visitId: VisitId;
  readonly quoteState: QuoteState;
  /** When the visit will have been called, nine times in ten; `null` while no minutes are told. */
  readonly boundAt: Instant | null;
}

/** Told of what happens to estimates, for those who watch over the branch. */
export interface EstimateWatch {
  /** A run: how many paths it had and how long it took, milliseconds. */
  estimated(paths: number, milliseconds: number): void;
  /** The worker died or was given up. */
  estimatesLost(): void;
  /** A committed quote: `minutes`, or why it has none. */
  quoted(what: 'minutes' | QuoteWithheld): void;
}

export interface EstimateKeeperOptions {
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly settings?: Partial<EstimateSettings>;
  readonly watch?: EstimateWatch;
}

/**
 * Keeps what people are told of their waits. A worker that follows the log makes the estimates; here they are only
 * asked for, one set at a time, and kept. The branch goes on without the worker: what it said last stands, with its age.
 */
export class EstimateKeeper implements Part {
  readonly name = 'estimates';
  readonly #options: EstimateKeeperOptions;
  readonly #process: EstimateProcess;
  readonly #subscribers = new Set<() => void>();
  readonly #quoteSubscribers = new Set<(change: QuoteStateChange) => void>();
  #latest: PublishedEstimates | null = null;
  /** The log's clock after the newest commit since the start. */
  #committed = 0;
  #kept = 0;
  #followed = 0;
  #lostSince: Instant | null = null;
  #pause: number = SHORTEST_PAUSE;
  #timer: NodeJS.Timeout | null = null;
  #due = 0;
  #old: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(options: EstimateKeeperOptions) {
    this.#options = options;
    const settings = { ...USUAL, ...options.settings };
    this.#process = new EstimateProcess({
      log: options.log,
      answerMilliseconds: settings.answerMilliseconds,
      ...(settings.startWorker === undefined ? {} : { startWorker: settings.startWorker }),
      setup: () => ({
        folder: options.folder,
        paths: settings.paths,
        runMilliseconds: settings.runMilliseconds,
        keepMilliseconds: settings.keepMilliseconds,
        visits: [...(this.#latest?.visits ?? [])],
        newcomers: [...(this.#latest?.newcomers ?? [])],
      }),
      onAnswer: (answer) => this.#heard(answer),
      onLost: () => this.#lost(),
    });
  }

  /** Starts the worker. */
  start(): void {
    this.#process.start();
  }

  /** The event up to which what was learned is written down: a restart goes on from there. */
  get kept(): number {
    return this.#kept;
  }

  /** How far the worker has followed the log. */
  get status(): FollowerStatus {
    const trouble = this.#lostSince === null ? null : TROUBLES.gone;
    return { name: 'estimates', clock: this.#followed, trouble, since: this.#lostSince };
  }

  /** What is told at present, or `null` before the first set. */
  get latest(): PublishedEstimates | null {
    return this.#latest;
  }

  /** Calls back when something that people are told of their waits has changed. */
  subscribe(subscriber: () => void): () => void {
    this.#subscribers.add(subscriber);
    return () => this.#subscribers.delete(subscriber);
  }

  /** Calls back when a waiting visit's quote is outgrown, or kept again. */
  quoteOutgrown(subscriber: (change: QuoteStateChange) => void): () => void {
    this.#quoteSubscribers.add(subscriber);
    return () => this.#quoteSubscribers.delete(subscriber);
  }

  /** What a ticket issued in this state is told: the newest estimate for such an arrival, corrected for those since. */
  quote({ serviceId, classId, ahead }: QuotedArrival, state: BranchState): Quote {
    const latest = this.#latest;
    const withheld = (reason: QuoteWithheld): Quote => ({ kind: 'withheld', reason, ahead });
    if (this.#options.clock.now() < state.at) return withheld('clock-stepped');
    if (latest === null) return withheld('not-ready');
    if (latest.age?.old === true) return withheld('estimates-old');
    // What everybody can see comes first, also before the estimates know of it.
    if (!isStaffed(state, serviceId)) return withheld('no-counter');
    const made = quoteFor(latest, serviceId, classId, ahead);
    if (made?.kind === 'minutes') {
      const published = latest.newcomers.get(arrivalKey(serviceId, classId));
      return { ...made, ...roundWait(made, published?.kind === 'minutes' ? published : null) };
    }
    // The ticket is being issued and a counter serves it: what says otherwise is from before.
    const outdated: readonly QuoteWithheld[] = ['branch-closed', 'service-suspended', 'no-counter'];
    return made === null || outdated.includes(made.reason) ? withheld('not-ready') : made;
  }

  /** Follows the log. */
  follow({ after, events }: Change): void {
    this.#committed = after.clock;
    for (const { body } of events) {
      if (body.type !== 'EstimateQuoted') continue;
      this.#options.watch?.quoted(body.quote.kind === 'minutes' ? 'minutes' : body.quote.reason);
    }
    this.#schedule(this.#pause);
  }

  /** Writes down what was learned and ends the worker. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of [this.#timer, this.#old]) if (timer !== null) clearTimeout(timer);
    await this.#process.close(this.#committed);
  }

  #schedule(pause: number): void {
    if (this.#closed) return;
    const due = performance.now() + pause;
    if (this.#timer !== null && this.#due <= due) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#due = due;
    this.#timer = setTimeout(() => this.#ask(), pause);
    this.#timer.unref();
  }

  /** One question at a time: what changes meanwhile shares the next. */
  #ask(): void {
    this.#timer = null;
    if (this.#process.free) this.#process.ask(this.#options.clock.now(), this.#committed);
    else if (!this.#closed) this.#schedule(SHORTEST_PAUSE);
  }

  #heard(answer: FromWorker): void {
    switch (answer.kind) {
      case 'reading':
        this.#followed = answer.clock;
        break;
      case 'ready':
        this.#followed = answer.clock;
        this.#lostSince = null;
        this.#kept = answer.kept;
        this.#schedule(0);
        break;
      case 'estimates':
        this.#followed = answer.clock;
        this.#pause = Math.max(SHORTEST_PAUSE, answer.milliseconds);
        if (answer.changes !== null) this.#take(answer.changes, answer.milliseconds);
        this.#schedule(Math.max(this.#pause, LONGEST_PAUSE.wall, LONGEST_PAUSE.branch / this.#options.clock.speed));
        break;
      case 'kept':
        if (answer.trouble !== null) {
          this.#options.log.warn({ problem: answer.trouble }, 'what was learned could not be kept');
        } else this.#kept = answer.clock;
        break;
    }
  }

  #take(changes: EstimateChanges, milliseconds: number): void {
    const before = this.#latest;
    this.#latest = publishedAfter(before, changes);
    if (this.#old !== null) clearTimeout(this.#old);
    this.#old = null;
    this.#options.watch?.estimated(changes.paths, milliseconds);
    for (const [visitId, estimate] of changes.upserts)
      this.#compareQuote(visitId, estimate, before?.visits.get(visitId));
    const { upserts, removes, arrivalUpserts } = changes;
    const silent = upserts.length === 0 && removes.length === 0 && arrivalUpserts.length === 0;
    if (!silent || before === null || before.age !== null) this.#publish();
  }

  #compareQuote(visitId: VisitId, estimate: PublishedVisitEstimate, before: PublishedVisitEstimate | undefined): void {
    const { quoteState } = estimate;
    if (quoteState === null || quoteState === (before?.quoteState ?? 'kept')) return;
    const boundAt = estimate.kind === 'minutes' ? ((estimate.madeAt + estimate.p90Seconds * 1000) as Instant) : null;
    this.#call(this.#quoteSubscribers, (subscriber) => subscriber({ visitId, quoteState, boundAt }));
  }

  #publish(): void {
    this.#call(this.#subscribers, (subscriber) => subscriber());
  }

  #call<T>(subscribers: Iterable<T>, call: (subscriber: T) => void): void {
    for (const subscriber of subscribers) {
      try {
        call(subscriber);
      } catch (error) {
        this.#options.log.error({ err: error }, 'a subscriber to estimates failed');
      }
    }
  }

  /** No new estimates for a while: those that stand are told with their age, and after a time no more. */
  #lost(): void {
    this.#options.watch?.estimatesLost();
    this.#lostSince ??= this.#options.clock.now();
    if (this.#latest === null || this.#latest.age !== null) return;
    this.#age(false);
    this.#old = setTimeout(
      () => this.#age(true),
      Math.max(OLD_AFTER.wall, OLD_AFTER.branch / this.#options.clock.speed),
    );
    this.#old.unref();
  }

  #age(old: boolean): void {
    if (this.#latest === null) return;
    this.#latest = { ...this.#latest, age: { asOf: this.#latest.madeAt, old } };
    this.#publish();
  }
}

/** Is a counter open that serves the service? */
function isStaffed(state: BranchState, serviceId: QuotedArrival['serviceId']): boolean {
  return state.counters.some(({ kind }, id) => kind === 'open' && servesNow(state, id, serviceId));
}
