import { EmptyState, Spinner, useWords } from '@foyer/ui';
import { CircleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useCommands } from '../../session/use-commands.ts';
import { AnswerLine } from '../../shell/answer-line.tsx';
import { formatProblem } from '../../shell/format-problem.ts';
import { client } from '../../shell/server.ts';
import { BackupCopies } from './backup-copies.tsx';
import { BackupKey } from './backup-key.tsx';
import { BackupRestore } from './backup-restore.tsx';
import { BackupStatus } from './backup-status.tsx';
import type { Backups } from './use-backups.ts';
import './backup.css';

/** The branch's copies: what is safe, what needs somebody, and how to come back. */
export function BackupPage({ list, problem, load }: Backups) {
  const words = useWords();
  const commands = useCommands();
  const pending = useStore(commands, (state) => state.pending);
  const make = async () => {
    const send = () => client.call('makeBackup');
    await commands.getState().send({ name: 'make', done: (words) => words.t('backup.begun'), send });
    await load();
  };
  // That it has begun is no news once it has failed: why it did stands in what needs somebody.
  const failedAt = list?.failed?.at ?? null;
  useEffect(() => {
    if (failedAt !== null) commands.getState().dismiss();
  }, [failedAt, commands]);
  return (
    <div className="backup">
      <p className="muted">{words.t('backup.intro')}</p>
      <AnswerLine commands={commands} />
      {list === null && problem !== null ? (
        <EmptyState icon={<CircleAlert size={44} aria-hidden="true" />} title={words.t('backup.unlisted')}>
          {formatProblem(problem, words)}
        </EmptyState>
      ) : null}
      {list === null && problem === null ? <Spinner size="large" label={words.t('shell.session.checking')} /> : null}
      {list === null ? null : (
        <div className="backup-body">
          <div className="backup-main">
            <BackupStatus list={list} pending={pending === 'make'} onMake={() => void make()} />
            <section className="panel backup-copies" aria-label={words.t('backup.copies.title')}>
              <header className="panel-head">
                <h2>{words.t('backup.copies.title')}</h2>
                <span className="count">{words.count(list.items.length)}</span>
              </header>
              <BackupCopies list={list} />
            </section>
          </div>
          <div className="backup-aside">
            <BackupKey commands={commands} current={list.key} onMade={() => void load()} />
            <BackupRestore list={list} />
          </div>
        </div>
      )}
    </div>
  );
}
