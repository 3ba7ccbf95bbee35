import { simulateWaits } from '@foyer/flow';
import { median, quantile } from '../figures.ts';
import { type Bar, isMet } from './bars.ts';
import { BusyLobby } from './busy-lobby.ts';
import { barTable, textTable } from './text-table.ts';

/** How many wait. */
const SIZES = [20, 100, 200, 500, 2000];
/** Each size is timed so many times, or until so long has passed, but no fewer times than the least. */
const MOST_ROUNDS = 200;
const LEAST_ROUNDS = 10;
const LONGEST = 5000;
/** Updates before the clock is looked at, so that Node has compiled what runs often; done with the smallest lobby. */
const WARM_UP = 50;
const SEED = 1;
const BAR = { waiting: 200, milliseconds: 50 };

export interface CostOptions {
  readonly paths: number;
  /** Only sizes up to this. */
  readonly mostWaiting?: number;
  readonly say: (sentence: string) => void;
}

/** Milliseconds of wall clock. */
export interface CostLine {
  readonly waiting: number;
  readonly rounds: number;
  /** All estimates: everybody who waits, and a new arrival of every service and class. */
  readonly update: { readonly median: number; readonly p99: number };
  /** Time on a processor for the same, mean: what the update would take were nothing else running. */
  readonly processor: number;
  /** How many paths fit into the time that the bar leaves, where all of them do not; the server stops there as well. */
  readonly pathsInTime: number;
  /** Taking from the state what the update needs; the server does this on its event loop. */
  readonly input: { readonly median: number; readonly p99: number };
}

export interface CostReport {
  readonly paths: number;
  readonly lines: readonly CostLine[];
  readonly bars: readonly (Bar & { readonly met: boolean | null })[];
}

/** Times full updates in a lobby that grows. */
export function measureCost({ paths, mostWaiting = Number.POSITIVE_INFINITY, say }: CostOptions): CostReport {
  const lobby = new BusyLobby(SEED);
  const lines: CostLine[] = [];
  lobby.fill(SIZES[0] ?? 0);
  for (let round = 0; round < WARM_UP; round += 1) update(lobby, round, paths);
  for (const waiting of SIZES) {
    if (waiting > mostWaiting) break;
    lobby.fill(waiting);
    const line = timed(lobby, waiting, paths);
    say(`${waiting} wait: ${line.rounds} updates`);
    lines.push(line);
  }
  const held = lines.find((line) => line.waiting === BAR.waiting);
  const bar = (what: string, figure: number | undefined): Bar => ({
    what,
    figure: figure ?? null,
    atMost: BAR.milliseconds,
    unit: 'ms',
  });
  const bars = [
    bar(`full update with ${BAR.waiting} waiting, median`, held?.update.median),
    bar(`full update with ${BAR.waiting} waiting, 99th percentile`, held?.update.p99),
  ];
  return { paths, lines, bars: bars.map((one) => ({ ...one, met: isMet(one) })) };
}

function timed(lobby: BusyLobby, waiting: number, paths: number): CostLine {
  const rounds: ReturnType<typeof update>[] = [];
  const until = performance.now() + LONGEST;
  const before = process.cpuUsage();
  while (rounds.length < LEAST_ROUNDS || (rounds.length < MOST_ROUNDS && performance.now() < until)) {
    rounds.push(update(lobby, rounds.length, paths));
  }
  const { user, system } = process.cpuUsage(before);
  const inTime = Array.from({ length: LEAST_ROUNDS }, (_, round) => pathsInTime(lobby, round, paths));
  const figures = (times: readonly number[]) => ({ median: median(times), p99: quantile(times, 0.99) });
  return {
    waiting,
    rounds: rounds.length,
    update: figures(rounds.map(({ updated }) => updated)),
    processor: (user + system) / 1000 / rounds.length,
    pathsInTime: median(inTime),
    input: figures(rounds.map(({ pictured }) => pictured)),
  };
}

/** How long one update took, milliseconds: taking the input, and the estimates from it. */
function update({ branch, now }: BusyLobby, round: number, paths: number): { pictured: number; updated: number } {
  const begun = performance.now();
  const { input } = branch;
  const taken = performance.now();
  simulateWaits(input, branch.learning, branch.instant(now), { seed: SEED + round, paths });
  return { pictured: taken - begun, updated: performance.now() - taken };
}

/** How many paths an update has that ends when the time is up. */
function pathsInTime({ branch, now }: BusyLobby, round: number, paths: number): number {
  const until = performance.now() + BAR.milliseconds;
  const enough = () => performance.now() >= until;
  return simulateWaits(branch.input, branch.learning, branch.instant(now), { seed: SEED + round, paths, enough }).paths;
}

/** A report for people. */
export function costTable({ paths, lines, bars }: CostReport): string {
  const rows = lines.map(({ waiting, rounds, update: whole, processor, pathsInTime: paths50, input }) => [
    String(waiting),
    String(rounds),
    ...[whole.median, whole.p99, processor].map((figure) => figure.toFixed(2)),
    paths50.toFixed(0),
    ...[input.median, input.p99].map((figure) => figure.toFixed(2)),
  ]);
  const headings = [
    'waiting',
    'updates',
    'median ms',
    '99th percentile ms',
    'processor ms',
    `paths in ${BAR.milliseconds} ms`,
    'input median',
    'input 99th',
  ];
  return [
    `A full update: 20 counters, 10 services, 3 classes, ${paths} paths.`,
    textTable(headings, rows),
    `Bars\n\n${barTable(bars)}`,
  ].join('\n\n');
}
