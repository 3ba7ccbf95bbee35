import type { Counter, Escalation, Visit } from '@foyer/contract';
import {
  agentId,
  counterId,
  counter as counterSchema,
  escalation as escalationSchema,
  visit as visitSchema,
} from '@foyer/contract/schemas';
import { describe, expect, it } from 'vitest';
import { justCalled, possibleCommands } from './counter-actions.ts';

const counter = (over: Partial<Counter>): Counter =>
  counterSchema.parse({
    id: 'c1',
    profileId: 'teller',
    switched: false,
    order: 0,
    number: '1',
    zone: { en: 'A' },
    serviceIds: ['cash'],
    status: 'open',
    reason: null,
    agentId: 'agent',
    agentName: 'Amal',
    since: '2026-03-02T09:00:00Z',
    visitId: null,
    freeSince: null,
    returnsAt: null,
    finished: null,
    ...over,
  });

const visitAt = (stage: object, over: Partial<Visit> = {}): Visit =>
  visitSchema.parse({
    id: '0195b3a0-0000-7000-8000-000000000001',
    number: 'A001',
    version: 3,
    serviceId: 'cash',
    classId: 'regular',
    language: 'en',
    segment: null,
    issuedAt: '2026-03-02T09:00:00Z',
    targetAt: null,
    step: 0,
    stage,
    steps: [],
    planned: [],
    quoteState: null,
    marks: [],
    ahead: null,
    estimate: { kind: 'withheld', reason: 'not-waiting' },
    notes: [],
    tags: [],
    edits: 0,
    print: null,
    escalation: null,
    ...over,
  });

const escalation = (over: Partial<Escalation>): Escalation =>
  escalationSchema.parse({
    id: '0195b3a0-0000-7000-8000-000000000002',
    source: 'agent',
    visitId: '0195b3a0-0000-7000-8000-000000000001',
    number: 'A001',
    place: '1',
    reason: 'other',
    note: null,
    raisedAt: '2026-03-02T09:12:00Z',
    deadline: '2026-03-02T09:15:00Z',
    levels: [],
    status: 'raised',
    by: null,
    statusAt: '2026-03-02T09:12:00Z',
    advice: null,
    taken: null,
    resolution: null,
    decision: null,
    ...over,
  });

const called = {
  kind: 'called',
  counterId: 'c1',
  agentId: 'agent',
  calledAt: '2026-03-02T09:10:00Z',
  lastCalledAt: '2026-03-02T09:10:00Z',
  times: 1,
  because: { rule: 'by-hand' },
};
const serving = { kind: 'serving', counterId: 'c1', agentId: 'agent', startedAt: '2026-03-02T09:11:00Z' };

describe('commands that make sense', () => {
  it('DASH-6: a free open counter can call, serve directly, pause and close', () => {
    expect([...possibleCommands(counter({}), null, [])]).toEqual(['callNext', 'walkDirect', 'pause', 'closeCounter']);
  });

  it('DASH-6: a called customer can be started, recalled or marked as not come, but not finished', () => {
    const possible = possibleCommands(counter({}), visitAt(called), []);
    expect(possible).toContain('start');
    expect(possible).toContain('recall');
    expect(possible).toContain('noShow');
    expect(possible).toContain('cancel');
    expect(possible).not.toContain('finish');
    expect(possible).not.toContain('callNext');
    expect(possible).not.toContain('pause');
  });

  it('DASH-6: a customer being served can be finished, held, transferred and escalated', () => {
    const possible = possibleCommands(counter({}), visitAt(serving), []);
    expect([...possible].sort()).toEqual([
      'addNote',
      'editVisit',
      'escalate',
      'finish',
      'finishAndCallNext',
      'hold',
      'plan',
      'returnVisit',
      'transfer',
    ]);
  });

  it('DASH-6: a visit that is already escalated is not escalated again', () => {
    const possibleWith = (over: Partial<Escalation>) =>
      possibleCommands(counter({}), visitAt(serving, { escalation: 'raised' }), [escalation(over)]);
    expect(possibleWith({})).not.toContain('escalate');
    // What the core takes: help that the customer asked for, help that is on the way, and help for somebody else.
    expect(possibleWith({ source: 'phone' })).toContain('escalate');
    expect(possibleWith({ status: 'acknowledged' })).toContain('escalate');
    expect(possibleWith({ visitId: null })).toContain('escalate');
  });

  it('DASH-6: a paused counter can only go on or close, a closed one nothing', () => {
    expect([...possibleCommands(counter({ status: 'paused' }), null, [])]).toEqual(['resumeCounter', 'closeCounter']);
    expect([...possibleCommands(counter({ status: 'closed' }), null, [])]).toEqual([]);
  });
});

it('DASH-48: the last call counts, and for half a minute', () => {
  const stage = {
    kind: 'called',
    counterId: counterId.parse('counter-1'),
    agentId: agentId.parse('noor'),
    calledAt: '2026-03-02T09:00:00Z',
    lastCalledAt: '2026-03-02T09:05:00Z',
    times: 2,
    because: { rule: 'by-hand' },
  } as const;
  const after = (seconds: number) => Date.parse('2026-03-02T09:05:00Z') + seconds * 1000;
  expect(justCalled({ stage }, after(0))).toBe(true);
  expect(justCalled({ stage }, after(29))).toBe(true);
  expect(justCalled({ stage }, after(30))).toBe(false);
  expect(justCalled({ stage }, null)).toBe(false);
});
