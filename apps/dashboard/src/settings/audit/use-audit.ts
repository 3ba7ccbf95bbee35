import type { CallProblem } from '@foyer/client';
import type { RouteQuery, RouteReply } from '@foyer/contract';
import { useCallback, useEffect, useState } from 'react';
import { sessionStore } from '../../session/session.ts';
import { client } from '../../shell/server.ts';

/** What of the log is looked at. */
export type AuditFilter = Pick<RouteQuery<'audit'>, 'from' | 'to' | 'kind' | 'actorId' | 'number'>;
type Page = RouteReply<'audit'>;

/** The log as far as it has been read. */
export interface AuditList {
  readonly items: Page['items'] | null;
  readonly actors: Page['actors'];
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly problem: CallProblem | null;
  readonly readOn: () => void;
  readonly again: () => void;
}

interface State {
  readonly items: Page['items'] | null;
  readonly actors: Page['actors'];
  readonly next: number | null;
  readonly loading: boolean;
  readonly problem: CallProblem | null;
}

/** Reads the log whenever the question changes, and further back when asked to; what comes too late is dropped. */
export function useAudit({ from, to, kind, actorId, number }: AuditFilter): AuditList {
  const [state, setState] = useState<State>({ items: null, actors: [], next: null, loading: true, problem: null });
  const [round, setRound] = useState(0);
  const read = useCallback(
    async (before: number | null, signal: AbortSignal | undefined) => {
      setState((old) => ({ ...old, loading: true, problem: null }));
      const asked = { from, to, kind, actorId, number, before: before ?? undefined };
      const query = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
      const answer = await client.call('audit', { query, ...(signal === undefined ? {} : { signal }) });
      if (signal?.aborted === true) return;
      if (!answer.ok) {
        if (answer.error.status === 401) sessionStore.getState().expire();
        setState((old) => ({ ...old, loading: false, problem: answer.error }));
        return;
      }
      const { items, next, actors } = answer.value;
      setState((old) => ({
        items: before === null ? items : [...(old.items ?? []), ...items],
        actors,
        next,
        loading: false,
        problem: null,
      }));
    },
    [from, to, kind, actorId, number],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks the same question again
  useEffect(() => {
    const stop = new AbortController();
    void read(null, stop.signal);
    return () => stop.abort();
  }, [read, round]);
  return {
    ...state,
    hasMore: state.next !== null,
    readOn: () => {
      if (state.next !== null && !state.loading) void read(state.next, undefined);
    },
    again: () => setRound((count) => count + 1),
  };
}
