import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { BranchDay, Instant } from '@foyer/basics';
import { demoBranch } from '@foyer/branch-server';
import { openStore } from '@foyer/store';
import { dayOf, MadeUpBranch, type YearOptions } from './seed-year/made-up-branch.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Replies are kept for a week, as a running branch keeps them. */
const REPLY_AGE = 7 * DAY;

/** What has been made. */
export interface SeededYear {
  readonly visits: number;
  readonly events: number;
  readonly firstDay: BranchDay;
  readonly lastDay: BranchDay;
}

/**
 * Fills a folder with made-up working days, each command of them decided, applied and stored as a branch does it:
 * arrivals by the hour and what they were told, agents at every counter, some customers who leave, transfers,
 * escalations, holds and no-shows.
 */
export function seedYear(options: YearOptions): SeededYear {
  let now = options.start as Instant;
  const opened = openStore({ folder: options.folder, now: () => now });
  if (!opened.ok) throw new Error(opened.error.message);
  const store = opened.value;
  try {
    const branch = new MadeUpBranch(store, options);
    branch.perform(options.start, { type: 'configure-branch', config: options.config });
    const firstDay = dayOf(options.start);
    let morning = options.start;
    let made = 0;
    for (let day = 0; day < options.days; day++) {
      const share = Math.round((options.visits * (day + 1)) / options.days) - made;
      now = morning as Instant;
      branch.liveThrough(morning, share, morning > options.start + (options.days / 5) * 7 * DAY - REPLY_AGE);
      made += share;
      if (day < options.days - 1) morning = nextWorkingDay(morning);
    }
    return { visits: made, events: store.clock, firstDay, lastDay: dayOf(morning) };
  } finally {
    store.close();
  }
}

function nextWorkingDay(morning: number): number {
  const weekday = new Date(morning).getUTCDay();
  return morning + (weekday === 5 ? 3 : weekday === 6 ? 2 : 1) * DAY;
}

/** Chance that can be repeated (mulberry32). */
export function seededChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Asked {
  readonly folder: string;
  readonly visits: number;
  readonly days: number;
  readonly seed: number;
}

/** What was typed, or a sentence for what is wrong with it. */
function readArguments(args: readonly string[]): Asked | string {
  const numbers = { visits: 200_000, days: 260, seed: 1 };
  const named = { visits: { type: 'string' }, days: { type: 'string' }, seed: { type: 'string' } } as const;
  let typed: { values: { [name in keyof typeof named]?: string }; positionals: string[] };
  try {
    typed = parseArgs({ args: [...args], allowPositionals: true, options: named });
  } catch {
    return 'There is no such option, or it lacks its value.';
  }
  const [folder, ...more] = typed.positionals;
  if (folder === undefined || more.length > 0) return 'Name one folder.';
  if (existsSync(path.join(folder, 'branch.sqlite'))) return `${folder} holds a branch already.`;
  for (const name of ['visits', 'days', 'seed'] as const) {
    const number = Number(typed.values[name] ?? numbers[name]);
    if (!Number.isSafeInteger(number) || number < 1) return `--${name} must be a whole number from 1.`;
    numbers[name] = number;
  }
  return { folder, ...numbers };
}

if (import.meta.main) {
  // What is written into the data folder is its owner's alone.
  process.umask(0o077);
  const asked = readArguments(process.argv.slice(2));
  if (typeof asked === 'string') {
    console.error(`${asked} Usage: node scripts/seed-year.ts FOLDER [--visits 200000] [--days 260] [--seed 1]`);
    process.exitCode = 1;
  } else {
    const { folder, visits, days, seed } = asked;
    const begun = performance.now();
    const year = seedYear({
      folder,
      config: demoBranch,
      visits,
      days,
      start: Date.parse('2025-01-06T08:30:00Z'),
      random: seededChance(seed),
    });
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    console.log(`${year.visits} visits, ${year.events} events, ${year.firstDay} to ${year.lastDay}, in ${seconds} s`);
  }
}
