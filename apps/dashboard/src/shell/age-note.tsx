import type { Estimate } from '@foyer/contract';
import { formatDuration } from '@foyer/ui';
import { History } from 'lucide-react';
import { estimateAge } from './estimate-age.ts';
import { type TimeSource, useTick } from './ticker.ts';
import { useWords } from './words.ts';

interface AgeNoteProps {
  readonly source: TimeSource;
  readonly estimate: Estimate;
}

/** Says how old an estimate is that could not be renewed; nothing while it is current. */
export function AgeNote({ source, estimate }: AgeNoteProps) {
  const now = useTick(source);
  const { say, language } = useWords();
  const age = now === null ? null : estimateAge(estimate, now);
  if (age === null) return null;
  return (
    <small className="estimate-age">
      <History size={14} aria-hidden="true" /> {say('estimate.old', { age: formatDuration(age, language) })}
    </small>
  );
}
