import type { ReportName } from '@foyer/basics';
import type { CallProblem } from '@foyer/client';
import type { ReportRow } from '@foyer/contract';
import { useEffect, useState } from 'react';
import { client } from '../shell/server.ts';
import type { Period } from './periods.ts';

/** A report as far as it has come. `rows` are the last ones that came, for what `of` says. */
export interface Report {
  readonly of: { readonly report: ReportName; readonly period: Period; readonly serviceId: string | null } | null;
  readonly rows: readonly ReportRow[];
  /** What the agents of the rows are called, by id. */
  readonly agentNames: Readonly<Record<string, string>>;
  readonly loading: boolean;
  readonly problem: CallProblem | null;
}

const NONE = {};

/** Asks for a report whenever the question changes; an answer that comes after the next question is dropped. */
export function useReport(report: ReportName, period: Period | null, serviceId: string | null): Report {
  const [state, setState] = useState<Report>({ of: null, rows: [], agentNames: NONE, loading: true, problem: null });
  const from = period?.from;
  const to = period?.to;
  useEffect(() => {
    if (from === undefined || to === undefined) return;
    const stop = new AbortController();
    const load = async () => {
      setState((old) => ({ ...old, loading: true, problem: null }));
      const query = { from, to, ...(serviceId === null ? {} : { serviceId }) };
      const answer = await client.call('report', { params: { report }, query, signal: stop.signal });
      if (stop.signal.aborted) return;
      const of = { report, period: { from, to }, serviceId };
      if (answer.ok) {
        const { items: rows, agentNames } = answer.value;
        setState({ of, rows, agentNames, loading: false, problem: null });
      } else setState({ of, rows: [], agentNames: NONE, loading: false, problem: answer.error });
    };
    void load();
    return () => stop.abort();
  }, [report, from, to, serviceId]);
  return state;
}
