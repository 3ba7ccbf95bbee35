import type { Visit } from '@foyer/contract';
import { Badge, useWords } from '@foyer/ui';
import { ClockAlert } from 'lucide-react';

/** Marks a waiting visit whose wait has outgrown what its ticket was told; nothing while it holds. */
export function QuoteBadge({ quoteState }: Pick<Visit, 'quoteState'>) {
  const words = useWords();
  if (quoteState !== 'outgrown') return null;
  return (
    <Badge tone="warning" icon={<ClockAlert aria-hidden="true" />}>
      {words.t('shell.wait.outgrown')}
    </Badge>
  );
}
