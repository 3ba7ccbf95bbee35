import type { Estimate } from '@foyer/contract';
import { expect, it } from 'vitest';
import { estimateAge } from './age-note.tsx';

const madeAt = '2026-03-02T09:00:00Z';
const current: Estimate = {
  kind: 'minutes',
  p50Seconds: 300,
  p90Seconds: 600,
  aboutMinutes: 5,
  mostMinutes: 10,
  madeAt,
  asOf: null,
};

it('DASH-39: an estimate has an age only when it could not be renewed, and it grows with the branch’s clock', () => {
  const now = Date.parse('2026-03-02T09:07:30Z');
  expect(estimateAge(current, now)).toBeNull();
  expect(estimateAge({ ...current, asOf: '2026-03-02T09:05:00Z' }, now)).toBe(150);
  expect(estimateAge({ ...current, asOf: '2026-03-02T09:08:00Z' }, now)).toBe(0);
  expect(estimateAge({ kind: 'withheld', reason: 'estimates-old' }, now)).toBeNull();
});
