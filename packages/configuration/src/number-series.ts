import type { NumberSeries } from './branch-config.ts';

/** How many numbers a series holds. */
export function seriesSize(series: Pick<NumberSeries, 'first' | 'last' | 'step'>): number {
  return Math.floor((series.last - series.first) / series.step) + 1;
}

/** A value of a series as people see it: `A` and 42 at width 3 is `A042`. */
export function writeNumber(series: Pick<NumberSeries, 'prefix' | 'width'>, serial: number): string {
  return series.prefix + String(serial).padStart(series.width, '0');
}
