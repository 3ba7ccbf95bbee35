import { type AgentId, wallClock } from '@foyer/basics';
import { agentId } from '@foyer/contract/schemas';
import { type BranchState, type Command, personNamed } from '@foyer/queue-core';
import type { Store } from '@foyer/store';
import { uuidv7 } from 'uuidv7';
import { hashPassword, isPassword } from '../access/secrets.ts';
import { DEMO_PASSWORD, demoStaff } from './demo-branch.ts';
import type { Staff } from './staff-schema.ts';

/** People to found a branch with, and what is kept of their passwords. */
export interface FirstPeople {
  readonly people: Extract<Command, { readonly type: 'found-people' }>['people'];
  readonly passwordHashes: ReadonlyMap<AgentId, string>;
}

/** The people who are written down, each with an id; only hashes of their passwords are left. */
export async function firstPeople(staff: readonly Staff[]): Promise<FirstPeople> {
  const people = withIds(staff);
  // Hashing a password is slow by design: all are made side by side, off the event loop.
  const hashes = await Promise.all(people.map(({ password }) => hashPassword(password)));
  return {
    people: people.map(({ password: _, ...person }) => person),
    passwordHashes: new Map(people.map(({ id }, index) => [id, hashes[index] ?? ''])),
  };
}

/** Somebody who is written down with the demo's password, which everybody knows; `null` when nobody is. */
export function writtenWithDemoPassword(staff: readonly Staff[]): string | null {
  return staff.find(({ password }) => password === DEMO_PASSWORD)?.name ?? null;
}

/** An account that the demo has left in the data and that still has its password; `null` when there is none. */
export async function leftWithDemoPassword(store: Store, state: BranchState): Promise<string | null> {
  const left = demoStaff.flatMap(({ name }) => personNamed(state, name) ?? []).filter(({ disabled }) => !disabled);
  const hashOf = (id: AgentId) => store.secrets.of(id, 'password', wallClock.now())?.hash ?? null;
  const known = await Promise.all(left.map(({ id }) => isPassword(DEMO_PASSWORD, hashOf(id))));
  return left.find((_person, index) => known[index])?.name ?? null;
}

/** Each with an id: their own, else their name where it can be an id and is nobody's, so that reports are easily read. */
function withIds(staff: readonly Staff[]): (Omit<Staff, 'id'> & { readonly id: AgentId })[] {
  const taken = new Set(staff.flatMap(({ id }) => id ?? []));
  return staff.map(({ id, ...person }) => {
    const named = agentId.safeParse(person.name);
    const own = id ?? (named.success && !taken.has(named.data) ? named.data : (uuidv7() as AgentId));
    taken.add(own);
    return { ...person, id: own };
  });
}
