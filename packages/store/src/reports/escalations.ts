import type { EscalationSource, EscalationsBy } from '@foyer/basics';
import type { Connection } from '../connection.ts';
import { type Share, shareOf } from './figures.ts';
import { Lengths, type Spread } from './lengths.ts';
import type { ReportQuery } from './query.ts';

/** Escalations by agents and calls for help by customers, and how they were answered. */
export interface Answers {
  readonly raised: number;
  readonly acknowledged: number;
  readonly resolved: number;
  /** Nobody of those it was raised to first answered in time, and so it went to others. */
  readonly further: number;
  /** Their customer was called to the counter of who answered. */
  readonly takenOver: number;
  /** Their visit ended first. */
  readonly lapsed: number;
  /** Answered before their first deadline, of those that were answered or whose deadline has passed. */
  readonly inTime: Share;
  /** Raised to acknowledged, or to resolved where nobody had acknowledged it. */
  readonly firstResponse: Spread | null;
  /** Raised to resolved. */
  readonly resolution: Spread | null;
}

interface Row {
  readonly source: EscalationSource;
  readonly reason: string;
  readonly hour: number;
  readonly raisedAt: number;
  readonly deadline: number;
  readonly further: number;
  readonly takenOver: number;
  readonly acknowledgedAt: number | null;
  readonly resolvedAt: number | null;
  readonly lapsedAt: number | null;
}

/** A report reads at most this many escalations, the newest. */
const MOST = 50_000;

const KEYS: Readonly<Record<EscalationsBy, (row: Row) => string | number>> = {
  reasons: ({ reason }: Row) => reason,
  sources: ({ source }: Row) => source,
  hours: ({ hour }: Row) => hour,
};

/** How escalations and calls for help were answered. */
export class EscalationReport {
  readonly #rows;

  constructor(connection: Connection) {
    this.#rows = connection.prepare<
      {
        from: string;
        to: string;
        serviceId: string | null;
        counterId: string | null;
        agentId: string | null;
        most: number;
      },
      Row
    >(`
      SELECT source, reason, hour, raised_at AS raisedAt, deadline, further, taken_over AS takenOver,
        acknowledged_at AS acknowledgedAt, resolved_at AS resolvedAt, lapsed_at AS lapsedAt
      FROM escalations WHERE day BETWEEN @from AND @to AND (@serviceId IS NULL OR service_id = @serviceId)
        AND (@counterId IS NULL OR counter_id = @counterId) AND (@agentId IS NULL OR agent_id = @agentId)
      ORDER BY day DESC, seq DESC LIMIT @most`);
  }

  /** All of them, and those that belong together. */
  by(
    query: ReportQuery,
    by: EscalationsBy,
  ): { readonly total: Answers; readonly groups: ReadonlyMap<string | number, Answers> } {
    const { from, to, serviceId, counterId, agentId, now } = query;
    const rows = this.#rows.all({
      from,
      to,
      serviceId: serviceId ?? null,
      counterId: counterId ?? null,
      agentId: agentId ?? null,
      most: MOST,
    });
    const groups = [...Map.groupBy(rows, KEYS[by])].map(([key, own]) => [key, answersOf(own, now)] as const);
    return { total: answersOf(rows, now), groups: new Map(groups) };
  }
}

function answersOf(rows: readonly Row[], now: number): Answers {
  const responses = new Lengths();
  const resolutions = new Lengths();
  let inTime = 0;
  let judged = 0;
  for (const { raisedAt, deadline, acknowledgedAt, resolvedAt, lapsedAt } of rows) {
    const answeredAt = acknowledgedAt ?? resolvedAt;
    if (answeredAt !== null) responses.add(Math.max(0, answeredAt - raisedAt));
    if (resolvedAt !== null) resolutions.add(Math.max(0, resolvedAt - raisedAt));
    if (answeredAt !== null || (lapsedAt ?? now) > deadline) judged += 1;
    if (answeredAt !== null && answeredAt <= deadline) inTime += 1;
  }
  const count = (is: (row: Row) => boolean) => rows.filter(is).length;
  return {
    raised: rows.length,
    acknowledged: count((row) => row.acknowledgedAt !== null),
    resolved: count((row) => row.resolvedAt !== null),
    further: count((row) => row.further > 0),
    takenOver: count((row) => row.takenOver > 0),
    lapsed: count((row) => row.lapsedAt !== null),
    inTime: shareOf(inTime, judged),
    firstResponse: responses.spread(),
    resolution: resolutions.spread(),
  };
}
