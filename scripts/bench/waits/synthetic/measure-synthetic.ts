import { Learning } from '@foyer/flow';
import { DrivenBranch } from '../driven-branch.ts';
import { agents, DOORS_OPEN_HOUR } from './branch.ts';
import { dayOf, loadsOf } from './day.ts';
import { playDay } from './play-day.ts';
import { SyntheticContest } from './synthetic-contest.ts';
import { reportOf, type SyntheticReport } from './synthetic-report.ts';
import { LOADS } from './truth.ts';
import type { Variant } from './variants.ts';

export interface SyntheticOptions {
  readonly variant: Variant;
  readonly seed: number;
  readonly paths: number;
  readonly extent: PlayedDays;
  /** Also what each learned part costs, by putting the truth in its place. Takes six times as long. */
  readonly parts: boolean;
  /** Told how far it is. */
  readonly say: (sentence: string) => void;
}

/** How many days are played, in blocks of a day of each load, and at which tickets all estimators are asked. */
export interface PlayedDays {
  readonly blocks: number;
  readonly warmUpBlocks: number;
  readonly every: number;
}

/** About 3,500 scored waits: enough for steady figures. */
export const LONG_RUN: PlayedDays = { blocks: 14, warmUpBlocks: 2, every: 3 };
/** Enough to see that nothing is broken; too few waits to judge by. */
export const SHORT_RUN: PlayedDays = { blocks: 3, warmUpBlocks: 1, every: 6 };
const MS_A_DAY = 86_400_000;
/** A Monday; nothing hangs on it. */
const FIRST_DAY = Date.UTC(2026, 0, 5);

/**
 * Plays a branch whose truth is known through many days, from light to overloaded, under its own calling policy, and
 * holds what is learned from its log alone against the same simulator with the true parameters, and against simple
 * estimates. The same options give the same figures.
 */
export function measureSynthetic({ variant, seed, paths, extent, parts, say }: SyntheticOptions): SyntheticReport {
  const { blocks, warmUpBlocks, every } = extent;
  const branch = new DrivenBranch(variant.config, new Learning(), FIRST_DAY);
  employ(branch, variant, FIRST_DAY);
  const contest = new SyntheticContest(branch, { variant, paths, every, mixtures: parts });
  const loads = loadsOf(seed, blocks);
  for (const [number, load] of loads.entries()) {
    const doorsOpenAt = FIRST_DAY + number * MS_A_DAY + DOORS_OPEN_HOUR * 3_600_000;
    const day = dayOf(seed, number, load, variant);
    contest.beginDay(load, doorsOpenAt);
    playDay(branch, day, doorsOpenAt, contest);
    say(`day ${number + 1} of ${loads.length} played (load ${load}, ${day.customers.length} customers)`);
  }
  const warmUpDays = warmUpBlocks * LOADS.length;
  return reportOf(contest, { seed, paths, days: loads.length, warmUpDays, every });
}

/** Makes known what each agent may serve. */
export function employ(branch: DrivenBranch, { skills }: Variant, at: number): void {
  if (skills.size === 0) return;
  const people = agents.map((id) => {
    const services = skills.get(id);
    return { id, name: id, displayName: id, role: 'agent' as const, ...(services === undefined ? {} : { services }) };
  });
  branch.mustDo({ type: 'found-people', people }, at);
}
