import type { CallProblem } from '@foyer/client';
import type { Branch, Counter, OneTimeLink, Person, Service, User } from '@foyer/contract';
import { Button, EmptyState, Spinner, TextField, useWords } from '@foyer/ui';
import { CircleAlert, UserPlus } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { sessionStore } from '../../session/session.ts';
import { Choices } from '../../shell/choices.tsx';
import { formatProblem } from '../../shell/format-problem.ts';
import { client } from '../../shell/server.ts';
import { LinkDialog } from './link-dialog.tsx';
import { PeopleTable } from './people-table.tsx';
import { PersonDialog } from './person-dialog.tsx';
import { RoleMatrix } from './role-matrix.tsx';
import './people.css';

/** What is looked up of people: they, and the counters and services that they may be narrowed to. */
export interface PeopleFound {
  readonly people: readonly Person[];
  readonly counters: readonly Counter[];
  readonly services: readonly Service[];
  readonly profiles: Branch['profiles'];
}

/** Somebody who has just got a one-time link. */
export interface Linked {
  readonly person: Person;
  readonly link: OneTimeLink;
}

const isFound = (person: Person, wanted: string): boolean =>
  [person.displayName, person.name].some((text) => text.toLowerCase().includes(wanted.trim().toLowerCase()));

/** Who signs in here: invited, narrowed, reset, shut out; and what each role may. */
export function PeoplePage({ user }: { readonly user: User }) {
  const words = useWords();
  const [found, setFound] = useState<PeopleFound | null>(null);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const [wanted, setWanted] = useState('');
  const [tab, setTab] = useState<'people' | 'roles'>('people');
  const [editing, setEditing] = useState<Person | 'new' | null>(null);
  const [linked, setLinked] = useState<Linked | null>(null);
  const load = useCallback(async () => {
    const [people, counters, services, branch] = await Promise.all([
      client.call('people'),
      client.call('counters'),
      client.call('services'),
      client.call('branch'),
    ]);
    const refused = [people, counters, services, branch].find(({ ok }) => !ok);
    if (refused?.ok === false && refused.error.status === 401) sessionStore.getState().expire();
    setProblem(refused?.ok === false ? refused.error : null);
    if (!people.ok || !counters.ok || !services.ok || !branch.ok) return;
    setFound({
      people: people.value.items,
      counters: counters.value.items,
      services: services.value.items,
      profiles: branch.value.profiles,
    });
  }, []);
  useEffect(() => void load(), [load]);
  const close = (after: Linked | null) => {
    setEditing(null);
    setLinked(after);
    void load();
  };

  return (
    <div className="people">
      <div className="people-head">
        <div>
          <h1>{words.t('people.title')}</h1>
          <p className="muted">{words.t('people.intro')}</p>
        </div>
        <Button
          variant="primary"
          icon={<UserPlus size={18} aria-hidden="true" />}
          isDisabled={found === null}
          onPress={() => setEditing('new')}
        >
          {words.t('people.invite')}
        </Button>
      </div>
      <div className="people-tools">
        <Choices
          label={words.t('people.show')}
          labelHidden
          layout="bar"
          options={[
            { id: 'people', label: words.t('people.title') },
            { id: 'roles', label: words.t('people.matrix.title') },
          ]}
          value={tab}
          onChange={setTab}
        />
        {tab === 'people' ? (
          <TextField
            className="people-search"
            label={words.t('people.search')}
            labelHidden
            placeholder={words.t('people.search')}
            value={wanted}
            onChange={setWanted}
            type="search"
          />
        ) : null}
      </div>
      {tab === 'roles' ? <RoleMatrix /> : null}
      {tab === 'people' ? (
        <section className="panel people-list" aria-label={words.t('people.title')}>
          {found === null && problem === null ? (
            <Spinner size="large" label={words.t('shell.session.checking')} />
          ) : null}
          {found === null && problem !== null ? (
            <EmptyState icon={<CircleAlert size={44} aria-hidden="true" />} title={words.t('people.failed')}>
              {formatProblem(problem, words)}
            </EmptyState>
          ) : null}
          {found === null ? null : (
            <PeopleTable people={found.people.filter((person) => isFound(person, wanted))} onEdit={setEditing} />
          )}
        </section>
      ) : null}
      {editing === null || found === null ? null : (
        <PersonDialog
          person={editing === 'new' ? null : (found.people.find(({ id }) => id === editing.id) ?? editing)}
          isOneself={editing !== 'new' && editing.id === user.id}
          found={found}
          onStale={() => void load()}
          onClose={close}
        />
      )}
      {linked === null ? null : <LinkDialog {...linked} onClose={() => setLinked(null)} />}
    </div>
  );
}
