import type { QuotedBy, ReportName } from '@foyer/basics';
import type { Branch, Counter, Service } from '@foyer/contract';
import { formatCount, formatShare, formatTag, localText } from '@foyer/ui';
import type { Say } from '../shell/words.ts';
import type { ChartWords } from './chart-look.ts';
import type { Figure, Unit } from './measures.ts';

/** What a report's ids stand for. */
export interface ReportNames {
  readonly branch: Branch | null;
  readonly services: readonly Service[];
  readonly counters: readonly Counter[];
  /** What agents are called, by id. */
  readonly agents: Readonly<Record<string, string>>;
}

/** What the keys of rows are. */
export type KeyedReport = ReportName | QuotedBy;

/** How a report's keys and values are said. */
export type ValueWords = Pick<ChartWords, 'key' | 'value' | 'number' | 'axis'>;

/** What a report says, of its figures' bases too. */
export interface ReportWords extends ChartWords {
  /** What a figure counts, or what it is a share of. */
  readonly base: (figure: Figure) => string;
}

/**
 * A number with a fixed number of decimals: no sign for what rounds to zero, and a true minus sign, in the place of the
 * hyphen that stands with the marks of direction its language needs.
 */
function formatNumber(amount: number, language: string, least: number, most = least): string {
  const digits = { minimumFractionDigits: least, maximumFractionDigits: most, signDisplay: 'negative' } as const;
  return new Intl.NumberFormat(formatTag(language), digits).format(amount).replace('-', '\u2212');
}

/** Seconds as minutes with a decimal, as reports write them. */
export function formatMinutes(seconds: number, language: string, unit: string): string {
  return `${formatNumber(seconds / 60, language, 1)} ${unit}`;
}

/** A day as `Mon 2 Mar`. */
function formatDay(day: string, language: string): string {
  return new Intl.DateTimeFormat(formatTag(language), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(Date.parse(`${day}T00:00:00Z`));
}

/** How a report's keys and figures are said. */
export function reportWords(report: ReportName, names: ReportNames, say: Say, language: string): ReportWords {
  return {
    ...valueWords(report, names, say, language),
    figure: (figure) => say(`reports.figure.${figure}`),
    base: (figure) => say(`reports.base.${figure}`),
  };
}

/** How a report's keys and values are said, whatever its figures. */
export function valueWords(report: KeyedReport, names: ReportNames, say: Say, language: string): ValueWords {
  const hour = (key: string) => `${key.padStart(2, '0')}:00`;
  const key = (id: string): string => {
    switch (report) {
      case 'services': {
        const service = names.services.find((one) => one.id === id);
        return service === undefined ? id : localText(service.name, language);
      }
      case 'classes': {
        const found = names.branch?.classes.find((one) => one.id === id);
        return found === undefined ? id : localText(found.name, language);
      }
      case 'counters': {
        const counter = names.counters.find((one) => one.id === id);
        return counter === undefined ? id : say('common.counterName', { number: counter.number });
      }
      case 'agents':
        return names.agents[id] ?? id;
      case 'days':
        return formatDay(id, language);
      case 'hours':
      case 'heatmap':
        return hour(id);
      case 'overview':
        return id;
    }
  };
  const value = (amount: number | null, unit: Unit): string => {
    if (amount === null) return say('common.none');
    if (unit === 'seconds') return formatMinutes(amount, language, say('reports.unit.seconds'));
    return unit === 'share' ? formatShare(amount, language) : formatCount(amount, language);
  };
  const number = (drawn: number, unit: Unit) => {
    const least = unit === 'seconds' ? 1 : 0;
    return formatNumber(drawn, language, least, unit === 'count' ? 1 : least);
  };
  return {
    key,
    value,
    number,
    axis: (what, unit) => say('reports.axis', { what, unit: say(`reports.unit.${unit}`) }),
  };
}
