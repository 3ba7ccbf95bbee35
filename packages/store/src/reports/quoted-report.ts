import type { BranchDay } from '@foyer/basics';
import type { Connection } from '../connection.ts';
import { type DaySheet, decodeSheet, sheetReader } from '../projection/day-sheet.ts';
import { decodeQuoteSheet, type QuoteSheet, quoteSheetReader } from '../projection/quote-sheet.ts';
import type { ReportQuery } from './query.ts';
import { rowFilter } from './query.ts';
import { type QuotedFigures, QuotedFiguresOf } from './quoted-figures.ts';

interface DayRow {
  readonly day: BranchDay;
  readonly names: string | null;
  readonly columns: Buffer | null;
  readonly quotes: Buffer | null;
}

/** Quoted against actual, put together by whatever the tickets are grouped by. */
export class QuotedReport {
  readonly #days;
  readonly #readSheet;
  readonly #readQuotes;

  constructor(connection: Connection) {
    this.#days = connection.prepare<[string, string], DayRow>(`
      SELECT day, sheet_names AS names, sheet_columns AS columns, quote_columns AS quotes
      FROM days WHERE day BETWEEN ? AND ? ORDER BY day`);
    this.#readSheet = sheetReader(connection);
    this.#readQuotes = quoteSheetReader(connection);
  }

  /**
   * The figures of all tickets that match, and of each group that has any. `keysOf` is given each sheet of steps and
   * says how its rows name their group; `null` leaves a row out of the groups.
   */
  by<Key extends string | number>(
    query: ReportQuery,
    keysOf: (sheet: DaySheet) => (row: number) => Key | null,
  ): { readonly total: QuotedFigures; readonly groups: ReadonlyMap<Key, QuotedFigures> } {
    const total = new QuotedFiguresOf();
    const groups = new Map<Key, QuotedFiguresOf>();
    for (const { sheet, quotes } of this.#sheets(query)) {
      const matches = rowFilter(sheet, query);
      const keyOf = keysOf(sheet);
      for (let row = 0; row < sheet.rows; row++) {
        if ((quotes.told[row] ?? -1) < 0 || !matches(row)) continue;
        total.add(sheet, quotes, row);
        const key = keyOf(row);
        if (key === null) continue;
        let group = groups.get(key);
        if (group === undefined) {
          group = new QuotedFiguresOf();
          groups.set(key, group);
        }
        group.add(sheet, quotes, row);
      }
    }
    return {
      total: total.figures(),
      groups: new Map([...groups].map(([key, group]) => [key, group.figures()])),
    };
  }

  /** Ended days have their sheets, if anything was told then; those of a day under way are made now. */
  *#sheets({ from, to }: ReportQuery): Generator<{ readonly sheet: DaySheet; readonly quotes: QuoteSheet }> {
    for (const { day, names, columns, quotes } of this.#days.all(from, to)) {
      if (names === null || columns === null) yield { sheet: this.#readSheet(day), quotes: this.#readQuotes(day) };
      else if (quotes !== null) yield { sheet: decodeSheet(day, { names, columns }), quotes: decodeQuoteSheet(quotes) };
    }
  }
}
