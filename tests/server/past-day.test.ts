import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { manualClock } from '@foyer/basics';
import { routeSchemas } from '@foyer/contract/schemas';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { followLive, type LiveFollower } from '../harness/live-follower.ts';
import { MORNING, refusal, type SignedIn, startTestBranch, type TestBranch, value } from '../harness/test-branch.ts';

const HOUR = 3_600_000;

let folder: string;
let clock: ReturnType<typeof manualClock>;
let branch: TestBranch;
let supervisor: SignedIn;
const followers: LiveFollower[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'foyer-past-day-'));
  clock = manualClock(MORNING);
  await start();
});
afterEach(async () => {
  await stop();
  await rm(folder, { recursive: true, force: true });
});

async function start(open = true): Promise<void> {
  branch = await startTestBranch({ dataFolder: folder, clock, open });
  supervisor = await branch.signIn('supervisor');
}

async function stop(): Promise<void> {
  for (const follower of followers.splice(0)) follower.close();
  await branch.close();
}

function follow(): LiveFollower {
  const follower = followLive(branch.address, {});
  followers.push(follower);
  return follower;
}

const issue = async () => value(await supervisor.call('issueTicket', { body: { serviceId: 'cash' } }));

/** A ticket whose customer is served at once, on to another service: its visit ends with the second step. */
async function serve() {
  const issued = await issue();
  const visit = { params: { visitId: issued.visit.id } };
  const counter = { params: { counterId: 'counter-1' } };
  await supervisor.call('openCounter', counter);
  value(await supervisor.call('callNext', counter));
  value(await supervisor.call('start', visit));
  const onwards = { target: { to: 'service', serviceId: 'cards' }, note: 'has the forms' } as const;
  value(await supervisor.call('transfer', { ...visit, body: onwards }));
  value(await supervisor.call('callVisit', { ...counter, body: { visitId: issued.visit.id } }));
  value(await supervisor.call('start', visit));
  value(await supervisor.call('finish', { ...visit, body: { outcomeId: 'resolved' } }));
  return issued;
}

const answer = (token: string) => fetch(`${branch.address}/api/v1/tickets/${token}`);
const stageOf = async (token: string) => (await (await answer(token)).json()).ticket?.stage ?? null;
const command = (token: string, name: string) =>
  fetch(`${branch.address}/api/v1/tickets/${token}/${name}`, { method: 'POST' });

test('PAST-1: whoever waited when the day ended is told on the open page that their ticket was closed', async () => {
  const { token } = (await issue()).ticket;
  const view = `ticket:${token}`;
  const page = follow();
  expect(await page.follow(view)).toMatchObject([{ kind: 'ticket', stage: { kind: 'waiting' } }]);
  value(await supervisor.call('endDay'));
  const done = { kind: 'ticket', stage: { kind: 'done', how: 'auto-closed' }, help: 'none' };
  await expect.poll(() => page.records(view), { interval: 10 }).toMatchObject([done]);
  expect(page.deltas(view).flatMap(({ removes }) => removes)).toEqual([]);
  expect(await follow().follow(view)).toEqual(page.records(view));
});

test('PAST-1: for a day a ticket says how its visit ended, whatever day is under way and however often it is started', async () => {
  const served = (await serve()).ticket.token;
  const asItWas = await (await answer(served)).json();
  expect(asItWas.ticket).toMatchObject({ serviceName: { en: 'Cards and PIN' }, stage: { how: 'finished' } });
  clock.advance(9 * HOUR);
  const waiting = (await issue()).ticket.token;
  const expectBoth = async () => {
    expect((await (await answer(served)).json()).ticket).toEqual(asItWas.ticket);
    expect(await stageOf(waiting)).toEqual({ kind: 'done', how: 'auto-closed' });
  };
  value(await supervisor.call('endDay'));
  await expectBoth();
  value(await supervisor.call('openBranch'));
  await expectBoth();
  value(await supervisor.call('endDay'));
  await expectBoth();
  await stop();
  await start(false);
  await expectBoth();
  expect(await follow().follow(`ticket:${waiting}`)).toMatchObject([{ stage: { how: 'auto-closed' } }]);

  // A day after its own end each is as unknown as one that never was, also in a day that is under way.
  const unknown = await (await answer('A'.repeat(22))).json();
  const expectUnknown = async (token: string) => {
    const response = await answer(token);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual(unknown);
    expect((await command(token, 'cancel')).status).toBe(404);
    await expect(follow().follow(`ticket:${token}`)).rejects.toThrow('not-found');
  };
  clock.set(MORNING);
  clock.advance(24 * HOUR - 1);
  value(await supervisor.call('openBranch'));
  await expectBoth();
  clock.advance(1);
  await expectUnknown(served);
  clock.advance(9 * HOUR - 1);
  expect(await stageOf(waiting)).toEqual({ kind: 'done', how: 'auto-closed' });
  value(await supervisor.call('endDay'));
  expect(await stageOf(waiting)).toEqual({ kind: 'done', how: 'auto-closed' });
  clock.advance(1);
  await expectUnknown(waiting);
  await stop();
  await start(false);
  await expectUnknown(served);
  await expectUnknown(waiting);
});

