import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { KioskPort, KioskState } from '@foyer/kiosk';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { readQr } from '../kiosk-hardware/src/test-support/read-paper.ts';
import { startTestKiosk, type TestKiosk } from './harness/kiosk.ts';
import { type ServerProcess, startServerProcess } from './harness/server-process.ts';
import { openSwitchboard } from './harness/switchboard.ts';
import { type SignedIn, signIn, value } from './harness/test-branch.ts';

/** Short in the usual run; `FOYER_KIOSK_TICKETS=500` is the long campaign. */
const TICKETS = Number(process.env.FOYER_KIOSK_TICKETS ?? 12);
const SEED = Number(process.env.FOYER_SEED);

/** Small and repeatable (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const victims = ['page', 'agent', 'server', 'printer', 'nobody'] as const;

test(
  `KIOSK-18: ${TICKETS} tickets, anything killed at random, each ends as the paper says (seed ${SEED})`,
  async () => {
    const random = chance(SEED);
    const folder = await mkdtemp(path.join(tmpdir(), 'foyer-kills-'));
    const line = await openSwitchboard();
    let server: ServerProcess = await startServerProcess(folder);
    line.connectTo(server.address);
    const kiosk = await startTestKiosk(line.address);
    // Slow enough that a kill often falls into the middle of a paper.
    kiosk.printer.setFault({ kind: 'slow', dotsPerSecond: 2_500 });
    const papers: string[] = [];
    const reading: Promise<unknown>[] = [];
    kiosk.printer.onPaper((paper) => reading.push(readQr(paper).then((code) => papers.push(code ?? ''))));
    const order: (typeof victims)[number][] = [];
    const killed: Record<string, number> = {};
    try {
      const { items } = value(await (await signIn(server.address, 'agent')).call('services'));
      const serviceIds = items.map(({ id }) => id);
      for (let count = 0; count < TICKETS; count++) {
        const requestId = crypto.randomUUID();
        await ask(kiosk, {
          requestId,
          serviceId: serviceIds[count % serviceIds.length] ?? '',
          language: count % 2 ? 'ar' : 'en',
        });
        if (order.length === 0) order.push(...[...victims].sort(() => random() - 0.5));
        const victim = order.pop() ?? 'nobody';
        killed[victim] = (killed[victim] ?? 0) + 1;
        await wait(random() * 700);
        if (victim === 'page') await crash(await kiosk.page());
        if (victim === 'agent') kiosk.shell.agent().kill('SIGKILL');
        if (victim === 'server') {
          await server.kill();
          server = await startServerProcess(folder);
          line.connectTo(server.address);
        }
        if (victim === 'printer') {
          kiosk.printer.setFault({ kind: 'off' });
          await wait(random() * 300);
          kiosk.printer.clearFault('off');
        }
        await settled(kiosk, requestId);
      }
      const supervisor = await signIn(server.address, 'supervisor');
      await expect
        .poll(async () => (await visitsOf(supervisor)).filter(({ print }) => print === 'pending'), { timeout: 60_000 })
        .toEqual([]);
      const visits = await visitsOf(supervisor);
      /** How many papers came out of each number. */
      const papersOf = async () => {
        await Promise.all(reading);
        const numbers = new Map<string, number>();
        for (const code of papers) {
          const token = code.split('/').at(-1) ?? '';
          // Half a ticket that was cut off has no code that can be read.
          if (!/^[A-Za-z0-9_-]{16,64}$/.test(token)) continue;
          const { ticket } = value(await supervisor.call('ticket', { params: { token } }));
          numbers.set(ticket.number, (numbers.get(ticket.number) ?? 0) + 1);
        }
        return numbers;
      };
      const wrong = async () => {
        const numbers = await papersOf();
        return visits.filter(({ number, print }) => {
          const came = numbers.get(number) ?? 0;
          if (came > 1) return true;
          if (print === 'printed') return came !== 1;
          return print === 'failed' ? came !== 0 : print !== 'uncertain';
        });
      };
      // The printer tells the last paper to the kiosk and, a moment later, to the test.
      await expect.poll(wrong).toEqual([]);
      const numbers = await papersOf();
      expect([...numbers.keys()].filter((number) => !visits.some((visit) => visit.number === number))).toEqual([]);
      expect(new Set(visits.map(({ number }) => number)).size).toBe(visits.length);
      expect(visits.length).toBe(TICKETS);
      const tally = (print: string) => visits.filter((visit) => visit.print === print).length;
      process.stdout.write(
        `${JSON.stringify({ seed: SEED, killed, agents: kiosk.shell.agentsStarted, tickets: visits.length, printed: tally('printed'), failed: tally('failed'), uncertain: tally('uncertain') })}\n`,
      );
    } finally {
      await kiosk.close();
      await server.stop();
      await line.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
  60_000 + TICKETS * 15_000,
);

/** Asks as the page does, until a page that is there has taken it: the same request is the same ticket. */
async function ask(kiosk: TestKiosk, wish: { requestId: string; serviceId: string; language: string }): Promise<void> {
  await expect
    .poll(() => onPage(kiosk, 'issue', wish).then(() => 'asked', String), { timeout: 40_000, interval: 100 })
    .toBe('asked');
}

/** Waits until the ticket has come to its end, as far as the kiosk knows. */
async function settled(kiosk: TestKiosk, requestId: string): Promise<void> {
  await expect
    .poll(
      async () => {
        const state = (await onPage(kiosk, 'state').catch(() => null)) as KioskState | null;
        return state?.job?.requestId === requestId ? state.job.phase : 'unknown';
      },
      { timeout: 60_000, interval: 100 },
    )
    .toMatch(/printed|failed|uncertain|unreachable/);
}

async function onPage(
  kiosk: TestKiosk,
  call: 'issue' | 'state',
  wish?: Parameters<KioskPort['issue']>[0],
): Promise<unknown> {
  const page = await kiosk.page();
  await page.waitForFunction(() => 'foyerKiosk' in window, null, { timeout: 5_000 });
  return page.evaluate(
    async ({ name, given }): Promise<unknown> => {
      const port = (window as Window & typeof globalThis & { foyerKiosk: KioskPort }).foyerKiosk;
      return name === 'issue' && given !== undefined ? port.issue(given) : port.state();
    },
    { name: call, given: wish },
  );
}

async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash');
  await page.goto('chrome://crash').catch(() => undefined);
  await crashed;
}

async function visitsOf(supervisor: SignedIn) {
  const { items } = value(await supervisor.call('searchVisits', { query: { limit: 500 } }));
  return Promise.all(
    items.map(async ({ id }) => value(await supervisor.call('visit', { params: { visitId: id } })).visit),
  );
}
