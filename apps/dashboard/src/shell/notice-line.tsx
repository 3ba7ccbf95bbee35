import { baseLanguage } from '@foyer/basics';
import type { CallProblem } from '@foyer/client';
import { Button, IconButton } from '@foyer/ui';
import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useStore } from 'zustand';
import type { Commands, ProblemWords } from './commands.ts';
import './notice-line.css';
import { type Say, useWords } from './words.ts';

/**
 * A problem as a sentence: the server's own, which knows the facts, or in another language than English the sentence
 * of its code.
 *
 * @param words - sentences that take precedence over both
 */
export function formatProblem(problem: CallProblem, say: Say, language: string, words: ProblemWords = {}): string {
  const own = words[problem.code];
  if (own !== undefined) return say(own);
  return baseLanguage(language) === 'en' ? problem.detail : say(`problem.${problem.code}`);
}

/** What the last action came to. Its line is always there, so that nothing moves when something is said. */
export function NoticeLine({ commands }: { readonly commands: Commands }) {
  const { say, language } = useWords();
  const notice = useStore(commands, (state) => state.notice);
  const pending = useStore(commands, (state) => state.pending);
  const problem = notice?.kind === 'problem' ? notice : null;
  return (
    <div className="notice-line" data-kind={notice?.kind}>
      <div role="status" className="notice-words">
        {notice?.kind === 'done' ? (
          <>
            <CircleCheck size={18} aria-hidden="true" /> {notice.done(say, language)}
          </>
        ) : null}
      </div>
      <div role="alert" className="notice-words">
        {problem === null ? null : (
          <>
            <CircleAlert size={18} aria-hidden="true" /> {formatProblem(problem.problem, say, language, problem.words)}
          </>
        )}
      </div>
      {problem?.again ? (
        <Button size="small" isDisabled={pending !== null} onPress={() => void problem.again?.()}>
          {say('common.again')}
        </Button>
      ) : null}
      {notice === null ? null : (
        <IconButton size="small" label={say('common.dismiss')} onPress={() => commands.getState().dismiss()}>
          <X size={16} aria-hidden="true" />
        </IconButton>
      )}
    </div>
  );
}
