import type { BackupCopy, BackupList } from '@foyer/contract';
import { wordsOf } from '@foyer/words/catalogue';
import { expect, test } from 'vitest';
import { formatAttention, formatKept, formatMeaning, standingOf } from './backup-standing.ts';

const words = wordsOf('en', { languages: ['en'], locale: 'en-GB', timeZone: 'UTC', counterNoun: 'counter' });
const settings = { folder: '/mnt/backups', atHour: 2, daily: 1, weekly: 4, monthly: 0 };

function copy(day: number, more: Partial<BackupCopy> = {}): BackupCopy {
  const at = `2026-03-0${day}T02:00:00Z`;
  const tested = { at, trouble: null, seconds: 40 };
  const facts = { clock: day, bytes: 1, seconds: 1, fingerprint: 'AB12-CD34', tested, there: true };
  return { file: `copy-${day}`, at, ...facts, ...more };
}

function list(items: readonly BackupCopy[], more: Partial<BackupList> = {}): BackupList {
  return {
    time: { now: '2026-03-05T08:00:00Z', speed: 1 },
    settings,
    activity: 'idle',
    key: { fingerprint: 'AB12-CD34', madeAt: null },
    dueAt: '2026-03-06T02:00:00Z',
    failed: null,
    folder: { trouble: null, sameDisk: false },
    items: [...items],
    ...more,
  };
}

const spoilt = { at: '2026-03-05T02:01:00Z', trouble: 'damaged', seconds: 40 } as const;

test('BACKUP-17: a branch is safe until its newest copy, unless that can’t be relied on or is gone', () => {
  expect(standingOf(list([copy(5), copy(4)]))).toBe('safe');
  expect(standingOf(list([copy(5, { tested: null })]))).toBe('safe');
  expect(standingOf(list([]))).toBe('none');
  expect(standingOf(list([copy(5, { there: false })]))).toBe('none');
  const doubtful = list([copy(5, { tested: spoilt }), copy(4)]);
  expect(standingOf(doubtful)).toBe('doubtful');
  expect(formatMeaning(doubtful, words)).toContain('holds everything until 4 Mar, 02:00.');
  expect(formatMeaning(list([copy(5, { tested: spoilt })]), words)).toContain('everything is lost');
});

test('BACKUP-17: everything that needs somebody is said once, with the reason', () => {
  expect(formatAttention(list([copy(5)]), words)).toEqual([]);
  expect(formatAttention(list([], { settings: null, key: null }), words)).toEqual([
    'No backup is made by itself. Name a folder on another disk, above.',
  ]);
  const failed = { at: '2026-03-05T02:00:00Z', trouble: 'no-folder' } as const;
  const unplugged = { failed, folder: { trouble: 'no-folder', sameDisk: false } } as const;
  expect(formatAttention(list([copy(4)], unplugged), words)).toEqual([
    'No copy could be made now. The folder is not there. Is its disk plugged in?',
  ]);
  expect(formatAttention(list([copy(5, { tested: spoilt })], { failed, key: null }), words)).toHaveLength(3);
});

test('BACKUP-17: what is kept is said in whole words, and nothing of what is not kept', () => {
  expect(formatKept(settings, words)).toBe('1 day and 4 weeks');
  expect(formatKept({ ...settings, daily: 7, monthly: 12 }, words)).toBe('7 days, 4 weeks and 12 months');
});

test('BACKUP-17: a size is said in the unit that fits it', () => {
  expect([0, 999, 4_096, 218_076_716, 3_400_000_000].map((bytes) => words.fileSize(bytes))).toEqual([
    '0 byte',
    '999 byte',
    '4.1 kB',
    '218 MB',
    '3.4 GB',
  ]);
});
