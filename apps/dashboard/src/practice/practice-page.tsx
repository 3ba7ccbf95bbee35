import type { Practice, User } from '@foyer/contract';
import { Button, EmptyState, IconButton, Spinner, useWords } from '@foyer/ui';
import { GraduationCap, Keyboard } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import { CounterPage } from '../counter/counter-page.tsx';
import { readPath } from '../session/roles.ts';
import { useSession } from '../session/session.ts';
import { formatProblem } from '../shell/format-problem.ts';
import { ShortcutHelp } from '../shell/shortcut-help.tsx';
import { useShortcuts, withKey } from '../shell/shortcuts.tsx';
import { useTitleNote } from '../shell/title-note.ts';
import { BarTools } from '../shell/top-bar.tsx';
import { LessonPanel } from './lesson-panel.tsx';
import { beginPractice, leavePractice, practiceStore, practiseAgain } from './practice-store.ts';
import './practice.css';

/** The counter page as it is, in a branch of made-up customers, and beside it what there is to learn. */
export default function PracticePage() {
  const words = useWords();
  const session = useSession((state) => state.session);
  const { kind, problem, practice } = useStore(practiceStore);
  useEffect(beginPractice, []);
  const note = useTitleNote();
  useEffect(() => {
    const title = words.t('shell.common.facts', {
      first: note ?? words.t('shell.tab.counter'),
      second: words.t('shell.app.name'),
    });
    document.title = words.t('practice.title', { title });
  }, [note, words]);
  if (kind === 'over' || kind === 'refused') {
    return (
      <div className="practice">
        <Band />
        <main className="wait-page">
          <EmptyState
            icon={<GraduationCap size={44} aria-hidden="true" />}
            title={words.t(kind === 'over' ? 'practice.ended.title' : 'practice.ended.refused')}
            action={
              <Button variant="primary" onPress={() => void practiseAgain()}>
                {words.t('practice.again')}
              </Button>
            }
          >
            {problem === null ? words.t('practice.ended.text') : formatProblem(problem, words)}
          </EmptyState>
        </main>
      </div>
    );
  }
  if (practice === null || session.kind !== 'signed-in') {
    return (
      <main className="wait-page">
        <div role="status">
          <EmptyState icon={<Spinner size="large" />} title={words.t('practice.beginning')} />
        </div>
      </main>
    );
  }
  return <Practising user={session.user} practice={practice} />;
}

function Practising({ user, practice }: { readonly user: User; readonly practice: Practice }) {
  const words = useWords();
  const [path] = useLocation();
  const [help, setHelp] = useState(false);
  useShortcuts({ '?': () => setHelp(true) });
  return (
    <div className="practice">
      <Band>
        <BarTools />
        <IconButton
          size="small"
          label={words.t('shell.bar.shortcuts')}
          onPress={() => setHelp(true)}
          render={withKey('?')}
        >
          <Keyboard size={18} aria-hidden="true" />
        </IconButton>
      </Band>
      <div className="practice-work">
        <div className="practice-counter">
          <CounterPage user={user} counterId={readPath(path, user).counterId} />
        </div>
        <LessonPanel practice={practice} />
      </div>
      <ShortcutHelp isOpen={help} onClose={() => setHelp(false)} page="counter" />
    </div>
  );
}

/** The head of every page of a practice: says that it is one, and leads out of it. */
function Band({ children }: { readonly children?: ReactNode }) {
  const words = useWords();
  return (
    <header className="practice-band">
      <div className="practice-name">
        <GraduationCap size={24} aria-hidden="true" />
        <strong>{words.t('practice.band.title')}</strong>
        <span>{words.t('practice.band.text')}</span>
      </div>
      <div className="practice-tools">
        {children}
        <Button size="small" onPress={() => void leavePractice()}>
          {words.t('practice.band.leave')}
        </Button>
      </div>
    </header>
  );
}
