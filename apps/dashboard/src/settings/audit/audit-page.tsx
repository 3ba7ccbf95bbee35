import { roleIncludes } from '@foyer/basics';
import type { AuditEntry, User } from '@foyer/contract';
import { routes } from '@foyer/contract';
import { useWords } from '@foyer/ui';
import { useState } from 'react';
import { Link } from 'wouter';
import { dayIn, presetPeriod } from '../../reports/periods.ts';
import { useSession } from '../../session/session.ts';
import { useCommands } from '../../session/use-commands.ts';
import { AnswerLine } from '../../shell/answer-line.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { AuditTable } from './audit-table.tsx';
import './audit.css';
import { EntryDialog } from './entry-dialog.tsx';
import { type AuditFilter, useAudit } from './use-audit.ts';

/** What happened at the branch, who did it, and the way back. */
export default function AuditPage({ user }: { readonly user: User }) {
  const words = useWords();
  const branch = useSession((state) => state.branch);
  const today = dayIn(branch?.timeZone ?? 'UTC', Date.now());
  const [filter, setFilter] = useState<AuditFilter & { readonly from: string; readonly to: string }>(() =>
    presetPeriod('week', branch?.day ?? today),
  );
  const [opened, setOpened] = useState<AuditEntry | null>(null);
  const list = useAudit(filter);
  const commands = useCommands();
  const { staff, needs } = routes.changeSettings.access;
  return (
    <main className="audit">
      <div className="audit-head">
        <div>
          <h1>{words.t('audit.title')}</h1>
          <p className="muted">{words.t('audit.intro')}</p>
        </div>
        <AnswerLine commands={commands} />
        <Link href="/settings/privacy">{words.t('privacy.title')}</Link>
      </div>
      <AuditFilters filter={filter} actors={list.actors} onFilter={setFilter} />
      <section className="panel audit-list" aria-label={words.t('audit.title')}>
        <AuditTable list={list} onOpen={setOpened} />
      </section>
      {opened === null ? null : (
        <EntryDialog
          entry={opened}
          commands={commands}
          mayTakeBack={roleIncludes(user.role, staff) && !user.withheld.includes(needs)}
          onClose={() => setOpened(null)}
          onTakenBack={list.again}
        />
      )}
    </main>
  );
}
