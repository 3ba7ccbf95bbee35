import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Clock, err, type Instant, ok, type Result, scaledClock, wallClock } from '@foyer/basics';
import { demoBranch, type Settings } from '@foyer/branch-server';
import { branchOfRecord, type RecordedBranch } from '../replay/branch-of-record.ts';
import { beginningOf, type DayPlan } from '../replay/day-plan.ts';
import { planOfRecord } from '../replay/plan-of-record.ts';
import { dayOfRecord, midnightOf, readRecord } from '../replay/record.ts';
import { simulatedDay, simulatedStaff } from '../replay/simulated-day.ts';

/** The people of the day need so long to sign in before it begins, wall milliseconds. */
const HEAD_START = 8_000;
/** The branch day turns over at three in the morning: a clock that starts before would begin the day before. */
const CUT_OVER = 3 * 3_600_000;
const DAY = 24 * 3_600_000;
const STOP_TIME_OUT = 5_000;
/** A day of a thousand customers at ten times the usual haste, from one address. */
const NO_HASTE = { anonymousPerMinute: 100_000, knownPerMinute: 1_000_000, keyPerMinute: 1_000_000 };

/** A day that is played into the branch by a process of its own. */
export interface PlayedDay {
  /** What the branch must be for the day to take place in it; its data go into a new folder of their own. */
  settings(from: Settings): Settings;
  /** Stands still at the day's beginning until `begin`. */
  readonly clock: Clock;
  /** Lets the clock run. */
  begin(): void;
  /** Lets the people come; the branch must be listening. */
  play(address: string): Player;
}

/** The process that plays a day. */
export interface Player {
  /** Resolves when the day has been played to its end, or could not be. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Prepares a day of a record (`date` as `yymmdd`, the first in the file when absent). The error is one sentence. */
export function recordedDay(file: string, date: string | undefined, speed: number): Result<PlayedDay, string> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return err(`The record can't be read: ${(error as Error).message}.`);
  }
  const rows = readRecord(text);
  if (!rows.ok) return rows;
  const day = dayOfRecord(rows.value, date === undefined ? {} : { date });
  if (!day.ok) return day;
  const played = day.value[0]?.date ?? '';
  const branch = branchOfRecord(day.value);
  const args = ['--file', file, '--date', played];
  return ok(playedDay(branch, planOfRecord(day.value), midnightOf(played), speed, `replay-${played}`, args));
}

/** Prepares a made-up day of the demo's bank, which offers these languages: today's. */
export function madeUpDay(speed: number, languages: readonly string[] = demoBranch.languages): PlayedDay {
  const midnight = Math.floor(wallClock.now() / DAY) * DAY;
  const branch = { branch: { ...demoBranch, languages }, staff: simulatedStaff };
  return playedDay(branch, simulatedDay(1), midnight, speed, 'simulation', ['--simulate']);
}

function playedDay(
  { branch, staff }: RecordedBranch,
  plan: DayPlan,
  midnight: number,
  speed: number,
  folder: string,
  args: readonly string[],
): PlayedDay {
  const beginning = beginningOf(plan) * 1000;
  // Some records begin just after midnight, within the branch day before.
  const earliest = beginning < CUT_OVER ? CUT_OVER - DAY : CUT_OVER;
  const start = midnight + Math.max(earliest, beginning - HEAD_START * speed);
  let begun: number | null = null;
  const wall = { now: () => (begun === null ? 0 : wallClock.now() - begun) as Instant };
  return {
    clock: scaledClock(start as Instant, speed, wall),
    begin: () => {
      begun ??= wallClock.now();
    },
    settings: (from) => ({
      ...from,
      branch,
      staff,
      dataFolder: path.join(from.dataFolder, `${folder}-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`),
      rateLimits: NO_HASTE,
    }),
    play: (address) => playerOf(['--server', address, '--speed', String(speed), ...args]),
  };
}

function playerOf(args: readonly string[]): Player {
  const script = path.join(import.meta.dirname, '../replay/run.ts');
  const child = spawn(process.execPath, [script, ...args], { stdio: 'inherit' });
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      console.error(`The day can't be played: ${error.message}.`);
      resolve();
    });
    child.once('exit', () => resolve());
  });
  return { ended, stop: () => stop(child) };
}

/** Ends a process by its handle, the hard way when it takes too long. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const hard = setTimeout(() => child.kill('SIGKILL'), STOP_TIME_OUT);
  await exited;
  clearTimeout(hard);
}
