import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Instant, manualClock } from '@foyer/basics';
import { verify } from '@foyer/store';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MORNING, refusal, startTestBranch, type TestBranch, value } from '../harness/test-branch.ts';

const HOUR = 3_600_000;

let folder: string;
let branch: TestBranch | null = null;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'foyer-days-'));
});
afterEach(async () => {
  await branch?.close();
  branch = null;
  await rm(folder, { recursive: true, force: true });
});

async function startAt(hoursLater: number, open = false): Promise<TestBranch> {
  await branch?.close();
  branch = await startTestBranch({
    dataFolder: folder,
    clock: manualClock((MORNING + hoursLater * HOUR) as Instant),
    open,
  });
  return branch;
}

test('START-4: a day that was over while the server was off is ended when it starts, once', async () => {
  const first = await startAt(0, true);
  const agent = await first.signIn('agent');
  value(await agent.call('openCounter', { params: { counterId: 'counter-1' } }));
  const { visit, ticket } = value(await agent.call('issueTicket', { body: { serviceId: 'cash' } }));
  // Still the same branch day: nothing is ended.
  const evening = await startAt(12);
  expect(evening.branch.context.runner.state).toMatchObject({ day: '2026-03-02', branch: { kind: 'open' } });

  const nextMorning = await startAt(24);
  const { state } = nextMorning.branch.context.runner;
  expect(state).toMatchObject({ day: null, branch: { kind: 'closed' } });
  const agentAgain = await nextMorning.signIn('agent');
  const closed = value(await agentAgain.call('ticket', { params: { token: ticket.token } }));
  expect(closed.ticket.stage).toEqual({ kind: 'done', how: 'auto-closed' });
  expect(refusal(await agentAgain.call('callNext', { params: { counterId: 'counter-1' } }))).toMatch(/closed|state/);
  const history = value(await agentAgain.call('visitHistory', { params: { visitId: visit.id } }));
  expect(history.items.map(({ type }) => type)).toEqual(['TicketIssued', 'EstimateQuoted', 'VisitAutoClosed']);
  const found = value(await agentAgain.call('searchVisits', { query: { day: '2026-03-02' } }));
  expect(found.items).toMatchObject([{ number: visit.number, how: 'auto-closed' }]);

  const { clock } = nextMorning.branch.context.runner.state;
  const again = await startAt(25);
  expect(again.branch.context.runner.state.clock).toBe(clock);
  const supervisor = await again.signIn('supervisor');
  value(await supervisor.call('openBranch', { body: {} }));
  const fresh = value(await supervisor.call('issueTicket', { body: { serviceId: 'cash' } }));
  expect(fresh.visit.number).toBe(visit.number);
  await again.close();
  branch = null;
  expect(verify(folder)).toMatchObject({ ok: true });
});

test('START-4: a clock that stands before the newest event stops nothing, and readiness says so', async () => {
  const first = await startAt(5, true);
  const supervisor = await first.signIn('supervisor');
  const { visit } = value(await supervisor.call('issueTicket', { body: { serviceId: 'cash' } }));
  const back = await startAt(-30);
  expect(back.branch.context.runner.state.day).toBe('2026-03-02');
  const again = await back.signIn('supervisor');
  const next = value(await again.call('issueTicket', { body: { serviceId: 'cash' } }));
  expect(next.visit.number).not.toBe(visit.number);
  expect(Date.parse(next.visit.issuedAt)).toBeGreaterThanOrEqual(Date.parse(visit.issuedAt));
  const ready = await fetch(`${back.address}/ready`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({
    ready: false,
    reasons: ['The clock stands behind the newest event.'],
  });
});
