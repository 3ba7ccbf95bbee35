import type { CallProblem } from '@foyer/client';
import { SECTION_IDS } from '@foyer/configuration';
import type { RouteReply } from '@foyer/contract';
import { Button, useWords } from '@foyer/ui';
import { useId, useState } from 'react';
import { sessionStore } from '../../session/session.ts';
import { ActionDialog } from '../../shell/action-dialog.tsx';
import type { Commands } from '../../shell/commands.ts';
import { client } from '../../shell/server.ts';
import { ChangeList } from '../audit/change-list.tsx';
import { closingSentences } from '../form/closing-dialog.tsx';
import { sectionWith } from '../form/mistakes.ts';
import type { BranchFile } from './branch-file.ts';

interface FileFitsProps {
  readonly commands: Commands;
  readonly file: BranchFile;
  readonly would: RouteReply<'importSettings'>;
  readonly onTaken: () => void;
  /** Looks into it once more, and shows what is different now. Resolves to whether it is as it was shown. */
  readonly onLookAgain: () => Promise<boolean>;
  /** The branch is no longer as it was when the file was looked at. */
  readonly onRefused: (problem: CallProblem) => Promise<void>;
}

/** What a sound file would change, by section, and the button that does it. */
export function FileFits({ commands, file, would, onTaken, onLookAgain, onRefused }: FileFitsProps) {
  const words = useWords();
  const id = useId();
  const [looking, setLooking] = useState(false);
  const [asking, setAsking] = useState(false);
  const { differences, names, total, version, closes = null } = would;
  const ask = async () => {
    setLooking(true);
    const asShown = await onLookAgain();
    setLooking(false);
    setAsking(asShown);
  };
  if (total === 0) return <p className="transfer-none">{words.t('settings.transfer.in.none')}</p>;
  const more = total - differences.length;
  const sections = SECTION_IDS.map((section) => ({
    section,
    changes: differences.filter(({ pointer }) => sectionWith(pointer.split('/')[1]) === section),
  })).filter(({ changes }) => changes.length > 0);
  return (
    <>
      <div className="transfer-would">
        <h3>{words.t('settings.transfer.in.would', { count: total })}</h3>
        <Button variant="primary" pending={looking} onPress={() => void ask()}>
          {words.t('settings.transfer.in.take')}
        </Button>
      </div>
      {sections.map(({ section, changes }) => (
        <section key={section} className="transfer-section" aria-labelledby={`${id}-${section}`}>
          <h4 id={`${id}-${section}`}>{words.t(`audit.section.${section}`)}</h4>
          <ChangeList changes={changes} names={names} />
        </section>
      ))}
      {more === 0 ? null : <p className="muted">{words.t('audit.change.more', { count: more })}</p>}
      {asking ? (
        <ActionDialog
          commands={commands}
          landing={['.transfer-file button']}
          title={words.t(closes === null ? 'settings.transfer.in.sureTitle' : 'settings.closing.title')}
          text={
            closes === null
              ? words.t('settings.transfer.in.sureText')
              : closingSentences(closes.waiting, file.branch.hours, words).join(' ')
          }
          confirm={words.t('settings.transfer.in.take')}
          danger={closes !== null}
          onClose={() => setAsking(false)}
          onDone={onTaken}
          action={() => ({
            name: 'import',
            done: (reader) => reader.t('settings.transfer.in.done', { count: total }),
            send: async (commandId) => {
              const answer = await client.call('importSettings', { body: { file, version }, commandId });
              // The branch may have other languages and another name now.
              if (answer.ok) void sessionStore.getState().check();
              else if (answer.error.code === 'version-conflict') setAsking(await onLookAgain());
              else await onRefused(answer.error);
              return answer;
            },
          })}
        />
      ) : null}
    </>
  );
}
