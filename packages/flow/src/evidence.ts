import type { ServiceId } from '@foyer/basics';

/** One finished service, as the method learns from it. */
export interface ServedInterval {
  readonly serviceId: ServiceId;
  readonly seconds: number;
}

/** What has been learned so far: the newest service times per service, oldest first. Plain data; persisted as it is. */
export interface Evidence {
  readonly recent: Readonly<Record<ServiceId, readonly number[]>>;
}

export const noEvidence: Evidence = { recent: {} };

/** How many service times per service count as recent: enough for a steady mean, few enough to follow the day. */
export const RECENT_SERVICES = 50;
/** Below this many observed services in the whole branch no minutes are said. */
export const EVIDENCE_FLOOR = 10;
/** The configured mean counts as this many observations, so that a service's first odd ones don't swing it. */
export const PRIOR_WEIGHT = 5;

/** Adds a finished service; the oldest beyond `RECENT_SERVICES` are forgotten. */
export function observe(evidence: Evidence, { serviceId, seconds }: ServedInterval): Evidence {
  const earlier = evidence.recent[serviceId] ?? [];
  return { recent: { ...evidence.recent, [serviceId]: [...earlier, seconds].slice(-RECENT_SERVICES) } };
}

/** Mean and standard deviation of a service's time in seconds, the configured mean mixed in with `PRIOR_WEIGHT`. */
export function serviceTime(
  evidence: Evidence,
  serviceId: ServiceId,
  configuredMean: number,
): { mean: number; deviation: number } {
  const times = evidence.recent[serviceId] ?? [];
  const total = times.reduce((sum, time) => sum + time, 0);
  const mean = (total + PRIOR_WEIGHT * configuredMean) / (times.length + PRIOR_WEIGHT);
  // A priori service times are taken as exponential: their deviation is their mean.
  const squares = times.reduce((sum, time) => sum + (time - mean) ** 2, 0) + PRIOR_WEIGHT * configuredMean ** 2;
  return { mean, deviation: Math.sqrt(squares / (times.length + PRIOR_WEIGHT)) };
}

/** How many services have been observed in all. */
export function observed(evidence: Evidence): number {
  return Object.values<readonly number[]>(evidence.recent).reduce((sum, times) => sum + times.length, 0);
}
