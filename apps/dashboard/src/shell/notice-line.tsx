import { Button, IconButton, useWords } from '@foyer/ui';
import { CircleAlert, CircleCheck, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Commands } from './commands.ts';
import { formatProblem } from './format-problem.ts';
import './notice-line.css';

interface NoticeLineProps {
  readonly commands: Commands;
  /** What is said while there is nothing to say of an action. */
  readonly idle?: ReactNode;
  /** What stands at the line's end, whatever is said. */
  readonly children?: ReactNode;
}

/** What the last action came to. Its line is always there, so that nothing moves when something is said. */
export function NoticeLine({ commands, idle, children }: NoticeLineProps) {
  const words = useWords();
  const notice = useStore(commands, (state) => state.notice);
  const pending = useStore(commands, (state) => state.pending);
  const problem = notice?.kind === 'problem' ? notice : null;
  return (
    <div className="notice-line" data-kind={notice?.kind}>
      {notice === null ? idle : null}
      <div role="status" className="notice-words">
        {notice?.kind === 'done' ? (
          <>
            <CircleCheck size={18} aria-hidden="true" /> {notice.done(words)}
          </>
        ) : null}
      </div>
      <div role="alert" className="notice-words">
        {problem === null ? null : (
          <>
            <CircleAlert size={18} aria-hidden="true" /> {formatProblem(problem.problem, words, problem.words)}
          </>
        )}
      </div>
      {problem?.again ? (
        <Button size="small" isDisabled={pending !== null} onPress={() => void problem.again?.()}>
          {words.t('shell.common.again')}
        </Button>
      ) : null}
      {notice === null ? null : (
        <IconButton size="small" label={words.t('shell.common.dismiss')} onPress={() => commands.getState().dismiss()}>
          <X size={16} aria-hidden="true" />
        </IconButton>
      )}
      {children}
    </div>
  );
}