test('PAST-1: commands on a ticket whose day is over are refused as on any that has ended; repeated ones are not', async () => {
  const ended = (await issue()).ticket.token;
  value(await supervisor.call('cancelTicket', { params: { token: ended } }));
  const refused = await (await command(ended, 'cancel')).json();
  expect(refused).toMatchObject({ code: 'invalid-state', state: 'done' });
  const { token } = (await issue()).ticket;
  const key = { commandId: crypto.randomUUID(), params: { token } };
  const asked = value(await supervisor.call('helpTicket', key));
  value(await supervisor.call('endDay'));
  for (const name of ['cancel', 'help']) {
    expect(await (await command(ended, name)).json(), name).toEqual(refused);
    expect(await (await command(token, name)).json(), name).toMatchObject({ code: 'invalid-state', state: 'done' });
  }
  expect(value(await supervisor.call('helpTicket', key))).toEqual(asked);
});

test('PAST-2: what a search lists can be opened when its day is over, as it stood at its end', async () => {
  const printed = value(await supervisor.call('issueTicket', { body: { serviceId: 'loans', printing: true } }));
  const printId = printed.print?.id ?? '';
  value(await supervisor.call('reportPrint', { params: { printId }, body: { outcome: 'printed' } }));
  const served = (await serve()).visit.id;
  const noted = value(await supervisor.call('issueTicket', { body: { serviceId: 'cash', notes: 'in a wheelchair' } }));
  const escalate = { params: { visitId: noted.visit.id }, body: { reason: 'complaint' } };
  const { escalation } = value(await supervisor.call('escalate', escalate));
  value(await supervisor.call('acknowledgeEscalation', { params: { escalationId: escalation.id } }));
  value(await supervisor.call('cancelVisit', { params: { visitId: noted.visit.id } }));
  const seen = async (visitId: string) => value(await supervisor.call('visit', { params: { visitId } })).visit;
  const atItsEnd = await Promise.all([served, noted.visit.id].map(seen));

  value(await supervisor.call('endDay'));
  const { items } = value(await supervisor.call('searchVisits'));
  expect(items.map(({ id }) => id)).toEqual([noted.visit.id, served, printed.visit.id]);
  const opened = await Promise.all(items.map(({ id }) => seen(id)));
  expect(opened.map(({ stage }) => stage.kind === 'done' && stage.how)).toEqual(items.map(({ how }) => how));
  expect(opened.slice(0, 2)).toEqual(atItsEnd.toReversed());
  expect(opened[0]).toMatchObject({ notes: [{ text: 'in a wheelchair' }], print: null });
  expect(opened[1]).toMatchObject({
    serviceId: 'cards',
    step: 1,
    notes: [{ text: 'has the forms' }],
    stage: { outcomeId: 'resolved' },
  });
  expect(opened[2]).toMatchObject({ print: 'printed', version: 2, stage: { kind: 'done', how: 'auto-closed' } });
  for (const visit of opened) routeSchemas.visit.reply.parse({ visit });
  await stop();
  await start(false);
  expect(await Promise.all(items.map(({ id }) => seen(id)))).toEqual(opened);
  expect(refusal(await supervisor.call('visit', { params: { visitId: crypto.randomUUID() } }))).toBe('not-found');

  clock.advance(24 * HOUR);
  value(await supervisor.call('openBranch'));
  expect(value(await supervisor.call('searchVisits')).items).toEqual([]);
  expect(value(await supervisor.call('searchVisits', { query: { day: '2026-03-02' } })).items).toEqual(items);
});
