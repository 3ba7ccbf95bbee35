import { existsSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { demoBranch } from '@foyer/branch-server';
import { Learning } from '@foyer/flow';
import { catchUpReports, keepLearning, logStart, openHistory } from '@foyer/store';
import { seededChance, seedYear } from '../seed-year.ts';
import type { BenchOptions } from './bench.ts';
import { inFreshFolder } from './bench.ts';

/** The days that the year's reports are asked for; the made-up year lies within. */
export const YEAR = { from: '2025-01-01', to: '2026-01-31' } as const;

const VISITS = 200_000;
const WORKING_DAYS = 260;

/** Gives `work` a copy of a year of 200,000 visits, made anew unless `--year` names a folder that holds one. */
export function withYear<T>({ year, say }: BenchOptions, work: (folder: string) => Promise<T>): Promise<T> {
  return inFreshFolder(async (folder) => {
    const kept = year ?? path.join(folder, 'year');
    if (!existsSync(path.join(kept, 'branch.sqlite'))) {
      say('making up a year of visits; this takes a minute or two');
      await mkdir(kept, { recursive: true });
      seedYear({
        folder: kept,
        config: demoBranch,
        visits: VISITS,
        days: WORKING_DAYS,
        start: Date.parse('2025-01-06T08:30:00Z'),
        random: seededChance(1),
      });
      catchUpReports({ folder: kept });
      learnFrom(kept);
    }
    if (year === null) return await work(kept);
    const copy = path.join(folder, 'year');
    await cp(kept, copy, { recursive: true });
    return await work(copy);
  });
}

/**
 * A branch that has run all the year has kept what its waits taught it. Without that the worker for estimates would
 * read a million events after every start, and the lines would measure what is beside it.
 */
function learnFrom(folder: string): void {
  const history = openHistory({ folder });
  const learning = new Learning();
  history.goTo(logStart, (before, event, after) => learning.follow(before, after, event));
  const head = history.headAt(learning.clock);
  history.close();
  keepLearning(folder, { head, data: JSON.stringify(learning.toData()) });
}
