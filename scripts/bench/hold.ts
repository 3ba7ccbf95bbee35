import type { BenchOptions } from './bench.ts';
import { median } from './figures.ts';
import { inFreshFolder } from './folders.ts';
import { startPart } from './part.ts';
import type { BranchReady, HoldAnswer, HoldQuestion } from './parts/branch.ts';
import type { LobbyLife, LobbyQuestion } from './parts/lobby.ts';
import type { Line } from './table.ts';

/** How long the event loop is held while a full lobby is called, estimated and shown on every kind of view. */
export async function benchHold({ short, say }: BenchOptions): Promise<Line[]> {
  const rounds = short ? 2 : 4;
  const seconds = short ? 4 : 6;
  const lines: Line[] = [];
  const idle = await startPart<null>('idle.ts', []);
  try {
    for (const waiting of [200, 2000]) {
      await inFreshFolder(async (folder) => {
        const server = await startPart<BranchReady>('branch.ts', [folder]);
        const lobby = await startPart<null>('lobby.ts', []);
        const foyer: HoldAnswer[] = [];
        const bare: HoldAnswer[] = [];
        try {
          const filling: LobbyQuestion = { ...server.ready, waiting };
          await lobby.ask(filling);
          const life: LobbyLife = { seconds };
          const hold: HoldQuestion = { seconds };
          await lobby.ask({ seconds: 2 } satisfies LobbyLife);
          for (let round = 0; round < rounds; round += 1) {
            const [held] = await Promise.all([server.ask<HoldAnswer>(hold), lobby.ask(life)]);
            foyer.push(held);
            bare.push(await idle.ask<HoldAnswer>(hold));
            say(`event loop held with ${waiting} waiting: longest ${held.longest.toFixed(1)} ms`);
          }
        } finally {
          await lobby.stop();
          await server.stop();
        }
        const line = (what: string, read: (held: HoldAnswer) => number): Line => ({
          what: `event loop held, ${waiting} waiting, ${what}`,
          unit: 'ms',
          foyer: median(foyer.map(read)),
          bare: { what: 'an idle process', value: median(bare.map(read)) },
          aim: null,
        });
        lines.push(
          line('99th percentile', ({ p99 }) => p99),
          line('longest', ({ longest }) => longest),
        );
      });
    }
  } finally {
    await idle.stop();
  }
  return lines;
}
