import type { CallReason } from '@foyer/contract';
import { visitId } from '@foyer/contract/schemas';
import { wordsOf } from '@foyer/words/catalogue';
import { expect, test } from 'vitest';
import { formatCallReason } from './call-reason.ts';

const english = wordsOf('en', null);
const arabic = wordsOf('ar', null);
const other = visitId.parse('018f3a5e-0000-7000-8000-000000000001');

test('UI-6: why a visit is next is said in words, naming the one it goes before', () => {
  const because: CallReason = {
    rule: 'policy',
    kind: 'accumulating',
    tier: 0,
    waitedSeconds: 720,
    urgency: 3,
    before: { visitId: other, urgency: 2 },
  };
  expect(formatCallReason(because, english, { visit: () => 'B007' })).toBe(
    'Most urgent by class and wait against target: 12 min, ahead of B007',
  );
  expect(formatCallReason(because, english)).toBe('Most urgent by class and wait against target: 12 min');
  expect(formatCallReason(because, arabic, { visit: () => 'B007' })).toContain('B007');
  expect(formatCallReason({ rule: 'overtaken-enough', overtakes: 1 }, english)).toContain('once');
});

test('UI-6: who goes before somebody more urgent is not called most urgent: the counter’s own services come first', () => {
  const because: CallReason = {
    rule: 'policy',
    kind: 'accumulating',
    tier: 0,
    waitedSeconds: 120,
    urgency: 0.2,
    before: { visitId: other, urgency: 1.1 },
  };
  expect(formatCallReason(because, english, { visit: () => 'D001' })).toBe(
    'This counter’s own services first: waiting for 2 min, ahead of D001',
  );
});
