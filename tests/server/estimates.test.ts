import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { type Clock, type CounterId, type Instant, manualClock, type ServiceId, scaledClock } from '@foyer/basics';
import { type BranchOptions, recomputeQuote } from '@foyer/branch-server';
import type { Estimate } from '@foyer/contract';
import { openHistory, readLearning } from '@foyer/store';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WorkerProcess } from '../../apps/branch-server/src/workers/worker-process.ts';
import {
  MORNING,
  roomyBranch,
  type SignedIn,
  startTestBranch,
  type TestBranch,
  value,
} from '../harness/test-branch.ts';

type StartWorker = NonNullable<NonNullable<BranchOptions['estimates']>['startWorker']>;
type Setup = Parameters<StartWorker>[0]['setup'];

const cash = 'cash' as ServiceId;
const counterId = 'counter-1' as CounterId;
const patience = { timeout: 60_000, interval: 20 };

let folder: string;
let clock: ReturnType<typeof manualClock>;
let open: TestBranch[];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'foyer-estimates-'));
  clock = manualClock(MORNING);
  open = [];
});

afterEach(async () => {
  for (const branch of open) await branch.close();
  await rm(folder, { recursive: true, force: true });
});

async function start(estimates: BranchOptions['estimates'] = {}, by: Clock = clock): Promise<TestBranch> {
  const branch = await startTestBranch({
    clock: by,
    dataFolder: folder,
    settings: { branch: roomyBranch },
    estimates,
  });
  open.push(branch);
  return branch;
}

async function stop(branch: TestBranch): Promise<void> {
  open = open.filter((one) => one !== branch);
  await branch.close();
}

/** An agent at counter 1 who has served enough customers for minutes to be told. */
async function experienced(branch: TestBranch): Promise<SignedIn> {
  const agent = await branch.signIn('agent');
  value(await agent.call('openCounter', { params: { counterId }, body: {} }));
  for (let served = 0; served < 14; served += 1) {
    await issue(agent);
    const called = value(await agent.call('callNext', { params: { counterId }, body: {} }));
    const { visitId } = { visitId: called.visit.id };
    value(await agent.call('start', { params: { visitId }, body: {} }));
    clock.advance(120_000 + 15_000 * (served % 5));
    value(await agent.call('finish', { params: { visitId }, body: {} }));
    clock.advance(10_000);
  }
  return agent;
}

async function issue(agent: SignedIn) {
  return value(await agent.call('issueTicket', { body: { serviceId: cash } }));
}

const latestOf = ({ branch }: TestBranch) => branch.estimates.latest;
const clockOf = ({ branch }: TestBranch) => branch.context.runner.state.clock;

/** Waits until the estimates have seen everything that has happened. */
async function caughtUp(branch: TestBranch): Promise<void> {
  await vi.waitFor(() => {
    expect(latestOf(branch)?.clock).toBe(clockOf(branch));
    expect(latestOf(branch)?.age).toBeNull();
  }, patience);
}

function minutesOf(estimate: Estimate): Extract<Estimate, { kind: 'minutes' }> {
  if (estimate.kind !== 'minutes') throw new Error(`Withheld: ${estimate.reason}`);
  return estimate;
}

/** A run of so many paths takes far longer than these tests wait for an answer. */
const endless = (setup: Setup): Setup => ({ ...setup, paths: 2_000_000, runMilliseconds: 600_000 });
test('ESTIMATE-1: what the reply, the ticket page and the log say of a new ticket is the same, and stays with it', async () => {
  const branch = await start();
  const agent = await experienced(branch);
  await issue(agent);
  await caughtUp(branch);
  const issued = await issue(agent);
  const told = minutesOf(issued.estimate);
  expect(told.p90Seconds).toBeGreaterThanOrEqual(told.p50Seconds);
  expect(issued.visit.estimate).toEqual(issued.estimate);
  const { quote } = branch.branch.context.runner.state.visits.get(issued.visit.id) ?? {};
  const { aboutMinutes, mostMinutes } = told;
  expect(quote).toMatchObject({ kind: 'minutes', aboutMinutes, mostMinutes });
  const page = value(await agent.call('ticket', { params: { token: issued.ticket.token } }));
  expect(page.ticket.stage).toMatchObject({ kind: 'waiting', estimate: { aboutMinutes, mostMinutes } });
  const history = value(await agent.call('visitHistory', { params: { visitId: issued.visit.id } }));
  expect(history.items.map(({ type }) => type)).toEqual(['TicketIssued', 'EstimateQuoted']);
  await caughtUp(branch);
  const later = value(await agent.call('ticket', { params: { token: issued.ticket.token } }));
  expect(later.ticket.stage).toMatchObject({ kind: 'waiting', estimate: { kind: 'minutes' } });
});

