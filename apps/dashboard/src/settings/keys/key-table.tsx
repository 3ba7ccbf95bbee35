import type { CallProblem } from '@foyer/client';
import type { Key } from '@foyer/contract';
import { Badge, Button, EmptyState, Spinner, useWords } from '@foyer/ui';
import { Ban, CircleAlert, KeyRound, Plug } from 'lucide-react';
import { formatProblem } from '../../shell/format-problem.ts';
import { PlainTable } from '../../shell/plain-table.tsx';

interface KeyTableProps {
  readonly keys: readonly Key[] | null;
  readonly problem: CallProblem | null;
  readonly onRevoke: (key: Key) => void;
}

/** The branch's keys, those that open something first. */
export function KeyTable({ keys, problem, onRevoke }: KeyTableProps) {
  const words = useWords();
  if (problem !== null) {
    return (
      <EmptyState icon={<CircleAlert size={44} aria-hidden="true" />} title={words.t('keys.failed')}>
        {formatProblem(problem, words)}
      </EmptyState>
    );
  }
  if (keys === null) return <Spinner size="large" label={words.t('shell.session.checking')} />;
  if (keys.length === 0) {
    return (
      <EmptyState icon={<KeyRound size={44} aria-hidden="true" />} title={words.t('keys.empty')}>
        {words.t('keys.emptyText')}
      </EmptyState>
    );
  }
  return (
    <PlainTable
      columns={[
        words.t('keys.name'),
        words.t('keys.may'),
        words.t('keys.lastUsed'),
        words.t('keys.added'),
        { label: words.t('keys.revoke'), hidden: true },
      ]}
    >
      {keys.map((key) => (
        <tr key={key.id} data-status={key.revokedAt === null ? 'active' : 'revoked'}>
          <th scope="row">
            <span className="keys-name">
              <Plug size={20} aria-hidden="true" />
              <span className="strong" dir="auto">
                {key.name}
              </span>
            </span>
          </th>
          <td>
            {key.scopes
              .map((scope) => words.t(`keys.scope.${scope}`))
              .reduce((first, second) => words.t('shell.common.facts', { first, second }))}
          </td>
          <td className="nowrap muted">
            {key.lastUsedAt === null ? words.t('keys.never') : words.moment(key.lastUsedAt)}
          </td>
          <td className="muted">
            {key.addedBy === null
              ? words.moment(key.addedAt)
              : words.t('shell.common.facts', { first: words.moment(key.addedAt), second: key.addedBy })}
          </td>
          <td className="figure">
            {key.revokedAt === null ? (
              <Button
                size="small"
                variant="quiet"
                aria-label={words.t('keys.revokeThis', { name: key.name })}
                onPress={() => onRevoke(key)}
              >
                {words.t('keys.revoke')}
              </Button>
            ) : (
              <Badge icon={<Ban aria-hidden="true" />}>{words.t('keys.revoked')}</Badge>
            )}
          </td>
        </tr>
      ))}
    </PlainTable>
  );
}
