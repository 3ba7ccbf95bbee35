import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createMemoryPrinter, type MemoryPrinter } from '@foyer/kiosk-hardware';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createKioskAgent, type KioskAgent } from './agent.ts';
import {
  type ManualTimers,
  manualTimers,
  PRINTER,
  type ScriptedBranch,
  scriptBranch,
} from './test-support/scripted-branch.ts';

const REQUEST = '11111111-1111-4111-8111-111111111111';
const wish = { requestId: REQUEST, serviceId: 'cash', language: 'en' };

let folder: string;
let branch: ScriptedBranch;
let timers: ManualTimers;
let printer: MemoryPrinter;
let agents: KioskAgent[];
let faults: unknown[];
let notices: string[];
/** The printers that were made, by their address. */
let made: Map<string, MemoryPrinter>;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'foyer-agent-'));
  branch = scriptBranch();
  timers = manualTimers(Date.UTC(2026, 2, 2, 9));
  agents = [];
  faults = [];
  notices = [];
  made = new Map();
});
afterEach(async () => {
  await Promise.all(agents.map((agent) => agent.close()));
  rmSync(folder, { recursive: true, force: true });
  expect(faults).toEqual([]);
});

const start = (settings: { token?: string } = { token: 'a-device-token' }): KioskAgent => {
  printer = createMemoryPrinter();
  made.clear();
  const agent = createKioskAgent({
    server: 'http://branch.test',
    folder,
    printer: ({ address }) => {
      const one = address === PRINTER.address && !made.has(address) ? printer : createMemoryPrinter();
      made.set(address, one);
      return one;
    },
    software: '1.0',
    follow: branch.follow,
    name: 'Kiosk 1',
    ...settings,
    timers,
    fetch: branch.fetch,
    onFault: (error) => faults.push(error),
    onNotice: (sentence) => notices.push(sentence),
  });
  agents.push(agent);
  return agent;
};
/** What a power cut leaves: the files, and nothing that was in memory. */
const restart = async (): Promise<KioskAgent> => {
  await agents.pop()?.close();
  return start();
};
const phase = async (agent: KioskAgent) => (await agent.state()).job?.phase ?? null;
const sent = (place: string) => branch.commands.filter((command) => command.path === place);
const outcomes = () => sent('/prints/print-A001/outcome').map(({ body }) => (body as { outcome: string }).outcome);

test('KIOSK-20: a wish without an answer is sent again under the same command id after a restart', async () => {
  branch.faults.set('/tickets', ['lost', 'lost', 'lost']);
  const first = start();
  await first.issue(wish);
  await timers.pass(500);
  expect(await phase(first)).toBe('issuing');
  const second = await restart();
  await timers.pass(5_000);
  expect(await phase(second)).toBe('printed');
  expect(new Set(sent('/tickets').map(({ key }) => key)).size).toBe(1);
  expect(branch.tickets.size).toBe(1);
  expect(printer.tickets.map(({ number }) => number)).toEqual(['A001']);
});

test('KIOSK-43: a ticket is one request, and its paper says what came with the answer', async () => {
  const agent = start();
  await timers.pass(100);
  branch.requests.length = 0;
  await agent.issue(wish);
  await timers.pass(100);
  expect(branch.requests).toEqual(['POST /tickets', 'POST /prints/print-A001/outcome']);
  expect(printer.tickets).toMatchObject([{ number: 'A001', branchName: 'Riverside', serviceName: 'Cash' }]);
});

test('KIOSK-21: the same request is the same ticket, over a restart too', async () => {
  const first = start();
  await first.issue(wish);
  await first.issue(wish);
  await timers.pass(100);
  const second = await restart();
  expect(await second.issue(wish)).toMatchObject({ phase: 'printed', ticket: { number: 'A001' } });
  await timers.pass(1_000);
  expect(sent('/tickets')).toHaveLength(1);
  expect(printer.tickets).toHaveLength(0);
});

test('KIOSK-22: a wish whose customer must have gone is withdrawn, not printed', async () => {
  branch.faults.set(
    '/tickets',
    Array.from({ length: 40 }, () => 'lost' as const),
  );
  const first = start();
  await first.issue(wish);
  await timers.pass(500);
  await agents.pop()?.close();
  await timers.pass(600_000);
  branch.faults.clear();
  start();
  await timers.pass(30_000);
  expect(printer.tickets).toHaveLength(0);
  expect(outcomes()).toEqual(['failed']);
  expect(sent('/tickets/token-of-A001-1234567/cancel')).toHaveLength(1);
});

