import type { AgentId, BranchDay, CommandId, CounterId, Instant, ServiceId } from '@foyer/basics';
import { Learning } from '@foyer/flow';
import { type BranchEvent, type Command, decide, evolveAll, initialState, type Quote } from '@foyer/queue-core';
import { expect, test } from 'vitest';
import { demoBranch } from '../settings/demo-branch.ts';
import { Forecaster, seedOf } from './forecaster.ts';
import { Teller } from './teller.ts';

const counterId = 'counter-1' as CounterId;
let now = Date.UTC(2026, 2, 2, 9, 0);
let ids = 0;
/** Far too much: every wait is over within the first hundredth of it. */
const quoted: Quote = {
  kind: 'minutes',
  ahead: 0,
  p50Seconds: 50_000,
  p90Seconds: 90_000,
  aboutMinutes: 835,
  mostMinutes: 1500,
  madeAt: now as Instant,
  clock: 1,
  seed: 1,
  paths: 250,
  simulatedAhead: 0,
  spread: Array.from({ length: 21 }, (_, step) => step * 5_000),
};

/** The log of a short morning: one counter serves fifteen customers, and three more come. */
function morning(): BranchEvent[] {
  const log: BranchEvent[] = [];
  let state = initialState;
  const carryOut = (command: Command): void => {
    now += 30_000;
    const decided = decide(state, command, {
      now: now as Instant,
      today: '2026-03-02' as BranchDay,
      actor: { kind: 'system' },
      commandId: 'command' as CommandId,
      newId: () => `id-${++ids}`,
      quote: () => quoted,
    });
    if (!decided.ok) throw new Error(decided.error.code);
    log.push(...decided.value);
    state = evolveAll(state, decided.value);
  };
  const issue: Command = { type: 'issue-ticket', serviceId: 'cash' as ServiceId, channel: 'kiosk', printing: false };
  carryOut({ type: 'configure-branch', config: demoBranch });
  carryOut({ type: 'open-branch' });
  carryOut({ type: 'open-counter', counterId, agentId: 'agent' as AgentId });
  for (let served = 0; served < 15; served += 1) {
    carryOut(issue);
    carryOut({ type: 'call-next', counterId });
    const visitId = [...state.visits.keys()].find((id) => state.visits.get(id)?.stage.kind === 'called');
    if (visitId === undefined) throw new Error('Nobody was called');
    carryOut({ type: 'start', visitId });
    now += 60_000 + 10_000 * (served % 4);
    carryOut({ type: 'finish', visitId });
  }
  for (let more = 0; more < 3; more += 1) carryOut(issue);
  return log;
}

const fresh = () => new Forecaster({ state: initialState, learning: new Learning() }, new Teller());
const log = morning();
const at = now as Instant;

test('FOLLOW-1: events that were read with the log are not followed twice, and none may be missing', () => {
  const [once, twice] = [fresh(), fresh()];
  once.follow(0, log);
  twice.follow(0, log.slice(0, 20));
  twice.follow(0, log.slice(0, 10));
  twice.follow(12, log.slice(12, 30));
  expect(twice.clock).toBe(30);
  twice.follow(30, log.slice(30));
  expect(twice.learned()).toEqual(once.learned());
  expect(() => once.follow(log.length + 2, [])).toThrow('never came');
});

test('FOLLOW-2: the same log, instant and number of paths give the same figures', () => {
  const estimates = [1, 2].map(() => {
    const forecaster = fresh();
    forecaster.follow(0, log);
    return forecaster.estimate(at, 100, () => false);
  });
  expect(estimates[0]?.upserts.length).toBe(3);
  expect(estimates[0]).toEqual(estimates[1]);
  expect(estimates[0]).toMatchObject({ clock: log.length, seed: seedOf(log.length), paths: 100, madeAt: at });
});

test('FOLLOW-4: what tickets were told is held against their waits, and the next are told accordingly', () => {
  const forecaster = fresh();
  forecaster.follow(0, log);
  const { atIssue } = JSON.parse(forecaster.learned().data) as {
    atIssue: { newest: { median: number; waited: number }[] };
  };
  expect(atIssue.newest.length).toBeGreaterThan(10);
  expect(atIssue.newest.every(({ median, waited }) => median > waited)).toBe(true);
});

test('FOLLOW-3: before the branch is configured there is nothing to estimate', () => {
  expect(fresh().estimate(at, 100, () => false)).toBeNull();
});
