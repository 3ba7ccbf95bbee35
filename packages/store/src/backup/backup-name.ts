import type { Instant } from '@foyer/basics';
import type { BackupHeader } from './header.ts';

/** What a copy is called: of which branch, from when, and how far its log goes. */
export function nameOfBackup({ branchId, at, clock }: Pick<BackupHeader, 'branchId' | 'at' | 'clock'>): string {
  const time = new Date(at).toISOString().slice(0, 19).replaceAll(':', '-');
  return `foyer-${branchId}-${time}Z-${clock}.backup`;
}

/** When the copy of this name was made; `null` when a file of this name is none of the branch's. */
export function timeOfBackup(name: string, branchId: string): Instant | null {
  const start = `foyer-${branchId}-`;
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z-\d+\.backup$/.exec(
    name.startsWith(start) ? name.slice(start.length) : '',
  );
  if (match === null) return null;
  const [, date, hour, minute, second] = match;
  const time = Date.parse(`${date}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? null : (time as Instant);
}
