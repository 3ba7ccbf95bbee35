import type { Counter, Visit } from '@foyer/contract';
import { counter as counterSchema, visit as visitSchema } from '@foyer/contract/schemas';
import { describe, expect, it } from 'vitest';
import { possibleCommands } from './possible.ts';

const counter = (over: Partial<Counter>): Counter =>
  counterSchema.parse({
    id: 'c1',
    number: '1',
    zone: { en: 'A' },
    serviceIds: ['cash'],
    status: 'open',
    reason: null,
    agentId: 'agent',
    agentName: 'Amal',
    since: '2026-03-02T09:00:00Z',
    visitId: null,
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
    quoteState: null,
    ahead: null,
    estimate: { kind: 'withheld', reason: 'not-waiting' },
    note: null,
    print: null,
    escalation: null,
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
  it('DASH-6: a free open counter can call, pause and close', () => {
    expect([...possibleCommands(counter({}), null)]).toEqual(['callNext', 'pause', 'closeCounter']);
  });

  it('DASH-6: a called customer can be started, recalled or marked as not come, but not finished', () => {
    const possible = possibleCommands(counter({}), visitAt(called));
    expect(possible).toContain('start');
    expect(possible).toContain('recall');
    expect(possible).toContain('noShow');
    expect(possible).not.toContain('finish');
    expect(possible).not.toContain('callNext');
    expect(possible).not.toContain('pause');
  });

  it('DASH-6: a customer being served can be finished, held, transferred, escalated and cancelled', () => {
    const possible = possibleCommands(counter({}), visitAt(serving));
    expect([...possible].sort()).toEqual(['cancel', 'escalate', 'finish', 'finishAndCallNext', 'hold', 'transfer']);
  });

  it('DASH-6: a visit that is already escalated is not escalated again', () => {
    expect(possibleCommands(counter({}), visitAt(serving, { escalation: 'raised' }))).not.toContain('escalate');
  });

  it('DASH-6: a paused counter can only go on or close, a closed one nothing', () => {
    expect([...possibleCommands(counter({ status: 'paused' }), null)]).toEqual(['resumeCounter', 'closeCounter']);
    expect([...possibleCommands(counter({ status: 'closed' }), null)]).toEqual([]);
  });
});
