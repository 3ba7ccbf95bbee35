import type { AgentId } from '@foyer/basics';
import type { Store } from '@foyer/store';
import { hashPassword, isPassword } from '../access/passwords.ts';
import type { Staff } from './branch-schema.ts';

/** Makes the accounts that are written down, and brings those up to date that were written differently before. */
export async function keepStaff(store: Store, staff: readonly Staff[]): Promise<void> {
  // Each check is slow by design: all are made side by side, off the event loop.
  await Promise.all(staff.map((person) => keep(store, person)));
}

async function keep(store: Store, { name, displayName, role, password, id }: Staff): Promise<void> {
  const known = store.users.findByName(name);
  const unchanged = known !== null && (await isPassword(password, known.passwordHash));
  store.users.upsert({
    id: known?.id ?? id ?? (name as AgentId),
    name,
    displayName,
    role,
    passwordHash: unchanged ? known.passwordHash : await hashPassword(password),
    disabled: false,
  });
  if (known !== null && !unchanged) store.sessions.deleteOf(known.id);
}
