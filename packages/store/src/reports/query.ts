import type { AgentId, BranchDay, CounterId, Instant, ServiceId } from '@foyer/basics';
import type { DaySheet } from '../projection/day-sheet.ts';

/** A report covers at most this many days. */
export const MAX_REPORT_DAYS = 1100;

/** What a report is about: branch days, both included, and only the steps that match what else is given. */
export interface ReportQuery {
  readonly from: BranchDay;
  readonly to: BranchDay;
  readonly serviceId?: ServiceId;
  /** Where the step was called to last. */
  readonly counterId?: CounterId;
  readonly agentId?: AgentId;
  /** The present: what is still under way counts up to it. */
  readonly now: Instant;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * How many days a query covers.
 * @throws RangeError when they are none, too many, or not dates
 */
export function checkRange({ from, to }: ReportQuery): number {
  const days = (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY + 1;
  if (Number.isNaN(days)) throw new RangeError(`A report's days are written YYYY-MM-DD, not ${from} and ${to}.`);
  if (days < 1) throw new RangeError(`A report can't end (${to}) before it begins (${from}).`);
  if (days > MAX_REPORT_DAYS) throw new RangeError(`A report covers at most ${MAX_REPORT_DAYS} days, not ${days}.`);
  return days;
}

/** 1 (Monday) to 7 (Sunday). */
export function weekdayOf(day: BranchDay): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** Tells whether a row of a sheet is what a query asks for. */
export function rowFilter({ names, columns }: DaySheet, query: ReportQuery): (row: number) => boolean {
  const wanted = [
    { column: columns.service, id: query.serviceId, known: names.service },
    { column: columns.counter, id: query.counterId, known: names.counter },
    { column: columns.agent, id: query.agentId, known: names.agent },
  ].flatMap(({ column, id, known }) => (id === undefined ? [] : [{ column, index: known.indexOf(id) }]));
  // An id the day has never heard of is at -1, which the column uses for "none": nothing matches then.
  if (wanted.some(({ index }) => index < 0)) return () => false;
  return (row) => wanted.every(({ column, index }) => column[row] === index);
}
