import { setTimeout as pause } from 'node:timers/promises';
import type { BenchOptions } from './bench.ts';
import { inFreshFolder } from './bench.ts';
import { median } from './figures.ts';
import { startPart } from './part.ts';
import type { BranchReady } from './parts/branch.ts';
import type { LagAnswer, LagQuestion } from './parts/lag.ts';
import type { LoadAnswer, LoadQuestion } from './parts/load.ts';
import type { Line } from './table.ts';

const SERVERS = {
  foyer: ['branch.ts', 'no-estimates'],
  'with estimates': ['branch.ts', 'roomy'],
  alone: ['bare-issue.ts', 'alone'],
  grouped: ['bare-issue.ts', 'grouped'],
} as const;
type ServerName = keyof typeof SERVERS;

/** Wall milliseconds. */
const CATCH_UP = 2_000;

/** What each number of connections is to reach, of what the bare server does. */
const AIMS: Readonly<Record<number, Readonly<Partial<Record<'alone' | 'grouped', number>>>>> = {
  1: { alone: 0.55 },
  100: { grouped: 0.25 },
};
/** The 99th percentile at 100 connections, of the bare server's with grouped commits. */
const SLOWEST = 3;
/** What is committed is in the tables for reports within so many milliseconds. */
const LONGEST_LAG = 1000;

/** Durable issue over HTTP, tickets issued and cancelled in turn: commands a second at 1, 10 and 100 connections. */
export async function benchIssue({ short, say }: BenchOptions): Promise<Line[]> {
  const rounds = short ? 2 : 3;
  const lines: Line[] = [];
  const load = await startPart<null>('load.ts', []);
  try {
    for (const connections of [1, 10, 100]) {
      // At the full load it shows whether the followers keep up, and whether the file that grows slows anything down.
      const seconds = short ? 2 : connections === 100 ? 60 : 4;
      const answers: Record<ServerName, LoadAnswer[]> = { foyer: [], 'with estimates': [], alone: [], grouped: [] };
      let lag = 0;
      for (let round = 0; round < rounds; round += 1) {
        for (const name of Object.keys(SERVERS) as ServerName[]) {
          const answer = await inFreshFolder(async (folder) => {
            const [file, ...manner] = SERVERS[name];
            const server = await startPart<BranchReady>(file, [folder, ...manner]);
            try {
              const question = { ...server.ready, connections, turns: 'issue-and-cancel' } as const;
              await load.ask<LoadAnswer>({ ...question, seconds: 4 } satisfies LoadQuestion);
              // The reports' process starts beside the first requests, and has to catch up with them.
              await pause(CATCH_UP);
              const watched =
                name === 'foyer' ? server.ask<LagAnswer>({ kind: 'lag', seconds } satisfies LagQuestion) : null;
              const asked = await load.ask<LoadAnswer>({ ...question, seconds } satisfies LoadQuestion);
              lag = Math.max(lag, (await watched)?.longest ?? 0);
              return asked;
            } finally {
              await server.stop();
            }
          });
          answers[name].push(answer);
          say(
            `issue, ${connections} connections, ${name}: ${Math.round(answer.perSecond)}/s, ${answer.p99.toFixed(1)} ms`,
          );
        }
      }
      const rate = (name: ServerName) => median(answers[name].map(({ perSecond }) => perSecond));
      const slowest = (name: ServerName) => median(answers[name].map(({ p99 }) => p99));
      const what = `durable issue and cancel, ${connections} connection${connections === 1 ? '' : 's'}`;
      const bare = { alone: 'Fastify + SQLite, a commit each', grouped: 'Fastify + SQLite, grouped commits' } as const;
      const aims = AIMS[connections] ?? {};
      for (const manner of ['alone', 'grouped'] as const) {
        const limit = aims[manner];
        lines.push({
          what,
          unit: 'per second',
          foyer: rate('foyer'),
          bare: { what: bare[manner], value: rate(manner) },
          aim: limit === undefined ? null : { of: 'ratio', kind: 'at-least', limit },
        });
      }
      lines.push(
        {
          what: `${what}, estimates made beside`,
          unit: 'per second',
          foyer: rate('with estimates'),
          bare: { what: bare.grouped, value: rate('grouped') },
          aim: null,
        },
        {
          what: `${what}, 99th percentile`,
          unit: 'ms',
          foyer: slowest('foyer'),
          bare: { what: bare.grouped, value: slowest('grouped') },
          aim: connections === 100 ? { of: 'ratio', kind: 'at-most', limit: SLOWEST } : null,
        },
        {
          what: `${what}, reports behind at most`,
          unit: 'ms',
          foyer: lag,
          bare: null,
          aim: { of: 'value', kind: 'at-most', limit: LONGEST_LAG },
        },
      );
    }
  } finally {
    await load.stop();
  }
  return lines;
}