test('ESTIMATE-2: every quote of a day can be worked out again from the log', async () => {
  const branch = await start();
  const agent = await experienced(branch);
  for (let more = 0; more < 5; more += 1) {
    await caughtUp(branch);
    await issue(agent);
    await issue(agent);
    clock.advance(20_000);
  }
  const issued = await issue(agent);
  const visits = [...branch.branch.context.runner.state.visits.values()];
  await stop(branch);
  const history = openHistory({ folder });
  const minutes = visits.filter(({ quote }) => quote?.kind === 'minutes');
  expect(minutes.length).toBeGreaterThan(8);
  for (const { id } of minutes) {
    const again = recomputeQuote(history, id);
    expect(again).toMatchObject({ ok: true, value: { same: true } });
  }
  expect(recomputeQuote(history, issued.visit.number)).toMatchObject({ ok: true });
  expect(recomputeQuote(history, 'Z999')).toMatchObject({ ok: false });
  history.close();
});

/** Starts workers and keeps them in hand; `change` may set the one with this number, from 1, up otherwise. */
function workshop(change: (setup: Setup, number: number) => Setup) {
  const workers: ReturnType<StartWorker>[] = [];
  const startWorker: StartWorker = (options) => {
    const setup = change(options.setup, workers.length + 1);
    const worker: (typeof workers)[number] = new WorkerProcess({ ...options, setup });
    workers.push(worker);
    return worker;
  };
  return { workers, startWorker };
}

const textOf = async (branch: TestBranch) => (await fetch(`${branch.address}/metrics`)).text();

test('ESTIMATE-3: a worker that is killed or hangs in mid-run is replaced; no command waits for it, and estimates come again', async () => {
  const { workers, startWorker } = workshop((setup, number) => (number === 2 ? endless(setup) : setup));
  const branch = await start({ answerMilliseconds: 5_000, startWorker });
  const agent = await experienced(branch);
  await issue(agent);
  await caughtUp(branch);
  const before = latestOf(branch)?.madeAt ?? 0;
  await workers[0]?.end();
  await vi.waitFor(() => expect(workers.length).toBe(2), patience);
  // The second one never comes to the end of its first run.
  for (let more = 0; more < 5; more += 1) {
    const { estimate } = await issue(agent);
    expect(minutesOf(estimate).asOf).toBe(new Date(before).toISOString());
  }
  await vi.waitFor(() => expect(workers.length).toBe(3), patience);
  await caughtUp(branch);
  expect(minutesOf((await issue(agent)).estimate).asOf).toBeNull();
  expect(await textOf(branch)).toContain('foyer_estimate_workers_lost_total 2');
});

test('ESTIMATE-4: estimates that nobody renews are withheld after a time, with the reason', async () => {
  const workers: ReturnType<StartWorker>[] = [];
  const idle = new URL('../../apps/branch-server/src/workers/testing/idle.ts', import.meta.url);
  const startWorker: StartWorker = (options) => {
    // All but the first are there and do nothing.
    const worker: (typeof workers)[number] = new WorkerProcess(
      workers.length === 0 ? options : { ...options, file: idle },
    );
    workers.push(worker);
    return worker;
  };
  // At this speed three minutes of the branch have long passed after the least time on the wall.
  const fast = scaledClock(MORNING, 600);
  const branch = await start({ startWorker, answerMilliseconds: 60_000 }, fast);
  const agent = await branch.signIn('agent');
  await vi.waitFor(() => expect(latestOf(branch)).not.toBeNull(), patience);
  await workers[0]?.end();
  await vi.waitFor(() => expect(latestOf(branch)?.age?.old).toBe(true), patience);
  expect((await issue(agent)).estimate).toEqual({ kind: 'withheld', reason: 'estimates-old' });
  const services = value(await agent.call('services', {}));
  expect(services.items[0]?.estimate).toEqual({ kind: 'withheld', reason: 'estimates-old' });
});

test('ESTIMATE-5: while the clock stands behind the newest event no minutes are told', async () => {
  const branch = await start();
  const agent = await experienced(branch);
  await issue(agent);
  await caughtUp(branch);
  clock.set((clock.now() - 3_600_000) as Instant);
  const issued = await issue(agent);
  expect(issued.estimate).toEqual({ kind: 'withheld', reason: 'clock-stepped' });
  await caughtUp(branch);
  const page = value(await agent.call('ticket', { params: { token: issued.ticket.token } }));
  expect(page.ticket.stage).toMatchObject({ estimate: { kind: 'withheld', reason: 'clock-stepped' } });
  clock.set((clock.now() + 3_700_000) as Instant);
  await issue(agent);
  await caughtUp(branch);
  expect((await issue(agent)).estimate.kind).toBe('minutes');
});

