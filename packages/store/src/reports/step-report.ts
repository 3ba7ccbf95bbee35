import type { BranchDay } from '@foyer/basics';
import type { Connection } from '../connection.ts';
import { type DaySheet, decodeSheet, sheetReader } from '../projection/day-sheet.ts';
import { type Figures, FiguresOf } from './figures.ts';
import type { ReportQuery } from './query.ts';
import { rowFilter } from './query.ts';

interface DayRow {
  readonly day: BranchDay;
  readonly names: string | null;
  readonly columns: Buffer | null;
}

/** Figures of steps, put together by whatever they are grouped by. */
export class StepReport {
  readonly #days;
  readonly #readSheet;

  constructor(connection: Connection) {
    this.#days = connection.prepare<[string, string], DayRow>(
      `SELECT day, sheet_names AS names, sheet_columns AS columns FROM days WHERE day BETWEEN ? AND ? ORDER BY day`,
    );
    this.#readSheet = sheetReader(connection);
  }

  /**
   * The figures of each group, in the order in which groups appear. `keysOf` is given each sheet and says how its rows
   * name their group; `null` leaves a row out.
   */
  by<Key extends string | number>(
    query: ReportQuery,
    keysOf: (sheet: DaySheet) => (row: number) => Key | null,
  ): ReadonlyMap<Key, Figures> {
    const groups = new Map<Key, FiguresOf>();
    for (const sheet of this.#sheets(query)) {
      const matches = rowFilter(sheet, query);
      const keyOf = keysOf(sheet);
      for (let row = 0; row < sheet.rows; row++) {
        if (!matches(row)) continue;
        const key = keyOf(row);
        if (key === null) continue;
        let group = groups.get(key);
        if (group === undefined) {
          group = new FiguresOf();
          groups.set(key, group);
        }
        group.add(sheet, row);
      }
    }
    return new Map([...groups].map(([key, group]) => [key, group.figures()]));
  }

  /** Ended days have their sheet; that of a day under way is made now. */
  *#sheets({ from, to }: ReportQuery): Generator<DaySheet> {
    for (const { day, names, columns } of this.#days.all(from, to)) {
      yield names === null || columns === null ? this.#readSheet(day) : decodeSheet(day, { names, columns });
    }
  }
}
