import type { Visit } from '@foyer/contract';
import { visit as visitSchema } from '@foyer/contract/schemas';
import { describe, expect, it } from 'vitest';
import { queueFigures } from './floor-figures.ts';

const now = Date.parse('2026-03-02T10:00:00Z');
const waiting = (since: string, targetAt: string, serviceId = 'cash'): Visit =>
  visitSchema.parse({
    id: '0195b3a0-0000-7000-8000-000000000001',
    number: 'A001',
    version: 1,
    serviceId,
    classId: 'regular',
    language: 'en',
    segment: null,
    issuedAt: since,
    targetAt,
    step: 0,
    stage: { kind: 'waiting', since, seniority: since, pin: null, first: false },
    steps: [],
    planned: [],
    quoteState: null,
    marks: [],
    ahead: 0,
    estimate: { kind: 'withheld', reason: 'no-evidence' },
    notes: [],
    tags: [],
    edits: 0,
    print: null,
    escalation: null,
  });

const minutes = { kind: 'minutes', p50Seconds: 300, p90Seconds: 600, madeAt: '2026-03-02T09:59:00Z', asOf: null };

const visits = [
  waiting('2026-03-02T09:40:00Z', '2026-03-02T09:50:00Z'),
  waiting('2026-03-02T09:55:00Z', '2026-03-02T10:05:00Z'),
  waiting('2026-03-02T09:30:00Z', '2026-03-02T10:00:00Z', 'loans'),
];

describe('the figures of the floor', () => {
  it('DASH-16: count who waits, who waits beyond the target and how long the longest', () => {
    expect(queueFigures(visits, now)).toMatchObject({ waiting: 3, overTarget: 2, longestSeconds: 1800 });
    expect(queueFigures(visits, now, visits[0]?.serviceId)).toMatchObject({
      waiting: 2,
      overTarget: 1,
      longestSeconds: 1200,
    });
  });

  it('DASH-16: the longest wait is the whole one, also of who was sent on from another line', () => {
    const [first] = visits;
    if (first?.stage.kind !== 'waiting') throw new Error('nobody waits');
    const sentOn = { ...first, stage: { ...first.stage, since: '2026-03-02T09:59:30Z' } };
    expect(queueFigures([sentOn], now).longestSeconds).toBe(1200);
  });

  it('DASH-16: say nothing of a wait where nobody waits', () => {
    expect(queueFigures([], now)).toMatchObject({ waiting: 0, overTarget: 0, longestSeconds: null });
  });

  it('DASH-131: who will be over the target is foreseen by what they are told; without that nothing is', () => {
    const [, later] = visits;
    if (later === undefined) throw new Error('nobody waits');
    const told = (aboutMinutes: number): Visit =>
      visitSchema.parse({ ...later, estimate: { ...minutes, aboutMinutes, mostMinutes: aboutMinutes * 2 } });
    expect(queueFigures([told(6)], now)).toMatchObject({ overTarget: 0, willBeOver: 1, isForeseen: true });
    expect(queueFigures([told(4)], now)).toMatchObject({ overTarget: 0, willBeOver: 0, isForeseen: true });
    expect(queueFigures([later], now)).toMatchObject({ overTarget: 0, willBeOver: 0, isForeseen: false });
  });
});
