import type { EscalationSource } from '@foyer/basics';
import type { Connection } from '../connection.ts';
import { Lengths, type Spread } from './lengths.ts';
import type { ReportQuery } from './query.ts';

/** Escalations by agents, or calls for help by customers, and how they were answered. */
export interface Answers {
  readonly raised: number;
  readonly acknowledged: number;
  readonly resolved: number;
  /** Their visit ended first. */
  readonly lapsed: number;
  /** Acknowledged before their deadline. */
  readonly inTime: number;
  /** Raised to acknowledged. */
  readonly firstResponse: Spread | null;
  /** Raised to resolved. */
  readonly resolution: Spread | null;
}

interface Row {
  readonly source: EscalationSource;
  readonly raisedAt: number;
  readonly deadline: number;
  readonly acknowledgedAt: number | null;
  readonly resolvedAt: number | null;
  readonly lapsedAt: number | null;
}

/** A report reads at most this many escalations, the newest. */
const MOST = 50_000;

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
      SELECT source, raised_at AS raisedAt, deadline, acknowledged_at AS acknowledgedAt, resolved_at AS resolvedAt,
        lapsed_at AS lapsedAt
      FROM escalations WHERE day BETWEEN @from AND @to AND (@serviceId IS NULL OR service_id = @serviceId)
        AND (@counterId IS NULL OR counter_id = @counterId) AND (@agentId IS NULL OR agent_id = @agentId)
      ORDER BY day DESC, seq DESC LIMIT @most`);
  }

  /** Those by agents, and those by customers. */
  answers(query: ReportQuery): { readonly escalations: Answers; readonly callsForHelp: Answers } {
    const { from, to, serviceId, counterId, agentId } = query;
    const rows = this.#rows.all({
      from,
      to,
      serviceId: serviceId ?? null,
      counterId: counterId ?? null,
      agentId: agentId ?? null,
      most: MOST,
    });
    return {
      escalations: answersOf(rows.filter((row) => row.source === 'agent')),
      callsForHelp: answersOf(rows.filter((row) => row.source !== 'agent')),
    };
  }
}

function answersOf(rows: readonly Row[]): Answers {
  const responses = new Lengths();
  const resolutions = new Lengths();
  for (const { raisedAt, acknowledgedAt, resolvedAt } of rows) {
    if (acknowledgedAt !== null) responses.add(Math.max(0, acknowledgedAt - raisedAt));
    if (resolvedAt !== null) resolutions.add(Math.max(0, resolvedAt - raisedAt));
  }
  return {
    raised: rows.length,
    acknowledged: rows.filter((row) => row.acknowledgedAt !== null).length,
    resolved: rows.filter((row) => row.resolvedAt !== null).length,
    lapsed: rows.filter((row) => row.lapsedAt !== null).length,
    inTime: rows.filter((row) => row.acknowledgedAt !== null && row.acknowledgedAt <= row.deadline).length,
    firstResponse: responses.spread(),
    resolution: resolutions.spread(),
  };
}
