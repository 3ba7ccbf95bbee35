import type { Visit } from '@foyer/contract';
import { useWords } from '@foyer/ui';
import { Elapsed } from './elapsed.tsx';
import { type TimeSource, useTick } from './ticker.ts';

interface WaitedProps {
  readonly source: TimeSource;
  readonly stage: Extract<Visit['stage'], { kind: 'waiting' }>;
}

/** How long somebody has waited by what the order goes by, and, where they kept their place, how long in this line. */
export function Waited({ source, stage }: WaitedProps) {
  const words = useWords();
  const now = useTick(source);
  const here = now === null ? null : waitedHere(stage, now);
  return (
    <>
      <Elapsed source={source} since={stage.seniority} />
      {here === null ? null : (
        <small className="waited-here">{words.t('shell.wait.here', { time: words.duration(here, 'clock') })}</small>
      )}
    </>
  );
}

/** A difference of less says nothing to anybody, seconds. */
const SAME_SECONDS = 60;

/**
 * How long a waiting visit has stood in its present line, in seconds; `null` when that is as long as it has waited
 * altogether. `now` is the branch's instant in epoch milliseconds.
 */
export function waitedHere(stage: { readonly since: string; readonly seniority: string }, now: number): number | null {
  const since = Date.parse(stage.since);
  if (since - Date.parse(stage.seniority) < SAME_SECONDS * 1000) return null;
  return Math.max(0, Math.floor((now - since) / 1000));
}
