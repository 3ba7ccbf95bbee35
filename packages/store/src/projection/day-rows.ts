import type { BranchDay } from '@foyer/basics';
import type { Connection } from '../connection.ts';
import { encodeSheet, sheetReader } from './day-sheet.ts';

/** The `days` table: each branch day, and once it has ended its steps in columns. */
export class DayRows {
  readonly #open;
  readonly #end;
  readonly #readSheet;

  constructor(connection: Connection) {
    this.#open = connection.prepare(`INSERT INTO days VALUES (?, ?, NULL, NULL, NULL) ON CONFLICT DO UPDATE SET
      ended_at = NULL, sheet_names = NULL, sheet_columns = NULL`);
    this.#end = connection.prepare('UPDATE days SET ended_at = ?, sheet_names = ?, sheet_columns = ? WHERE day = ?');
    this.#readSheet = sheetReader(connection);
  }

  /** A day begins, or goes on after it had been ended. */
  opened(day: BranchDay, at: number): void {
    this.#open.run(day, at);
  }

  ended(day: BranchDay, at: number): void {
    const { names, columns } = encodeSheet(this.#readSheet(day));
    this.#end.run(at, names, columns, day);
  }
}
