import type { Estimate } from '@foyer/contract';
import { useWords } from '@foyer/ui';
import { History } from 'lucide-react';
import { type TimeSource, useTick } from './ticker.ts';

interface AgeNoteProps {
  readonly source: TimeSource;
  readonly estimate: Estimate;
}

/** Says how old an estimate is that could not be renewed; nothing while it is current. */
export function AgeNote({ source, estimate }: AgeNoteProps) {
  const now = useTick(source);
  const words = useWords();
  const age = now === null ? null : estimateAge(estimate, now);
  if (age === null) return null;
  return (
    <small className="estimate-age">
      <History size={14} aria-hidden="true" /> {words.t('shell.estimate.old', { age: words.duration(age) })}
    </small>
  );
}

/** How old, in seconds, an estimate is that could not be renewed by `now`; `null` while it is current or withheld. */
export function estimateAge(estimate: Estimate, now: number): number | null {
  if (estimate.kind !== 'minutes' || estimate.asOf === null) return null;
  return Math.max(0, (now - Date.parse(estimate.asOf)) / 1000);
}
