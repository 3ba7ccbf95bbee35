import type { QuotedBy, QuoteWithheld } from '@foyer/basics';
import type { Connection } from '../connection.ts';
import type { ReportQuery } from './query.ts';
import { type QuotedFigures, QuotedFiguresOf } from './quoted-figures.ts';

/** What tickets are put together by. */
const KEYS: Readonly<Record<QuotedBy, string>> = {
  services: 'service_id',
  classes: 'class_id',
  hours: 'hour',
  days: 'day',
};

/** What a set of tickets that were told the same kind of thing comes to; times are sums over the scored quotes. */
export interface QuotedSums {
  readonly key: string | number;
  /** Why no minutes were told; `null`: they were. */
  readonly withheld: QuoteWithheld | null;
  readonly tickets: number;
  readonly called: number;
  readonly left: number;
  readonly waiting: number;
  readonly covered: number;
  readonly quotedSum: number;
  readonly waitSum: number;
  readonly errorSum: number;
  readonly boundSum: number;
}

/**
 * A quote is scored once its visit was called in the queue that the ticket was for, unless the system ended it at the
 * day's end: such a one says nothing of waits.
 */
const sums = (key: string) => `
  SELECT key, withheld, count(*) AS tickets,
    count(*) FILTER (WHERE scored) AS called,
    count(*) FILTER (WHERE uncalled AND how IN ('abandoned', 'cancelled')) AS "left",
    count(*) FILTER (WHERE uncalled AND how IS NULL) AS waiting,
    count(*) FILTER (WHERE scored AND first_response <= quoted_p90) AS covered,
    total(quoted_p50) FILTER (WHERE scored) AS quotedSum,
    total(first_response) FILTER (WHERE scored) AS waitSum,
    total(abs(quoted_p50 - first_response)) FILTER (WHERE scored) AS errorSum,
    total(quoted_p90) FILTER (WHERE scored) AS boundSum
  FROM (
    SELECT ${key} AS key, how, first_response, quoted_p50, quoted_p90, withheld,
      quoted_p50 IS NOT NULL AND first_response IS NOT NULL AND how IS NOT 'auto-closed' AS scored,
      quoted_p50 IS NOT NULL AND first_response IS NULL AS uncalled
    FROM steps WHERE day BETWEEN @from AND @to AND (quoted_p50 IS NOT NULL OR withheld IS NOT NULL)
      AND (@serviceId IS NULL OR service_id = @serviceId)
      AND (@counterId IS NULL OR counter_id = @counterId) AND (@agentId IS NULL OR agent_id = @agentId)
  ) GROUP BY key, withheld ORDER BY key`;

/** Quoted against actual, put together by whatever the tickets are grouped by. */
export class QuotedReport {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The figures of all tickets that match, and of each group that has any, in the order of their keys. */
  by(
    { from, to, serviceId, counterId, agentId }: ReportQuery,
    by: QuotedBy,
  ): { readonly total: QuotedFigures; readonly groups: ReadonlyMap<string | number, QuotedFigures> } {
    const rows = this.#connection
      .prepare<[object], QuotedSums>(sums(KEYS[by]))
      .all({ from, to, serviceId: serviceId ?? null, counterId: counterId ?? null, agentId: agentId ?? null });
    const total = new QuotedFiguresOf();
    const groups = new Map<string | number, QuotedFiguresOf>();
    for (const row of rows) {
      const group = groups.get(row.key) ?? new QuotedFiguresOf();
      groups.set(row.key, group);
      for (const figures of [total, group]) figures.add(row);
    }
    return {
      total: total.figures(),
      groups: new Map([...groups].map(([key, group]) => [key, group.figures()])),
    };
  }
}
