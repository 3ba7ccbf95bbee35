import type { BackupList } from '@foyer/contract';
import { Badge, EmptyState, useWords } from '@foyer/ui';
import { Archive, FileX } from 'lucide-react';
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
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable to be scrolled by keys
    <div className="panel-body" tabIndex={0}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{words.t('backup.copies.when')}</th>
            <th scope="col">{words.t('backup.copies.tested')}</th>
            <th scope="col" className="figure">
              {words.t('backup.copies.size')}
            </th>
            <th scope="col" className="figure">
              {words.t('backup.copies.took')}
            </th>
            <th scope="col">{words.t('backup.copies.file')}</th>
          </tr>
        </thead>
        <tbody>
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
        </tbody>
      </table>
    </div>
  );
}
