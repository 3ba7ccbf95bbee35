import type { AgentId } from '@foyer/basics';
import { agentId } from '@foyer/contract/schemas';
import type { Store, User } from '@foyer/store';
import { v7 as uuidv7 } from 'uuid';
import { hashPassword, isPassword } from '../access/secrets.ts';
import { DEMO_PASSWORD, demoStaff } from './demo-branch.ts';
import type { Staff } from './staff-schema.ts';

/**
 * Makes the accounts that are written down, brings those up to date that were written differently before, and shuts
 * those out that are written down no more. Sessions go on only for accounts that nothing was changed about: whoever is
 * signed in never becomes somebody else. Without anybody written down all stay as they are.
 */
export async function keepStaff(store: Store, staff: readonly Staff[]): Promise<void> {
  if (staff.length === 0) return;
  const written = new Set(staff.flatMap(({ id }) => id ?? []));
  // Each check of a password is slow by design: all are made side by side, off the event loop.
  const accounts = await Promise.all(staff.map((person) => accountOf(store, person, written)));
  store.batch(() => {
    const kept = new Set(accounts.map(({ user }) => user.id));
    for (const user of store.users.list()) {
      if (kept.has(user.id) || user.disabled) continue;
      store.users.upsert({ ...user, disabled: true });
      store.sessions.deleteOf(user.id);
    }
    // A name that goes from one account to another is free before that one gets it.
    for (const { user } of accounts) {
      const holder = store.users.findByName(user.name);
      if (holder !== null && holder.id !== user.id) store.users.upsert({ ...holder, name: uuidv7() });
    }
    for (const { user, unchanged } of accounts) {
      store.users.upsert(user);
      if (!unchanged) store.sessions.deleteOf(user.id);
    }
  });
}

/** Somebody who is written down with the demo's password, which everybody knows; `null` when nobody is. */
export function writtenWithDemoPassword(staff: readonly Staff[]): string | null {
  return staff.find(({ password }) => password === DEMO_PASSWORD)?.name ?? null;
}

/** An account that the demo has left in the data and that still has its password; `null` when there is none. */
export async function leftWithDemoPassword(store: Store): Promise<string | null> {
  const left = demoStaff.flatMap(({ name }) => store.users.findByName(name) ?? []).filter(({ disabled }) => !disabled);
  const known = await Promise.all(left.map(({ passwordHash }) => isPassword(DEMO_PASSWORD, passwordHash)));
  return left.find((_user, index) => known[index])?.name ?? null;
}

interface Account {
  readonly user: Omit<User, 'language'>;
  /** It was there before, just so. */
  readonly unchanged: boolean;
}

/** The account of somebody who is written down: the one with their id, else the one with their name, else a new one. */
async function accountOf(
  { users }: Store,
  { id, name, displayName, role, password }: Staff,
  written: ReadonlySet<AgentId>,
): Promise<Account> {
  const found = id === undefined ? users.findByName(name) : users.find(id);
  // An id that is written down beside somebody else is theirs.
  const known = found !== null && id === undefined && written.has(found.id) ? null : found;
  const samePassword = known !== null && (await isPassword(password, known.passwordHash));
  return {
    user: {
      id: known?.id ?? id ?? newId(name, (one) => written.has(one) || users.find(one) !== null),
      name,
      displayName,
      role,
      passwordHash: samePassword ? known.passwordHash : await hashPassword(password),
      disabled: false,
    },
    unchanged: samePassword && known.name === name && known.displayName === displayName && known.role === role,
  };
}

/** The name where it can be an id and is none yet, so that reports are easily read; else one made up. */
function newId(name: string, isTaken: (id: AgentId) => boolean): AgentId {
  const parsed = agentId.safeParse(name);
  return parsed.success && !isTaken(parsed.data) ? parsed.data : (uuidv7() as AgentId);
}
