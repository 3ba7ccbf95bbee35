import type { CallProblem } from '@foyer/client';
import type { RouteReply } from '@foyer/contract';
import { Button, Spinner, useWords } from '@foyer/ui';
import type { Words } from '@foyer/words';
import { type FormEvent, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { sessionStore } from '../../session/session.ts';
import { SignInFrame, SignInProblem } from '../../session/sign-in-frame.tsx';
import { formatProblem } from '../../shell/format-problem.ts';
import { client } from '../../shell/server.ts';
import { NewPasswordFields, type NewPasswordMistake, NO_PASSWORD, newPasswordMistake } from './new-password.tsx';

/** Where a one-time link leads: its holder chooses a password and is signed in. */
export function WelcomePage() {
  const words = useWords();
  const [, go] = useLocation();
  const [code] = useState(() => location.hash.slice(1));
  // The code is not to stay in the browser's history.
  useEffect(() => history.replaceState(history.state, '', location.pathname), []);
  // Another link in the same window changes only what is behind the #, which by itself loads nothing.
  useEffect(() => {
    const reload = () => location.reload();
    window.addEventListener('hashchange', reload);
    return () => window.removeEventListener('hashchange', reload);
  }, []);
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
  // One that was cut short when it was copied, or is not there after a reload, is as good as one that was used.
  const lapsed = problem?.code === 'not-found' || (owner === null && problem?.code === 'validation-failed');
  const asking = owner === null && problem === null;
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
    <SignInFrame
      title={
        lapsed
          ? words.t('people.welcome.lapsedTitle')
          : owner === null
            ? words.t('people.welcome.title')
            : words.t('people.welcome.hello', { name: owner.displayName })
      }
      intro={(branch) => (lapsed || asking ? null : words.t('people.welcome.intro', { branch }))}
    >
      <form className="sign-in-form" noValidate onSubmit={(event) => void submit(event)}>
        {owner === null || lapsed ? null : <p>{words.t('people.welcome.name', { name: owner.name })}</p>}
        {asking ? <Spinner label={words.t('people.welcome.asking')} /> : null}
        {lapsed || asking ? null : <NewPasswordFields value={value} onChange={setValue} mistake={mistake} autoFocus />}
        <SignInProblem>{problem === null ? null : formatRefused(problem, words)}</SignInProblem>
        {lapsed || asking ? null : (
          <Button type="submit" variant="primary" wide pending={pending}>
            {words.t('people.welcome.go')}
          </Button>
        )}
      </form>
    </SignInFrame>
  );
}

/** Why the link was not taken: one that nobody knows was used or has run out. */
function formatRefused(problem: CallProblem, words: Words): string {
  return problem.code === 'not-found' ? words.t('people.welcome.lapsed') : formatProblem(problem, words);
}