test('ESTIMATE-6: a run that meets its deadline ends with fewer paths, and says so in the quote', async () => {
  const branch = await start({ paths: 100_000, runMilliseconds: 0 });
  const agent = await experienced(branch);
  await issue(agent);
  await caughtUp(branch);
  await issue(agent);
  const { visit } = await issue(agent);
  await stop(branch);
  const history = openHistory({ folder });
  const again = recomputeQuote(history, visit.id);
  history.close();
  if (!again.ok) throw new Error(again.error);
  expect(again.value.quote.paths).toBeGreaterThan(0);
  expect(again.value.quote.paths).toBeLessThan(1_000);
  expect(again.value.same).toBe(true);
});

test('ESTIMATE-7: whatever comes at once comes to few runs, and the last of them knows of all of it', async () => {
  const branch = await start();
  const agent = await experienced(branch);
  await caughtUp(branch);
  const runs = async () => Number(/foyer_estimate_seconds_count (\d+)/.exec(await textOf(branch))?.[1]);
  const before = await runs();
  await Promise.all(Array.from({ length: 150 }, () => issue(agent)));
  await caughtUp(branch);
  expect((await runs()) - before).toBeLessThan(75);
  expect(latestOf(branch)?.visits.size).toBe(150);
});

test('ESTIMATE-8: what was learned outlives a restart, and is gone on from', async () => {
  const first = await start();
  const agent = await experienced(first);
  await issue(agent);
  await caughtUp(first);
  const learnedAt = clockOf(first);
  await stop(first);
  expect(readLearning(folder)?.data).toContain('"version"');
  const second = await start();
  await caughtUp(second);
  // Since then somebody has signed in, to see whether the branch is open.
  expect(clockOf(second)).toBe(learnedAt + 1);
  expect((await issue(await second.signIn('agent'))).estimate.kind).toBe('minutes');
});

test('ESTIMATE-9: before anything is known, or nobody serves, the ticket says no minutes and the log says why', async () => {
  const branch = await start();
  const agent = await branch.signIn('agent');
  await caughtUp(branch);
  expect((await issue(agent)).estimate).toEqual({ kind: 'withheld', reason: 'no-counter' });
  value(await agent.call('openCounter', { params: { counterId }, body: {} }));
  await caughtUp(branch);
  expect((await issue(agent)).estimate).toEqual({ kind: 'withheld', reason: 'no-evidence' });
  const served = await branch.signIn('supervisor');
  value(await served.call('closeCounter', { params: { counterId }, body: {} }));
  // Also before the estimates know of it.
  expect((await issue(agent)).estimate).toEqual({ kind: 'withheld', reason: 'no-counter' });
  expect(await textOf(branch)).toContain('foyer_quotes_total{told="no-counter"} 2');
});

test('QUOTE-12: who subscribes hears when a visit’s bound outgrows what its ticket was told, and staff and its phone see it', async () => {
  const branch = await start();
  const agent = await experienced(branch);
  await caughtUp(branch);
  value(await agent.call('issueTicket', { body: { serviceId: cash } }));
  await caughtUp(branch);
  const { visit, estimate, ticket } = await issue(agent);
  const { aboutMinutes, mostMinutes } = minutesOf(estimate);
  const heard: string[] = [];
  branch.branch.estimates.quoteOutgrown(({ visitId, quoteState }) => heard.push(`${visitId} ${quoteState}`));
  const shown = async () => value(await agent.call('visit', { params: { visitId: visit.id } })).visit.quoteState;
  const onPhone = async () => value(await agent.call('ticket', { params: { token: ticket.token } })).ticket.stage;
  expect(await shown()).toBe('kept');
  expect(await onPhone()).toMatchObject({ quoted: { aboutMinutes, mostMinutes, state: 'kept' } });
  clock.advance((mostMinutes + 2) * 60_000);
  await issue(agent);
  await vi.waitFor(() => expect(heard).toContain(`${visit.id} outgrown`), patience);
  expect(await shown()).toBe('outgrown');
  expect(await onPhone()).toMatchObject({ quoted: { aboutMinutes, mostMinutes, state: 'outgrown' } });
  expect(new Set(heard).size).toBe(heard.length);
});
