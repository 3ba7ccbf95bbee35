import { expect, test } from 'vitest';
import { type NoticeRecord, noticesAt, noticesToShow } from './notices.ts';
import { notice } from './testing/notice.ts';

const of = (...records: NoticeRecord[]) => Object.fromEntries(records.map((one) => [one.id, one]));
const now = Date.parse('2026-03-02T10:00:00Z');
const ids = (shown: readonly NoticeRecord[]) => shown.map(({ id }) => id);

test('NOTICE-17: a page shows an emergency first, then the newest, and none that is over, whether or not anybody says so', () => {
  const notices = of(
    notice('old'),
    notice('new', { postedAt: '2026-03-02T09:30:00Z' }),
    notice('over', { until: '2026-03-02T10:00:00Z' }),
    notice('soon over', { until: '2026-03-02T10:00:01Z', postedAt: '2026-03-02T09:10:00Z' }),
    notice('drill', { about: 'emergency', drill: true, postedAt: '2026-03-02T09:50:00Z' }),
    notice('earnest', { about: 'emergency' }),
  );
  expect(ids(noticesToShow(notices, now))).toEqual(['earnest', 'drill', 'new', 'soon over', 'old']);
  expect(noticesToShow(notices, null)).toHaveLength(6);
});

test('NOTICE-18: all emergencies in earnest cover a screen or kiosk, and drills only where there is none', () => {
  const drill = notice('drill', { about: 'emergency', drill: true });
  const covering = (...records: NoticeRecord[]) => ids(noticesAt({ zone: null }, of(...records), now).emergencies);
  const [fire, flood] = [notice('fire', { about: 'emergency' }), notice('flood', { about: 'emergency' })];
  expect(covering(fire, drill, flood, notice('delay'))).toEqual(['fire', 'flood']);
  expect(covering(drill, notice('delay'))).toEqual(['drill']);
  expect(covering(notice('delay'))).toEqual([]);
  expect(ids(noticesAt({ zone: null }, of(notice('delay'), fire), now).others)).toEqual(['delay']);
});

test('NOTICE-18: what is meant for a part of the building is shown there, and where nobody has said in which a screen stands; nowhere before the branch has said anything', () => {
  const notices = of(notice('hall', { zones: ['Hall'] }), notice('all'), notice('fire', { about: 'emergency' }));
  const there = (zone: string | null) => ids(noticesAt({ zone }, notices, now).others);
  expect(there('Hall')).toEqual(['hall', 'all']);
  expect(there('Cellar')).toEqual(['all']);
  expect(there(null)).toEqual(['hall', 'all']);
  expect(noticesAt(null, notices, now)).toEqual({ emergencies: [], others: [] });
});
