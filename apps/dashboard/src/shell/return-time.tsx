import { useWords } from '@foyer/ui';
import { secondsSince } from './target-state.ts';
import { type TimeSource, useTick } from './ticker.ts';

interface ReturnTimeProps {
  readonly source: TimeSource;
  /** When the counter means to go on, ISO 8601; nothing is said without it. */
  readonly returnsAt: string | null;
}

/** When a paused counter means to go on, or for how long that has been over. */
export function ReturnTime({ source, returnsAt }: ReturnTimeProps) {
  const words = useWords();
  const now = useTick(source);
  if (returnsAt === null || now === null) return null;
  const overdue = secondsSince(returnsAt, now);
  return overdue >= 60 ? (
    <span className="overdue">{words.t('counter.overdue', { time: words.duration(overdue) })}</span>
  ) : (
    <span>{words.t('counter.backAt', { time: words.clockTime(returnsAt) })}</span>
  );
}
