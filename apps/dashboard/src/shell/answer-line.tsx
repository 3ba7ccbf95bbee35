import { Button, IconButton, useWords } from '@foyer/ui';
import { CircleAlert, CircleCheck, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Commands } from './commands.ts';
import { formatProblem } from './format-problem.ts';
import './answer-line.css';

interface AnswerLineProps {
  readonly commands: Commands;
  /** What is said while there is nothing to say of an action. */
  readonly idle?: ReactNode;
  /** What stands at the line's end, whatever is said. */
  readonly children?: ReactNode;
}

/** What the last action came to. Its line is always there, so that nothing moves when something is said. */
export function AnswerLine({ commands, idle, children }: AnswerLineProps) {
  const words = useWords();
  const answer = useStore(commands, (state) => state.answer);
  const pending = useStore(commands, (state) => state.pending);
  const problem = answer?.kind === 'problem' ? answer : null;
  return (
    <div className="answer-line" data-kind={answer?.kind}>
      {answer === null ? idle : null}
      <div role="status" className="answer-words">
        {answer?.kind === 'done' ? (
          <>
            <CircleCheck size={18} aria-hidden="true" /> {answer.done(words)}
          </>
        ) : null}
      </div>
      <div role="alert" className="answer-words">
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
      {answer === null ? null : (
        <IconButton size="small" label={words.t('shell.common.dismiss')} onPress={() => commands.getState().dismiss()}>
          <X size={16} aria-hidden="true" />
        </IconButton>
      )}
      {children}
    </div>
  );
}
