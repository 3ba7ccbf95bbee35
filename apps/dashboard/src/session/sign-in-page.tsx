import { localText } from '@foyer/ui';
import { BarTools } from '../shell/bar-tools.tsx';
import { Mark } from '../shell/mark.tsx';
import { useWords } from '../shell/words.ts';
import { useSession } from './session.ts';
import { SignInForm } from './sign-in-form.tsx';
import './sign-in.css';

/** Where staff begin. */
export function SignInPage() {
  const { say, language } = useWords();
  const branch = useSession((state) => state.branch);
  return (
    <div className="sign-in-page">
      <header className="sign-in-tools">
        <BarTools />
      </header>
      <main className="sign-in-card">
        <Mark />
        <div>
          <h1>{say('session.title')}</h1>
          {branch === null ? null : (
            <p className="sign-in-intro">{say('session.intro', { branch: localText(branch.name, language) })}</p>
          )}
        </div>
        <SignInForm demo={branch?.demo ?? false} />
      </main>
    </div>
  );
}
