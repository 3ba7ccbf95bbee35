import { err, ok, type Result } from '@foyer/basics';
import type { RecordPart } from './record.ts';

/** Which part of a record the command line asks for: `--date yymmdd`, `--from` and `--to` in hours of the day. */
export function recordPart(said: {
  readonly date?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}): Result<RecordPart, string> {
  const fromHour = Number(said.from ?? 0);
  const toHour = Number(said.to ?? 24);
  if (!(fromHour >= 0 && toHour <= 24 && fromHour < toHour)) {
    return err('--from and --to must be hours of the day, 0 to 24, the first before the second.');
  }
  if (said.date !== undefined && !/^\d{6}$/.test(said.date)) return err('--date must be a date as yymmdd.');
  return ok({ fromHour, toHour, ...(said.date === undefined ? {} : { date: said.date }) });
}
