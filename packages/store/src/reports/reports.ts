import type { AgentId, BranchDay, CounterId, EscalationsBy, MarksBy, QuotedBy, ServiceId } from '@foyer/basics';
import type { Connection } from '../connection.ts';
import type { DaySheet } from '../projection/day-sheet.ts';
import { type Answers, EscalationReport } from './escalations.ts';
import { type Figures, FiguresOf } from './figures.ts';
import { type MarkFigures, MarksReport } from './marks.ts';
import { type Occupancy, OccupancyReport } from './occupancy.ts';
import { checkRange, type ReportQuery, weekdayOf } from './query.ts';
import type { QuotedFigures } from './quoted-figures.ts';
import { QuotedReport } from './quoted-report.ts';
import { type Returns, ReturnsReport } from './returns.ts';
import { StepReport } from './step-report.ts';

/** A branch at a glance. */
export interface Overview {
  readonly figures: Figures;
  /** `null` when one service is asked for. */
  readonly occupancy: Occupancy | null;
  /** `null` when one counter or agent is asked for. */
  readonly returns: Returns | null;
}

export interface ServiceFigures {
  readonly serviceId: ServiceId;
  readonly figures: Figures;
  readonly returns: Returns | null;
}

/** By the local hour of arrival, 0–23. */
export interface HourFigures {
  readonly hour: number;
  readonly figures: Figures;
}

export interface DayFigures {
  readonly day: BranchDay;
  readonly figures: Figures;
}

/** By where a step was called to last. */
export interface CounterFigures {
  readonly counterId: CounterId;
  readonly figures: Figures;
  readonly occupancy: Occupancy | null;
}

/** By who called a step last. */
export interface AgentFigures {
  readonly agentId: AgentId;
  readonly figures: Figures;
  readonly occupancy: Occupancy | null;
}

/** One cell of the heat map. */
export interface HeatCell {
  /** 1 (Monday) to 7 (Sunday). */
  readonly weekday: number;
  /** Local hour of arrival, 0–23. */
  readonly hour: number;
  readonly figures: Figures;
}

/** What tickets were told, held against what happened. */
export interface Quoted {
  readonly total: QuotedFigures;
  /** By service or class id, local hour of the issue (`9`) or branch day, in that order; only those with tickets. */
  readonly rows: readonly { readonly key: string; readonly figures: QuotedFigures }[];
}

/** How escalations and calls for help were answered. */
export interface Answered {
  readonly total: Answers;
  /** By reason, source, or local hour in which they were raised (`9`), in that order. */
  readonly rows: readonly { readonly key: string; readonly answers: Answers }[];
}

/** What agents recorded about steps. */
export interface Marked {
  readonly total: MarkFigures;
  /** By mark, service or agent id, or branch day, in that order; only those with marks. */
  readonly rows: readonly { readonly key: string; readonly figures: MarkFigures }[];
}

