import type { BackupList } from '@foyer/contract';
import { Card, useWords } from '@foyer/ui';
import { LifeBuoy } from 'lucide-react';
import { formatTook, newestReliable } from './backup-standing.ts';

/** What somebody types; the same in every language. */
const COMMAND = 'npm run restore -- COPY --data FOLDER';

/** What can be lost, how long it takes to come back, and how. */
export function BackupRestore({ list }: { readonly list: BackupList }) {
  const words = useWords();
  const tried = newestReliable(list)?.tested ?? null;
  return (
    <Card as="section" className="backup-restore" aria-labelledby="backup-restore-title">
      <h2 id="backup-restore-title">
        <LifeBuoy size={20} aria-hidden="true" /> {words.t('backup.restore.title')}
      </h2>
      {list.settings === null || tried === null ? null : <p>{words.t('backup.restore.lost')}</p>}
      {tried === null ? null : <p>{words.t('backup.restore.took', { time: formatTook(tried.seconds, words) })}</p>}
      <p className="muted">{words.t('backup.restore.how')}</p>
      <code dir="ltr">{COMMAND}</code>
      <p className="muted">{words.t('backup.restore.then')}</p>
    </Card>
  );
}
