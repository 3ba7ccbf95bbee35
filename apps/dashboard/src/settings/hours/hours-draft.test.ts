import { checkBranchConfig } from '@foyer/configuration';
import { bank } from '@foyer/configuration/testing/bank';
import { expect, test } from 'vitest';
import { inOrder, mistakeAt, usualHours, withAnother, withHolidays } from './hours-draft.ts';

test('HOURS-3: the hours that a branch begins with are sound', () => {
  expect(checkBranchConfig({ ...bank, hours: usualHours() })).toMatchObject({ ok: true });
});

test('HOURS-3: another stretch of a day comes after the others, and the day ends at midnight', () => {
  const one = withAnother([]);
  expect(withAnother(one)).toEqual([...one, { from: '18:00', until: '21:00' }]);
  expect(withAnother([{ from: '20:00', until: '23:00' }]).at(-1)).toEqual({ from: '23:00', until: '24:00' });
});

test('HOURS-4: holidays are put among the exceptions by date, with whom they are owed to; what is there stays', () => {
  const own = { date: '2026-12-25', name: { en: 'Christmas, until noon' }, spans: [{ from: '09:00', until: '12:00' }] };
  const items = [
    { date: '2026-12-25', name: { en: 'Christmas Day' }, kind: 'public' as const },
    { date: '2026-01-01', name: { en: 'New Year' }, kind: 'public' as const },
  ];
  expect(withHolidays([own], { items, source: 'somebody' })).toEqual([
    { date: '2026-01-01', name: { en: 'New Year' }, spans: [], source: 'somebody' },
    own,
  ]);
  expect(inOrder([{ ...own, date: '' }, own]).map(({ date }) => date)).toEqual(['2026-12-25', '']);
});

test('HOURS-3: a mistake is found at its place and below it', () => {
  const mistakes = new Map([['/weekly/monday/0/until', 'No time']]);
  expect(mistakeAt(mistakes, '/weekly/monday/0')).toBe('No time');
  expect(mistakeAt(mistakes, '/weekly/monday/01')).toBeUndefined();
});
