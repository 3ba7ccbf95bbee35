import type { EscalationsBy } from '@foyer/basics';
import type { CallProblem } from '@foyer/client';
import type { AnswersRow } from '@foyer/contract';
import { useEffect, useState } from 'react';
import { client } from '../shell/server.ts';
import type { Period } from './periods.ts';

/** How escalations were answered, as far as it has come: the last rows that came, for what `by` says. */
export interface AnswersRows {
  readonly by: EscalationsBy | null;
  readonly total: AnswersRow | null;
  readonly rows: readonly AnswersRow[];
  readonly loading: boolean;
  readonly problem: CallProblem | null;
}

const NONE: AnswersRows = { by: null, total: null, rows: [], loading: false, problem: null };

/** Asks whenever the question changes; an answer that comes after the next question is dropped. */
export function useAnswers(by: EscalationsBy, { from, to }: Period, serviceId: string | null): AnswersRows {
  const [state, setState] = useState<AnswersRows>({ ...NONE, loading: true });
  useEffect(() => {
    const stop = new AbortController();
    const load = async () => {
      setState((old) => ({ ...old, loading: true, problem: null }));
      const query = { from, to, ...(serviceId === null ? {} : { serviceId }) };
      const answer = await client.call('escalationReport', {
        params: { grouping: by },
        query,
        signal: stop.signal,
      });
      if (stop.signal.aborted) return;
      if (answer.ok) setState({ ...NONE, by, total: answer.value.total, rows: answer.value.items });
      else setState({ ...NONE, by, problem: answer.error });
    };
    void load();
    return () => stop.abort();
  }, [by, from, to, serviceId]);
  return state;
}
