import type { Connection } from '../connection.ts';
import { type Share, shareOf } from './figures.ts';
import type { ReportQuery } from './query.ts';

/** What became of customers who can be recognised, within seven days, for the service they came for. */
export interface Returns {
  /** Resolved visits without a return, of the finished ones. */
  readonly firstContactResolution: Share;
  /** Visits with a return, of all that ended, but not by the system. */
  readonly repeatContact: Share;
}

interface Row {
  readonly serviceId: string;
  readonly visits: number;
  readonly finished: number;
  readonly resolvedOnce: number;
  readonly returned: number;
}

/** First-contact resolution and repeat contacts, by `customerRef`. */
export class ReturnsReport {
  readonly #rows;

  constructor(connection: Connection) {
    this.#rows = connection.prepare<{ from: string; to: string; serviceId: string | null }, Row>(`
      SELECT service_id AS serviceId, sum(visits) AS visits, sum(finished) AS finished,
        sum(resolved_once) AS resolvedOnce, sum(returned) AS returned
      FROM known_visits WHERE day BETWEEN @from AND @to AND (@serviceId IS NULL OR service_id = @serviceId)
      GROUP BY service_id`);
  }

  /** Of everything that matches; `null` when a counter or an agent is asked for: a return is not theirs. */
  total(query: ReportQuery): Returns | null {
    return isOfVisits(query) ? returnsOf(this.#read(query)) : null;
  }

  byService(query: ReportQuery): ReadonlyMap<string, Returns> {
    if (!isOfVisits(query)) return new Map();
    return new Map(this.#read(query).map((row) => [row.serviceId, returnsOf([row])]));
  }

  #read({ from, to, serviceId }: ReportQuery): readonly Row[] {
    return this.#rows.all({ from, to, serviceId: serviceId ?? null });
  }
}

function isOfVisits({ counterId, agentId }: ReportQuery): boolean {
  return counterId === undefined && agentId === undefined;
}

function returnsOf(rows: readonly Row[]): Returns {
  const sum = (value: (row: Row) => number): number => rows.reduce((total, row) => total + value(row), 0);
  return {
    firstContactResolution: shareOf(
      sum((row) => row.resolvedOnce),
      sum((row) => row.finished),
    ),
    repeatContact: shareOf(
      sum((row) => row.returned),
      sum((row) => row.visits),
    ),
  };
}
