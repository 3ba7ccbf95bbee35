import type { AgentId, ServiceId } from '@foyer/basics';
import { placeOf } from '../learning/recent-window.ts';
import type { ServiceTimes } from '../learning/service-times.ts';

/** The tail beyond which a service that goes on and on is taken to follow a power law: its greatest tenth. */
const TAIL_SHARE = 0.1;
/** Fewer observations than this beyond the time a service has lasted say nothing: the tail is used instead. */
const TAIL_COUNT = 5;
/** The tail's index where nothing is known, and the heaviest that is believed: beyond 1 there would be no mean. */
const USUAL_TAIL = 0.5;
const HEAVIEST_TAIL = 0.9;

/** Service times of one service with one agent; seconds. */
export interface Durations {
  readonly mean: number;
  /** @param chance evenly from 0 to 1 */
  whole(chance: number): number;
  /** How much longer, given that it has lasted `elapsed` seconds. */
  remaining(elapsed: number, chance: number): number;
}

/** How long a service lasts with an agent, by what has been learned. */
export function durationsOf(
  times: ServiceTimes,
  serviceId: ServiceId,
  agentId: AgentId | null,
  configuredMean: number,
): Durations {
  const { ascending: factors, mean } = times.factors(serviceId);
  const middle = Math.exp(times.centre(serviceId, agentId, configuredMean));
  const { length } = factors;
  return {
    mean: middle * mean,
    whole: (chance) => middle * (factors[(chance * length) | 0] ?? 0),
    remaining: (elapsed, chance) => {
      const past = placeOf(factors, elapsed / middle);
      if (length - past < TAIL_COUNT) {
        const lasted = Math.max(elapsed, 1);
        return lasted * (1 - chance) ** -tailIndex(factors) - lasted;
      }
      return Math.max(0, middle * (factors[past + ((chance * (length - past)) | 0)] ?? 0) - elapsed);
    },
  };
}

/** Hill's estimate (1975): how far the logarithms of the greatest lie beyond where the tail begins, on average. */
function tailIndex(factors: readonly number[]): number {
  const begins = Math.floor(factors.length * (1 - TAIL_SHARE));
  const threshold = factors[begins] ?? 1;
  let sum = 0;
  for (let at = begins + 1; at < factors.length; at += 1) sum += Math.log((factors[at] ?? 1) / threshold);
  const beyond = factors.length - begins - 1;
  return beyond <= 0 || sum === 0 ? USUAL_TAIL : Math.min(HEAVIEST_TAIL, sum / beyond);
}
