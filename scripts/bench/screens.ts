import type { BenchOptions } from './bench.ts';
import { inFreshFolder } from './bench.ts';
import { median, quantile } from './figures.ts';
import { type Part, startPart } from './part.ts';
import type { BranchReady } from './parts/branch.ts';
import type { ScreensAnswer, ScreensQuestion } from './parts/screens.ts';
import type { Line } from './table.ts';

interface Round {
  readonly p50: number;
  readonly p99: number;
}

/** From the request that calls a customer to each of many screens having read it. */
export async function benchScreens({ short, say }: BenchOptions): Promise<Line[]> {
  const rounds = short ? 1 : 3;
  const calls = short ? 10 : 15;
  const lines: Line[] = [];
  for (const screens of [100, 500]) {
    const foyer: Round[] = [];
    const bare: Round[] = [];
    const durable: Round[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const atBranch = await inFreshFolder((folder) =>
        call('foyer', startPart<BranchReady>('branch.ts', [folder]), screens, calls),
      );
      const callBare = (...folder: string[]) => {
        const args = [String(atBranch.bytes), ...folder];
        return call('bare', startPart<{ address: string }>('bare-broadcast.ts', args), screens, calls);
      };
      foyer.push(roundOf(atBranch));
      bare.push(roundOf(await callBare()));
      durable.push(roundOf(await inFreshFolder(callBare)));
      say(
        `call to ${screens} screens, ${atBranch.bytes} bytes: ${show(foyer.at(-1))}, bare ${show(bare.at(-1))}, ` +
          `bare with a commit ${show(durable.at(-1))}`,
      );
    }
    const line = (what: string, read: (round: Round) => number, against: readonly Round[]): Line => ({
      what: `call to ${screens} screens, ${what}`,
      unit: 'ms',
      foyer: median(foyer.map(read)),
      bare: {
        what: against === bare ? 'ws, same bytes' : 'SQLite commit, then ws',
        value: median(against.map(read)),
      },
      aim: against === bare && what === 'median' ? { of: 'ratio', kind: 'at-most', limit: 2 } : null,
    });
    for (const against of [bare, durable]) {
      lines.push(
        line('median', ({ p50 }) => p50, against),
        line('99th percentile', ({ p99 }) => p99, against),
      );
    }
  }
  return lines;
}

async function call(
  kind: ScreensQuestion['kind'],
  starting: Promise<Part<{ readonly address: string; readonly token?: string }>>,
  screens: number,
  calls: number,
): Promise<ScreensAnswer> {
  const server = await starting;
  const clients = await startPart<null>('screens.ts', []);
  try {
    const { address, token = '' } = server.ready;
    const question: ScreensQuestion = { kind, address, token, screens, calls };
    return await clients.ask<ScreensAnswer>(question);
  } finally {
    await clients.stop();
    await server.stop();
  }
}

function roundOf({ heard }: ScreensAnswer): Round {
  return { p50: quantile(heard, 0.5), p99: quantile(heard, 0.99) };
}

function show(round: Round | undefined): string {
  return round === undefined ? '' : `${round.p50.toFixed(1)} ms, p99 ${round.p99.toFixed(1)} ms`;
}
