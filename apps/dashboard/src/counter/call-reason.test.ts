import type { CallReason } from '@foyer/contract';
import { classId, visitId } from '@foyer/contract/schemas';
import { wordsOf } from '@foyer/words/catalogue';
import { expect, test } from 'vitest';
import { formatCallReason } from './call-reason.ts';

const english = wordsOf('en', null);
const arabic = wordsOf('ar', null);
const other = visitId.parse('018f3a5e-0000-7000-8000-000000000001');
const premier = classId.parse('premier');
const names = { visit: () => 'B007', class: () => 'Premier' };
const byPolicy: Extract<CallReason, { rule: 'policy' }> = {
  rule: 'policy',
  kind: 'accumulating',
  tier: 0,
  classId: premier,
  waitedSeconds: 1260,
  targetSeconds: 600,
  urgency: 3,
  before: { visitId: other, tier: 0, urgency: 2 },
};

test('UI-6: why a visit is next is said by its wait, its target and its class, naming the one it goes before', () => {
  expect(formatCallReason(byPolicy, english, names)).toBe('Waited 21 min, 11 min over target, Premier · ahead of B007');
  expect(formatCallReason({ ...byPolicy, waitedSeconds: 300, before: null }, english, names)).toBe(
    'Waited 5 min of 10 min, Premier',
  );
  expect(formatCallReason(byPolicy, arabic, names)).toContain('B007');
  expect(formatCallReason({ rule: 'overtaken-enough', overtakes: 1 }, english)).toContain('once');
});

test('UI-6: under every policy it is said by what it chose', () => {
  const saidOf = (kind: typeof byPolicy.kind, waitedSeconds = 300) =>
    formatCallReason({ ...byPolicy, kind, waitedSeconds, urgency: null, before: null }, english, names);
  const facts = 'Waited 5 min of 10 min, Premier';
  expect(saidOf('arrival')).toBe(`Waiting longest · ${facts}`);
  expect(saidOf('strict')).toBe(`Highest class · ${facts}`);
  expect(saidOf('ratio')).toBe(`Turn of Premier · ${facts}`);
  expect(saidOf('target-driven')).toBe(`Nearest to its target · ${facts}`);
  expect(saidOf('target-driven', 1260)).toBe('Turn of those over target · Waited 21 min, 11 min over target, Premier');
});

test('UI-6: who goes before somebody more urgent is not called most urgent: the counter’s own services come first', () => {
  const because = { ...byPolicy, waitedSeconds: 120, urgency: 0.2, before: { visitId: other, tier: 1, urgency: 1.1 } };
  expect(formatCallReason(because, english, names)).toBe(
    'This counter’s own services first · Waited 2 min of 10 min, Premier · ahead of B007',
  );
});
