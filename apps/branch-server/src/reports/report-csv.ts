import { QUOTE_WITHHELD, type QuotedBy, type ReportName } from '@foyer/basics';
import type { LocalText, QuotedRow, ReportRow } from '@foyer/contract';
import { stringify } from 'csv-stringify/sync';
import {
  COUNT_WORDS,
  COVERED_WORDS,
  KEY_WORDS,
  OF_TICKETS,
  QUOTED_COUNT_WORDS,
  QUOTED_TIME_WORDS,
  REASON_WORDS,
  SHARE_WORDS,
  SPREAD_WORDS,
  TIME_WORDS,
  WEEKDAYS,
  WHOLE_BRANCH,
  WITHHELD_WORDS,
  type Words,
} from './csv-words.ts';

/** What stands behind the ids of rows. */
export interface RowNames {
  readonly service: (id: string) => LocalText | null;
  readonly class: (id: string) => LocalText | null;
  /** What customers call a counter: its number. */
  readonly counter: (id: string) => string | null;
  readonly agent: (id: string) => string;
}

type Language = keyof Words;
type Cell = string | number | null;
interface Column<Row> {
  readonly head: string;
  readonly read: (row: Row) => Cell;
}

/** Seconds as minutes, shares as percent, both to a tenth. */
const minutes = (seconds: number | null): Cell => (seconds === null ? null : Math.round(seconds / 6) / 10);
const percent = (share: number | null): Cell => (share === null ? null : Math.round(share * 1000) / 10);

const namesOf = <K extends string>(words: Record<K, Words>) => Object.keys(words) as K[];

function columns(language: Language): readonly Column<ReportRow>[] {
  return [
    ...namesOf(COUNT_WORDS).map((name) => ({
      head: COUNT_WORDS[name][language],
      read: (row: ReportRow) => row[name],
    })),
    ...namesOf(TIME_WORDS).flatMap((name) =>
      namesOf(SPREAD_WORDS).map((part) => ({
        head: `${TIME_WORDS[name][language]}: ${SPREAD_WORDS[part][language]}`,
        read: (row: ReportRow) => (part === 'count' ? row[name].count : minutes(row[name][part])),
      })),
    ),
    ...namesOf(SHARE_WORDS).map((name) => ({
      head: SHARE_WORDS[name][language],
      read: (row: ReportRow) => percent(row[name]),
    })),
  ];
}

function quotedColumns(language: Language): readonly Column<QuotedRow>[] {
  const share = (count: number, of: number): Cell => percent(of === 0 ? null : count / of);
  const withheld = WITHHELD_WORDS[language];
  const ofTickets = OF_TICKETS[language];
  return [
    ...namesOf(QUOTED_COUNT_WORDS).map((name) => ({
      head: QUOTED_COUNT_WORDS[name][language],
      read: (row: QuotedRow) => row[name],
    })),
    ...namesOf(QUOTED_TIME_WORDS).map((name) => ({
      head: QUOTED_TIME_WORDS[name][language],
      read: (row: QuotedRow) => minutes(row[name]),
    })),
    { head: COVERED_WORDS[language], read: (row) => percent(row.covered) },
    { head: withheld, read: (row) => row.withheld },
    { head: `${withheld} (${ofTickets})`, read: (row) => share(row.withheld, row.tickets) },
    ...QUOTE_WITHHELD.flatMap((reason) => [
      { head: `${withheld}: ${REASON_WORDS[reason][language]}`, read: (row: QuotedRow) => row.withheldBy[reason] },
      {
        head: `${withheld}: ${REASON_WORDS[reason][language]} (${ofTickets})`,
        read: (row: QuotedRow) => share(row.withheldBy[reason], row.tickets),
      },
    ]),
  ];
}

function nameOfRow(report: ReportName | QuotedBy, key: string, names: RowNames, language: Language): string {
  switch (report) {
    case 'overview':
      return WHOLE_BRANCH[language];
    case 'services':
    case 'classes': {
      const name = report === 'services' ? names.service(key) : names.class(key);
      return name?.[language] ?? name?.en ?? key;
    }
    case 'counters':
      return names.counter(key) ?? key;
    case 'agents':
      return names.agent(key);
    case 'hours':
      return `${key.padStart(2, '0')}:00`;
    case 'heatmap': {
      const [weekday, hour] = key.split('-');
      return `${WEEKDAYS[Number(weekday) - 1]?.[language] ?? weekday} ${hour}:00`;
    }
    case 'days':
      return key;
  }
}

/** The languages reports are written in; any other gets English. */
function known(language: string | undefined): Language {
  return language?.split('-')[0] === 'ar' ? 'ar' : 'en';
}

/**
 * A report as RFC 4180 text for a spreadsheet: heads in words with units, minutes and percent to a tenth, names instead
 * of ids, and a byte-order mark, so that its Arabic is read.
 *
 * @param language - BCP 47
 */
export function reportCsv(
  report: ReportName,
  rows: readonly ReportRow[],
  names: RowNames,
  language: string | undefined,
): string {
  return csvOf(report, rows, columns(known(language)), names, known(language));
}

/**
 * Quoted against actual as such a file.
 *
 * @param language - BCP 47
 */
export function quotedCsv(
  by: QuotedBy,
  rows: readonly QuotedRow[],
  names: RowNames,
  language: string | undefined,
): string {
  return csvOf(by, rows, quotedColumns(known(language)), names, known(language));
}

function csvOf<Row extends { readonly key: string }>(
  report: ReportName | QuotedBy,
  rows: readonly Row[],
  figures: readonly Column<Row>[],
  names: RowNames,
  language: Language,
): string {
  const head = [KEY_WORDS[report][language], ...figures.map((column) => column.head)];
  const body = rows.map((row) => [
    nameOfRow(report, row.key, names, language),
    ...figures.map((column) => column.read(row)),
  ]);
  return stringify([head, ...body], { bom: true, escape_formulas: true });
}
