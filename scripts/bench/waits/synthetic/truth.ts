import type { AgentId, ClassId, ServiceId } from '@foyer/basics';
import { accounts, advice, agents, business, counters, DOORS_OPEN_FOR, elderly, everyday, regular } from './branch.ts';
import { logNormal, Times, weibull } from './times.ts';
import type { Variant } from './variants.ts';

/*
 * How the synthetic branch really behaves. The values were chosen for plausibility before any figure was seen, and
 * stay: a bank's or an office's counter hall with services of some minutes to a quarter of an hour, agents who differ
 * by a quarter, one call in twenty unanswered, and people who mostly stay.
 */

/** Shares of those who come. */
export const serviceShares: readonly (readonly [ServiceId, number])[] = [
  [everyday, 0.55],
  [accounts, 0.3],
  [advice, 0.15],
];
export const classShares: readonly (readonly [ClassId, number])[] = [
  [regular, 0.75],
  [elderly, 0.15],
  [business, 0.1],
];

/** Service times with an agent of middling speed. "Accounts" is two kinds of work under one name. Seconds. */
export const serviceTimes: ReadonlyMap<ServiceId, Times> = new Map([
  [everyday, Times.of(1, (chance) => logNormal(chance, 270, 0.6))],
  [accounts, Times.of(2, (chance) => logNormal(chance, chance.even() < 0.6 ? 300 : 750, 0.45))],
  [advice, Times.of(3, (chance) => logNormal(chance, 900, 0.5))],
]);

/** What an agent's service times are multiplied by: from a fifth less to a quarter more. */
const agentFactors: ReadonlyMap<AgentId, number> = new Map(
  agents.map((id, index) => [id, Math.exp(-0.22 + (0.44 * index) / (agents.length - 1))]),
);

const known = new Map<string, Times>();

/** Service times of one service with one agent. */
export function serviceTimesWith(serviceId: ServiceId, agentId: AgentId): Times {
  const key = `${serviceId} ${agentId}`;
  const times = known.get(key) ?? serviceTimes.get(serviceId)?.times(agentFactors.get(agentId) ?? 1);
  if (times === undefined) throw new Error(`no such service: ${serviceId}`);
  known.set(key, times);
  return times;
}

/** From the call until the customer stands at the counter; who comes, comes before the agent gives up. Seconds. */
export const NO_SHOW_AFTER = 30;
export const NO_SHOW_SHARE = 0.05;
export const walks = Times.of(4, (chance) => Math.min(NO_SHOW_AFTER, logNormal(chance, 14, 0.5)));
/** From a customer's end until the agent is ready for the next. Seconds. */
export const tidying = Times.of(5, (chance) => logNormal(chance, 30, 0.8));
/** After so many customers an agent steps away unforeseen: a question to a colleague, the archive, the printer. */
export const AWAY_SHARE = 0.04;
export const awayTimes = Times.of(6, (chance) => logNormal(chance, 300, 0.6));
/** A break is this much longer or shorter than it should be. */
export const breakStretch = Times.of(7, (chance) => logNormal(chance, 1, 0.1));
/** Breaks nobody has written down begin around their usual time: its spread, seconds. */
export const UNKNOWN_BREAK_SPREAD = 600;
/** Few leave within minutes; a sixth have left after 40 minutes, three in ten after an hour. Seconds. */
export const patience = Times.of(8, (chance) => weibull(chance, 7200, 1.5));

/** How the day's arrivals are spread: hours since the doors open, and the rate there; straight lines in between. */
const ARRIVAL_PROFILE: readonly (readonly [number, number])[] = [
  [0, 0.8],
  [1.5, 1.15],
  [3, 1.3],
  [4, 1],
  [5.5, 1.15],
  [7.5, 0.65],
];

/** Offered work ÷ counter time that there is, over the hours the doors are open. */
export const LOADS = [0.6, 0.75, 0.9, 1, 1.15] as const;

const meanFactor = [...agentFactors.values()].reduce((sum, factor) => sum + factor, 0) / agentFactors.size;

/** How many a visit there are, on average, of a step for a service: as what they came for, or went on to. */
export function stepsFor(serviceId: ServiceId, { goingOn }: Variant): number {
  return serviceShares.reduce((sum, [id, share]) => {
    const onward = goingOn.get(id);
    const came = id === serviceId ? share : 0;
    return sum + came + (onward?.to === serviceId ? share * (1 - NO_SHOW_SHARE) * onward.share : 0);
  }, 0);
}

/** How many steps a visit has, on average. */
export function stepsOf(variant: Variant): number {
  return serviceShares.reduce((sum, [id]) => sum + stepsFor(id, variant), 0);
}

/** What one customer takes of a counter, all told. Seconds. */
function meanTakenSeconds(variant: Variant): number {
  return serviceShares.reduce((sum, [id]) => {
    const served = (serviceTimes.get(id)?.mean ?? 0) * meanFactor + walks.mean;
    const step =
      (1 - NO_SHOW_SHARE) * served + NO_SHOW_SHARE * NO_SHOW_AFTER + tidying.mean + AWAY_SHARE * awayTimes.mean;
    return sum + stepsFor(id, variant) * step;
  }, 0);
}

/** Counter time of a day without the daily breaks. Seconds. */
const counterSeconds = counters.reduce(
  (sum, { breaks }) => sum + DOORS_OPEN_FOR - breaks.reduce((away, { length }) => away + length * 60, 0),
  0,
);

/** How many come on a day of that load, on average. */
export function meanArrivals(load: number, variant: Variant): number {
  return (load * counterSeconds) / meanTakenSeconds(variant);
}

/** Daily breaks that are not written down. */
export const unknownBreakMinutes: readonly number[] = counters.flatMap(({ breaks, known }) =>
  known ? [] : breaks.map(({ length }) => length),
);

const profileMean =
  ARRIVAL_PROFILE.reduce((sum, [hour, rate], index) => {
    const [next, nextRate] = ARRIVAL_PROFILE[index + 1] ?? [hour, rate];
    return sum + ((next - hour) * (rate + nextRate)) / 2;
  }, 0) /
  (DOORS_OPEN_FOR / 3600);

/** Arrivals a second, so long after the doors open, on a day of that load. */
export function arrivalRate(load: number, seconds: number, variant: Variant): number {
  if (seconds < 0 || seconds >= DOORS_OPEN_FOR) return 0;
  const hours = seconds / 3600;
  const after = ARRIVAL_PROFILE.findIndex(([hour]) => hour > hours);
  const [from, low] = ARRIVAL_PROFILE[after - 1] ?? [0, 1];
  const [to, high] = ARRIVAL_PROFILE[after] ?? [from + 1, low];
  const shape = low + ((hours - from) / (to - from)) * (high - low);
  return ((meanArrivals(load, variant) / DOORS_OPEN_FOR) * shape) / profileMean;
}

/** The highest rate of such a day. */
export function highestRate(load: number, variant: Variant): number {
  return Math.max(...ARRIVAL_PROFILE.map(([hour]) => arrivalRate(load, hour * 3600, variant)));
}
