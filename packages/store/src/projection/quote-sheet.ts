import { type BranchDay, QUOTE_WITHHELD, type QuoteWithheld } from '@foyer/basics';
import type { Connection } from '../connection.ts';
import { aligned, SHEET_ORDER } from './day-sheet.ts';

/** What a ticket can have been told, as a sheet numbers it: another order is another format of the file. */
const TOLD: readonly ('minutes' | QuoteWithheld)[] = ['minutes', ...QUOTE_WITHHELD];
const BYTES_A_ROW = 2 * Int32Array.BYTES_PER_ELEMENT + Int16Array.BYTES_PER_ELEMENT;

/** What the tickets of one branch day were told, in columns whose rows are those of the day's sheet of steps. */
export interface QuoteSheet {
  readonly rows: number;
  /** Median and 90 % bound in milliseconds; -1 where no minutes were told. */
  readonly p50: Int32Array;
  readonly p90: Int32Array;
  /** See `toldOf`; -1 for a later step of a visit, and for a ticket that was told nothing. */
  readonly told: Int16Array;
}

/** What was told, out of its sheet's number: minutes, or why none; `null` for nothing. */
export function toldOf(told: number): 'minutes' | QuoteWithheld | null {
  return TOLD[told] ?? null;
}

interface QuoteRow {
  readonly p50: number | null;
  readonly p90: number | null;
  readonly told: 'minutes' | QuoteWithheld | null;
}

/** Reads what a day's tickets were told into a sheet. Prepare it once and ask it for many days. */
export function quoteSheetReader(connection: Connection): (day: BranchDay) => QuoteSheet {
  const statement = connection.prepare<[string], QuoteRow>(`
    SELECT quotes.p50, quotes.p90, iif(quotes.p50 IS NULL, quotes.withheld, 'minutes') AS told
    FROM steps LEFT JOIN quotes ON quotes.visit_id = steps.visit_id AND steps.step = 0
    WHERE steps.day = ? ${SHEET_ORDER}`);
  return (day) => {
    const rows = statement.all(day);
    return {
      rows: rows.length,
      p50: Int32Array.from(rows, ({ p50 }) => p50 ?? -1),
      p90: Int32Array.from(rows, ({ p90 }) => p90 ?? -1),
      told: Int16Array.from(rows, ({ told }) => (told === null ? -1 : TOLD.indexOf(told))),
    };
  };
}

/** Writes a sheet down; `null` when nothing was told that day. Every machine that Node runs on is little-endian. */
export function encodeQuoteSheet({ p50, p90, told }: QuoteSheet): Buffer | null {
  if (!told.some((number) => number >= 0)) return null;
  return Buffer.concat(
    [p50, p90, told].map((column) => Buffer.from(column.buffer, column.byteOffset, column.byteLength)),
  );
}

/** Reads a written sheet back. */
export function decodeQuoteSheet(stored: Buffer): QuoteSheet {
  const { buffer, byteOffset, byteLength } = aligned(stored);
  const rows = byteLength / BYTES_A_ROW;
  const length = rows * Int32Array.BYTES_PER_ELEMENT;
  return {
    rows,
    p50: new Int32Array(buffer, byteOffset, rows),
    p90: new Int32Array(buffer, byteOffset + length, rows),
    told: new Int16Array(buffer, byteOffset + 2 * length, rows),
  };
}
