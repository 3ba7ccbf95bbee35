import { Learning } from '@foyer/flow';
import { DrivenBranch } from '../driven-branch.ts';
import { branch as config, DOORS_OPEN_HOUR } from './branch.ts';
import { dayOf, loadsOf } from './day.ts';
import { playDay } from './play-day.ts';
import { SyntheticContest } from './synthetic-contest.ts';
import { reportOf, type SyntheticReport } from './synthetic-report.ts';
import { LOADS } from './truth.ts';

export interface SyntheticOptions {
  readonly seed: number;
  readonly paths: number;
  /** Fewer days and moments: enough to see that nothing is broken, too few for steady figures. */
  readonly short: boolean;
  /** Also what each learned part costs, by putting the truth in its place. Takes six times as long. */
  readonly parts: boolean;
  /** Told how far it is. */
  readonly say: (sentence: string) => void;
}

/** A block has a day of each load. Twelve blocks give about 4,000 scored waits: the error is known to a few percent. */
const EXTENT = {
  long: { blocks: 12, warmUpBlocks: 2, every: 3 },
  short: { blocks: 3, warmUpBlocks: 1, every: 6 },
};
const MS_A_DAY = 86_400_000;
/** A Monday; nothing hangs on it. */
const FIRST_DAY = Date.UTC(2026, 0, 5);

/**
 * Plays a branch whose truth is known through many days, from light to overloaded, under its own calling policy, and
 * holds what is learned from its log alone against the same simulator with the true parameters, and against simple
 * estimates. The same options give the same figures.
 */
export function measureSynthetic({ seed, paths, short, parts, say }: SyntheticOptions): SyntheticReport {
  const { blocks, warmUpBlocks, every } = short ? EXTENT.short : EXTENT.long;
  const branch = new DrivenBranch(config, new Learning(), FIRST_DAY);
  const contest = new SyntheticContest(branch, { paths, every, mixtures: parts });
  const loads = loadsOf(seed, blocks);
  for (const [number, load] of loads.entries()) {
    const doorsOpenAt = FIRST_DAY + number * MS_A_DAY + DOORS_OPEN_HOUR * 3_600_000;
    const day = dayOf(seed, number, load);
    contest.beginDay(load, doorsOpenAt);
    playDay(branch, day, doorsOpenAt, contest);
    say(`day ${number + 1} of ${loads.length} played (load ${load}, ${day.customers.length} customers)`);
  }
  const warmUpDays = warmUpBlocks * LOADS.length;
  return reportOf(contest, { seed, paths, days: loads.length, warmUpDays, every });
}
