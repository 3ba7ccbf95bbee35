import type { BranchDay, CommandId, Instant, PrintId, ServiceId } from '@foyer/basics';
import { type BranchState, type Command, decide, evolve, initialState, type Visit } from '@foyer/queue-core';
import { expect, test } from 'vitest';
import type { EstimateAge, PublishedVisitEstimate } from '../estimates/published-estimates.ts';
import { demoBranch } from '../settings/demo-branch.ts';
import type { WireSource } from '../wire/source.ts';
import { visitWire } from '../wire/visit-wire.ts';
import { VisitRecords } from './visit-records.ts';

const NOW = Date.UTC(2026, 2, 2, 9, 0) as Instant;
let ids = 0;

function after(state: BranchState, ...commands: Command[]): BranchState {
  return commands.reduce((before, command) => {
    const decided = decide(before, command, {
      now: NOW,
      today: '2026-03-02' as BranchDay,
      actor: { kind: 'system' },
      commandId: 'command' as CommandId,
      newId: () => `id-${++ids}`,
    });
    if (!decided.ok) throw new Error(decided.error.code);
    return decided.value.reduce(evolve, before);
  }, state);
}

function sourceOf(state: BranchState, published: PublishedVisitEstimate, age: EstimateAge | null = null): WireSource {
  const visits = new Map([...state.visits.keys()].map((id) => [id, published]));
  const nobody = { newcomers: new Map(), arrivals: new Map() };
  const estimates = { madeAt: NOW, clock: 1, seed: 1, paths: 250, visits, ...nobody, age };
  return {
    state,
    now: state.at,
    estimates,
    demo: true,
    textOf: () => null,
    agentName: (id) => id,
    devices: [],
    testPrintOf: () => null,
    sendsMessages: false,
    maskedPhoneOf: () => null,
  };
}

const waiting = after(
  initialState,
  { type: 'configure-branch', config: demoBranch },
  { type: 'open-branch' },
  { type: 'issue-ticket', serviceId: 'cash' as ServiceId, channel: 'kiosk', printing: true },
);
const estimate: PublishedVisitEstimate = {
  kind: 'minutes',
  p50Seconds: 60,
  p90Seconds: 120,
  aboutMinutes: 1,
  mostMinutes: 2,
  ahead: 0,
  madeAt: NOW,
  step: 0,
  waitingSince: NOW,
  quoteState: 'kept',
};

function only(state: BranchState): Visit {
  const [visit] = state.visits.values();
  if (visit === undefined) throw new Error('There is no visit.');
  return visit;
}

/** Both ways of making a record of the only visit: kept, and anew. */
function recorded(
  records: VisitRecords,
  state: BranchState,
  said: PublishedVisitEstimate = estimate,
  age: EstimateAge | null = null,
) {
  const source = sourceOf(state, said, age);
  const visit = only(state);
  const fresh = visitWire(visit, source);
  return { kept: records.recordOf(visit, source, demoBranch, fresh.escalation), fresh: { kind: 'visit', ...fresh } };
}

test('PERF-2: a visit that stands as it did is the same record again', () => {
  const records = new VisitRecords();
  const source = sourceOf(waiting, estimate);
  const record = records.recordOf(only(waiting), source, demoBranch, null);
  expect(records.recordOf(only(waiting), source, demoBranch, null)).toBe(record);
});

test('PERF-2: a change of stage, estimate, its age, promise, print or escalation shows at once', () => {
  const records = new VisitRecords();
  const { id, printId } = only(waiting);
  const steps: [BranchState, PublishedVisitEstimate?, EstimateAge?][] = [
    [waiting],
    [waiting, { ...estimate, aboutMinutes: 2, ahead: 3 }],
    [waiting, { ...estimate, quoteState: 'outgrown' }],
    [waiting, estimate, { asOf: NOW, old: false }],
    [waiting, estimate, { asOf: NOW, old: true }],
    [after(waiting, { type: 'report-print', printId: printId as PrintId, outcome: 'printed' })],
    [after(waiting, { type: 'ask-for-help', visitId: id })],
    [after(waiting, { type: 'cancel', visitId: id })],
  ];
  const seen = steps.map(([state, said, age]) => {
    const { kept, fresh } = recorded(records, state, said, age);
    expect(kept).toEqual(fresh);
    return kept;
  });
  expect(new Set(seen.map((record) => JSON.stringify(record))).size).toBe(steps.length);
});
