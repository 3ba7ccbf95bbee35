import {
  ESCALATION_SOURCES,
  type EscalationsBy,
  type MarksBy,
  QUOTE_WITHHELD,
  type QuotedBy,
  type QuoteWithheld,
  type ReportName,
} from '@foyer/basics';
import {
  ANSWER_COUNTS,
  ANSWER_TIMES,
  type AnswersRow,
  type LocalText,
  MARK_COUNTS,
  type MarksRow,
  QUOTED_COUNTS,
  QUOTED_TIMES,
  type QuotedRow,
  REPORT_COUNTS,
  REPORT_SHARES,
  REPORT_TIMES,
  type ReportRow,
} from '@foyer/contract';
import type { Words } from '@foyer/words';
import { type Cell, csvText } from './csv-text.ts';

/** What stands behind the ids of rows. */
export interface RowNames {
  readonly service: (id: string) => LocalText | null;
  readonly class: (id: string) => LocalText | null;
  readonly mark: (id: string) => LocalText | null;
  /** What customers call a counter: its number. */
  readonly counter: (id: string) => string | null;
  readonly agent: (id: string) => string;
  /** Of an escalation, as the branch names it; `null`: as in the catalogue. */
  readonly reason: (id: string) => LocalText | null;
}

interface Column<Row> {
  readonly head: string;
  readonly read: (row: Row) => Cell;
}

const SPREAD = ['count', 'mean', 'median', 'p90'] as const;

/** Seconds as minutes, shares as percent, both to a tenth. */
const minutes = (seconds: number | null): Cell => (seconds === null ? null : Math.round(seconds / 6) / 10);
const percent = (share: number | null): Cell => (share === null ? null : Math.round(share * 1000) / 10);

function columns(words: Words): readonly Column<ReportRow>[] {
  const { t } = words;
  return [
    ...REPORT_COUNTS.map((name) => ({ head: t(`csv.count.${name}`), read: (row: ReportRow) => row[name] })),
    ...spreadColumns(REPORT_TIMES, words, (name) => t(`csv.time.${name}`)),
    ...REPORT_SHARES.map((name) => ({ head: t(`csv.share.${name}`), read: (row: ReportRow) => percent(row[name]) })),
  ];
}

function spreadColumns<Name extends string, Row extends { readonly [K in Name]: ReportRow['wait'] }>(
  names: readonly Name[],
  { t }: Words,
  head: (name: Name) => string,
): readonly Column<Row>[] {
  return names.flatMap((name) =>
    SPREAD.map((part) => ({
      head: t('csv.part', { figure: head(name), part: t(`csv.spread.${part}`) }),
      read: (row: Row) => (part === 'count' ? row[name].count : minutes(row[name][part])),
    })),
  );
}

function answerColumns(words: Words): readonly Column<AnswersRow>[] {
  const { t } = words;
  return [
    ...ANSWER_COUNTS.map((name) => ({ head: t(`csv.answered.${name}`), read: (row: AnswersRow) => row[name] })),
    ...spreadColumns(ANSWER_TIMES, words, (name) => t(`csv.answerTime.${name}`)),
    { head: t('csv.inTime'), read: (row) => percent(row.inTime) },
  ];
}

function markColumns(total: MarksRow, { t }: Words): readonly Column<MarksRow>[] {
  const amounts = (of: 'amounts' | 'offerAmounts') =>
    total[of].map(({ unit }) => ({
      head: t(`csv.${of}`, { unit }),
      read: (row: MarksRow) => {
        const amount = row[of].find((each) => each.unit === unit);
        return amount === undefined ? null : amount.thousandths / 1000;
      },
    }));
  return [
    ...MARK_COUNTS.map((name) => ({ head: t(`csv.mark.${name}`), read: (row: MarksRow) => row[name] })),
    { head: t('csv.markShare'), read: (row) => percent(row.share) },
    { head: t('csv.markTotal'), read: (row) => minutes(row.totalSeconds) },
    { head: t('csv.markMean'), read: (row) => minutes(row.meanSeconds) },
    ...amounts('amounts'),
    ...amounts('offerAmounts'),
  ];
}

