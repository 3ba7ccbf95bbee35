import type { BranchDay, Instant } from '@foyer/basics';
import { Temporal } from 'temporal-polyfill';

export interface BranchCalendar {
  /** The branch day an instant falls into. */
  dayOf(instant: Instant): BranchDay;
  /** When the branch day of this instant is over. */
  endOf(instant: Instant): Instant;
}

/**
 * Tells the branch day of an instant: the local date in the branch's time zone, turning over at `cutOverHour`.
 * Remembers the present day's bounds, so that the calendar is asked once a day and not once a command.
 */
export function branchCalendar(timeZone: string, cutOverHour: number): BranchCalendar {
  let known: { day: BranchDay; from: number; until: number } | null = null;
  const boundsOf = (instant: Instant) => {
    if (known !== null && instant >= known.from && instant < known.until) return known;
    const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
    const date = local.hour < cutOverHour ? local.toPlainDate().subtract({ days: 1 }) : local.toPlainDate();
    const cutOver = new Temporal.PlainTime(cutOverHour);
    const at = (day: Temporal.PlainDate) => day.toZonedDateTime({ timeZone, plainTime: cutOver }).epochMilliseconds;
    known = { day: date.toString() as BranchDay, from: at(date), until: at(date.add({ days: 1 })) };
    return known;
  };
  return {
    dayOf: (instant) => boundsOf(instant).day,
    endOf: (instant) => boundsOf(instant).until as Instant,
  };
}
