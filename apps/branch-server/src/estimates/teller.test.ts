import type { BranchDay, CommandId, Instant, ServiceId, VisitId } from '@foyer/basics';
import type { Estimate, Estimates } from '@foyer/flow';
import { type BranchState, type Command, decide, evolveAll, initialState, type Quote } from '@foyer/queue-core';
import { expect, test } from 'vitest';
import { demoBranch } from '../settings/demo-branch.ts';
import { type EstimateChanges, type StandingEstimates, standingAfter } from './standing.ts';
import { Teller } from './teller.ts';

const NOW = Date.UTC(2026, 2, 2, 9, 0) as Instant;
const quoted: Quote = {
  kind: 'minutes',
  ahead: 3,
  p50Seconds: 700,
  p90Seconds: 1_100,
  method: 2,
  aboutMinutes: 15,
  mostMinutes: 20,
  madeAt: NOW,
  clock: 1,
  seed: 1,
  paths: 250,
  simulatedAhead: 3,
  spread: [],
};
let ids = 0;

function after(state: BranchState, ...commands: Command[]): BranchState {
  return commands.reduce((before, command) => {
    const decided = decide(before, command, {
      now: NOW,
      today: '2026-03-02' as BranchDay,
      actor: { kind: 'system' },
      commandId: 'command' as CommandId,
      newId: () => `visit-${++ids}`,
      quote: () => quoted,
    });
    if (!decided.ok) throw new Error(decided.error.code);
    return evolveAll(before, decided.value);
  }, state);
}

const issue: Command = { type: 'issue-ticket', serviceId: 'cash' as ServiceId, channel: 'kiosk', printing: false };
const waiting = after(initialState, { type: 'configure-branch', config: demoBranch }, { type: 'open-branch' }, issue);
const [visitId] = [...waiting.visits.keys()] as [VisitId];

const minutes = (p50: number, p90: number, ahead = 3): Estimate => ({
  kind: 'minutes',
  p50Seconds: p50 * 60,
  p90Seconds: p90 * 60,
  ahead,
  stepSeconds: 60,
  spread: [0, p90 * 60],
});
const withheld: Estimate = { kind: 'withheld', reason: 'no-counter', ahead: 3 };

function made(estimate: Estimate, at: number = NOW, visits: readonly VisitId[] = [visitId]): Estimates {
  return {
    madeAt: at as Instant,
    clock: 7,
    seed: 7,
    paths: 250,
    visits: new Map(visits.map((id) => [id, estimate])),
    arrivals: new Map([['cash|standard', estimate]]),
  };
}

const toldIn = ({ upserts }: EstimateChanges) => upserts.map(([, standing]) => standing);

test('TELL-1: only what says something else is told, and the object that stands is the very one of before', () => {
  const teller = new Teller();
  const first = teller.changes(made(minutes(12, 18)), waiting);
  expect(first.upserts.map(([id]) => id)).toEqual([visitId]);
  expect(first.arrivalUpserts).toHaveLength(1);
  const second = teller.changes(made(minutes(12.4, 18.3), NOW + 60_000), waiting);
  expect(second).toMatchObject({ upserts: [], removes: [], arrivalUpserts: [] });
  expect(second.arrivals[0]?.[1]).toMatchObject({ p50Seconds: 12.4 * 60 });
  const before = standingAfter(null, first);
  const standing: StandingEstimates = standingAfter(before, second);
  expect(standing.visits.get(visitId)).toBe(before.visits.get(visitId));
  expect(standing.newcomers.get('cash|standard')).toMatchObject({ madeAt: NOW });
  expect(standing.madeAt).toBe(NOW + 60_000);
  expect(toldIn(teller.changes(made(minutes(12.4, 18.3, 2)), waiting))).toMatchObject([{ ahead: 2 }]);
});

test('TELL-2: a visit is first told what its ticket says, as long as that is not clearly wrong', () => {
  expect(toldIn(new Teller().changes(made(minutes(12, 16)), waiting))).toMatchObject([
    { aboutMinutes: 15, mostMinutes: 20 },
  ]);
  expect(toldIn(new Teller().changes(made(minutes(6, 8)), waiting))).toMatchObject([
    { aboutMinutes: 6, mostMinutes: 8 },
  ]);
});

test('TELL-3: another wait of the same visit is told anew, and its ticket’s promise is over', () => {
  const teller = new Teller();
  expect(toldIn(teller.changes(made(minutes(12, 16)), waiting))).toMatchObject([{ promise: 'kept' }]);
  const elsewhere = after(waiting, {
    type: 'transfer',
    visitId,
    target: { to: 'service', serviceId: 'cards' as ServiceId },
    position: 'last',
  });
  expect(toldIn(teller.changes(made(minutes(12, 16)), elsewhere))).toMatchObject([
    { aboutMinutes: 10, mostMinutes: 20, promise: null },
  ]);
});

test('TELL-4: while no minutes can be told what was told is remembered, and a promise that time has broken is broken', () => {
  const teller = new Teller();
  teller.changes(made(minutes(12, 16)), waiting);
  expect(toldIn(teller.changes(made(withheld, NOW + 60_000), waiting))).toMatchObject([
    { kind: 'withheld', reason: 'no-counter', promise: 'kept' },
  ]);
  expect(toldIn(teller.changes(made(minutes(12, 16), NOW + 90_000), waiting))).toMatchObject([
    { aboutMinutes: 15, mostMinutes: 20 },
  ]);
  expect(toldIn(teller.changes(made(withheld, NOW + 22 * 60_000), waiting))).toMatchObject([{ promise: 'outgrown' }]);
});

test('TELL-5: who no longer waits is taken away; a new teller goes on from what was told before it', () => {
  const teller = new Teller();
  const standing = standingAfter(null, teller.changes(made(minutes(12, 16)), waiting));
  const next = new Teller(standing.visits, standing.newcomers);
  expect(next.changes(made(minutes(12.2, 16.2)), waiting)).toMatchObject({ upserts: [], arrivalUpserts: [] });
  const gone = after(waiting, { type: 'cancel', visitId });
  const changes = next.changes(made(minutes(12.2, 16.2), NOW, []), gone);
  expect(changes.removes).toEqual([visitId]);
  expect(standingAfter(standing, changes).visits.size).toBe(0);
});
