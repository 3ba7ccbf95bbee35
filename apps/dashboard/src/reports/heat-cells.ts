import type { ReportRow } from '@foyer/contract';
import { figures, MEASURES, type Measure } from './measures.ts';

/** A heat map's grid: weekdays and hours from the first to the last with data (without gaps), and a value for each. */
export interface HeatGrid {
  /** Monday is 1; in the order of the week. */
  readonly weekdays: readonly number[];
  /** 0–23, rising. */
  readonly hours: readonly number[];
  /** `values[index of weekday][index of hour]`; `null` where there was nothing to measure. */
  readonly values: readonly (readonly (number | null)[])[];
  readonly max: number;
}

/**
 * Lays rows keyed `weekday-hour` (`1-09`, Monday is 1) out as a grid of a measure's first figure.
 *
 * @param week the days of a week in their order
 */
export function heatGrid(rows: readonly ReportRow[], measure: Measure, week: readonly number[]): HeatGrid {
  const { read, unit } = figures[MEASURES[measure][0]];
  const cells = new Map<string, number>();
  const [seenDays, seenHours]: [number[], number[]] = [[], []];
  for (const row of rows) {
    const match = /^([1-7])-(\d{2})$/.exec(row.key);
    if (match === null) continue;
    const value = read(row);
    if (value === null || (unit === 'count' && value === 0)) continue;
    const [day, hour] = [Number(match[1]), Number(match[2])];
    seenDays.push(week.indexOf(day));
    seenHours.push(hour);
    cells.set(`${day}-${hour}`, value);
  }
  const weekdays = span(seenDays).flatMap((index) => week[index] ?? []);
  const hours = span(seenHours);
  const values = weekdays.map((day) => hours.map((hour) => cells.get(`${day}-${hour}`) ?? null));
  const max = Math.max(0, ...values.flat().map((value) => value ?? 0));
  return { weekdays, hours, values, max };
}

/** Every whole number from the lowest to the highest of some. */
function span(numbers: readonly number[]): readonly number[] {
  if (numbers.length === 0) return [];
  const first = Math.min(...numbers);
  return Array.from({ length: Math.max(...numbers) - first + 1 }, (_, index) => first + index);
}
