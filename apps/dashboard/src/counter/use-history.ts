import type { CallProblem } from '@foyer/client';
import { useEffect, useState } from 'react';
import { client } from '../shell/server.ts';
import type { HistoryItem } from './history-line.ts';

interface History {
  readonly visitId: string | null;
  readonly items: readonly HistoryItem[];
  readonly problem: CallProblem | null;
}
const NOTHING: History = { visitId: null, items: [], problem: null };

/**
 * A visit's history, read again whenever `state`, which stands for all that happens to the visit, is another. Another
 * visit's is never shown in its place; an older one stays until the new one is there.
 */
export function useHistory(visitId: string | null, state: string | null): History {
  const [history, setHistory] = useState<History>(NOTHING);
  useEffect(() => {
    if (visitId === null || state === null) return;
    const stop = new AbortController();
    const load = async () => {
      const answer = await client.call('visitHistory', { params: { visitId }, signal: stop.signal });
      if (stop.signal.aborted) return;
      if (answer.ok) setHistory({ visitId, items: answer.value.items, problem: null });
      else setHistory((old) => ({ ...(old.visitId === visitId ? old : NOTHING), visitId, problem: answer.error }));
    };
    void load();
    return () => stop.abort();
  }, [visitId, state]);
  return history.visitId === visitId ? history : NOTHING;
}
