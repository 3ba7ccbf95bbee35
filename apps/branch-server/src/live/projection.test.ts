import type { AgentId, BranchDay, ClassId, CommandId, CounterId, Instant, ServiceId, VisitId } from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import { type BranchState, type Command, decide, evolve, initialState } from '@foyer/queue-core';
import { expect, test } from 'vitest';
import { demoBranch } from '../settings/demo-branch.ts';
import { KeptRecords } from './kept-records.ts';
import { Projection } from './projection.ts';
import type { View } from './view.ts';

const NOW = Date.UTC(2026, 2, 2, 9, 0) as Instant;
const MOST = 2_000;
const counterId = 'counter-1' as CounterId;
const agentId = 'agent' as AgentId;
const crowded: BranchConfig = {
  ...demoBranch,
  series: demoBranch.series.map((series) => ({ ...series, last: 9_999, width: 4 })),
  services: demoBranch.services.map((service) => ({ ...service, maxWaiting: 10_000 })),
};

/** A branch that carries out one command after another. */
function branchOf(config: BranchConfig) {
  let state: BranchState = initialState;
  let ids = 0;
  const carryOut = (command: Command): void => {
    const decided = decide(state, command, {
      now: (NOW + state.clock) as Instant,
      today: '2026-03-02' as BranchDay,
      actor: { kind: 'system' },
      commandId: 'command' as CommandId,
      newId: () => `id-${++ids}`,
    });
    if (!decided.ok) throw new Error(decided.error.code);
    state = decided.value.reduce(evolve, state);
  };
  const issue = (serviceId: string, classId?: string): VisitId => {
    carryOut({
      type: 'issue-ticket',
      serviceId: serviceId as ServiceId,
      channel: 'kiosk',
      printing: false,
      ...(classId === undefined ? {} : { classId: classId as ClassId }),
    });
    return [...state.visits.values()].reduce((newest, visit) => (visit.sequence > newest.sequence ? visit : newest)).id;
  };
  const call = (): VisitId => {
    carryOut({ type: 'call-next', counterId });
    const called = [...state.visits.values()].find(({ stage }) => stage.kind === 'called');
    if (called === undefined) throw new Error('Nobody was called');
    return called.id;
  };
  const records = (view: View) => {
    const source = {
      state,
      now: state.at,
      estimates: null,
      demo: true,
      textOf: () => null,
      agentName: (id: AgentId) => id,
      devices: [],
      testPrintOf: () => null,
      sendsMessages: false,
      maskedPhoneOf: () => null,
    };
    return [...new Projection(source, config, new KeptRecords()).recordsOf(view, state.at)];
  };
  carryOut({ type: 'configure-branch', config });
  carryOut({ type: 'open-branch' });
  carryOut({ type: 'open-counter', counterId, agentId });
  return { carryOut, issue, call, records, state: () => state };
}

test('CROWD-1: with more than a view lists, whoever is nearest stays and the farthest are left out', () => {
  const { carryOut, issue, call, records } = branchOf(crowded);
  issue('cash');
  const held = call();
  carryOut({ type: 'start', visitId: held });
  carryOut({ type: 'hold', visitId: held, reason: 'form-to-fill' });
  issue('cash');
  const called = call();
  const waiting = Array.from({ length: MOST + 100 }, () => issue('cash'));
  // The last to come is the only one in a queue of its own.
  const alone = issue('cash', 'premier');
  for (const view of [{ kind: 'counter', counterId }, { kind: 'floor' }] as const) {
    const all = records(view);
    const listed = new Set(all.flatMap(({ kind, id }) => (kind === 'visit' ? [id] : [])));
    expect(listed.size).toBe(MOST);
    expect([held, called, alone].every((id) => listed.has(id))).toBe(true);
    expect(waiting.filter((id) => listed.has(id))).toEqual(waiting.slice(0, MOST - 3));
    expect(records(view)).toEqual(all);
    const next = all.find(({ kind }) => kind === 'next');
    if (next?.kind === 'next' && next.visitId !== null) expect(listed.has(next.visitId)).toBe(true);
  }
});

test('PENDING-1: of a visit’s calls only the newest is pending', () => {
  const { carryOut, issue, call, records } = branchOf(demoBranch);
  const visitId = issue('cash');
  const pending = () =>
    records({ kind: 'signage', screen: 'hall' }).flatMap((record) => (record.kind === 'call' ? [record.pending] : []));
  expect(call()).toBe(visitId);
  expect(pending()).toEqual([true]);
  carryOut({ type: 'start', visitId });
  carryOut({ type: 'hold', visitId, reason: 'form-to-fill' });
  expect(pending()).toEqual([false]);
  carryOut({ type: 'return', visitId });
  expect(call()).toBe(visitId);
  expect(pending()).toEqual([false, true]);
  carryOut({ type: 'recall', visitId });
  expect(pending()).toEqual([false, false, true]);
});