function quotedColumns({ t }: Words): readonly Column<QuotedRow>[] {
  const share = (count: number, of: number): Cell => percent(of === 0 ? null : count / of);
  const withheldBy = (reason: QuoteWithheld) => ({ figure: t('csv.withheld'), part: t(`csv.reason.${reason}`) });
  return [
    ...QUOTED_COUNTS.map((name) => ({ head: t(`csv.quotedCount.${name}`), read: (row: QuotedRow) => row[name] })),
    ...QUOTED_TIMES.map((name) => ({
      head: t(`csv.quotedTime.${name}`),
      read: (row: QuotedRow) => minutes(row[name]),
    })),
    { head: t('csv.covered'), read: (row) => percent(row.covered) },
    { head: t('csv.withheld'), read: (row) => row.withheld },
    { head: t('csv.withheldShare'), read: (row) => share(row.withheld, row.tickets) },
    ...QUOTE_WITHHELD.flatMap((reason) => [
      { head: t('csv.part', withheldBy(reason)), read: (row: QuotedRow) => row.withheldBy[reason] },
      {
        head: t('csv.partShare', withheldBy(reason)),
        read: (row: QuotedRow) => share(row.withheldBy[reason], row.tickets),
      },
    ]),
  ];
}

type Grouping = ReportName | QuotedBy | EscalationsBy | MarksBy;

function nameOfRow(report: Grouping, key: string, names: RowNames, words: Words): string {
  const named = (name: LocalText | null) => (name === null ? key : words.text(name) || key);
  switch (report) {
    case 'overview':
      return words.t('csv.wholeBranch');
    case 'services':
      return named(names.service(key));
    case 'classes':
      return named(names.class(key));
    case 'marks':
      return named(names.mark(key));
    case 'counters':
      return names.counter(key) ?? key;
    case 'agents':
      return names.agent(key);
    case 'hours':
      return words.timeOfDay(Number(key));
    case 'heatmap': {
      const [weekday, hour] = key.split('-');
      return words.t('csv.weekdayHour', {
        weekday: words.weekday(Number(weekday)),
        hour: words.timeOfDay(Number(hour)),
      });
    }
    case 'sources':
      return sourceInWords(key, words);
    case 'reasons': {
      const name = names.reason(key);
      return name === null ? reasonInWords(key, words) : words.text(name) || key;
    }
    case 'days':
      return key;
  }
}

function sourceInWords(key: string, words: Words): string {
  const source = ESCALATION_SOURCES.find((each) => each === key);
  return source === undefined ? key : words.t(`csv.source.${source}`);
}

/** A reason that the branch doesn't name itself. */
function reasonInWords(id: string, words: Words): string {
  const key = `reasons.${id}`;
  return words.has(key) ? words.t(key) : id;
}

/** Who a file is for: in whose words it is, and in which region it is opened (BCP 47, the branch's). */
export interface FileReader {
  readonly words: Words;
  readonly locale: string;
}

/**
 * A report as RFC 4180 text for a spreadsheet: heads in words with units, minutes and percent to a tenth, names instead
 * of ids, and a byte-order mark, so that no script is misread. Where decimals are written with a comma, so are these, and
 * the cells are separated by semicolons: as spreadsheet programs in the region expect, whatever language is read.
 */
export function reportCsv(report: ReportName, rows: readonly ReportRow[], names: RowNames, reader: FileReader): string {
  return csvOf(report, rows, columns(reader.words), names, reader);
}

/** Quoted against actual as such a file. */
export function quotedCsv(by: QuotedBy, rows: readonly QuotedRow[], names: RowNames, reader: FileReader): string {
  return csvOf(by, rows, quotedColumns(reader.words), names, reader);
}

/** How escalations and calls for help were answered, as such a file. */
export function answersCsv(
  by: EscalationsBy,
  rows: readonly AnswersRow[],
  names: RowNames,
  reader: FileReader,
): string {
  return csvOf(by, rows, answerColumns(reader.words), names, reader);
}

/** What agents recorded about steps, as such a file: an amount has a column for each unit that occurs. */
export function marksCsv(
  by: MarksBy,
  { total, items }: { readonly total: MarksRow; readonly items: readonly MarksRow[] },
  names: RowNames,
  reader: FileReader,
): string {
  return csvOf(by, items, markColumns(total, reader.words), names, reader);
}

function csvOf<Row extends { readonly key: string }>(
  report: Grouping,
  rows: readonly Row[],
  figures: readonly Column<Row>[],
  names: RowNames,
  { words, locale }: FileReader,
): string {
  const head = [words.t(`csv.key.${report}`), ...figures.map((column) => column.head)];
  const body = rows.map((row) => [
    nameOfRow(report, row.key, names, words),
    ...figures.map((column) => column.read(row)),
  ]);
  return csvText([head, ...body], locale);
}
