import { type DeviceKind, type KeyScope, type Role, roleIncludes } from '@foyer/basics';
import { ACTS_FOR_OTHERS, type Access } from '@foyer/contract';
import type { TestBranch } from './test-branch.ts';

/** Who asks. `agent` has the counter, the visit and the name that requests speak of; `agent2` has none of them. */
export type Who = {
  readonly role?: Role;
  readonly device?: DeviceKind;
  readonly owns?: boolean;
  /** A program whose key has this scope alone. */
  readonly scope?: KeyScope;
};
export const WHO = {
  nobody: {},
  screen: { device: 'screen' },
  kiosk: { device: 'kiosk' },
  agent2: { role: 'agent' },
  agent: { role: 'agent', owns: true },
  supervisor: { role: 'supervisor' },
  manager: { role: 'manager' },
  admin: { role: 'admin' },
  reader: { scope: 'read' },
  issuer: { scope: 'issue' },
  caller: { scope: 'call' },
  reporter: { scope: 'reports' },
  follower: { scope: 'events' },
} as const satisfies Record<string, Who>;
export type Name = keyof typeof WHO;
export const NAMES = Object.keys(WHO) as Name[];

export type Answer = 'let in' | 401 | 403;
/** The contract's table, read anew. */
export function expected(access: Access, { role, device, scope, owns = false }: Who): Answer {
  if (access === 'public' || access === 'ticket') return 'let in';
  if (role !== undefined && access.staff !== undefined && roleIncludes(role, access.staff))
    return access.own !== undefined && !roleIncludes(role, ACTS_FOR_OTHERS) && !owns ? 403 : 'let in';
  if (device !== undefined && (access.device === 'any' || access.device === device)) return 'let in';
  if (scope !== undefined && access.scope === scope) return 'let in';
  return role === undefined && device === undefined && scope === undefined ? 401 : 403;
}

/** What each of them sends along to be known by. */
export async function headersOfAll(branch: TestBranch): Promise<Map<Name, Record<string, string>>> {
  const headers = new Map<Name, Record<string, string>>();
  for (const name of NAMES) {
    const who: Who = WHO[name];
    if (who.device !== undefined) {
      headers.set(name, { authorization: `Bearer ${(await branch.pair(who.device)).token}` });
    } else if (who.scope !== undefined) {
      headers.set(name, { authorization: `Bearer ${await branch.keyFor(who.scope)}` });
    } else if (who.role === undefined) headers.set(name, {});
    else headers.set(name, { cookie: (await branch.signIn(name as 'agent')).cookie });
  }
  return headers;
}
