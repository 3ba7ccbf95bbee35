import type { SeriesId } from '@foyer/basics';
import { type NumberSeries, seriesSize, writeNumber } from '@foyer/configuration';
import type { Map as PersistentMap } from 'immutable';
import type { SeriesState } from './state.ts';

/** A ticket number: as shown, its value in the series, and how often the series had started over. */
export interface TicketNumber {
  readonly number: string;
  readonly serial: number;
  readonly lap: number;
}

/**
 * The next number of a series: it goes up by its step, starts over after its last number, and passes over
 * every number that is taken. `null` when all of them are.
 *
 * @param isTaken of a number that was given and not let go of
 */
export function nextNumber(
  series: NumberSeries,
  { nextSerial, lap: present }: SeriesState,
  isTaken: (number: string) => boolean,
): TicketNumber | null {
  let serial = nextSerial;
  let lap = present;
  for (let tried = seriesSize(series); tried > 0; tried -= 1) {
    if (serial > series.last) {
      serial = series.first;
      lap += 1;
    }
    const number = writeNumber(series, serial);
    if (!isTaken(number)) return { number, serial, lap };
    serial += series.step;
  }
  return null;
}

/** The lap that a series changed or added in mid-day begins with: none of the day's numbers were given in it. */
export function unusedLap(series: PersistentMap<SeriesId, SeriesState>): number {
  return series.reduce((lap, each) => Math.max(lap, each.lap + 1), 0);
}
