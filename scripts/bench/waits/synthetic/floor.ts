import {
  type BranchModel,
  lengthsOf,
  type ModelCounter,
  type ModelQueue,
  type Span,
} from '../../../../packages/flow/src/simulate/branch-model.ts';

import { Times } from './times.ts';
import {
  AWAY_SHARE,
  arrivalRate,
  awayTimes,
  breakStretch,
  classShares,
  LOADS,
  meanArrivals,
  NO_SHOW_AFTER,
  NO_SHOW_SHARE,
  patience,
  serviceTimesWith,
  stepsFor,
  stepsOf,
  tidying,
  unknownBreakMinutes,
  walks,
} from './truth.ts';
import type { Variant } from './variants.ts';

/** The parts of a branch's model that are learned, each of which can be replaced by the truth. */
export const PARTS = ['service', 'walks', 'turnaround', 'pauses', 'patience', 'no-shows', 'arrivals'] as const;
export type Part = (typeof PARTS)[number];
export const allParts: ReadonlySet<Part> = new Set(PARTS);

/** What the truth depends on. */
export interface Circumstances {
  readonly load: number;
  /** Seconds since the doors opened. */
  readonly now: number;
  readonly variant: Variant;
}

/**
 * The learned model with some parts, or all, replaced by the truth. The floor knows distributions, not the future: of
 * breaks that nobody has written down it knows how often they come and how long they last, not when, just as the
 * simulator has room for. Of those who go on to another service it knows how many there are, not that they come later.
 */
export function withTruth(
  model: BranchModel,
  parts: ReadonlySet<Part>,
  { load, now, variant }: Circumstances,
): BranchModel {
  const { behaviour, counters, queues } = model;
  const truth = truthAt(load, variant);
  const trueWalks = parts.has('walks') ? truth.walks : behaviour.walks;
  const turnaround = parts.has('turnaround') ? truth.turnaround : behaviour.turnaround;
  return {
    ...model,
    walks: lengthsOf(trueWalks),
    gaps: lengthsOf(turnaround),
    behaviour: {
      walks: trueWalks,
      turnaround,
      pauses: parts.has('pauses') ? truth.pauses : behaviour.pauses,
      patience: parts.has('patience') ? truth.patience : behaviour.patience,
      noShowShare: parts.has('no-shows') ? NO_SHOW_SHARE : behaviour.noShowShare,
    },
    counters: parts.has('service') ? counters.map((counter) => withTrueTimes(counter, model)) : counters,
    queues: parts.has('arrivals') ? queues.map((queue) => withTrueRate(queue, { load, now, variant })) : queues,
  };
}

interface TrueBehaviour {
  readonly walks: Span;
  readonly turnaround: Span;
  readonly pauses: Span;
  readonly patience: Span;
}

const loads: readonly number[] = LOADS;
const known = new Map<Variant, Map<number, TrueBehaviour>>();

/** At a higher load a break comes after more customers, so their share of all gaps is smaller. */
function truthAt(load: number, variant: Variant): TrueBehaviour {
  const ofVariant = known.get(variant) ?? new Map<number, TrueBehaviour>();
  known.set(variant, ofVariant);
  const found = ofVariant.get(load);
  if (found !== undefined) return found;
  const breakShare = unknownBreakMinutes.length / (meanArrivals(load, variant) * stepsOf(variant));
  const breakTimes = Times.of(21, (chance) => {
    const length = unknownBreakMinutes[Math.floor(chance.even() * unknownBreakMinutes.length)] ?? 0;
    return length * 60 * breakStretch.at(chance.even());
  });
  const number = 100 + loads.indexOf(load);
  const truth: TrueBehaviour = {
    walks: spanOf(Times.of(22, (chance) => (chance.even() < NO_SHOW_SHARE ? NO_SHOW_AFTER : walks.at(chance.even())))),
    turnaround: spanOf(
      Times.of(number, (chance) => {
        const what = chance.even();
        const tidied = tidying.at(chance.even());
        if (what < breakShare) return breakTimes.at(chance.even());
        return what < breakShare + AWAY_SHARE ? tidied + awayTimes.at(chance.even()) : tidied;
      }),
    ),
    pauses: spanOf(
      Times.of(number + 50, (chance) =>
        (chance.even() * (breakShare + AWAY_SHARE) < breakShare ? breakTimes : awayTimes).at(chance.even()),
      ),
    ),
    patience: spanOf(patience),
  };
  ofVariant.set(load, truth);
  return truth;
}

function spanOf(times: Times): Span {
  return { remaining: (elapsed, chance) => times.after(elapsed, 1 - Math.exp(-chance)) };
}

function withTrueTimes(counter: ModelCounter, { input }: BranchModel): ModelCounter {
  const { agentId } = counter.input;
  if (agentId === null) return counter;
  return {
    ...counter,
    durations: counter.durations.map((durations, index) => {
      const service = input.services[index];
      if (durations === null || service === undefined) return null;
      const times = serviceTimesWith(service.id, agentId);
      return {
        mean: times.mean,
        whole: (share) => times.at(share),
        remaining: (elapsed, share) => times.after(elapsed, share),
      };
    }),
  };
}

function withTrueRate(queue: ModelQueue, { load, now, variant }: Circumstances): ModelQueue {
  if (!queue.open) return queue;
  const priority = classShares.find(([id]) => id === queue.class.id)?.[1] ?? 0;
  const rate = arrivalRate(load, now, variant) * stepsFor(queue.service.id, variant) * priority;
  return { ...queue, arrivals: { now: rate, later: rate } };
}
