import type { Result } from '@foyer/basics';
import type { CallProblem } from '@foyer/client';
import type { OneTimeLink, Person } from '@foyer/contract';
import { Button, useWords } from '@foyer/ui';
import { useState } from 'react';
import { client } from '../../shell/server.ts';
import type { Linked } from './people-page.tsx';

interface AccountActionsProps {
  readonly person: Person;
  /** With the link that was made, if one was. */
  readonly onDone: (linked: Linked | null) => void;
  readonly onRefused: (problem: CallProblem) => void;
}

const ACTIONS = ['reset', 'signOut', 'disable', 'enable'] as const;
type ActionName = (typeof ACTIONS)[number];
type Answer = Result<{ readonly person: Person; readonly link?: OneTimeLink }, CallProblem>;

/** What is done to an account as it stands: each is asked about once more, in its place. */
export function AccountActions({ person, onDone, onRefused }: AccountActionsProps) {
  const words = useWords();
  const [asked, setAsked] = useState<ActionName | null>(null);
  const [pending, setPending] = useState(false);
  const params = { personId: person.id };
  const sends: Readonly<Record<ActionName, () => Promise<Answer>>> = {
    reset: () => client.call('resetPassword', { params }),
    signOut: () => client.call('signOutPerson', { params }),
    disable: () => client.call('changePerson', { params, body: { disabled: true } }),
    enable: () => client.call('changePerson', { params, body: { disabled: false } }),
  };
  const isOffered = (action: ActionName) => (action === 'enable') === (person.state === 'disabled');
  const carryOut = async (action: ActionName) => {
    setPending(true);
    const answer = await sends[action]();
    setPending(false);
    setAsked(null);
    if (!answer.ok) onRefused(answer.error);
    else onDone(answer.value.link === undefined ? null : { person: answer.value.person, link: answer.value.link });
  };
  return (
    <section className="person-account" aria-label={words.t('people.account.title')}>
      <h3>{words.t('people.account.title')}</h3>
      {asked === null ? (
        <div className="person-account-actions">
          {ACTIONS.filter(isOffered).map((action) => (
            <Button key={action} size="small" onPress={() => setAsked(action)}>
              {words.t(`people.account.${action}.name`)}
            </Button>
          ))}
        </div>
      ) : (
        <div className="person-account-asked" role="alertdialog" aria-label={words.t(`people.account.${asked}.name`)}>
          <p>{words.t(`people.account.${asked}.text`, { name: person.displayName })}</p>
          <div className="person-account-actions">
            <Button size="small" variant="quiet" onPress={() => setAsked(null)}>
              {words.t('shell.common.cancel')}
            </Button>
            <Button
              size="small"
              autoFocus
              variant={asked === 'enable' ? 'primary' : 'danger'}
              pending={pending}
              onPress={() => void carryOut(asked)}
            >
              {words.t(`people.account.${asked}.name`)}
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}
