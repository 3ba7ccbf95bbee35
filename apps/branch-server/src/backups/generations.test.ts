import type { Instant } from '@foyer/basics';
import { expect, test } from 'vitest';
import { outdatedBackups } from './generations.ts';

const NOW = Date.parse('2026-06-17T12:00Z') as Instant;
const DAY = 24 * 60 * 60 * 1000;
/** One copy each night up to an evening, named by its date. */
function nights(count: number, last: string): Map<string, Instant> {
  return new Map(
    Array.from({ length: count }, (_, back) => {
      const at = (Date.parse(last) - back * DAY) as Instant;
      return [new Date(at).toISOString().slice(0, 10), at];
    }),
  );
}
const kept = (copies: ReadonlyMap<string, Instant>, outdated: readonly string[]) =>
  [...copies.keys()].filter((name) => !outdated.includes(name));

test('BACKUP-12: of each of the last days, weeks and months the newest copy is kept', () => {
  const copies = nights(120, '2026-06-17T01:00Z');
  const outdated = outdatedBackups(copies, { daily: 3, weekly: 3, monthly: 4 }, 'Europe/Madrid', NOW);
  expect(kept(copies, outdated)).toEqual([
    '2026-06-17',
    '2026-06-16',
    '2026-06-15',
    '2026-06-14',
    '2026-06-07',
    '2026-05-31',
    '2026-04-30',
    '2026-03-31',
  ]);
});

test('BACKUP-12: a branch that was off keeps as many generations as one that was not', () => {
  const copies = new Map(
    ['2026-06-17', '2026-06-02', '2026-04-11', '2025-12-24'].map((date) => [date, Date.parse(date) as Instant]),
  );
  expect(outdatedBackups(copies, { daily: 2, weekly: 0, monthly: 2 }, 'UTC', NOW)).toEqual(['2025-12-24']);
  expect(outdatedBackups(copies, { daily: 4, weekly: 0, monthly: 0 }, 'UTC', NOW)).toEqual([]);
});

test('BACKUP-12: of two copies of a day the newer stays, by the branch’s days', () => {
  const copies = new Map<string, Instant>([
    ['evening', Date.parse('2026-06-16T22:30Z') as Instant],
    ['night', Date.parse('2026-06-17T01:00Z') as Instant],
  ]);
  const settings = { daily: 7, weekly: 0, monthly: 0 };
  expect(outdatedBackups(copies, settings, 'Europe/Madrid', NOW)).toEqual(['evening']);
  expect(outdatedBackups(copies, settings, 'UTC', NOW)).toEqual([]);
  expect(outdatedBackups(new Map(), settings, 'UTC', NOW)).toEqual([]);
});

test('BACKUP-12: a copy from a time that is not there yet takes no other’s place', () => {
  const copies = new Map([...nights(3, '2026-06-17T01:00Z'), ['wrong', Date.parse('2027-06-17T01:00Z') as Instant]]);
  const outdated = outdatedBackups(copies, { daily: 1, weekly: 0, monthly: 0 }, 'UTC', NOW);
  expect(outdated).toEqual(['2026-06-16', '2026-06-15']);
});
