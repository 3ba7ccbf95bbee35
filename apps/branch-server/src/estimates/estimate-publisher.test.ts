import type { BranchDay, CommandId, Instant, ServiceId, VisitId } from '@foyer/basics';
import type { Estimate, Estimates } from '@foyer/flow';
import { type BranchState, type Command, decide, evolveAll, initialState, type Quote } from '@foyer/queue-core';
import { expect, test } from 'vitest';
import { demoBranch } from '../settings/demo-branch.ts';
import { EstimatePublisher } from './estimate-publisher.ts';
import { type EstimateChanges, type PublishedEstimates, publishedAfter } from './published-estimates.ts';

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

const publishedIn = ({ upserts }: EstimateChanges) => upserts.map(([, published]) => published);

test('TELL-1: only what says something else is told, and the object that stands is the very one of before', () => {
  const publisher = new EstimatePublisher();
  const first = publisher.changes(made(minutes(12, 18)), waiting);
  expect(first.upserts.map(([id]) => id)).toEqual([visitId]);
  expect(first.arrivalUpserts).toHaveLength(1);
  const second = publisher.changes(made(minutes(12.4, 18.3), NOW + 60_000), waiting);
  expect(second).toMatchObject({ upserts: [], removes: [], arrivalUpserts: [] });
  expect(second.arrivals[0]?.[1]).toMatchObject({ p50Seconds: 12.4 * 60 });
  const before = publishedAfter(null, first);
  const published: PublishedEstimates = publishedAfter(before, second);
  expect(published.visits.get(visitId)).toBe(before.visits.get(visitId));
  expect(published.newcomers.get('cash|standard')).toMatchObject({ madeAt: NOW });
  expect(published.madeAt).toBe(NOW + 60_000);
  expect(publishedIn(publisher.changes(made(minutes(12.4, 18.3, 2)), waiting))).toMatchObject([{ ahead: 2 }]);
});

test('TELL-2: a visit is first told what its ticket says, as long as that is not clearly wrong', () => {
  expect(publishedIn(new EstimatePublisher().changes(made(minutes(12, 16)), waiting))).toMatchObject([
    { aboutMinutes: 15, mostMinutes: 20 },
  ]);
  expect(publishedIn(new EstimatePublisher().changes(made(minutes(6, 8)), waiting))).toMatchObject([
    { aboutMinutes: 6, mostMinutes: 8 },
  ]);
});

test('TELL-3: another wait of the same visit is told anew, and its ticket’s quote no longer counts', () => {
  const publisher = new EstimatePublisher();
  expect(publishedIn(publisher.changes(made(minutes(12, 16)), waiting))).toMatchObject([{ quoteState: 'kept' }]);
  const elsewhere = after(waiting, {
    type: 'transfer',
    visitId,
    target: { to: 'service', serviceId: 'cards' as ServiceId },
    position: 'last',
  });
  expect(publishedIn(publisher.changes(made(minutes(12, 16)), elsewhere))).toMatchObject([
    { aboutMinutes: 10, mostMinutes: 20, quoteState: null },
  ]);
});

test('TELL-4: while no minutes can be told what was told is remembered, and a quote that time has outgrown is outgrown', () => {
  const publisher = new EstimatePublisher();
  publisher.changes(made(minutes(12, 16)), waiting);
  expect(publishedIn(publisher.changes(made(withheld, NOW + 60_000), waiting))).toMatchObject([
    { kind: 'withheld', reason: 'no-counter', quoteState: 'kept' },
  ]);
  expect(publishedIn(publisher.changes(made(minutes(12, 16), NOW + 90_000), waiting))).toMatchObject([
    { aboutMinutes: 15, mostMinutes: 20 },
  ]);
  expect(publishedIn(publisher.changes(made(withheld, NOW + 22 * 60_000), waiting))).toMatchObject([
    { quoteState: 'outgrown' },
  ]);
});

test('TELL-5: who no longer waits is taken away; a new publisher goes on from what was told before it', () => {
  const publisher = new EstimatePublisher();
  const published = publishedAfter(null, publisher.changes(made(minutes(12, 16)), waiting));
  const next = new EstimatePublisher(published.visits, published.newcomers);
  expect(next.changes(made(minutes(12.2, 16.2)), waiting)).toMatchObject({ upserts: [], arrivalUpserts: [] });
  const gone = after(waiting, { type: 'cancel', visitId });
  const changes = next.changes(made(minutes(12.2, 16.2), NOW, []), gone);
  expect(changes.removes).toEqual([visitId]);
  expect(publishedAfter(published, changes).visits.size).toBe(0);
});
