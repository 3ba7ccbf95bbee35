import type { CallProblem } from '@foyer/client';
import type { BackupList } from '@foyer/contract';
import { useCallback, useEffect, useState } from 'react';
import { sessionStore } from '../../session/session.ts';
import { client } from '../../shell/server.ts';

/** Milliseconds until the list is asked for again: soon while something goes on. */
const WHILE_BUSY = 1_500;
const WHILE_IDLE = 15_000;

/** The branch's backups as they are known, and how to look at once. */
export type Backups = ReturnType<typeof useBackups>;

/** The branch's backups as they are now. With other `settings` they are looked at anew. */
export function useBackups(settings: unknown) {
  const [list, setList] = useState<BackupList | null>(null);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const load = useCallback(async () => {
    const answer = await client.call('backups');
    if (answer.ok) setList(answer.value);
    else if (answer.error.status === 401) sessionStore.getState().expire();
    setProblem(answer.ok ? null : answer.error);
  }, []);
  const pause = list === null || list.activity === 'idle' ? WHILE_IDLE : WHILE_BUSY;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other settings are another folder to look at
  useEffect(() => void load(), [load, settings]);
  useEffect(() => {
    const timer = setInterval(() => void load(), pause);
    return () => clearInterval(timer);
  }, [load, pause]);
  return { list, problem, load };
}
