import type { Escalation, User } from '@foyer/contract';
import { useEffect, useMemo, useRef } from 'react';
import { createStore, useStore } from 'zustand';
import { usePreferences } from '../shell/preferences.ts';
import { ring } from '../shell/ring.ts';
import { presentLevel, waitsFor } from './raised-to.ts';

/** How many escalations and calls for help wait for the user; the title of the page says it. */
const waiting = createStore<{ readonly count: number }>(() => ({ count: 0 }));

export function useWaitingForMe(): number {
  return useStore(waiting, ({ count }) => count);
}

/** What is heard once: that it came, that it came to another level, that somebody was reminded. */
export function heardAs(escalation: Pick<Escalation, 'id' | 'levels'>): string {
  const reminded = presentLevel(escalation)?.reminded === true;
  return `${escalation.id} ${escalation.levels.length}${reminded ? ' reminded' : ''}`;
}

/**
 * Rings for what is new and waits for the user, unless they have muted it, and counts it. What was there when the page
 * first knew rings no more.
 *
 * @param escalations - all of a view; `null` before it has come
 */
export function useAlarm(escalations: readonly Escalation[] | null, user: User): void {
  const sounds = usePreferences((state) => state.sounds);
  const heard = useRef<ReadonlySet<string> | null>(null);
  const mine = useMemo(
    () => escalations?.filter((escalation) => waitsFor(escalation, user)).map(heardAs) ?? null,
    [escalations, user],
  );
  useEffect(() => {
    if (mine === null) return;
    waiting.setState({ count: mine.length });
    const before = heard.current;
    heard.current = new Set(mine);
    if (sounds && before !== null && mine.some((each) => !before.has(each))) ring();
  }, [mine, sounds]);
  useEffect(() => () => waiting.setState({ count: 0 }), []);
}
