import type { AuditKind } from '@foyer/basics';
import type { AuditEntry } from '@foyer/contract';
import { Button, EmptyState, Spinner, useWords } from '@foyer/ui';
import { auditActor, auditSentence } from '@foyer/words';
import {
  Building2,
  CircleAlert,
  DatabaseBackup,
  Download,
  Eraser,
  History,
  KeyRound,
  type LucideIcon,
  MonitorSmartphone,
  MonitorUp,
  Plug,
  Settings2,
  Ticket,
  UserCog,
} from 'lucide-react';
import { formatProblem } from '../../shell/format-problem.ts';
import { PlainTable } from '../../shell/plain-table.tsx';
import type { AuditList } from './use-audit.ts';

const ICONS: Readonly<Record<AuditKind, LucideIcon>> = {
  visits: Ticket,
  counters: MonitorUp,
  branch: Building2,
  settings: Settings2,
  people: UserCog,
  'sign-ins': KeyRound,
  backups: DatabaseBackup,
  devices: MonitorSmartphone,
  keys: Plug,
  exports: Download,
  erasures: Eraser,
};

interface AuditTableProps {
  readonly list: AuditList;
  readonly onOpen: (entry: AuditEntry) => void;
}

/** What happened, newest first. */
export function AuditTable({ list, onOpen }: AuditTableProps) {
  const words = useWords();
  const { items, problem, loading, hasMore, readOn } = list;
  if (problem !== null && (items === null || items.length === 0)) {
    return (
      <EmptyState icon={<CircleAlert size={44} aria-hidden="true" />} title={words.t('audit.failed')}>
        {formatProblem(problem, words)}
      </EmptyState>
    );
  }
  if (items === null) return <Spinner size="large" label={words.t('shell.session.checking')} />;
  if (items.length === 0) {
    return (
      <EmptyState icon={<History size={44} aria-hidden="true" />} title={words.t('audit.empty')}>
        {words.t('audit.emptyText')}
      </EmptyState>
    );
  }
  return (
    <PlainTable
      className="audit-table"
      busy={loading}
      columns={[
        words.t('audit.column.time'),
        words.t('audit.column.what'),
        words.t('audit.column.who'),
        words.t('audit.column.from'),
        { label: words.t('audit.open'), hidden: true },
      ]}
      below={
        <>
          {hasMore ? (
            <div className="audit-more">
              <Button onPress={readOn} pending={loading}>
                {words.t('audit.older')}
              </Button>
            </div>
          ) : null}
          {problem === null ? null : (
            <p role="alert" className="audit-more">
              {formatProblem(problem, words)}
            </p>
          )}
        </>
      }
    >
      {items.map((entry) => {
        const Icon = ICONS[entry.kind];
        const what = auditSentence(entry, words);
        return (
          <tr key={entry.sequence}>
            <td className="nowrap muted">{words.moment(entry.at)}</td>
            <th scope="row">
              <span className="audit-what">
                <Icon size={18} aria-hidden="true" />
                <span>
                  <span dir="auto">{what}</span>
                  {typeof entry.facts.note === 'string' ? (
                    <small className="muted" dir="auto">
                      {entry.facts.note}
                    </small>
                  ) : null}
                </span>
              </span>
            </th>
            <td>
              <bdi>{auditActor(entry.actor, words)}</bdi>
            </td>
            <td className="muted nowrap">
              <bdi>{entry.address}</bdi>
            </td>
            <td className="figure">
              <Button
                size="small"
                variant="quiet"
                aria-label={words.t('audit.openThis', { what })}
                onPress={() => onOpen(entry)}
              >
                {words.t('audit.open')}
              </Button>
            </td>
          </tr>
        );
      })}
    </PlainTable>
  );
}
