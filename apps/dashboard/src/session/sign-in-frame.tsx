import { useWords } from '@foyer/ui';
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Mark } from '../shell/mark.tsx';
import { BarTools } from '../shell/top-bar.tsx';
import { useSession } from './session.ts';
import './sign-in.css';

interface SignInFrameProps {
  readonly title: string;
  /** A sentence with the branch's name in it; `null`: nothing is to be said. */
  readonly intro: (branch: string) => string | null;
  /** The form. */
  readonly children: ReactNode;
}

/** The page around a form by which somebody comes to be signed in. */
export function SignInFrame({ title, intro, children }: SignInFrameProps) {
  const words = useWords();
  const branch = useSession((state) => state.branch);
  const said = branch === null ? null : intro(words.text(branch.name));
  return (
    <div className="sign-in-page">
      <header className="sign-in-tools">
        <BarTools />
      </header>
      <main className="sign-in-card">
        <Mark />
        <div>
          <h1>{title}</h1>
          {said === null ? null : <p className="sign-in-intro">{said}</p>}
        </div>
        {children}
      </main>
    </div>
  );
}

/** Why it failed, in the form; its place is kept while there is nothing to say. */
export function SignInProblem({ children }: { readonly children: string | null }) {
  return (
    <div role="alert" className="action-problem sign-in-problem">
      {children === null ? null : (
        <>
          <CircleAlert size={18} aria-hidden="true" /> {children}
        </>
      )}
    </div>
  );
}
