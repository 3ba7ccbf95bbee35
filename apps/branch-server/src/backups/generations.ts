import type { Instant } from '@foyer/basics';
import type { BackupConfig } from '@foyer/configuration';
import { Temporal } from 'temporal-polyfill';

/**
 * Which copies have served their time: all but the newest of each of the last days, weeks and months that have any, by
 * the branch's calendar.
 * @param copies - when each was made, by name
 * @param now - a copy from later comes from a clock that was wrong: it takes no other's place, and stays for the time being
 */
export function outdatedBackups(
  copies: ReadonlyMap<string, Instant>,
  { daily, weekly, monthly }: Pick<BackupConfig, 'daily' | 'weekly' | 'monthly'>,
  timeZone: string,
  now: Instant,
): readonly string[] {
  const newestFirst = [...copies].filter(([, at]) => at <= now).toSorted(([, a], [, b]) => b - a);
  const dates = newestFirst.map(([name, at]) => {
    const date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();
    return { name, date };
  });
  const kept = new Set<string>();
  const keep = (periods: number, periodOf: (date: Temporal.PlainDate) => string) => {
    const seen = new Set<string>();
    for (const { name, date } of dates) {
      const period = periodOf(date);
      if (seen.has(period)) continue;
      if (seen.size === periods) return;
      seen.add(period);
      kept.add(name);
    }
  };
  keep(daily, (date) => date.toString());
  keep(weekly, (date) => `${date.yearOfWeek}-${date.weekOfYear}`);
  keep(monthly, (date) => date.toPlainYearMonth().toString());
  return newestFirst.map(([name]) => name).filter((name) => !kept.has(name));
}
