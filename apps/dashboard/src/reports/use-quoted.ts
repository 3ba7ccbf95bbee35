import type { QuotedBy } from '@foyer/basics';
import type { CallProblem } from '@foyer/client';
import type { QuotedRow } from '@foyer/contract';
import { useEffect, useState } from 'react';
import { client } from '../shell/server.ts';
import type { Period } from './periods.ts';

/** What tickets were told, as far as it has come: the last rows that came, for what `by` says. */
export interface QuotedRows {
  readonly by: QuotedBy | null;
  readonly total: QuotedRow | null;
  readonly rows: readonly QuotedRow[];
  readonly loading: boolean;
  readonly problem: CallProblem | null;
}

const NONE: QuotedRows = { by: null, total: null, rows: [], loading: false, problem: null };

/** Asks whenever the question changes; an answer that comes after the next question is dropped. */
export function useQuoted(by: QuotedBy, { from, to }: Period, serviceId: string | null): QuotedRows {
  const [state, setState] = useState<QuotedRows>({ ...NONE, loading: true });
  useEffect(() => {
    const stop = new AbortController();
    const load = async () => {
      setState((old) => ({ ...old, loading: true, problem: null }));
      const query = { from, to, ...(serviceId === null ? {} : { serviceId }) };
      const answer = await client.call('quotedReport', { params: { by }, query, signal: stop.signal });
      if (stop.signal.aborted) return;
      if (answer.ok) setState({ ...NONE, by, total: answer.value.total, rows: answer.value.items });
      else setState({ ...NONE, by, problem: answer.error });
    };
    void load();
    return () => stop.abort();
  }, [by, from, to, serviceId]);
  return state;
}
