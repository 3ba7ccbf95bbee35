import { roleIncludes } from '@foyer/basics';
import { type Access, routes, type User, views } from '@foyer/contract';

/** The pages of the dashboard, in the order of their tabs. */
export const TABS = ['counter', 'floor', 'reports', 'audit', 'settings'] as const;
export type Tab = (typeof TABS)[number];
/** A tab, or the page about oneself, which everybody has and no tab leads to, or what a new branch needs first. */
export type Page = Tab | 'account' | 'first-steps';

/** Whose rights decide what is shown. */
export type Rights = Pick<User, 'role' | 'withheld'>;

/** Who may see something of what a tab shows. */
const ACCESS: Readonly<Record<Tab, readonly Access[]>> = {
  counter: [views.counter.access],
  floor: [views.floor.access],
  reports: [routes.report.access],
  audit: [routes.audit.access],
  settings: [
    routes.settings.access,
    routes.people.access,
    routes.devices.access,
    routes.keys.access,
    routes.privacy.access,
  ],
};

/** May they use what has this access? */
export function isAllowed({ role, withheld }: Rights, access: Access): boolean {
  if (typeof access === 'string' || access.staff === undefined) return access === 'public';
  return roleIncludes(role, access.staff) && (access.needs === undefined || !withheld.includes(access.needs));
}

/** The tabs that somebody may open. */
export function tabsFor(user: Rights): readonly Tab[] {
  return TABS.filter((tab) => ACCESS[tab].some((access) => isAllowed(user, access)));
}

/** Where somebody's work begins: the last of their tabs; in the audit nobody's, in the settings only an administrator's. */
const homeOf = (user: Rights): Tab =>
  tabsFor(user)
    .filter((tab) => tab !== 'audit' && (tab !== 'settings' || user.role === 'admin'))
    .at(-1) ?? 'counter';

/**
 * Reads a path below `/dashboard`: which page it names, falling back to one's own tab, and the counter in
 * `/counter/{id}`.
 */
export function readPath(path: string, user: Rights): { readonly page: Page; readonly counterId: string | null } {
  const [first, second] = path.split('/').filter((part) => part !== '');
  if (first === 'account') return { page: 'account', counterId: null };
  if (first === 'first-steps' && isAllowed(user, routes.devices.access)) return { page: first, counterId: null };
  const page = tabsFor(user).find((allowed) => allowed === first) ?? homeOf(user);
  return { page, counterId: page === 'counter' && first === 'counter' && second ? decodeURIComponent(second) : null };
}