test('KIOSK-22: a ticket that was seen and not printed is reported as failed, and stays', async () => {
  branch.faults.set(
    '/prints/print-A001/outcome',
    Array.from({ length: 40 }, () => 'dead' as const),
  );
  const first = start();
  printer.setStatus('cover-open');
  await first.issue(wish);
  await timers.pass(100);
  expect(await first.state()).toMatchObject({ job: { phase: 'failed', trouble: 'cover-open', told: false } });
  await agents.pop()?.close();
  await timers.pass(600_000);
  branch.faults.clear();
  start();
  await timers.pass(30_000);
  expect(printer.tickets).toHaveLength(0);
  expect(outcomes().at(-1)).toBe('failed');
  expect(sent('/tickets/token-of-A001-1234567/cancel')).toHaveLength(0);
});

test('KIOSK-23: reports are handed in in order until they are taken', async () => {
  branch.faults.set('/prints/print-A001/outcome', ['dead', 'dead', { status: 503, code: 'storage-unavailable' }]);
  const agent = start();
  printer.setStatus('paper-out');
  await agent.issue(wish);
  await timers.pass(100);
  printer.setStatus('ready');
  await agent.copy({ requestId: REQUEST });
  await timers.pass(60_000);
  const reports = sent('/prints/print-A001/outcome');
  expect(outcomes()).toEqual(['failed', 'failed', 'failed', 'failed', 'printed']);
  expect(new Set(reports.slice(0, 4).map(({ key }) => key)).size).toBe(1);
  expect(printer.tickets).toMatchObject([{ number: 'A001', copy: true }]);
});

test('KIOSK-41: lines of the journal that can’t be read are told of at the start, and the agent goes on', async () => {
  await start().issue(wish);
  await timers.pass(100);
  await restart();
  expect(notices).toEqual([]);
  await agents.pop()?.close();
  const journal = path.join(folder, 'tickets.journal');
  writeFileSync(journal, readFileSync(journal, 'utf8').replace('"intended"', '"intent"'));
  const agent = start();
  expect(notices).toEqual([expect.stringMatching(/journal in .+ can’t be read and are left out: 1$/)]);
  expect(await phase(agent)).toBe('printed');
});

test('KIOSK-42: a disk that refuses the keys of a pairing is told as a fault', async () => {
  const agent = start({});
  mkdirSync(path.join(folder, 'device.json.next'));
  await timers.pass(100);
  expect(faults.splice(0)).toMatchObject([{ syscall: 'open' }]);
  expect(await agent.state()).toMatchObject({ pairing: { phase: 'starting' } });
});

test('KIOSK-24: a refusal is shown and final', async () => {
  branch.faults.set('/tickets', [{ status: 409, code: 'queue-full' }]);
  const agent = start();
  await agent.issue(wish);
  await timers.pass(60_000);
  expect(await agent.state()).toMatchObject({ job: { phase: 'refused', code: 'queue-full' } });
  expect(sent('/tickets')).toHaveLength(1);
  expect(printer.tickets).toHaveLength(0);
});

test('KIOSK-7: a customer who was told that there is no ticket gets none, and the branch none to call', async () => {
  branch.faults.set(
    '/tickets',
    Array.from({ length: 30 }, () => 'lost' as const),
  );
  const agent = start();
  await agent.issue(wish);
  await timers.pass(16_000);
  expect(await phase(agent)).toBe('unreachable');
  branch.faults.clear();
  await timers.pass(60_000);
  expect(await phase(agent)).toBe('unreachable');
  expect(printer.tickets).toHaveLength(0);
  expect(outcomes()).toEqual(['failed']);
  expect(sent('/tickets/token-of-A001-1234567/cancel')).toHaveLength(1);
});

test('KIOSK-40: the branch is told at once what the printer says, again when it changes, and every minute', async () => {
  branch.faults.set('/devices/status', ['dead', 'dead']);
  const agent = start();
  const told = () => sent('/devices/status').map(({ body }) => (body as { printer: string }).printer);
  await timers.pass(100);
  expect(told()).toEqual(['ready', 'ready']);
  await timers.pass(10_000);
  expect(told()).toEqual(['ready', 'ready', 'ready']);
  printer.setStatus('paper-out');
  await timers.pass(10_000);
  expect(told().slice(3)).toEqual(['paper-out']);
  await timers.pass(130_000);
  expect(told().slice(3)).toEqual(['paper-out', 'paper-out', 'paper-out']);
  printer.setStatus('ready');
  await timers.pass(10_000);
  expect(told().at(-1)).toBe('ready');
  expect((await agent.state()).printer).toBe('ready');
});

