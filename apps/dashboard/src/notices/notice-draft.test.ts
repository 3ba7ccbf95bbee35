import type { NoticeId } from '@foyer/basics';
import type { Notice } from '@foyer/contract';
import { expect, test } from 'vitest';
import { bodyOf, draftOf, EMPTY_NOTICE, endsTooSoon, fullHour, type NoticeMoment, withAbout } from './notice-draft.ts';

const now = Date.parse('2026-03-02T09:00:00Z');
const moment: NoticeMoment = { now, timeZone: 'Europe/Madrid', closesAt: '2026-03-02T13:00:00Z', notice: null };
const draft = { ...EMPTY_NOTICE, text: { en: ' Delay ', ar: '' } };
const until = (changes: Partial<typeof draft>) => bodyOf({ ...draft, ...changes }, moment, ['en', 'ar'])?.until;
const at = (day: string, time: string) => ({ day, time });

test('NOTICE-15: a notice ends after a while, at the branch’s closing, at a time of the branch’s, or when it is taken down', () => {
  expect(until({ ends: '30' })).toBe('2026-03-02T09:30:00.000Z');
  expect(until({ ends: 'closing' })).toBe('2026-03-02T13:00:00Z');
  expect(until({ ends: 'withdrawn' })).toBe(null);
  expect(until({ ends: 'at', until: at('2026-03-02', '18:30') })).toBe('2026-03-02T17:30:00.000Z');
  // On the day on which clocks go forward the branch is two hours ahead.
  expect(until({ ends: 'at', until: at('2026-03-29', '18:30') })).toBe('2026-03-29T16:30:00.000Z');
  const later = { begins: 'at', from: at('2026-03-02', '12:00') } as const;
  expect(bodyOf({ ...draft, ...later, ends: '60' }, moment, ['en'])).toMatchObject({
    from: '2026-03-02T11:00:00.000Z',
    until: '2026-03-02T12:00:00.000Z',
  });
  expect(endsTooSoon({ ...draft, ends: 'at', until: at('2026-03-02', '09:59') }, moment)).toBe(true);
  expect(endsTooSoon({ ...draft, ...later, ends: 'at', until: at('2026-03-02', '12:00') }, moment)).toBe(true);
  expect(endsTooSoon({ ...draft, ends: 'at', until: at('2026-03-02', '10:01') }, moment)).toBe(false);
});

test('NOTICE-15: a notice is sent when it says something in the branch’s first language, somewhere, and its times are whole', () => {
  expect(bodyOf(draft, moment, ['en', 'ar'])).toMatchObject({ text: { en: 'Delay' } });
  expect(bodyOf(draft, moment, ['ar', 'en'])).toBeNull();
  expect(bodyOf({ ...draft, places: [] }, moment, ['en'])).toBeNull();
  expect(bodyOf({ ...draft, ends: 'at', until: { day: '2026-03-02', time: null } }, moment, ['en'])).toBeNull();
  expect(bodyOf({ ...draft, ends: 'closing' }, { ...moment, closesAt: null }, ['en'])).toBeNull();
});

test('NOTICE-15: an emergency is for everybody, everywhere that shows it at once, until it is taken down; only it is drilled', () => {
  const emergency = withAbout({ ...draft, serviceIds: ['loans' as never], places: ['phone'] }, 'emergency');
  expect(emergency).toMatchObject({ serviceIds: [], places: ['screen', 'kiosk', 'phone', 'page'], ends: 'withdrawn' });
  expect(withAbout({ ...emergency, drill: true }, 'delay').drill).toBe(false);
});

test('NOTICE-15: a notice that is put right keeps its beginning and what is not touched', () => {
  const notice: Notice = {
    id: 'n' as NoticeId,
    about: 'delay',
    text: { en: 'Delay' },
    serviceIds: [],
    zones: ['Hall'],
    places: ['screen'],
    from: '2026-03-02T08:00:00.000Z',
    until: '2026-03-02T12:00:00.000Z',
    drill: false,
    postedAt: '2026-03-02T08:00:00.000Z',
    correctedAt: null,
    by: 'Salma',
    version: 1,
  };
  const opened = draftOf(notice, moment.timeZone);
  expect(opened.until).toEqual({ day: '2026-03-02', time: '13:00' });
  const { from, until: end, zones } = bodyOf(opened, { ...moment, notice }, ['en']) ?? {};
  expect({ from, until: end, zones }).toEqual({ from: notice.from, until: notice.until, zones: ['Hall'] });
  expect(bodyOf(draftOf({ ...notice, until: null }, 'UTC'), { ...moment, notice }, ['en'])?.until).toBeNull();
});

test('NOTICE-15: who wants a time is offered a full hour to come, of the branch’s day', () => {
  expect(fullHour(Date.parse('2026-03-02T22:20:00Z'), 1, 'Europe/Madrid')).toEqual(at('2026-03-03', '00:00'));
});
