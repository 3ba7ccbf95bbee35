import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  agents,
  branch,
  branchForEachTest,
  faults,
  folder,
  notices,
  outcomes,
  phase,
  printer,
  restart,
  sent,
  start,
  timers,
  wish,
} from './test-support/started-agent.ts';

branchForEachTest();

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
  await agent.copy({ requestId: wish.requestId });
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

test('KIOSK-6: copies are had on request, but not without end', async () => {
  const agent = start();
  printer.setStatus('paper-out');
  await agent.issue(wish);
  await timers.pass(100);
  for (let copies = 0; copies < 5; copies++) {
    await agent.copy({ requestId: wish.requestId });
    await timers.pass(100);
  }
  expect(await agent.state()).toMatchObject({ job: { phase: 'failed', copy: true, copyable: false } });
  printer.setStatus('ready');
  await agent.copy({ requestId: wish.requestId });
  await timers.pass(100);
  expect(printer.tickets).toHaveLength(0);
});
