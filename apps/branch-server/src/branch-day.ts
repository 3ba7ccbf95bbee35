import type { BranchDay, Instant } from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import { Temporal } from 'temporal-polyfill';

export interface BranchCalendar {
  /** The branch day an instant falls into. */
  dayOf(instant: Instant): BranchDay;
  /** When the branch day of this instant is over. */
  endOf(instant: Instant): Instant;
  /** When a branch day begins. @throws RangeError when it is no date */
  startOf(day: string): Instant;
}

const known = new WeakMap<BranchConfig, BranchCalendar>();
/** Before a branch is configured it has no days; this one serves the command that configures it. */
const unconfigured = branchCalendar('UTC', 0);

/** The calendar of a branch; worked out once for each configuration object. */
export function calendarOf(config: BranchConfig | null): BranchCalendar {
  if (config === null) return unconfigured;
  const before = known.get(config);
  if (before !== undefined) return before;
  const calendar = branchCalendar(config.timeZone, config.cutOverHour);
  known.set(config, calendar);
  return calendar;
}

/**
 * Tells the branch day of an instant: the local date in the branch's time zone, turning over at `cutOverHour`.
 * Remembers the present day's bounds, so that the calendar is asked once a day and not once a command.
 */
function branchCalendar(timeZone: string, cutOverHour: number): BranchCalendar {
  const cutOver = new Temporal.PlainTime(cutOverHour);
  const at = (day: Temporal.PlainDate) => day.toZonedDateTime({ timeZone, plainTime: cutOver }).epochMilliseconds;
  let bounds: { day: BranchDay; from: number; until: number } | null = null;
  const boundsOf = (instant: Instant) => {
    if (bounds !== null && instant >= bounds.from && instant < bounds.until) return bounds;
    const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
    const date = local.hour < cutOverHour ? local.toPlainDate().subtract({ days: 1 }) : local.toPlainDate();
    bounds = { day: date.toString() as BranchDay, from: at(date), until: at(date.add({ days: 1 })) };
    return bounds;
  };
  return {
    dayOf: (instant) => boundsOf(instant).day,
    endOf: (instant) => boundsOf(instant).until as Instant,
    startOf: (day) => at(Temporal.PlainDate.from(day)) as Instant,
  };
}
