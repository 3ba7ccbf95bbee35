import { expect, test } from 'vitest';
import { emergencyOf, type NoticeRecord, noticesToShow } from './notices.ts';

const record = (id: string, more: Partial<NoticeRecord> = {}): NoticeRecord => ({
  kind: 'notice',
  id: id as NoticeRecord['id'],
  about: 'delay',
  text: { en: id },
  serviceIds: [],
  zones: [],
  places: ['screen'],
  from: '2026-03-02T09:00:00Z',
  until: null,
  drill: false,
  postedAt: '2026-03-02T09:00:00Z',
  correctedAt: null,
  by: null,
  version: 1,
  ...more,
});
const of = (...records: NoticeRecord[]) => Object.fromEntries(records.map((one) => [one.id, one]));
const now = Date.parse('2026-03-02T10:00:00Z');
const ids = (shown: readonly NoticeRecord[]) => shown.map(({ id }) => id);

test('NOTICE-17: a page shows an emergency first, then the newest, and none that is over, whether or not anybody says so', () => {
  const notices = of(
    record('old'),
    record('new', { postedAt: '2026-03-02T09:30:00Z' }),
    record('over', { until: '2026-03-02T10:00:00Z' }),
    record('soon over', { until: '2026-03-02T10:00:01Z', postedAt: '2026-03-02T09:10:00Z' }),
    record('drill', { about: 'emergency', drill: true, postedAt: '2026-03-02T09:50:00Z' }),
    record('earnest', { about: 'emergency' }),
  );
  const shown = noticesToShow(notices, now);
  expect(ids(shown)).toEqual(['earnest', 'drill', 'new', 'soon over', 'old']);
  expect(emergencyOf(shown)?.id).toBe('earnest');
  expect(noticesToShow(notices, null)).toHaveLength(6);
  expect(emergencyOf(noticesToShow(of(record('old')), now))).toBeNull();
});

test('NOTICE-17: what is meant for a part of the building is shown there, and where nobody has said in which a screen stands', () => {
  const notices = of(record('hall', { zones: ['Hall'] }), record('all'));
  expect(ids(noticesToShow(notices, now, 'Hall'))).toEqual(['hall', 'all']);
  expect(ids(noticesToShow(notices, now, 'Cellar'))).toEqual(['all']);
  expect(ids(noticesToShow(notices, now, null))).toEqual(['hall', 'all']);
});
