import type { BenchOptions } from './bench.ts';
import { inFreshFolder } from './bench.ts';
import { median } from './figures.ts';
import { startPart } from './part.ts';
import type { BranchReady } from './parts/branch.ts';
import type { HoldAnswer, HoldQuestion, Holds } from './parts/holds.ts';
import type { LobbyLife, LobbyQuestion } from './parts/lobby.ts';
import type { Line } from './table.ts';

const SHARES: readonly (readonly [keyof Holds, string])[] = [
  ['p99', '99th percentile'],
  ['p999', '99.9th percentile'],
  ['longest', 'longest'],
];
/** Said of holds without the time in which another thread had the core: that time is the machine's, not the server's. */
const OWN = 'but for the core';

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
          const hold: HoldQuestion = { kind: 'hold', seconds };
          await lobby.ask({ seconds: 2 } satisfies LobbyLife);
          for (let round = 0; round < rounds; round += 1) {
            const [held] = await Promise.all([server.ask<HoldAnswer>(hold), lobby.ask(life)]);
            foyer.push(held);
            bare.push(await idle.ask<HoldAnswer>(hold));
            say(`event loop held with ${waiting} waiting: ${show(held)}; an idle process: ${show(bare.at(-1))}`);
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
          aim: what.endsWith(OWN) ? { of: 'value', kind: 'at-most', limit: 5 } : null,
        });
        for (const [share, of] of SHARES) {
          lines.push(line(of, ({ late }) => late[share]));
          if (foyer[0]?.own !== null) lines.push(line(`${of} ${OWN}`, ({ own }) => own?.[share] ?? Number.NaN));
        }
        lines.push(line('longest collection of garbage', ({ collecting }) => collecting));
      });
    }
  } finally {
    await idle.stop();
  }
  return lines;
}

function show(held: HoldAnswer | undefined): string {
  if (held === undefined) return '';
  const { late, own, collecting } = held;
  const of = ({ p99, p999, longest }: Holds) => [p99, p999, longest].map((value) => value.toFixed(1)).join(' / ');
  return `late ${of(late)} ms${own === null ? '' : `, ${OWN} ${of(own)} ms`}, garbage ${collecting.toFixed(1)} ms`;
}
