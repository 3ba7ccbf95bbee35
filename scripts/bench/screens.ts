import type { BenchOptions } from './bench.ts';
import { median, quantile } from './figures.ts';
import { inFreshFolder } from './folders.ts';
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
  const calls = short ? 10 : 20;
  const lines: Line[] = [];
  for (const screens of [100, 500]) {
    const foyer: Round[] = [];
    const bare: Round[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const atBranch = await inFreshFolder((folder) =>
        call('foyer', startPart<BranchReady>('branch.ts', [folder]), screens, calls),
      );
      const server = startPart<{ address: string }>('bare-broadcast.ts', [String(atBranch.bytes)]);
      const atBare = await call('bare', server, screens, calls);
      foyer.push(roundOf(atBranch));
      bare.push(roundOf(atBare));
      say(`call to ${screens} screens, ${atBranch.bytes} bytes: ${show(foyer.at(-1))}, bare ${show(bare.at(-1))}`);
    }
    const line = (what: string, read: (round: Round) => number, aim: Line['aim']): Line => ({
      what: `call to ${screens} screens, ${what}`,
      unit: 'ms',
      foyer: median(foyer.map(read)),
      bare: { what: 'ws, same bytes', value: median(bare.map(read)) },
      aim,
    });
    lines.push(
      line('median', ({ p50 }) => p50, { of: 'ratio', kind: 'at-most', limit: 2 }),
      line('99th percentile', ({ p99 }) => p99, null),
    );
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
