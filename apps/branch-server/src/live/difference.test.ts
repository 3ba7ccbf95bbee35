import type { PrintId, VisitId } from '@foyer/basics';
import type { LiveRecord } from '@foyer/contract';
import { expect, test } from 'vitest';
import { Comparison, SentRecords } from './difference.ts';

function print(id: number, status: 'failed' | 'uncertain'): LiveRecord {
  return {
    kind: 'print',
    id: `print-${id}` as PrintId,
    visitId: `visit-${id}` as VisitId,
    number: `A${id}`,
    status,
    reason: null,
    requestedAt: '2026-03-02T12:00:00.000Z',
  };
}

function sentOf(records: Iterable<LiveRecord>): SentRecords {
  const comparison = new Comparison(new SentRecords(), records);
  comparison.goOn();
  return comparison.sent;
}

test('PERF-6: a comparison that stops again and again finds what one in one go finds', () => {
  const numbers = Array.from({ length: 500 }, (_, id) => id);
  const before = sentOf(numbers.map((id) => print(id, 'failed')));
  const now = numbers.filter((id) => id % 7 > 0).map((id) => print(id, id % 5 === 0 ? 'uncertain' : 'failed'));
  const atOnce = new Comparison(before, now);
  expect(atOnce.goOn()).toBe(true);
  const inBits = new Comparison(before, now);
  let stops = 0;
  while (!inBits.goOn(() => true)) stops += 1;
  expect(stops).toBeGreaterThan(5);
  expect([...inBits.sent]).toEqual([...atOnce.sent]);
  expect(inBits.upserts).toEqual(atOnce.upserts);
  expect(inBits.removes).toEqual(atOnce.removes);
  expect(atOnce.upserts.map(({ id }) => id)).toEqual(
    numbers.filter((id) => id % 7 > 0 && id % 5 === 0).map((id) => `print-${id}`),
  );
  expect(atOnce.removes.map(({ id }) => id)).toEqual(numbers.filter((id) => id % 7 === 0).map((id) => `print-${id}`));
});

test('PERF-6: records are made only as far as a comparison has come', () => {
  let made = 0;
  function* records(): Generator<LiveRecord> {
    for (; made < 500; made += 1) yield print(made, 'failed');
  }
  const comparison = new Comparison(new SentRecords(), records());
  expect(comparison.goOn(() => true)).toBe(false);
  expect(made).toBeLessThan(100);
});
