import { err, ok, type Result } from '@foyer/basics';
import { daysOf, readWhatCanBeRead } from './record-days.ts';
import { type RecordReport, reportOf, simulationScores } from './record-report.ts';
import { replayRecord } from './replay-record.ts';

export interface RecordOptions {
  /** `yymmdd`: the first and last day that is played; the whole record when absent. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The first so many of these days are learned from and not scored. */
  readonly warmUpDays: number;
  readonly paths: number;
  /** Also every half minute while people wait. */
  readonly whileWaiting: boolean;
  /** Also the scored days again with less to learn from. */
  readonly curve: boolean;
  readonly say: (sentence: string) => void;
}

/** How many days of learning the curve is drawn for, as far as they are fewer than the warm-up. */
const CURVE_DAYS = [1, 2, 4];

/**
 * Measures the simulation and every baseline on a record.
 *
 * @param text comma-separated values, as `scripts/replay/record.ts` reads them
 * @returns an error in one sentence when nothing can be read, or when no day is left to score
 */
export function measureRecord(text: string, options: RecordOptions): Result<RecordReport, string> {
  const { warmUpDays, paths, whileWaiting, say } = options;
  const read = readWhatCanBeRead(text);
  if (!read.ok) return read;
  const { rows, leftOut, complaint } = read.value;
  const days = daysOf(rows, options);
  if (days.length <= warmUpDays) {
    const range = `${options.from ?? 'the first'} to ${options.to ?? 'the last'}`;
    return err(
      `From ${range} the record has ${days.length} days, and ${warmUpDays} are to warm up: none is left to score.`,
    );
  }
  const dates = days.map(({ date }) => date);
  const replayed = replayRecord(days, { warmUpDays, paths, whileWaiting, say });
  const scoredDates = new Set(dates.slice(warmUpDays));
  const curveDays = options.curve ? CURVE_DAYS.filter((count) => count < warmUpDays) : [];
  const warmUps = curveDays.map((count) => {
    say(`again, with ${count} to warm up`);
    const later = days.slice(warmUpDays - count);
    const again = replayRecord(later, { warmUpDays: count, paths, whileWaiting: false, say });
    return { days: count, scores: simulationScores(again, scoredDates) };
  });
  const lines = { read: days.reduce((sum, day) => sum + day.rows.length, 0), leftOut, complaint };
  return ok(reportOf(replayed, { dates, warmUpDays, measuredWhileWaiting: whileWaiting, paths, lines, warmUps }));
}
