import type { LocalText, ReportName, ReportRow } from '@foyer/contract';
import { stringify } from 'csv-stringify/sync';
import {
  COUNT_WORDS,
  KEY_WORDS,
  SHARE_WORDS,
  SPREAD_WORDS,
  TIME_WORDS,
  WEEKDAYS,
  WHOLE_BRANCH,
  type Words,
} from './csv-words.ts';

/** What stands behind the ids of rows. */
export interface RowNames {
  readonly service: (id: string) => LocalText | null;
  /** What customers call a counter: its number. */
  readonly counter: (id: string) => string | null;
  readonly agent: (id: string) => string;
}

type Language = keyof Words;
type Cell = string | number | null;
interface Column {
  readonly head: string;
  readonly read: (row: ReportRow) => Cell;
}

/** Seconds as minutes, shares as percent, both to a tenth. */
const minutes = (seconds: number | null): Cell => (seconds === null ? null : Math.round(seconds / 6) / 10);
const percent = (share: number | null): Cell => (share === null ? null : Math.round(share * 1000) / 10);

const namesOf = <K extends string>(words: Record<K, Words>) => Object.keys(words) as K[];

function columns(language: Language): readonly Column[] {
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

function nameOfRow(report: ReportName, key: string, names: RowNames, language: Language): string {
  switch (report) {
    case 'overview':
      return WHOLE_BRANCH[language];
    case 'services': {
      const name = names.service(key);
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
  const spoken = known(language);
  const figures = columns(spoken);
  const head = [KEY_WORDS[report][spoken], ...figures.map((column) => column.head)];
  const body = rows.map((row) => [
    nameOfRow(report, row.key, names, spoken),
    ...figures.map((column) => column.read(row)),
  ]);
  return stringify([head, ...body], { bom: true, escape_formulas: true });
}
