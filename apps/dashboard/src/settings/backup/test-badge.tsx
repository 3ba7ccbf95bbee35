import type { BackupCopy } from '@foyer/contract';
import { Badge, useWords } from '@foyer/ui';
import { CircleAlert, CircleCheck, Hourglass } from 'lucide-react';

/** What came of restoring a copy to try it out. */
export function TestBadge({ tested }: Pick<BackupCopy, 'tested'>) {
  const words = useWords();
  if (tested === null) return <Badge icon={<Hourglass aria-hidden="true" />}>{words.t('backup.waiting')}</Badge>;
  return tested.trouble === null ? (
    <Badge tone="good" icon={<CircleCheck aria-hidden="true" />}>
      {words.t('backup.good')}
    </Badge>
  ) : (
    <Badge tone="danger" icon={<CircleAlert aria-hidden="true" />}>
      {words.t('backup.bad')}
    </Badge>
  );
}
