import type { CallProblem } from '@foyer/client';
import type { Device } from '@foyer/contract';
import { useCallback, useEffect, useState } from 'react';
import { sessionStore } from '../session/session.ts';
import { client } from '../shell/server.ts';

/** The list is asked for again so often: a device that was just let in shows up as connected by itself. */
const AGAIN_MILLISECONDS = 3_000;

export interface Devices {
  /** `null` before the first answer. */
  readonly items: readonly Device[] | null;
  /** That a screen may have. */
  readonly themes: readonly string[];
  readonly problem: CallProblem | null;
  reload(): Promise<void>;
}

/** The branch's devices, kept up to date while the page is open. */
export function useDevices(): Devices {
  const [known, setKnown] = useState<Omit<Devices, 'reload'>>({ items: null, themes: [], problem: null });
  const reload = useCallback(async () => {
    const answer = await client.call('devices');
    if (!answer.ok && answer.error.status === 401) sessionStore.getState().expire();
    setKnown((before) => (answer.ok ? { ...answer.value, problem: null } : { ...before, problem: answer.error }));
  }, []);
  useEffect(() => {
    void reload();
    const timer = setInterval(() => void reload(), AGAIN_MILLISECONDS);
    return () => clearInterval(timer);
  }, [reload]);
  return { ...known, reload };
}
