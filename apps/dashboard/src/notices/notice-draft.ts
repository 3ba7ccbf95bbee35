import { NOTICE_PLACES, type NoticeAbout, type NoticePlace, type ServiceId } from '@foyer/basics';
import type { Notice, RouteBody } from '@foyer/contract';
import { parseAbsolute, parseDateTime, toZoned } from '@internationalized/date';

/** A day and a time of day of the branch, as they are written; `null` where nothing is written yet. */
export interface LocalTime {
  readonly day: string | null;
  readonly time: string | null;
}

/** How long a notice is shown: minutes, to the branch's closing, to a time that is written, or until it is taken down. */
export const ENDS = ['30', '60', '120', '240', 'closing', 'at', 'withdrawn'] as const;
export type Ends = (typeof ENDS)[number];

/** A notice while it is written. */
export interface NoticeDraft {
  readonly about: NoticeAbout;
  /** By language tag. */
  readonly text: Readonly<Record<string, string>>;
  readonly serviceIds: readonly ServiceId[];
  readonly zones: readonly string[];
  readonly places: readonly NoticePlace[];
  /** `kept`: as it was posted. */
  readonly begins: 'now' | 'at' | 'kept';
  readonly from: LocalTime;
  readonly ends: Ends;
  readonly until: LocalTime;
  readonly drill: boolean;
}

const NO_TIME: LocalTime = { day: null, time: null };

/** A notice about which nothing has been said yet. */
export const EMPTY_NOTICE: NoticeDraft = {
  about: 'information',
  text: {},
  serviceIds: [],
  zones: [],
  places: ['screen', 'kiosk', 'phone', 'page'],
  begins: 'now',
  from: NO_TIME,
  ends: '120',
  until: NO_TIME,
  drill: false,
};

/** A notice that is shown or to come, to be put right. */
export function draftOf(notice: Notice, timeZone: string): NoticeDraft {
  const { about, text, serviceIds, zones, places, drill, from, until } = notice;
  return {
    ...{ about, text, serviceIds, zones, places, drill },
    begins: 'kept',
    from: localOf(from, timeZone),
    ends: until === null ? 'withdrawn' : 'at',
    until: until === null ? NO_TIME : localOf(until, timeZone),
  };
}

/** The draft about something else: an emergency is shown everywhere until it is over, and only an emergency is drilled. */
export function withAbout(draft: NoticeDraft, about: NoticeAbout): NoticeDraft {
  if (about !== 'emergency') return { ...draft, about, drill: false };
  const everywhere = NOTICE_PLACES.filter((place) => place !== 'paper' || draft.places.includes(place));
  return { ...draft, about, places: everywhere, serviceIds: [], ends: 'withdrawn' };
}

/** What decides when a draft is shown: the branch's present instant, its time zone, when it closes, and the notice that is put right. */
export interface NoticeMoment {
  readonly now: number;
  readonly timeZone: string;
  readonly closesAt: string | null;
  readonly notice: Notice | null;
}

/** The request for a draft; `null` while something is missing. `languages`: of the branch, the first being needed. */
export function bodyOf(
  draft: NoticeDraft,
  moment: NoticeMoment,
  languages: readonly string[],
): RouteBody<'postNotice'> | null {
  const text = Object.fromEntries(
    Object.entries(draft.text).flatMap(([language, words]) => (words.trim() === '' ? [] : [[language, words.trim()]])),
  );
  if (text[languages[0] ?? ''] === undefined || draft.places.length === 0) return null;
  const from = beginningOf(draft, moment);
  const until = endOf(draft, moment, from);
  if (from === undefined || until === undefined) return null;
  const { about, serviceIds, zones, places, drill } = draft;
  return {
    ...{ about, text, drill },
    ...{ serviceIds: [...serviceIds], zones: [...zones], places: [...places] },
    ...(from === null ? {} : { from }),
    until,
  };
}

/** Ends before it begins, or has ended already: as far as that can be told from what is written. */
export function endsTooSoon(draft: NoticeDraft, moment: NoticeMoment): boolean {
  const from = beginningOf(draft, moment);
  const until = endOf(draft, moment, from);
  if (from === undefined || until == null) return false;
  return Date.parse(until) <= Math.max(moment.now, from === null ? 0 : Date.parse(from));
}

/** When it begins; `null`: now; `undefined`: it is not written yet. */
function beginningOf(draft: NoticeDraft, { timeZone, notice }: NoticeMoment): string | null | undefined {
  if (draft.begins === 'kept') return notice?.from ?? null;
  return draft.begins === 'now' ? null : instantOf(draft.from, timeZone);
}

/** When it ends; `null`: when it is taken down; `undefined`: it is not written yet. */
function endOf(
  draft: NoticeDraft,
  { now, timeZone, closesAt }: NoticeMoment,
  from: string | null | undefined,
): string | null | undefined {
  switch (draft.ends) {
    case 'withdrawn':
      return null;
    case 'closing':
      return closesAt ?? undefined;
    case 'at':
      return instantOf(draft.until, timeZone);
    default: {
      if (from === undefined) return undefined;
      const begins = from === null ? now : Math.max(now, Date.parse(from));
      return new Date(begins + Number(draft.ends) * 60_000).toISOString();
    }
  }
}

/** The full hour so many hours from now, as it is written at the branch. */
export function fullHour(now: number, hours: number, timeZone: string): LocalTime {
  const { day, time } = localOf(new Date(now + hours * 3_600_000).toISOString(), timeZone);
  return { day, time: time === null ? null : `${time.slice(0, 2)}:00` };
}

function instantOf({ day, time }: LocalTime, timeZone: string): string | undefined {
  if (day === null || time === null) return undefined;
  return toZoned(parseDateTime(`${day}T${time}`), timeZone).toAbsoluteString();
}

function localOf(instant: string, timeZone: string): LocalTime {
  const [day = null, time] = parseAbsolute(instant, timeZone).toString().split('T');
  return { day, time: time?.slice(0, 5) ?? null };
}
