import type { BackupList } from '@foyer/contract';
import { Badge, EmptyState, useWords } from '@foyer/ui';
import { Archive, FileX } from 'lucide-react';
import { PlainTable } from '../../shell/plain-table.tsx';
import { formatTook } from './backup-standing.ts';
import { TestBadge } from './test-badge.tsx';

/** Every copy that is known, newest first. */
export function BackupCopies({ list: { items, key } }: { readonly list: BackupList }) {
  const words = useWords();
  if (items.length === 0) {
    return (
      <EmptyState icon={<Archive size={44} aria-hidden="true" />} title={words.t('backup.copies.empty')}>
        {words.t('backup.copies.emptyText')}
      </EmptyState>
    );
  }
  return (
    <PlainTable
      columns={[
        words.t('backup.copies.when'),
        words.t('backup.copies.tested'),
        { label: words.t('backup.copies.size'), className: 'figure' },
        { label: words.t('backup.copies.took'), className: 'figure' },
        words.t('backup.copies.file'),
      ]}
    >
      {items.map((copy) => (
        <tr key={copy.file}>
          <th scope="row" className="nowrap strong">
            {words.moment(copy.at)}
          </th>
          <td>
            {copy.there ? (
              <TestBadge tested={copy.tested} />
            ) : (
              <Badge tone="warning" icon={<FileX aria-hidden="true" />}>
                {words.t('backup.copies.gone')}
              </Badge>
            )}
          </td>
          <td className="figure nowrap">{words.fileSize(copy.bytes)}</td>
          <td className="figure nowrap">{formatTook(copy.seconds, words)}</td>
          <td className="muted">
            <bdi className="backup-path">{copy.file}</bdi>
            {copy.fingerprint === key?.fingerprint ? null : (
              <small>{words.t('backup.key.older', { mark: copy.fingerprint })}</small>
            )}
          </td>
        </tr>
      ))}
    </PlainTable>
  );
}
