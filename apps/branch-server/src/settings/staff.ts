import type { AgentId } from '@foyer/basics';
import { agentId } from '@foyer/contract/schemas';
import type { Store } from '@foyer/store';
import { v7 as uuidv7 } from 'uuid';
import { hashPassword, isPassword } from '../access/passwords.ts';
import type { Staff } from './branch-schema.ts';
import { DEMO_PASSWORD, demoStaff } from './demo-branch.ts';

/**
 * Makes the accounts that are written down, brings those up to date that were written differently before, and shuts
 * those out that are written down no more. Without anybody written down all stay as they are.
 */
export async function keepStaff(store: Store, staff: readonly Staff[]): Promise<void> {
  if (staff.length === 0) return;
  // Each check is slow by design: all are made side by side, off the event loop.
  await Promise.all(staff.map((person) => keep(store, person)));
  const written = new Set(staff.map(({ name }) => name));
  for (const user of store.users.list()) {
    if (written.has(user.name) || user.disabled) continue;
    store.users.upsert({ ...user, disabled: true });
    store.sessions.deleteOf(user.id);
  }
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

/** The name where it can be an id, so that reports are easily read; else one made up. */
function newId(name: string): AgentId {
  const parsed = agentId.safeParse(name);
  return parsed.success ? parsed.data : (uuidv7() as AgentId);
}

async function keep(store: Store, { name, displayName, role, password, id }: Staff): Promise<void> {
  const known = store.users.findByName(name);
  const unchanged = known !== null && (await isPassword(password, known.passwordHash));
  store.users.upsert({
    id: known?.id ?? id ?? newId(name),
    name,
    displayName,
    role,
    passwordHash: unchanged ? known.passwordHash : await hashPassword(password),
    disabled: false,
  });
  if (known !== null && !unchanged) store.sessions.deleteOf(known.id);
}
