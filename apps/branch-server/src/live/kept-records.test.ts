import type { AgentId, BranchDay, CommandId, CounterId, Instant, ServiceId, TextRef } from '@foyer/basics';
import type { LiveRecord } from '@foyer/contract';
import { arrivalKey } from '@foyer/flow';
import { type BranchState, type Command, decide, evolveAll, initialState } from '@foyer/queue-core';
import { expect, test } from 'vitest';
import type { PublishedEstimate, PublishedEstimates } from '../estimates/published-estimates.ts';
import { demoBranch } from '../settings/demo-branch.ts';
import type { WireSource } from '../wire/source.ts';
import { KeptRecords } from './kept-records.ts';
import { Projection } from './projection.ts';
import type { View } from './view.ts';

const NOW = Date.UTC(2026, 2, 2, 9, 0) as Instant;
const VIEWS: readonly View[] = [{ kind: 'floor' }, { kind: 'signage', screen: 'hall' }, { kind: 'kiosk' }];
const cash = 'cash' as ServiceId;
const cards = 'cards' as ServiceId;
const counterId = 'counter-1' as CounterId;
let ids = 0;

function after(state: BranchState, command: Command): BranchState {
  const decided = decide(state, command, {
    now: NOW,
    today: '2026-03-02' as BranchDay,
    actor: { kind: 'system' },
    commandId: 'command' as CommandId,
    newId: () => `id-${++ids}`,
  });
  if (!decided.ok) throw new Error(decided.error.code);
  return evolveAll(state, decided.value);
}

const minutes: PublishedEstimate = {
  kind: 'minutes',
  p50Seconds: 60,
  p90Seconds: 120,
  aboutMinutes: 1,
  mostMinutes: 2,
  ahead: 0,
  madeAt: NOW,
};
function estimatesOf(published: PublishedEstimate, age: PublishedEstimates['age'] = null): PublishedEstimates {
  const newcomers = new Map(demoBranch.classes.map(({ id }) => [arrivalKey(cash, id), published]));
  return { madeAt: NOW, clock: 1, seed: 1, paths: 250, visits: new Map(), newcomers, arrivals: new Map(), age };
}

const records = (source: WireSource, kept: KeptRecords, view: View): LiveRecord[] => [
  ...new Projection(source, source.state.config ?? demoBranch, kept).recordsOf(view, NOW),
];

test('PERF-10: whatever changes of a branch, its services or its counters shows at once', () => {
  const kept = new KeptRecords();
  let state = after(initialState, { type: 'configure-branch', config: demoBranch });
  let estimates: PublishedEstimates | null = null;
  let message: string | null = 'The line is down';
  const seen = new Set<string>();
  const expectTold = (): void => {
    const source = {
      state,
      now: state.at,
      estimates,
      demo: true,
      textOf: () => message,
      agentName: (id: string) => id,
      devices: [],
      testPrintOf: () => null,
      sendsMessages: false,
      maskedPhoneOf: () => null,
    };
    for (const view of VIEWS) expect(records(source, kept, view)).toEqual(records(source, new KeptRecords(), view));
    seen.add(JSON.stringify(VIEWS.map((view) => records(source, kept, view))));
  };
  const messageRef = 'message' as TextRef;
  const renamed = { ...demoBranch, name: { en: 'Another name' } };
  const changes: readonly (() => void)[] = [
    ...(
      [
        { type: 'open-branch' },
        { type: 'open-counter', counterId, agentId: 'agent' as AgentId },
        { type: 'suspend-service', serviceId: cards, reason: 'technical', messageRef },
      ] satisfies Command[]
    ).map((command) => () => {
      state = after(state, command);
    }),
    () => {
      message = null;
    },
    () => {
      estimates = estimatesOf(minutes);
    },
    () => {
      estimates = estimatesOf({ ...minutes, aboutMinutes: 5, mostMinutes: 9 });
    },
    () => {
      estimates = estimatesOf(minutes, { asOf: NOW, old: false });
    },
    () => {
      estimates = estimatesOf(minutes, { asOf: NOW, old: true });
    },
    ...(
      [
        { type: 'issue-ticket', serviceId: cash, channel: 'kiosk', printing: false },
        { type: 'call-next', counterId },
        { type: 'resume-service', serviceId: cards },
        { type: 'configure-branch', config: renamed },
        { type: 'close-branch' },
      ] satisfies Command[]
    ).map((command) => () => {
      state = after(state, command);
    }),
  ];
  expectTold();
  for (const change of changes) {
    change();
    expectTold();
  }
  expect(seen.size).toBe(changes.length + 1);
});

test('PERF-10: what stands as it did is the same record again', () => {
  const kept = new KeptRecords();
  let state = after(initialState, { type: 'configure-branch', config: demoBranch });
  state = after(state, { type: 'open-branch' });
  const lookAt = () =>
    records(
      {
        state,
        now: state.at,
        estimates: null,
        demo: true,
        textOf: () => null,
        agentName: (id) => id,
        devices: [],
        testPrintOf: () => null,
        sendsMessages: false,
        maskedPhoneOf: () => null,
      },
      kept,
      {
        kind: 'signage',
        screen: 'hall',
      },
    );
  const before = new Set(lookAt());
  state = after(state, { type: 'issue-ticket', serviceId: cash, channel: 'kiosk', printing: false });
  const another = lookAt().filter((record) => !before.has(record));
  expect(another.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['service cash']);
});
