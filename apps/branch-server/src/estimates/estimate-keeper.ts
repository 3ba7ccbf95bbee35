import type { ClassId, Clock, Instant, ServiceId } from '@foyer/basics';
import { arrivalKey, type Estimate, type Evidence, estimateWaits, observe, pictureOf } from '@foyer/flow';
import type { BranchState, EventType } from '@foyer/queue-core';
import type { Logger } from 'pino';
import type { Change } from '../runner/command-runner.ts';
import { type StandingEstimates, standingEstimates } from './standing-estimates.ts';

/** Estimates are made at most this often, wall milliseconds: changes in between share one run. */
const SHORTEST_PAUSE = 100;
/** A run may take at most one part in this many of the event loop's time. */
const LOOP_SHARE = 20;
/** Time passing changes the order of accumulating priorities, so estimates are renewed also when nothing happens. */
const LONGEST_PAUSE = 10_000;

const CHANGES_EVERYTHING: ReadonlySet<EventType> = new Set<EventType>([
  'BranchConfigured',
  'BranchOpened',
  'BranchClosed',
  'DayEnded',
  'ServiceSuspended',
  'ServiceResumed',
  'CounterOpened',
  'CounterPaused',
  'CounterResumed',
  'CounterClosed',
]);

export interface EstimateKeeperOptions {
  readonly clock: Clock;
  readonly state: () => BranchState;
  readonly evidence: Evidence;
  readonly log: Logger;
  /** Told about each new set. */
  readonly onEstimates: () => void;
}

/** Keeps the newest estimates of the branch: learns from each finished service, renews after changes, coalesced. */
export class EstimateKeeper {
  readonly #options: EstimateKeeperOptions;
  #evidence: Evidence;
  #latest: StandingEstimates | null = null;
  #timer: NodeJS.Timeout | null = null;
  #due = 0;
  #pause = SHORTEST_PAUSE;
  #closed = false;

  constructor(options: EstimateKeeperOptions) {
    this.#options = options;
    this.#evidence = options.evidence;
  }

  /** Makes the first set and goes on from there. */
  start(): void {
    this.#renew();
  }

  /** The newest set, or `null` before the branch is configured. */
  get latest(): StandingEstimates | null {
    return this.#latest;
  }

  /** What a new ticket is told: the newest estimate for such an arrival, corrected for those who came or went since. */
  forNewTicket(serviceId: ServiceId, classId: ClassId, ahead: number): Estimate | undefined {
    const made = this.#latest?.arrivals.get(arrivalKey(serviceId, classId));
    if (made === undefined || made.kind === 'withheld' || made.ahead === ahead) return made;
    const factor = (ahead + 1) / (made.ahead + 1);
    return { kind: 'minutes', ahead, p50Seconds: made.p50Seconds * factor, p90Seconds: made.p90Seconds * factor };
  }

  /** Follows the log. */
  follow({ before, events }: Change): void {
    for (const { at, body } of events) {
      if (body.type !== 'VisitFinished') continue;
      const visit = before.visits.get(body.visitId);
      if (visit?.stage.kind !== 'serving') continue;
      this.#evidence = observe(this.#evidence, {
        serviceId: visit.serviceId,
        seconds: (at - visit.stage.startedAt) / 1000,
      });
    }
    // What a new ticket is told must not stem from before the doors, a service or a counter opened or closed.
    if (events.some(({ body }) => CHANGES_EVERYTHING.has(body.type))) this.#renew();
    else this.#schedule(this.#pause);
  }

  close(): void {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #schedule(pause: number): void {
    if (this.#closed) return;
    const due = performance.now() + pause;
    if (this.#timer !== null && this.#due <= due) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#due = due;
    this.#timer = setTimeout(() => this.#renew(), pause);
    this.#timer.unref();
  }

  #renew(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const { state, clock, log, onEstimates } = this.#options;
    const began = performance.now();
    try {
      const picture = pictureOf(state());
      if (picture !== null) {
        const made = estimateWaits(picture, this.#evidence, clock.now() as Instant);
        this.#latest = standingEstimates(made, this.#latest);
        onEstimates();
      }
    } catch (error) {
      log.error({ err: error }, 'estimates could not be made; the last ones stand');
    }
    this.#pause = Math.max(SHORTEST_PAUSE, (performance.now() - began) * LOOP_SHARE);
    this.#schedule(LONGEST_PAUSE);
  }
}
