import { ROLES } from '@foyer/basics';
import type { CallProblem } from '@foyer/client';
import { newCommandId } from '@foyer/client';
import type { Person } from '@foyer/contract';
import { Button, Dialog, Select, TextField, useWords } from '@foyer/ui';
import { CircleAlert } from 'lucide-react';
import { type FormEvent, useId, useRef, useState } from 'react';
import { sessionStore } from '../../session/session.ts';
import { formatProblem } from '../../shell/format-problem.ts';
import { client } from '../../shell/server.ts';
import { AccountActions } from './account-actions.tsx';
import { CheckList, Narrowing } from './narrowing.tsx';
import type { Linked, PeopleFound } from './people-page.tsx';
import { permissionsOf } from './permissions.ts';
import { type DraftMistakes, draftOf, missingIn, mistakesOf, type PersonDraft } from './person-form.ts';

interface PersonDialogProps {
  /** `null`: somebody new. */
  readonly person: Person | null;
  /** Nobody changes what they may do themselves. */
  readonly isOneself: boolean;
  readonly found: PeopleFound;
  /** With the link that was made, if one was. */
  readonly onClose: (linked: Linked | null) => void;
}

/** Who somebody is and what they may. When it is refused, everything that was put in stays. */
export function PersonDialog({ person, isOneself, found, onClose }: PersonDialogProps) {
  const words = useWords();
  const form = useId();
  const [draft, setDraft] = useState(() => draftOf(person));
  const [mistakes, setMistakes] = useState<DraftMistakes>({});
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const [pending, setPending] = useState(false);
  // A repeat after a lost answer is the same invitation.
  const commandId = useRef(newCommandId());
  const nameInput = useRef<HTMLInputElement>(null);
  const change = (changes: Partial<PersonDraft>) => {
    commandId.current = newCommandId();
    setDraft({ ...draft, ...changes });
  };
  const errorOf = (field: keyof DraftMistakes) => {
    const key = mistakes[field];
    return key === undefined ? {} : { error: words.t(key) };
  };

  const refuse = (refused: CallProblem) => {
    const places = mistakesOf(refused);
    setMistakes(places);
    setProblem(Object.keys(places).length === 0 ? refused : null);
    if (places.name !== undefined) nameInput.current?.focus();
    if (refused.code === 'unauthorised') sessionStore.getState().expire();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const missing = missingIn(draft);
    setMistakes(missing);
    setProblem(null);
    if (Object.keys(missing).length > 0 || pending) return;
    setPending(true);
    const { name, displayName, role } = draft;
    const rights = {
      role,
      counters: draft.counters === null ? null : [...draft.counters],
      services: draft.services === null ? null : [...draft.services],
      withheld: draft.withheld.filter((permission) => permissionsOf(role).includes(permission)),
    };
    const id = { commandId: commandId.current };
    if (person === null) {
      const answer = await client.call('addPerson', { ...id, body: { name, displayName, ...rights } });
      if (answer.ok) onClose({ person: answer.value.person, link: answer.value.link });
      else refuse(answer.error);
    } else {
      const body = { version: person.version, name, displayName, ...(isOneself ? {} : rights) };
      const answer = await client.call('changePerson', { ...id, params: { personId: person.id }, body });
      if (answer.ok) onClose(null);
      else refuse(answer.error);
    }
    setPending(false);
  };

  return (
    <Dialog
      isOpen
      onClose={() => onClose(null)}
      size="large"
      title={person === null ? words.t('people.invite') : words.t('people.form.title', { name: person.displayName })}
      actions={
        <>
          <Button variant="quiet" onPress={() => onClose(null)}>
            {words.t('shell.common.cancel')}
          </Button>
          <Button type="submit" form={form} variant="primary" pending={pending}>
            {words.t(person === null ? 'people.form.invite' : 'people.form.save')}
          </Button>
        </>
      }
    >
      <form id={form} className="person-form" noValidate onSubmit={(event) => void submit(event)}>
        <div className="person-form-pair">
          <TextField
            label={words.t('people.form.displayName')}
            description={words.t('people.form.displayNameHint')}
            value={draft.displayName}
            onChange={(displayName) => change({ displayName })}
            autoFocus={person === null}
            maxLength={120}
            isRequired
            {...errorOf('displayName')}
          />
          <TextField
            label={words.t('people.form.name')}
            description={words.t('people.form.nameHint')}
            value={draft.name}
            onChange={(name) => change({ name })}
            autoComplete="off"
            inputRef={nameInput}
            maxLength={64}
            isRequired
            {...errorOf('name')}
          />
        </div>
        {isOneself ? <p className="muted person-form-note">{words.t('people.form.oneself')}</p> : null}
        <Select
          label={words.t('people.form.role')}
          options={ROLES.map((role) => ({
            id: role,
            label: words.t(`shell.bar.role.${role}`),
            detail: words.t(`people.role.${role}`),
          }))}
          value={draft.role}
          onChange={(role) => change({ role })}
          isDisabled={isOneself}
          {...errorOf('role')}
        />
        {permissionsOf(draft.role).length === 0 ? null : (
          <CheckList
            label={words.t('people.form.may')}
            isDisabled={isOneself}
            options={permissionsOf(draft.role).map((id) => ({
              id,
              label: words.t(`people.may.${id}.name`),
              detail: words.t(`people.may.${id}.text`),
            }))}
            value={permissionsOf(draft.role).filter((id) => !draft.withheld.includes(id))}
            onChange={(may) => change({ withheld: permissionsOf(draft.role).filter((id) => !may.includes(id)) })}
          />
        )}
        <div className="person-form-pair">
          <Narrowing
            label={words.t('people.form.counters')}
            isDisabled={isOneself}
            options={found.counters.map(({ id, number, zone }) => ({
              id,
              label: words.counter(number),
              detail: words.text(zone),
            }))}
            value={draft.counters}
            onChange={(counters) => change({ counters })}
          />
          <Narrowing
            label={words.t('people.form.services')}
            isDisabled={isOneself}
            options={found.services.map(({ id, name }) => ({ id, label: words.text(name) }))}
            value={draft.services}
            onChange={(services) => change({ services })}
          />
        </div>
        <div role="alert" className="action-problem">
          {problem === null ? null : (
            <>
              <CircleAlert size={18} aria-hidden="true" /> {formatProblem(problem, words)}
            </>
          )}
        </div>
      </form>
      {person === null || isOneself ? null : <AccountActions person={person} onDone={onClose} onRefused={refuse} />}
    </Dialog>
  );
}
