import type { AgentId } from '@foyer/basics';
import { useEffect, useState } from 'react';
import { client } from '../../shell/server.ts';

/** Somebody who works here, as a choice. */
export interface Colleague {
  readonly id: AgentId;
  readonly label: string;
}

/** Everybody who works here and may sign in; nobody while that is not known, or not for this user to know. */
export function useColleagues(): readonly Colleague[] {
  const [colleagues, setColleagues] = useState<readonly Colleague[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    const load = async () => {
      const answer = await client.call('people', { signal: stop.signal });
      if (stop.signal.aborted || !answer.ok) return;
      const present = answer.value.items.filter(({ state }) => state !== 'disabled');
      setColleagues(present.map(({ id, displayName }) => ({ id, label: displayName })));
    };
    void load();
    return () => stop.abort();
  }, []);
  return colleagues;
}
