import { expect, test } from 'vitest';
import { PRINTER } from './test-support/scripted-branch.ts';
import {
  branch,
  branchForEachTest,
  made,
  printer,
  restart,
  sent,
  start,
  timers,
  wish,
} from './test-support/started-agent.ts';

branchForEachTest();

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
