import type { Result } from '@foyer/basics';
import type { CallProblem } from '@foyer/client';
import { useEffect, useState } from 'react';
import type { Period } from './periods.ts';

/** What a report that is grouped by one thing answers. */
export interface Grouped<Row> {
  readonly total: Row;
  readonly items: readonly Row[];
  readonly agentNames?: Readonly<Record<string, string>>;
}

/** Asks the server for a report. */
export type AskGrouped<By extends string, Row> = (
  by: By,
  query: Period & { readonly serviceId?: string },
  signal: AbortSignal,
) => Promise<Result<Grouped<Row>, CallProblem>>;

/** A report as far as it has come: the last rows that came, for what `by` says. */
export interface GroupedRows<By extends string, Row> {
  readonly by: By | null;
  readonly total: Row | null;
  readonly rows: readonly Row[];
  /** What the agents of the rows are called, by id. */
  readonly agents: Readonly<Record<string, string>>;
  readonly loading: boolean;
  readonly problem: CallProblem | null;
}

const NONE = { by: null, total: null, rows: [], agents: {}, loading: false, problem: null };

/**
 * Asks whenever the question changes; an answer that comes after the next question is dropped.
 *
 * @param ask always the same function
 */
export function useGrouped<By extends string, Row>(
  ask: AskGrouped<By, Row>,
  by: By,
  { from, to }: Period,
  serviceId: string | null,
): GroupedRows<By, Row> {
  const [state, setState] = useState<GroupedRows<By, Row>>({ ...NONE, loading: true });
  useEffect(() => {
    const stop = new AbortController();
    const load = async () => {
      setState((old) => ({ ...old, loading: true, problem: null }));
      const answer = await ask(by, { from, to, ...(serviceId === null ? {} : { serviceId }) }, stop.signal);
      if (stop.signal.aborted) return;
      if (!answer.ok) return setState({ ...NONE, by, problem: answer.error });
      const { total, items: rows, agentNames: agents = NONE.agents } = answer.value;
      setState({ ...NONE, by, total, rows, agents });
    };
    void load();
    return () => stop.abort();
  }, [ask, by, from, to, serviceId]);
  return state;
}
