import type { Instant } from '@foyer/basics';
import type { BackupConfig } from '@foyer/configuration';
import type { Backups } from '@foyer/queue-core';
import { Temporal } from 'temporal-polyfill';

/** What is known of the backups so far: when they were made, the newest last, and what failed since. */
interface KnownBackups extends Pick<Backups, 'failed'> {
  readonly made: readonly { readonly at: Instant }[];
}

/** The pause after an attempt that failed for what may have passed by then, such as a disk that was not plugged in. */
export const AGAIN_AFTER = 60 * 60 * 1000;

/**
 * When the next backup is to be made; not after `now` where it is due. One that was missed is due at once, also the very
 * first; after a failure it waits an hour, or for the next night where only somebody's hand can help.
 * What is known from later than `now` comes from a clock that was wrong, and says nothing.
 */
export function nextBackupDue(
  { atHour }: Pick<BackupConfig, 'atHour'>,
  timeZone: string,
  { made, failed }: KnownBackups,
  now: Instant,
): Instant {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  const plainTime = new Temporal.PlainTime(atHour);
  const on = (date: Temporal.PlainDate) => date.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds as Instant;
  const today = on(local.toPlainDate());
  const newest = today <= now ? today : on(local.toPlainDate().subtract({ days: 1 }));
  const next = today <= now ? on(local.toPlainDate().add({ days: 1 })) : today;
  // Whatever was made before it failed: a copy that succeeds takes the failure away.
  if (failed !== null && failed.at >= newest && failed.at <= now) {
    return failed.trouble === 'no-key' ? next : (Math.min(failed.at + AGAIN_AFTER, next) as Instant);
  }
  const madeAt = made.findLast(({ at }) => at <= now)?.at ?? null;
  return madeAt !== null && madeAt >= newest ? next : newest;
}
