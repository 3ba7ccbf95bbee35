import { setTimeout as pause } from 'node:timers/promises';
import { DEMO_PASSWORD } from '@foyer/branch-server';
import { callerOf, signIn } from './api.ts';
import type { BenchOptions } from './bench.ts';
import { inFreshFolder } from './bench.ts';
import { median, quantile } from './figures.ts';
import { type Part, startPart } from './part.ts';
import type { BranchReady } from './parts/branch.ts';
import type { Heard, ScreensQuestion } from './parts/screens.ts';
import type { Line } from './table.ts';

interface Round {
  readonly p50: number;
  readonly p99: number;
  /** Of the message that carried a call. */
  readonly bytes: number;
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
        measureCalls(startPart<BranchReady>('branch.ts', [folder]), 'foyer', screens, calls),
      );
      const callBare = (...folder: string[]) => {
        const args = [String(atBranch.bytes), ...folder];
        return measureCalls(startPart<{ address: string }>('bare-broadcast.ts', args), 'bare', screens, calls);
      };
      foyer.push(atBranch);
      bare.push(await callBare());
      durable.push(await inFreshFolder(callBare));
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

/** Longer than a branch saves changes up for: no earlier change is under way when the next call is made. */
const QUIET = 250;
/** Calls that only warm everything up. */
const WARM_UP = 5;
const COUNTER = '/counters/counter-1';

/** Makes calls, and what each needs before and after it. */
interface Clerk {
  prepare(): Promise<void>;
  call(): Promise<void>;
  clear(): Promise<void>;
}

/** Server, screens and the clerk are a process each: no screen waits until the clerk has read its reply. */
async function measureCalls(
  starting: Promise<Part<{ readonly address: string; readonly token?: string }>>,
  kind: 'foyer' | 'bare',
  screens: number,
  calls: number,
): Promise<Round> {
  const server = await starting;
  const listeners = await startPart<null>('screens.ts', []);
  const ask = <Answer>(question: ScreensQuestion) => listeners.ask<Answer>(question);
  try {
    const { address, token = '' } = server.ready;
    await ask({ ask: 'connect', kind, address, token, screens });
    const clerk = kind === 'foyer' ? await clerkOf(address, token) : clerkOfBare(address);
    const delays: number[] = [];
    let bytes = 0;
    for (let call = -WARM_UP; call < calls; call += 1) {
      await clerk.prepare();
      await ask({ ask: 'listen' });
      await pause(QUIET);
      const sent = Number(process.hrtime.bigint()) / 1e6;
      await clerk.call();
      await pause(QUIET);
      const heard = await ask<Heard>({ ask: 'heard' });
      if (call >= 0) delays.push(...heard.at.map((at) => at - sent));
      bytes = heard.bytes;
      await clerk.clear();
    }
    return { p50: quantile(delays, 0.5), p99: quantile(delays, 0.99), bytes };
  } finally {
    await listeners.stop();
    await server.stop();
  }
}

async function clerkOf(address: string, token: string): Promise<Clerk> {
  const kiosk = callerOf(address, { authorization: `Bearer ${token}` });
  const agent = callerOf(address, { cookie: await signIn(address, 'agent', DEMO_PASSWORD) });
  await agent.post(`${COUNTER}/open`);
  let visitId = '';
  return {
    prepare: async () => {
      await kiosk.post('/tickets', { serviceId: 'cash' });
    },
    call: async () => {
      const { visit } = await agent.post<{ readonly visit: { readonly id: string } }>(`${COUNTER}/call-next`);
      visitId = visit.id;
    },
    clear: async () => {
      await agent.post(`/visits/${visitId}/no-show`);
    },
  };
}

function clerkOfBare(address: string): Clerk {
  const nothing = async () => undefined;
  return {
    prepare: nothing,
    call: async () => {
      await (await fetch(`${address}/call`, { method: 'POST' })).text();
    },
    clear: nothing,
  };
}

function show(round: Round | undefined): string {
  return round === undefined ? '' : `${round.p50.toFixed(1)} ms, p99 ${round.p99.toFixed(1)} ms`;
}
