import type { Instant, ServiceId } from '@foyer/basics';
import { type CallingOrder, callingOrder } from './calling-order.ts';
import { arrivalKey, type Estimate, type Estimates, type Withheld } from './estimate.ts';
import { EVIDENCE_FLOOR, type Evidence, observed, serviceTime } from './evidence.ts';
import type { BranchPicture, PictureVisit } from './picture.ts';
import type { WaitingLine } from './waiting-lines.ts';

/** The 90 % quantile of the standard normal distribution. */
const NORMAL_P90 = 1.2816;

/** The services that will be given before a place: how many, and how long they take together. */
interface Ahead {
  count: number;
  /** Seconds. */
  mean: number;
  /** Seconds squared. */
  variance: number;
}

type ServiceTimes = ReadonlyMap<ServiceId, { readonly mean: number; readonly deviation: number }>;

/**
 * The branch's first method: place in the true calling order × recent mean service time ÷ counters open for it.
 * The 90 % bound treats the services ahead as independent and their sum as normal.
 *
 * Minutes are withheld while fewer than `EVIDENCE_FLOOR` services have been observed, and where no counter is open.
 * Pure: the same picture, evidence and instant give the same numbers. Costs a walk along both lines for each pair.
 */
export function estimateWaits(picture: BranchPicture, evidence: Evidence, now: Instant): Estimates {
  const times: ServiceTimes = new Map(
    picture.services.map(({ id, meanServiceSeconds }) => [id, serviceTime(evidence, id, meanServiceSeconds)]),
  );
  const reason: Withheld | null =
    now < picture.at ? 'clock-stepped' : observed(evidence) < EVIDENCE_FLOOR ? 'no-evidence' : null;
  const order = callingOrder(picture, now);
  const visits = new Map<PictureVisit['id'], Estimate>();
  const arrivals = new Map<string, Estimate>();
  for (const line of order.lines) {
    const places = aheadAlong(line, order, times);
    const counters = order.openFor(line).map(({ customer }) => customer?.serviceId ?? null);
    const estimates = places.map((ahead) => estimateAt(ahead, counters, times, reason));
    for (const [place, visit] of line.visits.entries()) {
      const estimate = estimates[place];
      if (estimate !== undefined) visits.set(visit.id, estimate);
    }
    const last = estimates.at(-1);
    if (line.pin === null && !line.first && last !== undefined) {
      arrivals.set(arrivalKey(line.service.id, line.class.id), forNewcomers(picture, line, last));
    }
  }
  return { madeAt: now, clock: picture.clock, visits, arrivals };
}

/** What is ahead of each place of a line, the last being that of a new arrival. */
function aheadAlong(line: WaitingLine, order: CallingOrder, times: ServiceTimes): readonly Ahead[] {
  const places = Array.from({ length: line.visits.length + 1 }, (): Ahead => ({ count: 0, mean: 0, variance: 0 }));
  for (const other of order.lines) {
    if (other !== line && other.visits.length === 0) continue;
    const figures = other === line ? places.map((_, place) => place) : order.aheadIn(other, line);
    const { mean, deviation } = times.get(other.service.id) ?? { mean: 0, deviation: 0 };
    for (const [place, count] of figures?.entries() ?? []) {
      const ahead = places[place];
      if (ahead === undefined) continue;
      ahead.count += count;
      ahead.mean += count * mean;
      ahead.variance += count * deviation ** 2;
    }
  }
  return places;
}

/** From what is ahead to an estimate. `counters`: the service that each open counter is giving, `null` for a free one. */
function estimateAt(
  { count, mean, variance }: Ahead,
  counters: readonly (ServiceId | null)[],
  times: ServiceTimes,
  reason: Withheld | null,
): Estimate {
  // That nobody serves it is what a customer can see, and the better reason of the two.
  if (reason !== 'clock-stepped' && counters.length === 0)
    return { kind: 'withheld', reason: 'no-counter', ahead: count };
  if (reason !== null) return { kind: 'withheld', reason, ahead: count };
  const present = counters.flatMap((serviceId) => (serviceId === null ? [] : (times.get(serviceId) ?? [])));
  // All counters taken: the first of them to become free takes somebody ahead, or this visit.
  const taken = present.length > 0 && counters.every((serviceId) => serviceId !== null);
  const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const wholeMean = mean + (taken ? average(present.map((time) => time.mean)) : 0);
  const wholeVariance = variance + (taken ? average(present.map((time) => time.deviation ** 2)) : 0);
  const p50Seconds = wholeMean / counters.length;
  const p90Seconds = p50Seconds + (NORMAL_P90 * Math.sqrt(wholeVariance)) / counters.length;
  return { kind: 'minutes', p50Seconds, p90Seconds, ahead: count };
}

/** A new arrival also needs the branch to be open and the service to take anybody. */
function forNewcomers({ open }: BranchPicture, { service }: WaitingLine, estimate: Estimate): Estimate {
  if (open && !service.suspended) return estimate;
  return { kind: 'withheld', reason: open ? 'service-suspended' : 'branch-closed', ahead: estimate.ahead };
}
