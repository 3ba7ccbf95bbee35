import { type Bar, isMet } from './bars.ts';
import type { Scores } from './scores.ts';

/** Markdown's rule under a heading needs as many dashes. */
const LEAST_WIDTH = 3;

/** Rows under headings as a Markdown table, aligned for a terminal: words to the left, figures to the right. */
export function textTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, column) =>
    Math.max(LEAST_WIDTH, heading.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => aligned(cells[column] ?? '', width, column)).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(headings), rule, ...rows.map(line)].join('\n');
}

function aligned(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

export const SCORE_HEADINGS = ['n', 'MAE', 'RMSE', 'bias', 'covered %', 'mean bound', 'pinball 90', 'pinball'] as const;

/** Scores under `SCORE_HEADINGS`; seconds to the tenth, coverage in percent. */
export function scoreCells(scores: Scores | null): string[] {
  if (scores === null) return ['0'];
  const { count, meanAbsoluteError, rootMeanSquareError, bias, covered, meanBound, pinball90, pinball } = scores;
  const seconds = [meanAbsoluteError, rootMeanSquareError, bias].map((figure) => figure.toFixed(1));
  return [String(count), ...seconds, percent(covered), meanBound.toFixed(1), pinball90.toFixed(2), pinball.toFixed(2)];
}

export function percent(share: number): string {
  return (share * 100).toFixed(1);
}

/** Bars, each with its figure and whether it is met. */
export function barTable(bars: readonly Bar[]): string {
  const rows = bars.map((bar) => {
    const met = isMet(bar);
    const figure = bar.figure === null ? '' : written(bar.figure, bar);
    return [bar.what, figure, limitOf(bar), met === null ? 'not measured' : met ? 'met' : 'MISSED', bar.of ?? ''];
  });
  return textTable(['bar', 'figure', 'limit', 'verdict', ''], rows);
}

function limitOf(bar: Bar): string {
  const { atLeast, atMost } = bar;
  if (atLeast !== undefined && atMost !== undefined) return `${written(atLeast, bar)}–${written(atMost, bar)}`;
  return atMost === undefined ? `≥ ${written(atLeast ?? 0, bar)}` : `≤ ${written(atMost, bar)}`;
}

function written(figure: number, { unit }: Bar): string {
  if (unit === 'share') return `${percent(figure)} %`;
  return unit === 'ms' ? `${figure.toFixed(1)} ms` : figure.toFixed(3);
}
