import { ROLES } from '@foyer/basics';
import type { CallProblem } from '@foyer/client';
import { newCommandId } from '@foyer/client';
import type { Person } from '@foyer/contract';
import { Button, Dialog, Select, TextField, useWords } from '@foyer/ui';
import { languageName } from '@foyer/words';
import { CircleAlert } from 'lucide-react';
import { useId, useMemo, useRef, useState } from 'react';
import type { Path, PathValue } from 'react-hook-form';
import { sessionStore, useSession } from '../../session/session.ts';
import { CheckList } from '../../shell/check-list.tsx';
import { formatProblem } from '../../shell/format-problem.ts';
import { offeredLanguages } from '../../shell/languages.ts';
import { client } from '../../shell/server.ts';
import { ContestedNote } from '../form/contested-note.tsx';
import { isSame } from '../form/shape.ts';
import { useRecordForm } from '../form/use-record-form.ts';
import { leaveGuard } from '../leave-guard.ts';
import { AccountActions } from './account-actions.tsx';
import { Narrowing } from './narrowing.tsx';
import type { Linked, PeopleFound } from './people-page.tsx';
import { permissionsOf } from './permissions.ts';
import {
  checkPerson,
  DRAFT_FIELDS,
  type DraftField,
  factsOf,
  mistakesOf,
  type PersonDraft,
  rightsOf,
  storedOf,
} from './person-form.ts';

/** Nothing is chosen for them. */
const BROWSER = 'browser';
const COUNTERS = '';

interface PersonDialogProps {
  /** `null`: somebody new. */
  readonly person: Person | null;
  /** Nobody changes what they may do themselves. */
  readonly isOneself: boolean;
  readonly found: PeopleFound;
  /** Told when somebody else has changed them first. */
  readonly onStale: () => void;
  /** With the link that was made, if one was. */
  readonly onClose: (linked: Linked | null) => void;
}

/** Who somebody is and what they may. When it is refused, everything that was put in stays. */
export function PersonDialog({ person, isOneself, found, onStale, onClose }: PersonDialogProps) {
  const words = useWords();
  const formId = useId();
  const branch = useSession((state) => state.branch);
  const newest = useMemo(() => storedOf(person), [person]);
  const { form, draft, version, contested } = useRecordForm({
    newest,
    place: '/settings/people',
    resolver: checkPerson,
  });
  const { errors, isSubmitting } = form.formState;
  const [problem, setProblem] = useState<CallProblem | null>(null);
  // A repeat after a lost answer is the same invitation.
  const attempt = useRef({ about: draft, commandId: newCommandId() });
  const change = <F extends keyof PersonDraft & Path<PersonDraft>>(field: F, value: PathValue<PersonDraft, F>) =>
    form.setValue(field, value, { shouldDirty: true, shouldValidate: form.formState.isSubmitted });
  const errorOf = (field: DraftField) => {
    const key = errors[field]?.message;
    return key !== undefined && words.has(key) ? { error: words.t(key) } : {};
  };
  const close = () => leaveGuard.getState().leave(() => onClose(null));

  const refuse = (refused: CallProblem) => {
    const places = mistakesOf(refused, form.getValues());
    const faulty = DRAFT_FIELDS.filter((field) => places[field] !== undefined);
    for (const field of faulty) form.setError(field, { type: 'server', message: places[field] ?? '' });
    if (faulty[0] !== undefined) form.setFocus(faulty[0]);
    setProblem(faulty.length === 0 ? refused : null);
    if (refused.code === 'version-conflict') onStale();
    if (refused.code === 'unauthorised') sessionStore.getState().expire();
  };
  const submit = form.handleSubmit(async (draft) => {
    setProblem(null);
    if (!isSame(attempt.current.about, draft)) attempt.current = { about: draft, commandId: newCommandId() };
    const { commandId } = attempt.current;
    if (person === null) {
      const answer = await client.call('addPerson', { commandId, body: { ...factsOf(draft), ...rightsOf(draft) } });
      if (answer.ok) onClose({ person: answer.value.person, link: answer.value.link });
      else refuse(answer.error);
    } else {
      const body = { version, ...factsOf(draft), ...(isOneself ? {} : rightsOf(draft)) };
      const answer = await client.call('changePerson', { commandId, params: { personId: person.id }, body });
      if (answer.ok) onClose(null);
      else refuse(answer.error);
    }
  });

  return (
    <Dialog
      isOpen
      onClose={close}
      size="large"
      title={person === null ? words.t('people.invite') : words.t('people.form.title', { name: person.displayName })}
      actions={
        <>
          <Button variant="quiet" onPress={close}>
            {words.t('shell.common.cancel')}
          </Button>
          <Button type="submit" form={formId} variant="primary" pending={isSubmitting} isDisabled={contested !== null}>
            {words.t(person === null ? 'people.form.invite' : 'people.form.save')}
          </Button>
        </>
      }
    >
      <form id={formId} className="person-form" noValidate onSubmit={(event) => void submit(event)}>
        <div className="person-form-pair">
          <TextField
            label={words.t('people.form.displayName')}
            description={words.t('people.form.displayNameHint')}
            value={draft.displayName}
            onChange={(displayName) => change('displayName', displayName)}
            autoFocus={person === null}
            inputRef={form.register('displayName').ref}
            maxLength={120}
            isRequired
            {...errorOf('displayName')}
          />
          <TextField
            label={words.t('people.form.name')}
            description={words.t('people.form.nameHint')}
            value={draft.name}
            onChange={(name) => change('name', name)}
            autoComplete="off"
            inputRef={form.register('name').ref}
            maxLength={64}
            isRequired
            {...errorOf('name')}
          />
        </div>
        {isOneself ? <p className="muted person-form-note">{words.t('people.form.oneself')}</p> : null}
        <Select
          label={words.t('people.form.language')}
          options={[
            ...(draft.language === null ? [{ id: BROWSER, label: words.t('people.form.languageOfBrowser') }] : []),
            ...offeredLanguages(branch?.languages ?? []).map((id) => ({ id, label: languageName(id) })),
          ]}
          value={draft.language ?? BROWSER}
          onChange={(language) => change('language', language === BROWSER ? null : language)}
        />
        <Select
          label={words.t('people.form.role')}
          options={ROLES.map((role) => ({
            id: role,
            label: words.t(`shell.bar.role.${role}`),
            detail: words.t(`people.role.${role}`),
          }))}
          value={draft.role}
          onChange={(role) => change('role', role)}
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
            onChange={(may) =>
              change(
                'withheld',
                permissionsOf(draft.role).filter((id) => !may.includes(id)),
              )
            }
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
            onChange={(counters) => change('counters', counters)}
          />
          <Narrowing
            label={words.t('people.form.services')}
            isDisabled={isOneself}
            options={found.services.map(({ id, name }) => ({ id, label: words.text(name) }))}
            value={draft.services}
            onChange={(services) => change('services', services)}
          />
        </div>
        <Select
          label={words.t('people.form.profile')}
          description={words.t('people.form.profileHint')}
          options={[
            { id: COUNTERS, label: words.t('people.form.profileOfCounter') },
            ...found.profiles.map(({ id, name }) => ({ id: String(id), label: words.text(name) })),
          ]}
          value={draft.profileId ?? COUNTERS}
          onChange={(id) => change('profileId', found.profiles.find((profile) => profile.id === id)?.id ?? null)}
          isDisabled={isOneself}
        />
        {contested === null ? null : <ContestedNote {...contested} />}
        <div role="alert" className="action-problem">
          {problem === null || contested !== null ? null : (
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
