import { roleIncludes } from '@foyer/basics';
import type { Escalation, User } from '@foyer/contract';
import type { Words } from '@foyer/words';

type Level = Escalation['levels'][number];

/** The level that it stands at. */
export function presentLevel({ levels }: Pick<Escalation, 'levels'>): Level | null {
  return levels.at(-1) ?? null;
}

function isFor({ role, people }: Pick<Level, 'role' | 'people'>, user: Pick<User, 'id' | 'role'>): boolean {
  return (role !== null && roleIncludes(user.role, role)) || people.some(({ id }) => id === user.id);
}

/** Does it wait for this user now? */
export function waitsFor(escalation: Pick<Escalation, 'levels' | 'status'>, user: Pick<User, 'id' | 'role'>): boolean {
  const level = presentLevel(escalation);
  return escalation.status === 'raised' && level !== null && isFor(level, user);
}

/** May this user answer it, by what the page knows? A supervisor any, others what was ever raised to them. */
export function mayAnswer(
  { levels, status }: Pick<Escalation, 'levels' | 'status'>,
  user: Pick<User, 'id' | 'role' | 'withheld'>,
): boolean {
  if (status !== 'raised' && status !== 'acknowledged') return false;
  if (user.withheld.includes('escalations')) return false;
  return roleIncludes(user.role, 'supervisor') || levels.some((level) => isFor(level, user));
}

/** Whom a level is for, such as “Supervisors, Amira”. */
export function formatRaisedTo(
  { role, people }: { readonly role: Level['role']; readonly people: readonly string[] },
  words: Words,
): string {
  return words.list([...(role === null ? [] : [words.t(`floor.role.${role}`)]), ...people]);
}

const ORDER = { raised: 0, acknowledged: 1, resolved: 2, lapsed: 3 } as const;

/** Those nobody has answered first, by their deadline; then those somebody is on the way to, and what was decided. */
export function byUrgency<E extends Pick<Escalation, 'status' | 'deadline'>>(escalations: readonly E[]): E[] {
  return escalations.toSorted(
    (a, b) => ORDER[a.status] - ORDER[b.status] || Date.parse(a.deadline) - Date.parse(b.deadline),
  );
}
