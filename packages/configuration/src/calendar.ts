import type { BranchDay, Instant, ServiceId } from '@foyer/basics';
import { Temporal } from 'temporal-polyfill';
import type { BranchConfig, HoursSpan, WeeklyHours } from './branch-config.ts';
import { spansBetween, WEEKDAYS } from './hours.ts';
import { openTimes, type Stretch } from './open-times.ts';

export { type HoursOfDate, hoursByDate, type Stretch } from './open-times.ts';

/** How a branch's time is divided: days, and when it is open. */
export interface BranchCalendar {
  /** The branch day an instant falls into. */
  dayOf(instant: Instant): BranchDay;
  /** When a branch day is over: the cut-over after it. */
  endOf(day: BranchDay): Instant;
  /** When a branch day begins. @throws RangeError when it is no date */
  startOf(day: string): Instant;
  /** The stretch of the branch's hours that an instant lies in; `null` when it has no hours. */
  branchAt(instant: Instant): Stretch | null;
  /** The same of a service with hours of its own, within those of the branch; `null` when it has none. */
  serviceAt(id: ServiceId, instant: Instant): Stretch | null;
  /** When the first of the services with hours of their own opens or closes after an instant. */
  servicesTurnAfter(instant: Instant): Instant | null;
  /** When the quiet hours are over that an instant lies in; `null` when it lies in none. */
  quietUntil(instant: Instant): Instant | null;
}

const known = new WeakMap<BranchConfig, BranchCalendar>();
/** Before a branch is configured it has no days; this one serves the command that configures it. */
const unconfigured = branchCalendar({ timeZone: 'UTC', cutOverHour: 0 });

/** The calendar of a branch; worked out once for each configuration object. */
export function calendarOf(config: BranchConfig | null): BranchCalendar {
  if (config === null) return unconfigured;
  const before = known.get(config);
  if (before !== undefined) return before;
  const calendar = branchCalendar(config);
  known.set(config, calendar);
  return calendar;
}

function branchCalendar({
  timeZone,
  cutOverHour,
  hours,
  messages,
}: Pick<BranchConfig, 'timeZone' | 'cutOverHour' | 'hours' | 'messages'>): BranchCalendar {
  const cutOver = new Temporal.PlainTime(cutOverHour);
  const cutOverOf = (date: Temporal.PlainDate) =>
    date.toZonedDateTime({ timeZone, plainTime: cutOver }).epochMilliseconds as Instant;
  const endOf = remembering((day: BranchDay) => cutOverOf(Temporal.PlainDate.from(day).add({ days: 1 })));
  // Remembers the present day's bounds, so that the calendar is asked once a day and not once a command.
  let bounds: { day: BranchDay; from: number; until: number } | null = null;
  const boundsOf = (instant: Instant) => {
    if (bounds !== null && instant >= bounds.from && instant < bounds.until) return bounds;
    const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
    // The cut-over may fall into an hour that there is not, or is twice: what counts is whether it has come.
    let date = local.toPlainDate().add({ days: 1 });
    while (instant < cutOverOf(date)) date = date.subtract({ days: 1 });
    const day = date.toString() as BranchDay;
    bounds = { day, from: cutOverOf(date), until: cutOverOf(date.add({ days: 1 })) };
    return bounds;
  };
  const branch = hours === undefined ? null : openTimes(timeZone, hours);
  const services = new Map(
    hours?.services.map(({ serviceId, weekly }) => [serviceId, openTimes(timeZone, hours, weekly)]),
  );
  // Whatever is asked before the turn that was found last, and not before what it was found for, has the same answer.
  let turn: { readonly since: Instant; readonly at: Instant | null } | null = null;
  const servicesTurnAfter = (instant: Instant) => {
    if (turn !== null && turn.since <= instant && (turn.at === null || instant < turn.at)) return turn.at;
    let at: Instant | null = null;
    for (const timesOf of services.values()) {
      const { until } = timesOf(instant);
      if (until !== null && (at === null || until < at)) at = until;
    }
    turn = { since: instant, at };
    return at;
  };
  const quiet = messages?.quiet === undefined ? null : everyDay(timeZone, spansBetween(messages.quiet));
  return {
    dayOf: (instant) => boundsOf(instant).day,
    endOf,
    startOf: (day) => cutOverOf(Temporal.PlainDate.from(day)),
    branchAt: (instant) => branch?.(instant) ?? null,
    serviceAt: (id, instant) => services.get(id)?.(instant) ?? null,
    servicesTurnAfter,
    quietUntil: (instant) => {
      const stretch = quiet?.(instant);
      return stretch?.open === true ? stretch.until : null;
    },
  };
}

/** When it is between times that are the same on every day. */
function everyDay(timeZone: string, spans: readonly HoursSpan[]): (instant: Instant) => Stretch {
  const weekly = Object.fromEntries(WEEKDAYS.map((day) => [day, spans])) as WeeklyHours;
  return openTimes(timeZone, { weekly, exceptions: [] });
}

/** Remembers the newest answer. */
function remembering<Asked, Answer>(work: (asked: Asked) => Answer): (asked: Asked) => Answer {
  let newest: { readonly asked: Asked; readonly answer: Answer } | null = null;
  return (asked) => {
    if (newest?.asked !== asked) newest = { asked, answer: work(asked) };
    return newest.answer;
  };
}
