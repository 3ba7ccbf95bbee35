import type { ReportRow } from '@foyer/contract';
import { describe, expect, it } from 'vitest';
import { heatGrid } from './heat-cells.ts';
import {
  endingsOf,
  FIGURE_GROUP_NAMES,
  FIGURE_GROUPS,
  FIGURES,
  figures,
  figuresAtHome,
  groupOf,
  hasData,
  isEmptyRow,
  MEASURE_NAMES,
  MEASURES,
} from './measures.ts';
import { emptyRow } from './testing/rows.ts';

const row = (key: string, over: Partial<ReportRow> = {}): ReportRow => ({ ...emptyRow, key, ...over });

describe('figures', () => {
  it('DASH-21: every figure of a row can be read, and is nothing where nothing was measured', () => {
    const read = FIGURES.map((figure) => figures[figure].read(emptyRow));
    expect(read.filter((value) => value !== null && value !== 0)).toEqual([]);
    expect(figures.waitP90.read(row('a', { wait: { count: 3, mean: 200, median: 180, p90: 400 } }))).toBe(400);
  });

  it('DASH-21: figures shown together share their unit', () => {
    for (const measure of MEASURE_NAMES) {
      expect(new Set(MEASURES[measure].map((figure) => figures[figure].unit)).size).toBe(1);
    }
  });

  it('DASH-21: every figure is at home in one group, and the chart’s are in the group shown with it', () => {
    expect(FIGURE_GROUP_NAMES.flatMap(figuresAtHome).sort()).toEqual([...FIGURES].sort());
    for (const measure of MEASURE_NAMES) {
      expect(FIGURE_GROUPS[groupOf(measure)]).toEqual(expect.arrayContaining([...MEASURES[measure]]));
    }
    expect(Math.max(...FIGURE_GROUP_NAMES.map((group) => FIGURE_GROUPS[group].length))).toBeLessThanOrEqual(7);
  });

  it('DASH-22: a period without tickets has no data; visits ended by the system alone are data', () => {
    expect(hasData([])).toBe(false);
    expect(hasData([emptyRow])).toBe(false);
    expect(hasData([row('all', { autoClosed: 2 })])).toBe(true);
    expect([emptyRow, row('a', { arrivals: 1 })].map(isEmptyRow)).toEqual([true, false]);
  });
});

describe('how arrivals ended', () => {
  it('DASH-34: every ending has the same base, and together they are all arrivals but the auto-closed', () => {
    const endings = endingsOf(
      row('all', {
        arrivals: 31,
        autoClosed: 2,
        served: 12,
        open: 13,
        transferred: 1 / 29,
        noShow: 2 / 29,
        abandoned: 1 / 29,
        cancelled: 0,
        resolved: 0.75,
        escalated: 0.5,
      }),
    );
    expect(endings.map(({ ending, count }) => [ending, count])).toEqual([
      ['served', 12],
      ['transferred', 1],
      ['noShow', 2],
      ['abandoned', 1],
      ['cancelled', 0],
      ['open', 13],
    ]);
    expect(endings.reduce((sum, { count }) => sum + count, 0)).toBe(29);
    expect(endings.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });

  it('DASH-34: no arrivals have no shares', () => {
    expect(endingsOf(emptyRow).every(({ share }) => share === 0)).toBe(true);
  });
});

const WEEK = [1, 2, 3, 4, 5, 6, 7];

describe('the heat map', () => {
  it('DASH-23: has no gap between the first and the last weekday and hour with data, and nothing beyond', () => {
    const grid = heatGrid([row('2-09', { arrivals: 4 }), row('5-12', { arrivals: 9 })], 'visits', WEEK);
    expect(grid.weekdays).toEqual([2, 3, 4, 5]);
    expect(grid.hours).toEqual([9, 10, 11, 12]);
    expect(grid.values).toHaveLength(4);
    expect(grid.values[0]).toEqual([4, null, null, null]);
    expect(grid.values[3]).toEqual([null, null, null, 9]);
    expect(grid.max).toBe(9);
  });

  it('DASH-60: runs through the week as the region does', () => {
    const rows = [row('1-09', { arrivals: 4 }), row('7-09', { arrivals: 9 })];
    const sundayFirst = heatGrid(rows, 'visits', [7, 1, 2, 3, 4, 5, 6]);
    expect(sundayFirst.weekdays).toEqual([7, 1]);
    expect(sundayFirst.values).toEqual([[9], [4]]);
    expect(heatGrid(rows, 'visits', WEEK).weekdays).toEqual(WEEK);
  });

  it('DASH-23: is empty without rows', () => {
    expect(heatGrid([], 'visits', WEEK)).toMatchObject({ weekdays: [], hours: [], max: 0 });
  });
});