test('KIOSK-6: copies are had on request, but not without end', async () => {
  const agent = start();
  printer.setStatus('paper-out');
  await agent.issue(wish);
  await timers.pass(100);
  for (let copies = 0; copies < 5; copies++) {
    await agent.copy({ requestId: REQUEST });
    await timers.pass(100);
  }
  expect(await agent.state()).toMatchObject({ job: { phase: 'failed', copy: true, copyable: false } });
  printer.setStatus('ready');
  await agent.copy({ requestId: REQUEST });
  await timers.pass(100);
  expect(printer.tickets).toHaveLength(0);
});

const other = { ...PRINTER, address: 'tcp://second' };
const numbersOn = (address: string) => made.get(address)?.tickets.map(({ number }) => number) ?? [];

test('KIOSK-50: another printer takes over between two papers: nothing is lost, and nothing comes out twice', async () => {
  const agent = start();
  await timers.pass(100);
  // Two are asked for, and the printer is changed while the first is in hand and the second waits.
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { print } = printer;
  printer.print = async (ticket, progress) => {
    await held;
    return print(ticket, progress);
  };
  await agent.issue(wish);
  await agent.issue({ ...wish, requestId: '22222222-2222-4222-8222-222222222222' });
  await timers.pass(100);
  branch.say({ printer: other });
  await timers.pass(100);
  expect(numbersOn(PRINTER.address)).toEqual([]);
  release();
  await timers.pass(100);
  expect(numbersOn(PRINTER.address)).toEqual(['A001']);
  expect(numbersOn(other.address)).toEqual(['A002']);
  expect(sent('/prints/print-A001/outcome').map(({ body }) => body)).toEqual([{ outcome: 'printed' }]);
  expect(sent('/prints/print-A002/outcome').map(({ body }) => body)).toEqual([{ outcome: 'printed' }]);
});

test('KIOSK-50: a kiosk whose printer was taken away shows its tickets; what was to be printed is reported', async () => {
  const agent = start();
  await timers.pass(100);
  branch.say({ printer: null });
  await timers.pass(100);
  expect((await agent.state()).printer).toBe('none');
  await agent.issue(wish);
  await timers.pass(100);
  expect(sent('/tickets').at(-1)?.body).toMatchObject({ printing: false });
  branch.say({ printer: PRINTER });
  await timers.pass(100);
  expect((await agent.state()).printer).toBe('ready');
});

test('KIOSK-51: what the branch settled is known after a restart, before the branch answers', async () => {
  start();
  await timers.pass(100);
  branch.say({ printer: other });
  await timers.pass(100);
  branch.mute();
  await restart();
  await timers.pass(100);
  expect([...made.keys()]).toEqual([other.address]);
});

test('KIOSK-52: a test is printed once, marked as one and without a number, and its outcome is told with the status', async () => {
  start();
  await timers.pass(100);
  const testPrint = { id: '33333333-3333-4333-8333-333333333333' };
  branch.say({ testPrint });
  await timers.pass(100);
  expect(printer.tickets).toMatchObject([{ number: 'TEST', serviceName: 'Kiosk 1', branchName: 'Riverside' }]);
  expect(sent('/devices/status').at(-1)?.body).toEqual({
    printer: 'ready',
    openJobs: 0,
    software: '1.0',
    testPrint: { ...testPrint, outcome: 'printed', reason: null },
  });
  branch.say({});
  await restart();
  await timers.pass(10_000);
  expect(printer.tickets).toEqual([]);
});

test('KIOSK-53: papers that are not done with are told with the status', async () => {
  branch.faults.set(
    '/prints/print-A001/outcome',
    Array.from({ length: 40 }, () => 'dead' as const),
  );
  const agent = start();
  await agent.issue(wish);
  await timers.pass(10_000);
  expect(sent('/devices/status').at(-1)?.body).toMatchObject({ openJobs: 1 });
  branch.faults.clear();
  await timers.pass(60_000);
  expect(sent('/devices/status').at(-1)?.body).toMatchObject({ openJobs: 0 });
});