/** The figures of domain.md over any days, each from the single steps' values. Every function throws `RangeError` for impossible days. */
export class Reports {
  readonly #connection: Connection;
  readonly #steps: StepReport;
  readonly #occupancy: OccupancyReport;
  readonly #returns: ReturnsReport;
  readonly #escalations: EscalationReport;
  readonly #quoted: QuotedReport;
  readonly #marks: MarksReport;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#steps = new StepReport(connection);
    this.#occupancy = new OccupancyReport(connection);
    this.#returns = new ReturnsReport(connection);
    this.#escalations = new EscalationReport(connection);
    this.#quoted = new QuotedReport(connection);
    this.#marks = new MarksReport(connection);
  }

  overview(query: ReportQuery): Overview {
    return this.#read(query, () => ({
      figures: this.#steps.by(query, () => () => 'all').get('all') ?? new FiguresOf().figures(),
      occupancy: this.#occupancy.total(query),
      returns: this.#returns.total(query),
    }));
  }

  /** By id. */
  byService(query: ReportQuery): readonly ServiceFigures[] {
    return this.#read(query, () => {
      const returns = this.#returns.byService(query);
      return sorted(this.#steps.by(query, (sheet) => (row) => named(sheet, 'service', row))).map(([id, figures]) => ({
        serviceId: id as ServiceId,
        figures,
        returns: returns.get(id) ?? null,
      }));
    });
  }

  /** Hours with arrivals, from early to late. */
  byHour(query: ReportQuery): readonly HourFigures[] {
    return this.#read(query, () =>
      sorted(
        this.#steps.by(
          query,
          ({ columns: { hour } }) =>
            (row) =>
              hour[row] ?? null,
        ),
      ).map(([hour, figures]) => ({
        hour,
        figures,
      })),
    );
  }

  /** Days with arrivals, from old to new. */
  byDay(query: ReportQuery): readonly DayFigures[] {
    return this.#read(query, () =>
      sorted(
        this.#steps.by(
          query,
          ({ day }) =>
            () =>
              day,
        ),
      ).map(([day, figures]) => ({ day, figures })),
    );
  }

  /** Counters that called somebody or were open, by id. */
  byCounter(query: ReportQuery): readonly CounterFigures[] {
    return this.#byPlace(query, 'counter').map(([id, rest]) => ({ counterId: id as CounterId, ...rest }));
  }

  /** Agents who called somebody or had a counter open, by id. */
  byAgent(query: ReportQuery): readonly AgentFigures[] {
    return this.#byPlace(query, 'agent').map(([id, rest]) => ({ agentId: id as AgentId, ...rest }));
  }

  /** Weekday and hour of arrival; cells with arrivals only, Monday's first. */
  heatMap(query: ReportQuery): readonly HeatCell[] {
    return this.#read(query, () => {
      const cells = this.#steps.by(query, ({ day, columns: { hour } }) => {
        const firstCell = weekdayOf(day) * 24;
        return (row) => firstCell + (hour[row] ?? 0);
      });
      return sorted(cells).map(([cell, figures]) => ({ weekday: Math.floor(cell / 24), hour: cell % 24, figures }));
    });
  }

  /** What tickets were told against what happened, in all and put together. */
  quoted(query: ReportQuery, by: QuotedBy): Quoted {
    return this.#read(query, () => {
      const { total, groups } = this.#quoted.by(query, by);
      return { total, rows: [...groups].map(([key, figures]) => ({ key: String(key), figures })) };
    });
  }

  /** How escalations and calls for help were answered, in all and put together. */
  answered(query: ReportQuery, by: EscalationsBy): Answered {
    return this.#read(query, () => {
      const { total, groups } = this.#escalations.by(query, by);
      return { total, rows: sorted(groups).map(([key, answers]) => ({ key: String(key), answers })) };
    });
  }

  /** What agents recorded about steps, in all and put together. */
  marked(query: ReportQuery, by: MarksBy): Marked {
    return this.#read(query, () => {
      const { total, groups } = this.#marks.by(query, by);
      return { total, rows: [...groups].map(([key, figures]) => ({ key, figures })) };
    });
  }

  /** The span of the newest branch days, at most `most` of them; `null` before the first. */
  newestDays(most: number): Pick<ReportQuery, 'from' | 'to'> | null {
    const days = this.#connection
      .prepare<[number], { day: BranchDay }>('SELECT day FROM days ORDER BY day DESC LIMIT ?')
      .all(most);
    const [newest, oldest] = [days[0], days.at(-1)];
    return newest === undefined || oldest === undefined ? null : { from: oldest.day, to: newest.day };
  }

  close(): void {
    this.#connection.close();
  }

  #byPlace(query: ReportQuery, what: 'counter' | 'agent') {
    return this.#read(query, () => {
      const figures = this.#steps.by(query, (sheet) => (row) => named(sheet, what, row));
      const occupancy = this.#occupancy.by(query, what === 'counter' ? 'counterId' : 'agentId');
      return [...new Set([...figures.keys(), ...occupancy.keys()])]
        .sort()
        .map(
          (id) =>
            [
              id,
              { figures: figures.get(id) ?? new FiguresOf().figures(), occupancy: occupancy.get(id) ?? null },
            ] as const,
        );
    });
  }

  /** All parts of a report from the same moment, however much is written meanwhile. */
  #read<T>(query: ReportQuery, work: () => T): T {
    checkRange(query);
    return this.#connection.transaction(work)();
  }
}

function named(
  { names, columns }: DaySheet,
  what: 'service' | 'class' | 'counter' | 'agent',
  row: number,
): string | null {
  return names[what][columns[what][row] ?? -1] ?? null;
}

function sorted<Key extends string | number, Of>(groups: ReadonlyMap<Key, Of>): readonly (readonly [Key, Of])[] {
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}
