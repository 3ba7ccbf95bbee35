import { setTimeout as pause } from 'node:timers/promises';
import { type BranchDay, type Instant, REPORTS, type ReportName } from '@foyer/basics';
import { DEMO_PASSWORD } from '@foyer/branch-server';
import { API_BASE } from '@foyer/contract';
import type { Asked, ReportQuestion } from '../../apps/branch-server/src/reports/report-process.ts';
import { WorkerProcess } from '../../apps/branch-server/src/workers/worker-process.ts';
import { callerOf, signIn } from './api.ts';
import type { BenchOptions } from './bench.ts';
import { median, quantile } from './figures.ts';
import { COMPILE_CACHE, startPart } from './part.ts';
import type { BranchReady } from './parts/branch.ts';
import type { CallsAnswer, CallsQuestion } from './parts/calls.ts';
import type { Line } from './table.ts';
import { withYear, YEAR } from './year.ts';

/**
 * Every report on a year, as the first of a server that has made none and in a worker that starts for it; and calls
 * while reports run without a pause.
 */
export function benchReports(options: BenchOptions): Promise<Line[]> {
  return withYear(options, async (year) => [
    ...(await coldReports(options, year)),
    ...(await callsMeanwhile(options, year)),
  ]);
}

/** A server has the worker for its reports stand ready three seconds after its start; wall milliseconds. */
const READY_AFTER = 5_000;
const ANSWER_TIME_OUT = 60_000;

/** A report of the branch's flow, or what tickets were told against what happened. */
type Measured = ReportName | 'quoted';
const MEASURED: readonly Measured[] = [...REPORTS, 'quoted'];

function pathOf(report: Measured): string {
  const name = report === 'quoted' ? 'quoted/services' : report;
  return `/reports/${name}?from=${YEAR.from}&to=${YEAR.to}`;
}

async function coldReports({ short, say }: BenchOptions, year: string): Promise<Line[]> {
  const rounds = short ? 1 : 3;
  const lines: Line[] = [];
  const aim: Line['aim'] = { of: 'value', kind: 'at-most', limit: 300 };
  // The very first start makes the accounts, and a year just copied comes from the disk; what counts is a restart.
  await firstReport(year, 'overview');
  for (const report of MEASURED) {
    const first: number[] = [];
    const started: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      first.push(await firstReport(year, report));
      started.push(await coldReport(year, report));
      bare.push(await bareReport(year));
    }
    const line = (what: string, values: readonly number[]): Line => ({
      what: `report “${report}” on a year, ${what}`,
      unit: 'ms',
      foyer: median(values),
      bare: { what: 'one SQL aggregate in a new worker', value: median(bare) },
      aim,
    });
    const both = [line('the first of a server', first), line('from the start of the worker', started)];
    say(both.map(({ what, foyer }) => `${what}: ${foyer.toFixed(0)} ms`).join(', '));
    lines.push(...both);
  }
  return lines;
}

/** Milliseconds from a manager's request to the last byte of the answer; the server has made no report before. */
async function firstReport(folder: string, report: Measured): Promise<number> {
  const server = await startPart<BranchReady>('branch.ts', [folder, 'stored']);
  try {
    const { address } = server.ready;
    const cookie = await signIn(address, 'manager', DEMO_PASSWORD);
    await pause(READY_AFTER);
    const began = performance.now();
    const response = await fetch(address + API_BASE + pathOf(report), { headers: { cookie } });
    const text = await response.text();
    if (!response.ok) throw new Error(`The report ${report} was refused: ${text}`);
    return performance.now() - began;
  } finally {
    await server.stop();
  }
}

/** The branch's own report worker, started for this one report. */
function coldReport(folder: string, report: Measured): Promise<number> {
  const query = { from: YEAR.from as BranchDay, to: YEAR.to as BranchDay, now: Date.now() as Instant };
  const asked: Asked =
    report === 'quoted' ? { kind: 'quoted', by: 'services', query } : { kind: 'report', report, query };
  const question: ReportQuestion = { kind: 'question', id: 1, asked, clock: 0 };
  const file = new URL('../../apps/branch-server/src/reports/report-worker.ts', import.meta.url);
  return answered(file, { folder }, question);
}

function bareReport(folder: string): Promise<number> {
  return answered(new URL('./parts/bare-report.ts', import.meta.url), { folder, ...YEAR }, null);
}

/** Milliseconds from the start of a worker to its answer. */
function answered(file: URL, setup: object, question: unknown): Promise<number> {
  // A server's workers have what `npm start` has; the bare one gets it as well.
  process.env.NODE_COMPILE_CACHE = COMPILE_CACHE;
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => void worker.end(), ANSWER_TIME_OUT);
    const worker = new WorkerProcess({
      file,
      setup,
      onAnswer: (answer) => {
        const isObject = typeof answer === 'object' && answer !== null;
        if (isObject && 'kind' in answer && answer.kind !== 'answer') return;
        const failed = isObject && 'message' in answer;
        if (failed) reject(new Error(String(answer.message)));
        else resolve(performance.now() - began);
        void worker.end();
      },
      onEnd: () => {
        clearTimeout(timer);
        reject(new Error(`The worker ${file.pathname} ended before it answered`));
      },
    });
    worker.tell(question);
  });
}

async function callsMeanwhile({ short, say }: BenchOptions, year: string): Promise<Line[]> {
  const rounds = short ? 1 : 3;
  const seconds = short ? 4 : 8;
  const server = await startPart<BranchReady>('branch.ts', [year, 'stored']);
  const caller = await startPart<null>('calls.ts', []);
  try {
    const { address, token } = server.ready;
    const cookie = await signIn(address, 'admin', DEMO_PASSWORD);
    // An agent of the made-up year may have left the counter open; it serves as well.
    await callerOf(address, { cookie })
      .post('/counters/counter-1/open')
      .catch(() => undefined);
    const ask = (reports: readonly string[], lasting: number) => {
      const question: CallsQuestion = { address, token, cookie, seconds: lasting, reports };
      return caller.ask<CallsAnswer>(question);
    };
    await ask([], 1);
    const foyer: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const busy = await ask(MEASURED.map(pathOf), seconds);
      foyer.push(quantile(busy.called, 0.99));
      bare.push(quantile((await ask([], seconds)).called, 0.99));
      say(
        `call-next, 99th percentile: ${foyer.at(-1)?.toFixed(1)} ms beside ${busy.reports} reports, ` +
          `${bare.at(-1)?.toFixed(1)} ms beside none`,
      );
    }
    return [
      {
        what: 'call-next while reports run, 99th percentile',
        unit: 'ms',
        foyer: median(foyer),
        bare: { what: 'the same without reports', value: median(bare) },
        aim: { of: 'value', kind: 'at-most', limit: 50 },
      },
    ];
  } finally {
    await caller.stop();
    await server.stop();
  }
}
