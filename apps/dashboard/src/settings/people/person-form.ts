import type { CounterId, Permission, Role, ServiceId } from '@foyer/basics';
import type { CallProblem } from '@foyer/client';
import type { Person } from '@foyer/contract';
import type { WordKey } from '@foyer/words';

/** What is put in of somebody. */
export interface PersonDraft {
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  readonly counters: readonly CounterId[] | null;
  readonly services: readonly ServiceId[] | null;
  readonly withheld: readonly Permission[];
}

export type DraftField = 'name' | 'displayName' | 'role';
export type DraftMistakes = Readonly<Partial<Record<DraftField, WordKey>>>;

/** What a form begins with; `null`: somebody new. */
export function draftOf(person: Person | null): PersonDraft {
  if (person === null) {
    return { name: '', displayName: '', role: 'agent', counters: null, services: null, withheld: [] };
  }
  const { name, displayName, role, counters, services, withheld } = person;
  return { name, displayName, role, counters, services, withheld };
}

/** What is missing before anything is sent. */
export function missingIn({ name, displayName }: PersonDraft): DraftMistakes {
  return {
    ...(displayName.trim() === '' ? { displayName: 'people.mistake.missing' as const } : {}),
    ...(name.trim() === '' ? { name: 'people.mistake.missing' as const } : {}),
  };
}

/** Where a refusal belongs in the form, and what it is called there; empty where it is about the whole. */
export function mistakesOf(problem: CallProblem): DraftMistakes {
  switch (problem.code) {
    case 'name-taken':
      return { name: 'problem.name-taken' };
    case 'last-admin':
      return { role: 'problem.last-admin' };
    case 'validation-failed':
      return Object.fromEntries(
        (['name', 'displayName'] as const)
          .filter((field) => fieldsOf(problem).includes(`body.${field}`))
          .map((field) => [field, field === 'displayName' ? 'people.mistake.letters' : 'people.mistake.missing']),
      );
    default:
      return {};
  }
}

function fieldsOf(problem: CallProblem): readonly unknown[] {
  const errors: unknown = 'errors' in problem ? problem.errors : undefined;
  return Array.isArray(errors) ? errors.map((one: { readonly field?: unknown }) => one.field) : [];
}
