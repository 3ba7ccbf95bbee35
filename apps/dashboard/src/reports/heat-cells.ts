import type { ReportRow } from '@foyer/contract';
import { figures, MEASURES, type Measure } from './measures.ts';

/** A heat map's grid: the hours that occur (without gaps), and a value for each weekday and hour. */
export interface HeatGrid {
  /** 0–23, rising. */
  readonly hours: readonly number[];
  /** `values[weekday][index of hour]`, Monday first; `null` where there was nothing to measure. */
  readonly values: readonly (readonly (number | null)[])[];
  readonly max: number;
}

/** Lays rows keyed `weekday-hour` (`1-09`, Monday is 1) out as a grid of a measure's first figure. */
export function heatGrid(rows: readonly ReportRow[], measure: Measure): HeatGrid {
  const read = figures[MEASURES[measure][0]].read;
  const cells = new Map<string, number | null>();
  const seen: number[] = [];
  for (const row of rows) {
    const match = /^([1-7])-(\d{2})$/.exec(row.key);
    if (match === null) continue;
    const hour = Number(match[2]);
    seen.push(hour);
    cells.set(`${match[1]}-${hour}`, read(row));
  }
  const first = Math.min(...seen);
  const hours = seen.length === 0 ? [] : Array.from({ length: Math.max(...seen) - first + 1 }, (_, i) => first + i);
  const values = [1, 2, 3, 4, 5, 6, 7].map((day) => hours.map((hour) => cells.get(`${day}-${hour}`) ?? null));
  const max = Math.max(0, ...values.flat().map((value) => value ?? 0));
  return { hours, values, max };
}
