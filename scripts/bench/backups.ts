import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type Instant, wallClock } from '@foyer/basics';
import { DEMO_PASSWORD, demoBranch } from '@foyer/branch-server';
import { prepareBackupKey } from '@foyer/store/backup';
import type { BackupSetup, BackupTold } from '../../apps/branch-server/src/backups/messages.ts';
import { WorkerProcess } from '../../apps/branch-server/src/workers/worker-process.ts';
import { callerOf, signIn } from './api.ts';
import type { BenchOptions } from './bench.ts';
import { median, quantile } from './figures.ts';
import { startPart } from './part.ts';
import type { BranchReady } from './parts/branch.ts';
import type { CallsAnswer, CallsQuestion } from './parts/calls.ts';
import type { Line } from './table.ts';
import { withYear } from './year.ts';

/** Seconds of calls at a time: a backup of a year takes several of them. */
const SLICE = 2;

/** How long a backup of a year and its test restore take, and what calls cost meanwhile. */
export function benchBackups({ short, say, ...options }: BenchOptions): Promise<Line[]> {
  return withYear({ short, say, ...options }, async (year) => {
    const rounds = short ? 1 : 3;
    const shelf = path.join(year, '..', 'shelf');
    await mkdir(shelf, { recursive: true });
    prepareBackupKey(year).use();
    const server = await startPart<BranchReady>('branch.ts', [year, 'stored']);
    const caller = await startPart<null>('calls.ts', []);
    try {
      const { address, token } = server.ready;
      const cookie = await signIn(address, 'admin', DEMO_PASSWORD);
      // An agent of the made-up year may have left the counter open; it serves as well.
      await callerOf(address, { cookie })
        .post('/counters/counter-1/open')
        .catch(() => undefined);
      const calls = async () => {
        const question: CallsQuestion = { address, token, cookie, seconds: SLICE, reports: [] };
        return (await caller.ask<CallsAnswer>(question)).called;
      };
      await calls();
      const figures: Measured[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const quiet = [...(await calls()), ...(await calls())];
        say(`call-next without a backup, 99th percentile: ${p99(quiet)} ms`);
        figures.push({ ...(await backUp({ folder: year, shelf, calls, say })), quiet });
      }
      return linesOf(figures);
    } finally {
      await caller.stop();
      await server.stop();
    }
  });
}

/** Seconds of a backup and its test, and the milliseconds of each call while they went on. */
interface During {
  readonly made: number;
  readonly tested: number;
  readonly making: readonly number[];
  readonly testing: readonly number[];
}
type Measured = During & { readonly quiet: readonly number[] };

interface BackUpOptions {
  readonly folder: string;
  readonly shelf: string;
  readonly calls: () => Promise<readonly number[]>;
  readonly say: BenchOptions['say'];
}

/** One backup by the server's own worker, with calls all the while. */
async function backUp({ folder, shelf, calls, say }: BackUpOptions): Promise<During> {
  const { branchId, timeZone } = demoBranch;
  const settings = { folder: shelf, atHour: 2, daily: 1, weekly: 0, monthly: 0 };
  const at = wallClock.now() as Instant;
  const setup: BackupSetup = { task: 'copy', folder, branchId, timeZone, settings, at };
  let made = 0;
  let tested = 0;
  const { promise: over, resolve, reject } = Promise.withResolvers<void>();
  const worker = new WorkerProcess<never, BackupTold>({
    file: new URL('../../apps/branch-server/src/backups/backup-worker.ts', import.meta.url),
    setup,
    onAnswer: (told) => {
      if (told.kind === 'failed') return reject(new Error(told.message));
      if (told.kind === 'made') made = told.made.seconds;
      else if (told.kind === 'tested') {
        tested = told.tested.seconds;
        if (told.tested.trouble !== null) return reject(new Error(`The copy is not reliable: ${told.tested.trouble}`));
        resolve();
      }
    },
    onEnd: () => reject(new Error('The worker ended before it was done')),
  });
  const making: number[] = [];
  const testing: number[] = [];
  let going = true;
  const end = () => {
    going = false;
  };
  over.then(end, end);
  while (going) {
    const before = made;
    // To its end, since the next round calls at the same counter; what outlasts the work doesn't count.
    const milliseconds = await calls();
    if (going) (before === 0 ? making : testing).push(...milliseconds);
    if (before === 0 && made > 0) say(`a copy in ${made} s; call-next meanwhile: ${p99(making)} ms`);
  }
  await over;
  await worker.end();
  say(`tried out in ${tested} s; call-next meanwhile: ${p99(testing)} ms`);
  return { made, tested, making, testing };
}

function p99(milliseconds: readonly number[]): string {
  return quantile(milliseconds, 0.99).toFixed(1);
}

function linesOf(figures: readonly Measured[]): Line[] {
  const over = (of: (figure: Measured) => number) => median(figures.map(of));
  const quiet = { what: 'the same without a backup', value: over((figure) => quantile(figure.quiet, 0.99)) };
  const calls = (what: string, of: (figure: Measured) => readonly number[]): Line => ({
    what: `call-next while a copy of a year is ${what}, 99th percentile`,
    unit: 'ms',
    foyer: over((figure) => quantile(of(figure), 0.99)),
    bare: quiet,
    aim: { of: 'value', kind: 'at-most', limit: 50 },
  });
  const length = (what: string, of: (figure: Measured) => number): Line => ({
    what: `a copy of a year is ${what}`,
    unit: 'ms',
    foyer: over(of) * 1000,
    bare: null,
    aim: null,
  });
  return [
    length('made', (figure) => figure.made),
    length('restored and looked at', (figure) => figure.tested),
    calls('made', (figure) => figure.making),
    calls('tried out', (figure) => figure.testing),
  ];
}
