import { DEMO_PASSWORD } from '@foyer/branch-server';
import { callerOf, signIn } from './api.ts';
import { type BenchOptions, inFreshFolder } from './bench.ts';
import { median, quantile } from './figures.ts';
import { startPart } from './part.ts';
import type { BranchReady } from './parts/branch.ts';
import type { CallsAnswer, CallsQuestion } from './parts/calls.ts';
import type { VisitorsAnswer, VisitorsQuestion } from './parts/visitors.ts';
import type { Line } from './table.ts';

/** Of the public page, a second: more than a town asks for. */
const VISITS = 2_000;
const CONNECTIONS = 100;
const WAITING = 200;
/** The 99th percentile of a call's answer meanwhile, milliseconds. */
const AIM = 50;

/** How long counters wait for a call while half a town looks at the public page, against nobody looking. */
export function benchPublic({ short, say }: BenchOptions): Promise<Line[]> {
  return inFreshFolder(async (folder) => {
    const server = await startPart<BranchReady>('branch.ts', [folder, 'roomy']);
    const calls = await startPart<null>('calls.ts', []);
    const visitors = await startPart<null>('visitors.ts', []);
    try {
      const { address, token } = server.ready;
      const cookie = await signIn(address, 'supervisor', DEMO_PASSWORD);
      await callerOf(address, { cookie }).post('/counters/counter-1/open');
      const kiosk = callerOf(address, { authorization: `Bearer ${token}` });
      for (let each = 0; each < WAITING; each += 1) await kiosk.post('/tickets', { serviceId: 'loans' });
      const seconds = short ? 3 : 15;
      const question: CallsQuestion = { address, token, cookie, seconds, reports: [] };
      const visits: VisitorsQuestion = {
        address,
        path: '/b/riverside',
        perSecond: VISITS,
        connections: CONNECTIONS,
        seconds,
      };
      const quiet: number[] = [];
      const busy: number[] = [];
      const rates: number[] = [];
      for (let round = 0; round < (short ? 2 : 5); round += 1) {
        quiet.push(quantile((await calls.ask<CallsAnswer>(question)).called, 0.99));
        const [meanwhile, seen] = await Promise.all([
          calls.ask<CallsAnswer>(question),
          visitors.ask<VisitorsAnswer>(visits),
        ]);
        busy.push(quantile(meanwhile.called, 0.99));
        rates.push(seen.perSecond);
        say(
          `public page: ${Math.round(seen.perSecond)}/s, a call ${busy.at(-1)?.toFixed(1)} ms, quiet ${quiet.at(-1)?.toFixed(1)} ms`,
        );
      }
      return [
        {
          what: `public page, asked for ${VISITS} times a second`,
          unit: 'per second',
          foyer: median(rates),
          bare: null,
          aim: { of: 'value', kind: 'at-least', limit: VISITS * 0.95 },
        },
        {
          what: 'call-next meanwhile, 99th percentile',
          unit: 'ms',
          foyer: median(busy),
          bare: { what: 'the same while nobody looks', value: median(quiet) },
          aim: { of: 'value', kind: 'at-most', limit: AIM },
        },
      ];
    } finally {
      await Promise.all([visitors.stop(), calls.stop()]);
      await server.stop();
    }
  });
}
