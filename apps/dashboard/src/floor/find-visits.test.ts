import type { Visit } from '@foyer/contract';
import { visit as visitSchema } from '@foyer/contract/schemas';
import { describe, expect, it } from 'vitest';
import { findVisits } from './find-visits.ts';

const visit = (number: string, over: Partial<Visit> = {}): Visit =>
  visitSchema.parse({
    id: '0195b3a0-0000-7000-8000-000000000001',
    number,
    version: 1,
    serviceId: 'cash',
    classId: 'regular',
    language: 'en',
    segment: null,
    issuedAt: '2026-03-02T09:00:00Z',
    targetAt: null,
    step: 0,
    stage: {
      kind: 'waiting',
      since: '2026-03-02T09:00:00Z',
      seniority: '2026-03-02T09:00:00Z',
      pin: null,
      first: false,
    },
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
    ...over,
  });

const words = {
  service: (id: string) => (id === 'cash' ? 'Cash desk' : 'القروض'),
  segment: (id: string) => id,
  tag: (id: string) => (id === 'documents' ? 'Documents missing' : id),
  class: (id: string) => (id === 'regular' ? 'Regular' : 'Priority'),
};
const note = (text: string): Visit['notes'][number] => ({
  id: '0195b3a0-0000-7000-8000-000000000002' as Visit['notes'][number]['id'],
  by: 'Ana',
  agentId: null,
  at: '2026-03-02T09:00:00+01:00',
  editedAt: null,
  text,
});
const visits = [
  visit('A007', { notes: [note('Asks for Ben'), note('Brings the deed')], tags: ['documents'] }),
  visit('A070', { classId: 'priority' as Visit['classId'] }),
  visit('B012', { serviceId: 'loans' as Visit['serviceId'] }),
];
const found = (search: string) => findVisits(visits, search, words).map(({ number }) => number);

describe('searching the visits', () => {
  it('DASH-17: finds by number, with or without leading zeros', () => {
    expect(found('a007')).toEqual(['A007']);
    expect(found('a7')).toEqual(['A007', 'A070']);
    expect(found('b12')).toEqual(['B012']);
  });

  it('DASH-17: finds by service, class, tag and notes, in any script', () => {
    expect(found('القروض')).toEqual(['B012']);
    // As a keyboard writes it small whose language tells a dotless i from the other, and large.
    for (const priority of ['PRIORITY', 'prıorıty', 'PRİORİTY']) expect(found(priority)).toEqual(['A070']);
    expect(found('deed')).toEqual(['A007']);
    expect(found('missing')).toEqual(['A007']);
  });

  it('DASH-17: every word has to match; no words find all', () => {
    expect(found('cash deed')).toEqual(['A007']);
    expect(found('cash nothing')).toEqual([]);
    expect(found('  ')).toEqual(['A007', 'A070', 'B012']);
  });
});
