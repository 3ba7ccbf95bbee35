import type { CounterId, Permission, ProfileId, Role, ServiceId } from '@foyer/basics';
import type { CallProblem } from '@foyer/client';
import type { Person } from '@foyer/contract';
import { requests } from '@foyer/contract/requests';
import type { WordKey } from '@foyer/words';
import type { Resolver } from 'react-hook-form';
import { permissionsOf } from './permissions.ts';

/** What is put in of somebody. */
export interface PersonDraft {
  readonly name: string;
  readonly displayName: string;
  /** Of their pages; `null`: as their browser has it. */
  readonly language: string | null;
  readonly role: Role;
  readonly counters: readonly CounterId[] | null;
  readonly services: readonly ServiceId[] | null;
  /** `null`: the counter's. */
  readonly profileId: ProfileId | null;
  readonly withheld: readonly Permission[];
}

/** Those that something can be wrong with. */
export const DRAFT_FIELDS = ['displayName', 'name', 'role'] as const;
export type DraftField = (typeof DRAFT_FIELDS)[number];
export type DraftMistakes = Readonly<Partial<Record<DraftField, WordKey>>>;

/** What the form of somebody new begins with. */
const NOBODY: PersonDraft = {
  name: '',
  displayName: '',
  language: null,
  role: 'agent',
  counters: null,
  services: null,
  profileId: null,
  withheld: [],
};

/** What a form begins with, and of which version of somebody; `null`: somebody new. */
export function storedOf(person: Person | null): { readonly version: number; readonly values: PersonDraft } {
  if (person === null) return { version: 0, values: NOBODY };
  const { version, name, displayName, language, role, counters, services, profileId, withheld } = person;
  return { version, values: { name, displayName, language, role, counters, services, profileId, withheld } };
}

/** Who somebody is, as it is sent. */
export function factsOf({ name, displayName, language }: PersonDraft) {
  return { name, displayName, ...(language === null ? {} : { language }) };
}

/** What somebody may and may not, as it is sent. */
export function rightsOf({ role, counters, services, profileId, withheld }: PersonDraft) {
  return {
    role,
    counters: counters === null ? null : [...counters],
    services: services === null ? null : [...services],
    profileId,
    withheld: withheld.filter((permission) => permissionsOf(role).includes(permission)),
  };
}

/** Checks what was put in by the server's own schema. */
export const checkPerson: Resolver<PersonDraft> = (draft) => {
  const checked = requests.addPerson.safeParse({ ...factsOf(draft), ...rightsOf(draft) });
  const faulty = new Set(checked.error?.issues.map(({ path: [member] }) => member));
  const errors = Object.entries(mistakesAmong(faulty, draft)).map(([field, message]) => [
    field,
    { type: 'schema', message },
  ]);
  return errors.length === 0 ? { values: draft, errors: {} } : { values: {}, errors: Object.fromEntries(errors) };
};

/** Where a refusal belongs in the form, and what it is called there; empty where it is about the whole. */
export function mistakesOf(problem: CallProblem, draft: PersonDraft): DraftMistakes {
  switch (problem.code) {
    case 'name-taken':
      return { name: 'problem.name-taken' };
    case 'last-admin':
      return { role: 'problem.last-admin' };
    case 'validation-failed':
      return mistakesAmong(new Set(fieldsOf(problem)), draft);
    default:
      return {};
  }
}

function mistakesAmong(faulty: ReadonlySet<unknown>, { displayName }: PersonDraft): DraftMistakes {
  return {
    ...(faulty.has('displayName')
      ? {
          displayName:
            displayName.trim() === '' ? ('people.mistake.missing' as const) : ('people.mistake.letters' as const),
        }
      : {}),
    ...(faulty.has('name') ? { name: 'people.mistake.missing' as const } : {}),
  };
}

/** The members of the body that the server found something wrong with. */
function fieldsOf(problem: CallProblem): readonly unknown[] {
  const errors: unknown = 'errors' in problem ? problem.errors : undefined;
  if (!Array.isArray(errors)) return [];
  return errors.map(({ field }: { readonly field?: unknown }) => String(field).replace(/^body\./, ''));
}
