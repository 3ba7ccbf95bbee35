import { ESCALATION_SOURCES, type EscalationsBy, type MarksBy, type QuotedBy, type ReportName } from '@foyer/basics';
import type { Branch, Counter, Service } from '@foyer/contract';
import type { Words } from '@foyer/words';
import { formatReason } from '../shell/format-facts.ts';
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
export type KeyedReport = ReportName | QuotedBy | EscalationsBy | MarksBy;

/** How a report's keys and values are said. */
export type ValueLabels = Pick<ChartWords, 'key' | 'value' | 'counted' | 'number' | 'axis'>;

/** What a report says, of its figures' bases too. */
export interface ReportLabels extends ChartWords {
  /** What a figure counts, or what it is a share of. */
  readonly base: (figure: Figure) => string;
}

/** Seconds as minutes with a decimal, as reports write them. */
export function formatMinutes(seconds: number, words: Words): string {
  return words.t('reports.minutes', { minutes: words.decimal(seconds / 60, 1) });
}

/** How a report's keys and figures are said. */
export function reportLabels(report: ReportName, names: ReportNames, words: Words): ReportLabels {
  return {
    ...valueWords(report, names, words),
    figure: (figure) => words.t(`reports.figure.${figure}`),
    base: (figure) => words.t(`reports.base.${figure}`),
  };
}

/** How a report's keys and values are said, whatever its figures. */
export function valueWords(report: KeyedReport, names: ReportNames, words: Words): ValueLabels {
  const key = (id: string): string => {
    switch (report) {
      case 'services': {
        const service = names.services.find((one) => one.id === id);
        return service === undefined ? id : words.text(service.name);
      }
      case 'classes': {
        const found = names.branch?.classes.find((one) => one.id === id);
        return found === undefined ? id : words.text(found.name);
      }
      case 'marks': {
        const found = names.branch?.marks.find((one) => one.id === id);
        return found === undefined ? id : words.text(found.name);
      }
      case 'counters': {
        const counter = names.counters.find((one) => one.id === id);
        return counter === undefined ? id : words.counter(counter.number);
      }
      case 'agents':
        return names.agents[id] ?? id;
      case 'reasons': {
        const found = names.branch?.reasons.escalation.find((one) => one.id === id);
        return found?.name == null ? formatReason(id, words) : words.text(found.name);
      }
      case 'sources': {
        const source = ESCALATION_SOURCES.find((one) => one === id);
        return source === undefined ? id : words.t(`reports.answers.source.${source}`);
      }
      case 'days':
        return words.day(id, 'short');
      case 'hours':
      case 'heatmap':
        return words.timeOfDay(Number(id));
      case 'overview':
        return id;
    }
  };
  const value = (amount: number | null, unit: Unit): string => {
    if (amount === null) return words.t('shell.common.none');
    if (unit === 'seconds') return formatMinutes(amount, words);
    return unit === 'share' ? words.share(amount) : words.count(amount);
  };
  const number = (drawn: number, unit: Unit) => {
    const least = unit === 'seconds' ? 1 : 0;
    return words.decimal(drawn, least, unit === 'count' ? 1 : least);
  };
  return {
    key,
    value,
    counted: (count, share) =>
      words.t('reports.countWithShare', { count: value(count, 'count'), share: value(share, 'share') }),
    number,
    axis: (what, unit) => words.t('reports.axis', { what, unit: words.t(`reports.unit.${unit}`) }),
  };
}
