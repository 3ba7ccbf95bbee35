import type { CallProblem } from '@foyer/client';
import type { User } from '@foyer/contract';
import { Button, Card, Select, TextField, useWords } from '@foyer/ui';
import { languageName } from '@foyer/words';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { chooseLanguage, sessionStore, useSession } from '../../session/session.ts';
import { formatProblem } from '../../shell/format-problem.ts';
import { offeredLanguages } from '../../shell/languages.ts';
import { client } from '../../shell/server.ts';
import { NewPasswordFields, type NewPasswordMistake, NO_PASSWORD, newPasswordMistake } from './new-password.tsx';
import { OwnSessions } from './own-sessions.tsx';
import '../people/people.css';

/** What is one's own: password, language, and where one is signed in. */
export function AccountPage({ user }: { readonly user: User }) {
  const words = useWords();
  const branch = useSession((state) => state.branch);
  return (
    <main className="account">
      <div>
        <h1>{words.t('people.own.title')}</h1>
        <p className="muted">
          {words.t('shell.common.facts', {
            first: user.displayName,
            second: words.t(`shell.bar.role.${user.role}`),
          })}
        </p>
      </div>
      <Card as="section" aria-labelledby="own-password">
        <h2 id="own-password">{words.t('people.own.password')}</h2>
        <PasswordForm user={user} />
      </Card>
      <Card as="section" aria-labelledby="own-language">
        <h2 id="own-language">{words.t('people.own.language')}</h2>
        <div className="account-form">
          <Select
            label={words.t('people.own.language')}
            labelHidden
            options={offeredLanguages(branch?.languages ?? []).map((id) => ({ id, label: languageName(id) }))}
            value={words.language}
            onChange={chooseLanguage}
          />
        </div>
      </Card>
      <Card as="section" aria-labelledby="own-sessions">
        <h2 id="own-sessions">{words.t('people.own.sessions')}</h2>
        <OwnSessions />
      </Card>
    </main>
  );
}

function PasswordForm({ user }: { readonly user: User }) {
  const words = useWords();
  const [current, setCurrent] = useState('');
  const [value, setValue] = useState(NO_PASSWORD);
  const [isWrong, setWrong] = useState(false);
  const [mistake, setMistake] = useState<NewPasswordMistake | null>(null);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const [pending, setPending] = useState(false);
  const [done, setDone] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = newPasswordMistake(value, user.name);
    setMistake(wrong);
    setWrong(current === '');
    setProblem(null);
    setDone(false);
    if (wrong !== null || current === '' || pending) return;
    setPending(true);
    const answer = await client.call('setOwnPassword', { body: { current, password: value.password } });
    setPending(false);
    if (answer.ok) {
      setCurrent('');
      setValue(NO_PASSWORD);
      setDone(true);
    } else if (answer.error.code === 'wrong-password') setWrong(true);
    else setProblem(answer.error);
    if (!answer.ok && answer.error.code === 'unauthorised') sessionStore.getState().expire();
  };
  return (
    <form className="account-form" noValidate onSubmit={(event) => void submit(event)}>
      <TextField
        label={words.t('people.own.current')}
        type="password"
        value={current}
        onChange={setCurrent}
        autoComplete="current-password"
        maxLength={256}
        isRequired
        {...(isWrong ? { error: words.t('problem.wrong-password') } : {})}
      />
      <NewPasswordFields value={value} onChange={setValue} mistake={mistake} />
      <div role="alert" className="action-problem">
        {problem === null ? null : (
          <>
            <CircleAlert size={18} aria-hidden="true" /> {formatProblem(problem, words)}
          </>
        )}
      </div>
      <div className="person-account-actions">
        <Button type="submit" variant="primary" pending={pending}>
          {words.t('people.own.change')}
        </Button>
        <p role="status" className="action-text">
          {done ? (
            <>
              <CircleCheck size={18} aria-hidden="true" /> {words.t('people.own.changed')}
            </>
          ) : null}
        </p>
      </div>
    </form>
  );
}
