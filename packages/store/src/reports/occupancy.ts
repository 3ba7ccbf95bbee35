import type { AgentId, CounterId } from '@foyer/basics';
import type { Connection } from '../connection.ts';
import type { ReportQuery } from './query.ts';

/** How counters' time was used. Milliseconds. */
export interface Occupancy {
  readonly open: number;
  readonly paused: number;
  readonly served: number;
  /** Serving time of open time, 0–1; `null` when nothing was open. */
  readonly share: number | null;
}

interface Row extends Omit<Occupancy, 'share'> {
  readonly counterId: CounterId;
  readonly agentId: AgentId;
}

/** What of open counters' time was spent serving, from the stretches in which they were open or paused. */
export class OccupancyReport {
  readonly #rows;

  constructor(connection: Connection) {
    // A service still going on is not yet in its counter's stretch: it is added up to the present.
    this.#rows = connection.prepare<
      { from: string; to: string; now: number; counterId: string | null; agentId: string | null },
      Row
    >(`
      SELECT stretch.counter_id AS counterId, stretch.agent_id AS agentId,
        sum(iif(stretch.kind = 'open', max(0, coalesce(stretch.ended_at, @now) - stretch.started_at), 0)) AS open,
        sum(iif(stretch.kind = 'paused', max(0, coalesce(stretch.ended_at, @now) - stretch.started_at), 0)) AS paused,
        sum(stretch.served + iif(stretch.ended_at IS NULL, coalesce((
          SELECT max(0, @now - started_at) FROM intervals
          WHERE counter_id = stretch.counter_id AND ended_at IS NULL AND kind = 'serving'), 0), 0)) AS served
      FROM counter_intervals AS stretch
      WHERE stretch.day BETWEEN @from AND @to
        AND (@counterId IS NULL OR stretch.counter_id = @counterId)
        AND (@agentId IS NULL OR stretch.agent_id = @agentId)
      GROUP BY stretch.counter_id, stretch.agent_id`);
  }

  /** Of everything that matches; `null` when a service is asked for, since a counter is not open for one service. */
  total(query: ReportQuery): Occupancy | null {
    return query.serviceId === undefined ? add(this.#read(query)) : null;
  }

  by(query: ReportQuery, what: 'counterId' | 'agentId'): ReadonlyMap<string, Occupancy> {
    if (query.serviceId !== undefined) return new Map();
    return new Map([...Map.groupBy(this.#read(query), (row) => row[what])].map(([id, rows]) => [id, add(rows)]));
  }

  #read({ from, to, now, counterId, agentId }: ReportQuery): readonly Row[] {
    return this.#rows.all({ from, to, now, counterId: counterId ?? null, agentId: agentId ?? null });
  }
}

function add(rows: readonly Row[]): Occupancy {
  const sum = (value: (row: Row) => number): number => rows.reduce((total, row) => total + value(row), 0);
  const open = sum((row) => row.open);
  const served = sum((row) => row.served);
  return { open, paused: sum((row) => row.paused), served, share: open === 0 ? null : served / open };
}
