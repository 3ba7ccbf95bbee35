import type { BranchConfig } from '@foyer/configuration';
import { Learning } from '@foyer/flow';
import { BASELINES } from './baselines.ts';
import { Contest, type ScoredTicket, type ScoredWhileWaiting, type ToldTickets } from './contest.ts';
import { DrivenBranch } from './driven-branch.ts';
import { configOfRecord } from './record-config.ts';
import type { RecordDay } from './record-days.ts';
import { withProfilesOf } from './record-profiles.ts';
import { RecordedDay } from './recorded-day.ts';

export interface ReplayOptions {
  /** The first so many days are learned from and not scored. */
  readonly warmUpDays: number;
  readonly paths: number;
  readonly whileWaiting: boolean;
  /** Told how far it is. */
  readonly say: (sentence: string) => void;
}

/** What came of a replay: of all days, the warm-up too. */
export interface Replayed {
  readonly tickets: readonly ScoredTicket[];
  readonly whileWaiting: readonly ScoredWhileWaiting[];
  readonly told: ToldTickets;
  /** By the place of the baseline in `BASELINES`: the names of its bounds. */
  readonly boundNames: readonly (readonly string[])[];
  readonly refused: number;
}

/**
 * Plays days into a fresh branch and asks every estimator about the same state at the same moment: the whole way from
 * the record through commands, events, learning and simulation. The same days and options give the same figures.
 *
 * @param days at least one
 */
export function replayRecord(days: readonly RecordDay[], options: ReplayOptions): Replayed {
  const config = configOfRecord(days, options.warmUpDays);
  const branch = new DrivenBranch(config, new Learning(), (days[0]?.midnight ?? 0) - 1000);
  const contest = new Contest(branch, {
    paths: options.paths,
    whileWaiting: options.whileWaiting,
    usualService: usualService(config),
  });
  let refused = 0;
  for (const [index, day] of days.entries()) {
    contest.beginDay(day.date);
    const before = days.slice(0, index).flatMap(({ rows }) => rows);
    branch.mustDo({ type: 'configure-branch', config: withProfilesOf(config, before) }, day.midnight);
    refused += new RecordedDay(branch, day, contest).play(days[index + 1]);
    options.say(`day ${index + 1} of ${days.length} played (${day.date}, ${day.rows.length} customers)`);
  }
  return {
    tickets: contest.tickets,
    whileWaiting: contest.whileWaiting,
    told: contest.told,
    boundNames: BASELINES.map((baseline) => contest.boundNames(baseline)),
    refused,
  };
}

function usualService({ services }: BranchConfig): number {
  return services.reduce((sum, { meanServiceSeconds }) => sum + meanServiceSeconds, 0) / services.length;
}
