import type { BackupTrouble, Instant } from '@foyer/basics';
import type { Backups } from '@foyer/queue-core';
import { expect, test } from 'vitest';
import { nextBackupDue } from './backup-due.ts';

const at = (text: string) => Date.parse(text) as Instant;
const madeAt = (text: string): Pick<Backups, 'made' | 'failed'> => ({
  made: [{ file: 'copy', at: at(text), clock: 1, bytes: 1, fingerprint: '', seconds: 1, tested: null }],
  failed: null,
});
const failedAt = (text: string, trouble: BackupTrouble) => ({ at: at(text), trouble });
/** When the next one is due at two in the morning in Madrid, in UTC. */
const due = (known: Pick<Backups, 'made' | 'failed'>, now: string) =>
  new Date(nextBackupDue({ atHour: 2 }, 'Europe/Madrid', known, at(now))).toISOString();

test('BACKUP-11: a backup is due each night at the branch’s hour, also where the clocks change', () => {
  expect(due(madeAt('2026-03-03T01:00:05Z'), '2026-03-03T08:00Z')).toBe('2026-03-04T01:00:00.000Z');
  expect(due(madeAt('2026-03-03T01:00:05Z'), '2026-03-04T00:59Z')).toBe('2026-03-04T01:00:00.000Z');
  // One made by hand in the evening takes nothing from the night.
  expect(due(madeAt('2026-03-03T20:00Z'), '2026-03-03T21:00Z')).toBe('2026-03-04T01:00:00.000Z');
  // On the 29th two o'clock is skipped in Madrid, and after it the hour is an hour earlier in UTC.
  expect(due(madeAt('2026-03-28T01:00Z'), '2026-03-28T12:00Z')).toBe('2026-03-29T01:00:00.000Z');
  expect(due(madeAt('2026-03-29T01:00Z'), '2026-03-29T12:00Z')).toBe('2026-03-30T00:00:00.000Z');
});

test('BACKUP-11: one that was missed is due at once, and so is the first', () => {
  const now = at('2026-03-09T08:00Z');
  for (const known of [{ made: [], failed: null }, madeAt('2026-03-06T01:00Z')]) {
    expect(nextBackupDue({ atHour: 2 }, 'Europe/Madrid', known, now)).toBeLessThanOrEqual(now);
  }
});

test('BACKUP-11: after a failure it is tried again in an hour, or the next night where there is no key', () => {
  const known = madeAt('2026-03-02T01:00Z');
  const after = (trouble: BackupTrouble, now: string) =>
    due({ ...known, failed: failedAt('2026-03-03T01:00:09Z', trouble) }, now);
  expect(after('no-folder', '2026-03-03T01:01Z')).toBe('2026-03-03T02:00:09.000Z');
  // Also what failed after the night's copy, such as one that somebody asked for.
  const since = { ...madeAt('2026-03-03T01:00Z'), failed: failedAt('2026-03-03T15:00Z', 'no-folder') };
  expect(due(since, '2026-03-03T15:01Z')).toBe('2026-03-03T16:00:00.000Z');
  const late = { ...since, failed: failedAt('2026-03-04T00:30Z', 'no-folder') };
  expect(due(late, '2026-03-04T00:31Z')).toBe('2026-03-04T01:00:00.000Z');
  expect(after('no-key', '2026-03-03T01:01Z')).toBe('2026-03-04T01:00:00.000Z');
  expect(after('no-key', '2026-03-04T01:00Z')).toBe('2026-03-04T01:00:00.000Z');
});

test('BACKUP-11: what was made or failed by a clock that had run ahead keeps none from being due', () => {
  const now = at('2026-03-09T08:00Z');
  const ahead = madeAt('2027-03-09T01:00Z');
  expect(nextBackupDue({ atHour: 2 }, 'Europe/Madrid', ahead, now)).toBeLessThanOrEqual(now);
  const failed = { ...madeAt('2026-03-06T01:00Z'), failed: failedAt('2027-03-09T01:00Z', 'no-folder') };
  expect(nextBackupDue({ atHour: 2 }, 'Europe/Madrid', failed, now)).toBeLessThanOrEqual(now);
  const both = { made: [...ahead.made, ...madeAt('2026-03-09T01:00:05Z').made], failed: null };
  expect(due(both, '2026-03-09T08:00Z')).toBe('2026-03-10T01:00:00.000Z');
});
