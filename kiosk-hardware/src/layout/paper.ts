import type { DotsPerLine } from '@foyer/basics';

/** Columns of the printer's own 12-dot font in a line. */
export function columnsOf(dotsPerLine: DotsPerLine): number {
  return Math.floor(dotsPerLine / 12);
}

/** 20 mm at 203 dots per inch (8 dots a millimetre): the least height of a ticket's number. */
export const leastNumberDots = 160;
