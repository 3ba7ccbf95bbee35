import type { Visit } from '@foyer/contract';
import { Badge } from '@foyer/ui';
import { ClockAlert } from 'lucide-react';
import { useWords } from './words.ts';

/** Marks a waiting visit whose wait has outgrown what its ticket was told; nothing while it holds. */
export function QuoteBadge({ quoteState }: Pick<Visit, 'quoteState'>) {
  const { say } = useWords();
  if (quoteState !== 'outgrown') return null;
  return (
    <Badge tone="warning" icon={<ClockAlert aria-hidden="true" />}>
      {say('wait.outgrown')}
    </Badge>
  );
}
