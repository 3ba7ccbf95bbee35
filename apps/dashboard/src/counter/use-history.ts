import type { CallProblem } from '@foyer/client';
import type { Visit } from '@foyer/contract';
import { useEffect, useState } from 'react';
import { client } from '../shell/server.ts';
import type { HistoryItem } from './history-line.ts';

interface History {
  readonly visitId: string | null;
  readonly items: readonly HistoryItem[];
  readonly problem: CallProblem | null;
}
/** What of a visit tells that something has become of it. */
type Told = Pick<Visit, 'id' | 'version' | 'edits' | 'print' | 'escalation' | 'marks'>;

const NOTHING: History = { visitId: null, items: [], problem: null };

/**
 * A visit's history, read again whenever something has become of the visit: its version tells, and its edits, its print,
 * its escalation and its marks, which have no part in the version. Another visit's is never shown in its place; an older one of the same
 * visit stays until the new one is there.
 */
export function useHistory(visit: Told | null): History {
  const [history, setHistory] = useState<History>(NOTHING);
  const visitId = visit?.id ?? null;
  const marks = visit?.marks.map(({ id, until }) => `${id} ${until}`) ?? [];
  const told = visit === null ? null : [visit.version, visit.edits, visit.print, visit.escalation, ...marks].join(' ');
  useEffect(() => {
    if (visitId === null || told === null) return;
    const stop = new AbortController();
    const load = async () => {
      const answer = await client.call('visitHistory', { params: { visitId }, signal: stop.signal });
      if (stop.signal.aborted) return;
      if (answer.ok) setHistory({ visitId, items: answer.value.items, problem: null });
      else setHistory((old) => ({ ...(old.visitId === visitId ? old : NOTHING), visitId, problem: answer.error }));
    };
    void load();
    return () => stop.abort();
  }, [visitId, told]);
  return history.visitId === visitId ? history : NOTHING;
}
