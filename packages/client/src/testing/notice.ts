import type { NoticeRecord } from '../notices.ts';

/** A notice that everybody is told since nine o'clock, everywhere. */
export function notice(id: string, more: Partial<NoticeRecord> = {}): NoticeRecord {
  return {
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
  };
}
