import { type AgentId, type CommandId, wallClock } from '@foyer/basics';
import { agentId } from '@foyer/contract/schemas';
import { type BranchState, personNamed } from '@foyer/queue-core';
import type { Store } from '@foyer/store';
import { v7 as uuidv7 } from 'uuid';
import { keepAccountSecrets } from '../access/account-secrets.ts';
import { hashPassword, isPassword } from '../access/secrets.ts';
import { problemOfRefusal } from '../http/problems.ts';
import type { CommandRunner } from '../runner/command-runner.ts';
import { DEMO_PASSWORD, demoStaff } from './demo-branch.ts';
import type { Staff } from './staff-schema.ts';

/** What a start says when people are written down for a branch that has people. */
export const STAFF_IGNORED =
  'The accounts in the configuration file were not read: this branch has people already, and they are changed in its dashboard.';

/**
 * Adds the people who are written down to a branch that has none, all of them or nobody.
 *
 * @returns a sentence why they can't be added, or `null`
 */
export async function foundPeople(
  runner: CommandRunner,
  store: Store,
  staff: readonly Staff[],
): Promise<string | null> {
  if (staff.length === 0 || !runner.state.people.isEmpty()) return null;
  const people = withIds(staff);
  // Hashing a password is slow by design: all are made side by side, off the event loop.
  const hashes = await Promise.all(people.map(({ password }) => hashPassword(password)));
  const passwordHashes = new Map(people.map(({ id }, index) => [id, hashes[index] ?? '']));
  const answer = await runner.submit({
    commandId: uuidv7() as CommandId,
    actor: { kind: 'system' },
    command: { type: 'found-people', people: people.map(({ password: _, ...person }) => person) },
    requestHash: '',
    alongside: (events) => keepAccountSecrets(store, events, { passwordHashes }),
    reply: () => null,
  });
  return answer.ok ? null : `The accounts can't be made: ${problemOfRefusal(answer.error).message}`;
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
