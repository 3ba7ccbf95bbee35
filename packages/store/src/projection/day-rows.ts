import type { BranchDay } from '@foyer/basics';
import type { Connection } from '../connection.ts';
import { encodeSheet, sheetReader } from './day-sheet.ts';
import { encodeQuoteSheet, quoteSheetReader } from './quote-sheet.ts';

/** The `days` table: each branch day, and once it has ended its steps, and what was told, in columns. */
export class DayRows {
  readonly #open;
  readonly #end;
  readonly #readSheet;
  readonly #readQuotes;

  constructor(connection: Connection) {
    this.#open = connection.prepare(`INSERT INTO days VALUES (?, ?, NULL, NULL, NULL, NULL) ON CONFLICT DO UPDATE SET
      ended_at = NULL, sheet_names = NULL, sheet_columns = NULL, quote_columns = NULL`);
    this.#end = connection.prepare(
      'UPDATE days SET ended_at = ?, sheet_names = ?, sheet_columns = ?, quote_columns = ? WHERE day = ?',
    );
    this.#readSheet = sheetReader(connection);
    this.#readQuotes = quoteSheetReader(connection);
  }

  /** A day begins, or goes on after it had been ended. */
  opened(day: BranchDay, at: number): void {
    this.#open.run(day, at);
  }

  ended(day: BranchDay, at: number): void {
    const { names, columns } = encodeSheet(this.#readSheet(day));
    this.#end.run(at, names, columns, encodeQuoteSheet(this.#readQuotes(day)), day);
  }
}
