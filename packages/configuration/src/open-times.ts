import type { Instant } from '@foyer/basics';
import { Temporal } from 'temporal-polyfill';
import type { HoursException, HoursSpan, OpeningHours, WeeklyHours } from './branch-config.ts';
import { WEEKDAYS, type Weekday } from './hours.ts';

/** Open or closed from one instant to the next at which that changes. */
export interface Stretch {
  readonly open: boolean;
  /** `null`: for longer than anybody looks back. */
  readonly from: Instant | null;
  /** `null`: for longer than anybody looks ahead. */
  readonly until: Instant | null;
}

/** How far hours are looked at, days: beyond any list of exceptions, so that "opens again" is found where it is. */
const HORIZON = 800;
/** The stretches that are remembered: what is asked of is the present one and the next few. */
const REMEMBERED = 6;

type Weeks = Pick<OpeningHours, 'weekly' | 'exceptions'>;

interface Span {
  readonly from: number;
  readonly until: number;
}

/**
 * When a branch is open, or a service with a week of its own within the branch's hours. Stretches that touch are one,
 * also across midnight; times that a day leaves out when the clock is put forward are the moment at which it is.
 */
export function openTimes(timeZone: string, hours: Weeks, own?: WeeklyHours): (instant: Instant) => Stretch {
  const { exceptions } = hours;
  const hoursOn = hoursByDate(hours);
  // Where nothing ever turns, there is nothing to look for.
  const never = exceptions.length === 0 && WEEKDAYS.every((day) => hours.weekly[day].length === 0);
  const always =
    exceptions.length === 0 && WEEKDAYS.every((day) => [hours.weekly, own].every((week) => isWhole(week?.[day])));
  const spansOf = (date: Temporal.PlainDate): readonly Span[] => {
    const { weekday, spans } = hoursOn(date);
    const within = own === undefined ? spans : common(spans, own[weekday]);
    return within
      .map(({ from, until }) => ({ from: instantOf(timeZone, date, from), until: instantOf(timeZone, date, until) }))
      .filter(({ from, until }) => from < until);
  };
  let remembered: readonly Stretch[] = [];
  return (instant) => {
    const before = remembered.find((one) => contains(one, instant));
    if (before !== undefined) return before;
    const found = never || always ? { open: always, from: null, until: null } : stretchAt(timeZone, spansOf, instant);
    remembered = [found, ...remembered.slice(0, REMEMBERED - 1)];
    return found;
  };
}

/** What is open on a date: as every week, or otherwise by an exception. */
export interface HoursOfDate {
  readonly weekday: Weekday;
  readonly spans: readonly HoursSpan[];
  readonly exception: HoursException | null;
}

/** The hours of each date, exceptions included. */
export function hoursByDate({ weekly, exceptions }: Weeks): (date: Temporal.PlainDate) => HoursOfDate {
  const byDate = new Map(exceptions.map((exception) => [exception.date, exception]));
  return (date) => {
    const weekday = WEEKDAYS[date.dayOfWeek - 1] ?? 'monday';
    const exception = byDate.get(date.toString()) ?? null;
    return { weekday, spans: exception?.spans ?? weekly[weekday], exception };
  };
}

/** Is a day open from midnight to midnight? One without hours of its own is as open as the branch. */
function isWhole(spans: readonly HoursSpan[] | undefined): boolean {
  return spans === undefined || spans.some(({ from, until }) => from === '00:00' && until === '24:00');
}

function contains({ from, until }: Stretch, instant: Instant): boolean {
  return (from === null || from <= instant) && (until === null || instant < until);
}

function stretchAt(
  timeZone: string,
  spansOf: (date: Temporal.PlainDate) => readonly Span[],
  instant: Instant,
): Stretch {
  const today = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate();
  const ahead = firstOf(joined(spansOf, today.subtract({ days: 1 }), 1), ({ until }) => until > instant);
  const behind = firstOf(joined(spansOf, today.add({ days: 1 }), -1), ({ from }) => from <= instant);
  if (ahead !== null && ahead.from <= instant) {
    return { open: true, from: bounded(behind?.from), until: bounded(ahead.until) };
  }
  return { open: false, from: bounded(behind?.until), until: bounded(ahead?.from) };
}

function bounded(instant: number | undefined): Instant | null {
  return instant !== undefined && Number.isFinite(instant) ? (instant as Instant) : null;
}

function firstOf(spans: Iterable<Span>, wanted: (span: Span) => boolean): Span | null {
  for (const span of spans) if (wanted(span)) return span;
  return null;
}

/** The spans from a date on, forwards or backwards, those that touch or overlap as one; what never ends is infinite. */
function* joined(
  spansOf: (date: Temporal.PlainDate) => readonly Span[],
  start: Temporal.PlainDate,
  step: 1 | -1,
): Generator<Span, void, undefined> {
  let open: Span | null = null;
  let date = start;
  for (let days = 0; days <= HORIZON; days += 1) {
    const inOrder = spansOf(date).toSorted((a, b) => step * (a.from - b.from));
    for (const span of inOrder) {
      if (open !== null && span.from <= open.until && open.from <= span.until) {
        open = { from: Math.min(open.from, span.from), until: Math.max(open.until, span.until) };
        continue;
      }
      if (open !== null) yield open;
      open = span;
    }
    // One that does not reach the next date is whole.
    if (open !== null && inOrder.length === 0) {
      yield open;
      open = null;
    }
    date = date.add({ days: step });
  }
  if (open === null) return;
  yield step === 1 ? { ...open, until: Number.POSITIVE_INFINITY } : { ...open, from: Number.NEGATIVE_INFINITY };
}

/** What two lists of stretches of a day have in common. */
function common(some: readonly HoursSpan[], others: readonly HoursSpan[]): readonly HoursSpan[] {
  return some.flatMap((one) =>
    others
      .map((other) => {
        const [, from = one.from] = [one.from, other.from].toSorted();
        const [until = one.until] = [one.until, other.until].toSorted();
        return { from, until };
      })
      .filter(({ from, until }) => from < until),
  );
}

/** A local time of a date: the first where it comes twice, the moment the clock is put forward where it never comes. */
function instantOf(timeZone: string, date: Temporal.PlainDate, time: string): number {
  const local =
    time === '24:00' ? date.add({ days: 1 }).toPlainDateTime() : date.toPlainDateTime(Temporal.PlainTime.from(time));
  const zoned = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  if (zoned.toPlainDateTime().equals(local)) return zoned.epochMilliseconds;
  return zoned.getTimeZoneTransition('next')?.epochMilliseconds ?? zoned.epochMilliseconds;
}
