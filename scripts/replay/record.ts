import { err, ok, type Result } from '@foyer/basics';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/** One customer of a recorded day. Seconds of the day count from its midnight; durations are seconds. */
export interface RecordRow {
  /** `yymmdd`. */
  readonly date: string;
  readonly type: string;
  readonly priority: number;
  readonly arriveSeconds: number;
  readonly queuedSeconds: number;
  /** Absent: the customer gave up after `queuedSeconds`. */
  readonly service?: {
    readonly startSeconds: number;
    readonly seconds: number;
    /** `null` where the record does not say who served. */
    readonly server: string | null;
  };
}

const word = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$/, 'must be 1–32 letters, digits, dots or dashes');
const seconds = z
  .string()
  .regex(/^\d{1,6}$/, 'must be whole seconds')
  .transform(Number);
/** Empty for a customer who left. */
const secondsOrNone = z.union([z.literal(''), seconds]);

const rowSchema = z.object({
  date: z.string().regex(/^\d{6}$/, 'must be a date as yymmdd'),
  type: word,
  priority: z.string().regex(/^\d$/, 'must be a digit').transform(Number),
  arrive_s: seconds,
  queued_s: seconds,
  outcome: z.enum(['AGENT', 'HANG']),
  ser_start_s: secondsOrNone,
  ser_time_s: secondsOrNone,
  server: z.union([z.literal(''), word]),
});

/** Reads a record of served and lost customers; the error names the line and column that can't be read. */
export function readRecord(text: string): Result<readonly RecordRow[], string> {
  let lines: Record<string, string>[];
  try {
    lines = parse(text, { columns: true, bom: true, trim: true, skip_empty_lines: true });
  } catch (error) {
    return err(`The record is not a table of comma-separated values: ${(error as Error).message}.`);
  }
  const rows: RecordRow[] = [];
  for (const [index, line] of lines.entries()) {
    const parsed = rowSchema.safeParse(line);
    if (!parsed.success) {
      const { path, message } = parsed.error.issues[0] ?? { path: [], message: 'can’t be read' };
      return err(`Line ${index + 2} of the record: ${path.map(String).join('.') || 'the line'} ${message}.`);
    }
    rows.push(rowOf(parsed.data));
  }
  if (rows.length === 0) return err('The record holds no customers.');
  return ok(rows);
}

function rowOf(line: z.output<typeof rowSchema>): RecordRow {
  const { date, type, priority, arrive_s: arriveSeconds, queued_s: queuedSeconds } = line;
  const row = { date, type, priority, arriveSeconds, queuedSeconds };
  if (line.outcome === 'HANG') return row;
  const lasted = Number(line.ser_time_s);
  // A few served customers have a service from midnight lasting 0 s: when it was is not known, so it is when they came.
  const known = Number(line.ser_start_s) > 0 || lasted > 0 || arriveSeconds + queuedSeconds === 0;
  const startSeconds = known ? Number(line.ser_start_s) : arriveSeconds + queuedSeconds;
  return { ...row, service: { startSeconds, seconds: lasted, server: line.server === '' ? null : line.server } };
}

/** Which part of a record to play. */
export interface RecordPart {
  /** `yymmdd`; the first in the record when absent. */
  readonly date?: string;
  /** Hours of the day; who arrives within is played. */
  readonly fromHour?: number;
  readonly toHour?: number;
}

/** One day of a record, or some hours of it, in order of arrival. */
export function dayOfRecord(
  rows: readonly RecordRow[],
  { date = rows[0]?.date ?? '', fromHour = 0, toHour = 24 }: RecordPart = {},
): Result<readonly RecordRow[], string> {
  const ofDay = rows.filter((row) => row.date === date);
  if (ofDay.length === 0) {
    const dates = [...new Set(rows.map((row) => row.date))];
    return err(`The record has no day ${date}; it has ${dates.slice(0, 40).join(', ')}.`);
  }
  const part = ofDay.filter(({ arriveSeconds }) => arriveSeconds >= fromHour * 3600 && arriveSeconds < toHour * 3600);
  if (part.length === 0) return err(`Nobody arrives on ${date} between ${fromHour} and ${toHour} o’clock.`);
  return ok(part.toSorted((a, b) => a.arriveSeconds - b.arriveSeconds));
}

/** The midnight that a record's `yymmdd` begins with, in UTC milliseconds; two-digit years before 70 are of this century. */
export function midnightOf(date: string): number {
  const year = Number(date.slice(0, 2));
  return Date.UTC((year < 70 ? 2000 : 1900) + year, Number(date.slice(2, 4)) - 1, Number(date.slice(4, 6)));
}
