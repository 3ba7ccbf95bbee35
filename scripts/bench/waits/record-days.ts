import { err, ok, type Result } from '@foyer/basics';
import { midnightOf, type RecordRow, readRecord } from '../../replay/record.ts';

/** One day of a record. */
export interface RecordDay {
  /** `yymmdd`. */
  readonly date: string;
  /** UTC milliseconds. */
  readonly midnight: number;
  /** In order of arrival. */
  readonly rows: readonly RecordRow[];
}

/** What can be read of a record. */
export interface ReadRecord {
  readonly rows: readonly RecordRow[];
  /** Lines that can't be read and are left out, and what is wrong with the first of them. */
  readonly leftOut: number;
  readonly complaint: string | null;
}

/**
 * Reads a record, leaving out lines that can't be read: one odd line shall not keep a year from being measured.
 * An error when no line at all can be read.
 */
export function readWhatCanBeRead(text: string): Result<ReadRecord, string> {
  const whole = readRecord(text);
  if (whole.ok) return ok(onlyRealDays({ rows: whole.value, leftOut: 0, complaint: null }));
  const [heading = '', ...lines] = text.split(/\r?\n/);
  const rows: RecordRow[] = [];
  let leftOut = 0;
  for (const line of lines) {
    if (line.trim() === '') continue;
    const read = readRecord(`${heading}\n${line}`);
    if (read.ok) rows.push(...read.value);
    else leftOut += 1;
  }
  if (rows.length === 0) return err(whole.error);
  return ok(onlyRealDays({ rows, leftOut, complaint: whole.error }));
}

/** Dates such as 990231 are no days. */
function onlyRealDays({ rows, leftOut, complaint }: ReadRecord): ReadRecord {
  const real = rows.filter(({ date }) => dateOf(midnightOf(date)) === date);
  const unreal = rows.length - real.length;
  return {
    rows: real,
    leftOut: leftOut + unreal,
    complaint: complaint ?? (unreal === 0 ? null : 'Some dates are no days of the calendar.'),
  };
}

function dateOf(midnight: number): string {
  return Number.isNaN(midnight) ? '' : new Date(midnight).toISOString().slice(2, 10).replaceAll('-', '');
}

/** Which days of a record are played. `yymmdd`; the whole record when absent. */
export interface DayRange {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The days of a record within a range, in order of the calendar. */
export function daysOf(rows: readonly RecordRow[], { from, to }: DayRange = {}): RecordDay[] {
  const first = from === undefined ? Number.NEGATIVE_INFINITY : midnightOf(from);
  const last = to === undefined ? Number.POSITIVE_INFINITY : midnightOf(to);
  return [...Map.groupBy(rows, ({ date }) => date)]
    .map(([date, ofDay]) => ({
      date,
      midnight: midnightOf(date),
      rows: ofDay.toSorted((a, b) => a.arriveSeconds - b.arriveSeconds),
    }))
    .filter(({ midnight }) => midnight >= first && midnight <= last)
    .toSorted((a, b) => a.midnight - b.midnight);
}
