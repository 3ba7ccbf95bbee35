import type { CallProblem } from '@foyer/client';
import type { RouteReply } from '@foyer/contract';
import { Button, useWords } from '@foyer/ui';
import { CircleAlert } from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { sessionStore, useSession } from '../../session/session.ts';
import { formatProblem } from '../../shell/format-problem.ts';
import { Mark } from '../../shell/mark.tsx';
import { client } from '../../shell/server.ts';
import { BarTools } from '../../shell/top-bar.tsx';
import { NewPasswordFields, type NewPasswordMistake, NO_PASSWORD, newPasswordMistake } from './new-password.tsx';
import '../../session/sign-in.css';

/** Where a one-time link leads: whoever has it makes themselves a password and is signed in. */
export function WelcomePage() {
  const words = useWords();
  const branch = useSession((state) => state.branch);
  const [, go] = useLocation();
  const [code] = useState(() => location.hash.slice(1));
  // The code is not to stay in the browser's history.
  useEffect(() => history.replaceState(history.state, '', location.pathname), []);
  const [owner, setOwner] = useState<RouteReply<'lookUpLink'> | null>(null);
  const [value, setValue] = useState(NO_PASSWORD);
  const [mistake, setMistake] = useState<NewPasswordMistake | null>(null);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const [pending, setPending] = useState(false);
  useEffect(() => {
    void client.call('lookUpLink', { body: { code } }).then((answer) => {
      if (answer.ok) setOwner(answer.value);
      else setProblem(answer.error);
    });
  }, [code]);
  const lapsed = problem?.code === 'not-found';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = newPasswordMistake(value, owner?.name ?? '');
    setMistake(wrong);
    setProblem(null);
    if (wrong !== null || pending) return;
    setPending(true);
    const refused = await sessionStore.getState().redeem(code, value.password);
    setPending(false);
    if (refused === null) go('/');
    else if (refused.code === 'weak-password') setMistake('like-the-name');
    else setProblem(refused);
  };
  return (
    <div className="sign-in-page">
      <header className="sign-in-tools">
        <BarTools />
      </header>
      <main className="sign-in-card">
        <Mark />
        <div>
          <h1>
            {owner === null
              ? words.t('people.welcome.title')
              : words.t('people.welcome.hello', { name: owner.displayName })}
          </h1>
          {branch === null || lapsed ? null : (
            <p className="sign-in-intro">{words.t('people.welcome.intro', { branch: words.text(branch.name) })}</p>
          )}
        </div>
        <form className="sign-in-form" noValidate onSubmit={(event) => void submit(event)}>
          {lapsed ? null : (
            <>
              {owner === null ? null : <p>{words.t('people.welcome.name', { name: owner.name })}</p>}
              <NewPasswordFields value={value} onChange={setValue} mistake={mistake} autoFocus />
            </>
          )}
          <div role="alert" className="action-problem sign-in-problem">
            {problem === null ? null : (
              <>
                <CircleAlert size={18} aria-hidden="true" />{' '}
                {lapsed ? words.t('people.welcome.lapsed') : formatProblem(problem, words)}
              </>
            )}
          </div>
          {lapsed ? null : (
            <Button type="submit" variant="primary" wide pending={pending}>
              {words.t('people.welcome.go')}
            </Button>
          )}
        </form>
      </main>
    </div>
  );
}
