import type { BenchOptions } from './bench.ts';
import { inFreshFolder } from './bench.ts';
import { median } from './figures.ts';
import { startPart } from './part.ts';
import type { BranchReady } from './parts/branch.ts';
import type { LoadAnswer, LoadQuestion } from './parts/load.ts';
import type { Line } from './table.ts';

const SERVERS = {
  foyer: ['branch.ts'],
  alone: ['bare-issue.ts', 'alone'],
  grouped: ['bare-issue.ts', 'grouped'],
} as const;
type ServerName = keyof typeof SERVERS;

/** Durable issue over HTTP: tickets a second at 1, 10 and 100 connections. */
export async function benchIssue({ short, say }: BenchOptions): Promise<Line[]> {
  const rounds = short ? 2 : 3;
  const seconds = short ? 1.5 : 3;
  const lines: Line[] = [];
  const load = await startPart<null>('load.ts', []);
  try {
    for (const connections of [1, 10, 100]) {
      const rates: Record<ServerName, number[]> = { foyer: [], alone: [], grouped: [] };
      const slowest: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        for (const name of Object.keys(SERVERS) as ServerName[]) {
          const answer = await inFreshFolder(async (folder) => {
            const [file, ...manner] = SERVERS[name];
            const server = await startPart<BranchReady>(file, [folder, ...manner]);
            try {
              const question: LoadQuestion = { ...server.ready, connections, seconds };
              await load.ask<LoadAnswer>({ ...question, seconds: 1.5 });
              return await load.ask<LoadAnswer>(question);
            } finally {
              await server.stop();
            }
          });
          rates[name].push(answer.perSecond);
          if (name === 'foyer') slowest.push(answer.p99);
          say(`issue, ${connections} connections, ${name}: ${Math.round(answer.perSecond)}/s`);
        }
      }
      const foyer = median(rates.foyer);
      const what = `durable issue, ${connections} connection${connections === 1 ? '' : 's'}`;
      lines.push(
        {
          what,
          unit: 'per second',
          foyer,
          bare: { what: 'Fastify + SQLite, a commit each', value: median(rates.alone) },
          aim: connections === 100 ? { of: 'ratio', kind: 'at-least', limit: 0.6 } : null,
        },
        {
          what,
          unit: 'per second',
          foyer,
          bare: { what: 'Fastify + SQLite, grouped commits', value: median(rates.grouped) },
          aim: null,
        },
        { what: `${what}, 99th percentile`, unit: 'ms', foyer: median(slowest), bare: null, aim: null },
      );
    }
  } finally {
    await load.stop();
  }
  return lines;
}
