import type { MarksBy } from '@foyer/basics';
import type { Connection } from '../connection.ts';
import { type Share, shareOf } from './figures.ts';
import type { ReportQuery } from './query.ts';

/** A sum in one unit. */
export interface Amount {
  readonly unit: string;
  readonly thousandths: number;
}

/** What agents recorded about steps; lengths in milliseconds. */
export interface MarkFigures {
  /** How often, all that was counted together; what is timed counts once. */
  readonly times: number;
  /** Of what is timed and over: how many, and how long together. */
  readonly timed: number;
  readonly length: number;
  readonly amounts: readonly Amount[];
  /** The same of what was offered and taken. */
  readonly offers: number;
  readonly offerAmounts: readonly Amount[];
  /** Served steps that have such a mark. */
  readonly marked: Share;
}

/** What marks are put together by: those of a step by what the step is. */
const KEYS: Readonly<Record<MarksBy, string>> = {
  marks: 'mark_id',
  services: 'steps.service_id',
  agents: 'steps.agent_id',
  days: 'steps.day',
};

interface Sums {
  readonly key: string;
  readonly offer: number;
  readonly unit: string | null;
  readonly times: number;
  readonly timed: number;
  readonly length: number;
  readonly amount: number;
}

const matching = `steps.day BETWEEN @from AND @to AND (@serviceId IS NULL OR steps.service_id = @serviceId)
  AND (@counterId IS NULL OR steps.counter_id = @counterId) AND (@agentId IS NULL OR steps.agent_id = @agentId)`;
const marked = `marks JOIN steps USING (visit_id, step) WHERE marks.day BETWEEN @from AND @to AND ${matching}`;
const distinctSteps = "count(DISTINCT visit_id || ' ' || step) FILTER (WHERE how = 'finished')";

/** How often what was recorded, how long it took and what it came to. */
export class MarksReport {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The figures of all marks that match, and of each group that has any, in the order of their keys. */
  by(
    { from, to, serviceId, counterId, agentId }: ReportQuery,
    by: MarksBy,
  ): { readonly total: MarkFigures; readonly groups: ReadonlyMap<string, MarkFigures> } {
    const given = { from, to, serviceId: serviceId ?? null, counterId: counterId ?? null, agentId: agentId ?? null };
    const all = <Row>(sql: string) => this.#connection.prepare<[object], Row>(sql).all(given);
    const counts = (sql: string) =>
      new Map(all<{ key: string; count: number }>(sql).map(({ key, count }) => [key, count]));
    const key = KEYS[by];
    const sums = all<Sums>(`
      SELECT ${key} AS key, offer, amount_unit AS unit, total(count) AS times,
        count(*) FILTER (WHERE kind = 'timed' AND marks.ended_at IS NOT NULL) AS timed,
        total(marks.ended_at - started_at) FILTER (WHERE kind = 'timed') AS length, total(amount) AS amount
      FROM ${marked} GROUP BY key, offer, unit ORDER BY key, unit`);
    const having = counts(`SELECT ${key} AS key, ${distinctSteps} AS count FROM ${marked} GROUP BY key`);
    const [total = 0] = all<{ count: number }>(`SELECT ${distinctSteps} AS count FROM ${marked}`).map(
      (row) => row.count,
    );
    const served = counts(
      `SELECT ${by === 'marks' ? "'all'" : key} AS key, count(*) AS count FROM steps
       WHERE ${matching} AND how = 'finished' GROUP BY 1`,
    );
    const servedInAll = [...served.values()].reduce((sum, count) => sum + count, 0);
    const groups = [...Map.groupBy(sums, (row) => row.key)].map(([name, rows]) => {
      const of = by === 'marks' ? servedInAll : (served.get(name) ?? 0);
      return [name, figuresOf(rows, shareOf(having.get(name) ?? 0, of))] as const;
    });
    return { total: figuresOf(sums, shareOf(total, servedInAll)), groups: new Map(groups) };
  }
}

function figuresOf(rows: readonly Sums[], marked: Share): MarkFigures {
  const offers = rows.filter(({ offer }) => offer === 1);
  const sumOf = (of: readonly Sums[], figure: 'times' | 'timed' | 'length') =>
    of.reduce((sum, row) => sum + row[figure], 0);
  return {
    times: sumOf(rows, 'times'),
    timed: sumOf(rows, 'timed'),
    length: sumOf(rows, 'length'),
    amounts: amountsOf(rows),
    offers: sumOf(offers, 'times'),
    offerAmounts: amountsOf(offers),
    marked,
  };
}

/** Each unit once, by its name. */
function amountsOf(rows: readonly Sums[]): readonly Amount[] {
  const sums = new Map<string, number>();
  for (const { unit, amount } of rows) if (unit !== null) sums.set(unit, (sums.get(unit) ?? 0) + amount);
  return [...sums]
    .map(([unit, thousandths]) => ({ unit, thousandths }))
    .toSorted((one, other) => (one.unit < other.unit ? -1 : 1));
}
