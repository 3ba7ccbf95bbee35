import { callerOf } from './api.ts';
import type { BenchOptions } from './bench.ts';
import { inFreshFolder } from './bench.ts';
import { median } from './figures.ts';
import { startPart } from './part.ts';
import type { BranchReady } from './parts/branch.ts';
import type { Line } from './table.ts';
import { withYear } from './year.ts';

/** From the start of the process to the first ticket that is on the disk. */
export async function benchStart(options: BenchOptions): Promise<Line[]> {
  const rounds = options.short ? 3 : 7;
  const foyer: number[] = [];
  const bare: number[] = [];
  await withYear(options, async (year) => {
    // The very first start makes the accounts; what counts is a restart.
    await firstTicket('branch.ts', [year, 'stored']);
    for (let round = 0; round < rounds; round += 1) {
      foyer.push(await firstTicket('branch.ts', [year, 'stored']));
      bare.push(await inFreshFolder((folder) => firstTicket('bare-issue.ts', [folder, 'alone'])));
      options.say(`start to first ticket: ${foyer.at(-1)?.toFixed(0)} ms, bare ${bare.at(-1)?.toFixed(0)} ms`);
    }
  });
  return [
    {
      what: 'start to first durable ticket, 200,000 visits of history',
      unit: 'ms',
      foyer: median(foyer),
      bare: { what: 'Fastify + SQLite, empty', value: median(bare) },
      aim: { of: 'value', kind: 'at-most', limit: 2000 },
    },
  ];
}

async function firstTicket(file: string, args: readonly string[]): Promise<number> {
  const began = performance.now();
  const server = await startPart<BranchReady>(file, args);
  const { address, token } = server.ready;
  await callerOf(address, { authorization: `Bearer ${token}` }).post('/tickets', { serviceId: 'cash' });
  const took = performance.now() - began;
  await server.stop();
  return took;
}
