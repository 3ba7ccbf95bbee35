import type { CallProblem } from '@foyer/client';
import { Button, TextField, useWords } from '@foyer/ui';
import type { Words } from '@foyer/words';
import { type FormEvent, useState } from 'react';
import { formatProblem } from '../shell/format-problem.ts';
import { sessionStore, useSession } from './session.ts';
import { SignInFrame, SignInProblem } from './sign-in-frame.tsx';

/** The accounts a demo branch has, and their password. */
const DEMO_ACCOUNTS = ['agent', 'agent2', 'supervisor', 'manager', 'admin'] as const;
const DEMO_PASSWORD = 'foyer-demo';

/**
 * Why signing in failed. Nobody is signed in yet, so the code that elsewhere says that the session has ended can here
 * only mean a wrong name or password.
 */
function formatRefused(problem: CallProblem, words: Words): string {
  return problem.code === 'unauthorised' ? words.t('shell.session.wrong') : formatProblem(problem, words);
}

interface SignInFormProps {
  /** Whose session has ended, where it is known. */
  readonly name?: string;
  readonly demo: boolean;
}

/** Name and password; in a demo, the accounts to pick from. */
export function SignInForm({ name: known = '', demo }: SignInFormProps) {
  const words = useWords();
  const [name, setName] = useState(known);
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const [pending, setPending] = useState(false);

  const signIn = async (as: string, by: string) => {
    if (pending || as === '' || by === '') return;
    setPending(true);
    setProblem(await sessionStore.getState().signIn(as, by));
    setPending(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void signIn(name.trim(), password);
  };

  return (
    <form className="sign-in-form" onSubmit={submit}>
      <TextField
        label={words.t('shell.session.name')}
        value={name}
        onChange={setName}
        autoComplete="username"
        autoFocus={known === ''}
        isRequired
        maxLength={64}
      />
      <TextField
        label={words.t('shell.session.password')}
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        autoFocus={known !== ''}
        isRequired
        maxLength={256}
      />
      <SignInProblem>{problem === null ? null : formatRefused(problem, words)}</SignInProblem>
      <Button type="submit" variant="primary" wide pending={pending}>
        {words.t('shell.session.signIn')}
      </Button>
      {demo ? (
        <div className="sign-in-demo">
          <p>
            <strong>{words.t('shell.session.demoTitle')}</strong>
          </p>
          <p>{words.t('shell.session.demoText', { password: DEMO_PASSWORD })}</p>
          <div className="sign-in-accounts">
            {DEMO_ACCOUNTS.map((account) => (
              <Button
                key={account}
                size="small"
                onPress={() => {
                  setName(account);
                  setPassword(DEMO_PASSWORD);
                  void signIn(account, DEMO_PASSWORD);
                }}
              >
                <bdi>{account}</bdi>
              </Button>
            ))}
          </div>
        </div>
      ) : null}
    </form>
  );
}

/** Where staff begin. */
export function SignInPage() {
  const words = useWords();
  const branch = useSession((state) => state.branch);
  return (
    <SignInFrame
      title={words.t('shell.session.title')}
      intro={(name) => words.t('shell.session.intro', { branch: name })}
    >
      <SignInForm demo={branch?.demo ?? false} />
    </SignInFrame>
  );
}
