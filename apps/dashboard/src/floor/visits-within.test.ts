import type { Visit } from '@foyer/contract';
import { agentId, visit as visitSchema } from '@foyer/contract/schemas';
import { expect, it } from 'vitest';
import { visitsWithin } from './find-visits.ts';

const now = Date.parse('2026-03-02T10:00:00Z');
const since = '2026-03-02T09:50:00Z';
const waiting = { kind: 'waiting', since, seniority: since, pin: null, first: false } as const;
const services = { cash: { targetSeconds: 600 } };

const visit = (number: string, targetAt: string | null, stage: Visit['stage'] = waiting): Visit =>
  visitSchema.parse({
    id: '0195b3a0-0000-7000-8000-000000000001',
    number,
    version: 1,
    serviceId: 'cash',
    classId: 'regular',
    language: 'en',
    segment: null,
    issuedAt: since,
    targetAt,
    step: 0,
    stage,
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

it('DASH-41: the list is narrowed to those who wait, or to those near their target or over it', () => {
  const visits = [
    visit('A001', '2026-03-02T09:58:00Z'),
    visit('A002', '2026-03-02T10:01:30Z'),
    visit('A003', '2026-03-02T10:08:00Z'),
    visit('A004', null, {
      kind: 'held',
      heldAt: since,
      agentId: agentId.parse('agent'),
      owner: { to: 'everyone' },
      dueAt: null,
      reason: 'other',
    }),
  ];
  const shown = (filter: 'all' | 'waiting' | 'late') =>
    visitsWithin(visits, filter, services, now).map(({ number }) => number);
  expect(shown('all')).toEqual(['A001', 'A002', 'A003', 'A004']);
  expect(shown('waiting')).toEqual(['A001', 'A002', 'A003']);
  expect(shown('late')).toEqual(['A001', 'A002']);
});
