import type { AgentId, ClassId, CounterId, ServiceId } from '@foyer/basics';
import { agents, counters, DOORS_OPEN_FOR } from './branch.ts';
import { type Chance, chanceOf } from './chance.ts';
import {
  AWAY_SHARE,
  arrivalRate,
  awayTimes,
  breakStretch,
  classShares,
  highestRate,
  LOADS,
  NO_SHOW_AFTER,
  NO_SHOW_SHARE,
  patience,
  serviceShares,
  tidying,
  UNKNOWN_BREAK_SPREAD,
  walks,
} from './truth.ts';
import type { Variant } from './variants.ts';

/** All that chance decides about a customer's step, before they come. Seconds. */
export interface Customer {
  readonly arrivesAt: number;
  readonly serviceId: ServiceId;
  readonly classId: ClassId;
  readonly patience: number;
  /** Comes when called; if not, the counter is freed after `walk`. */
  readonly comes: boolean;
  readonly walk: number;
  /** Where in the distribution of their service their time lies. */
  readonly serviceShare: number;
  /** What the agent takes after them, and how long they step away then. */
  readonly tidying: number;
  readonly away: number;
  /** What they go on to; `arrivesAt` is when this step has ended. */
  readonly next: Customer | null;
}

/** A day before it happens. Times in seconds since the doors open. */
export interface Day {
  readonly load: number;
  /** In order of arrival. */
  readonly customers: readonly Customer[];
  readonly agentAt: ReadonlyMap<CounterId, AgentId>;
  /** When each counter's breaks fall due, in order, and how long they last. */
  readonly breaks: ReadonlyMap<CounterId, readonly { readonly from: number; readonly length: number }[]>;
}

/** The loads of the days: each block has every load once, in an order of its own. */
export function loadsOf(seed: number, blocks: number): number[] {
  return Array.from({ length: blocks }, (_, block) => shuffled(LOADS, chanceOf(seed, 1_000_000 + block))).flat();
}

/** A day's chance is its own: the same for the same seed, number and load, whatever other days there are. */
export function dayOf(seed: number, number: number, load: number, variant: Variant): Day {
  const chance = chanceOf(seed, number);
  const staff = shuffled(agents, chance);
  return {
    load,
    agentAt: new Map(counters.map(({ id }, index) => [id, staff[index] as AgentId])),
    breaks: new Map(
      counters.map(({ id, breaks, known }) => [
        id,
        breaks.map(({ from, length }) => ({
          from: from * 60 + (known ? 0 : UNKNOWN_BREAK_SPREAD * chance.normal()),
          length: length * 60 * breakStretch.at(chance.even()),
        })),
      ]),
    ),
    customers: arrivals(load, chance, variant).map((arrivesAt) => customer(arrivesAt, chance, variant)),
  };
}

function arrivals(load: number, chance: Chance, variant: Variant): number[] {
  const highest = highestRate(load, variant);
  const times: number[] = [];
  for (let at = 0; ; ) {
    at -= Math.log(chance.even()) / highest;
    if (at >= DOORS_OPEN_FOR) return times;
    // Thinning (Lewis and Shedler, 1979).
    if (chance.even() * highest < arrivalRate(load, at, variant)) times.push(at);
  }
}

function customer(arrivesAt: number, chance: Chance, { goingOn }: Variant): Customer {
  const step = stepOf(arrivesAt, chance);
  const onward = goingOn.get(step.serviceId);
  if (onward === undefined || chance.even() >= onward.share) return step;
  return { ...step, next: { ...stepOf(Number.NaN, chance), serviceId: onward.to, classId: step.classId } };
}

function stepOf(arrivesAt: number, chance: Chance): Customer {
  const comes = chance.even() >= NO_SHOW_SHARE;
  const walk = walks.at(chance.even());
  const isAway = chance.even() < AWAY_SHARE;
  const away = awayTimes.at(chance.even());
  return {
    arrivesAt,
    serviceId: oneOf(serviceShares, chance),
    classId: oneOf(classShares, chance),
    patience: patience.at(chance.even()),
    comes,
    walk: comes ? walk : NO_SHOW_AFTER,
    serviceShare: chance.even(),
    tidying: tidying.at(chance.even()),
    away: isAway ? away : 0,
    next: null,
  };
}

function oneOf<Item>(shares: readonly (readonly [Item, number])[], chance: Chance): Item {
  let left = chance.even();
  let chosen: Item | undefined;
  for (const [item, share] of shares) {
    chosen = item;
    left -= share;
    if (left < 0) break;
  }
  if (chosen === undefined) throw new Error('nothing to choose from');
  return chosen;
}

function shuffled<Item>(items: readonly Item[], chance: Chance): Item[] {
  return items
    .map((item) => ({ item, place: chance.even() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ item }) => item);
}
