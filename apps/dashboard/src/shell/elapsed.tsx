import { useWords } from '@foyer/ui';
import { secondsSince } from './target-state.ts';
import { type TimeSource, useTick } from './ticker.ts';

interface ElapsedProps {
  readonly source: TimeSource;
  /** ISO 8601; nothing is counted without it. */
  readonly since: string | null;
}

/** A running timer by the branch's clock: `4:32`. */
export function Elapsed({ source, since }: ElapsedProps) {
  const now = useTick(source);
  const words = useWords();
  if (since === null || now === null) return <span>{words.t('shell.common.none')}</span>;
  return (
    <time dir="ltr" className="timer">
      {words.duration(secondsSince(since, now), 'clock')}
    </time>
  );
}
