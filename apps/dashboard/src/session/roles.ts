import { type Role, roleIncludes } from '@foyer/basics';
import { routes, views } from '@foyer/contract';

/** The pages of the dashboard, in the order of their tabs. */
export const TABS = ['counter', 'floor', 'reports', 'audit', 'devices'] as const;
export type Tab = (typeof TABS)[number];

/** Who may see what a tab shows. */
const LEAST: Readonly<Record<Tab, Role>> = {
  counter: views.counter.access.staff,
  floor: views.floor.access.staff,
  reports: routes.report.access.staff,
  audit: routes.audit.access.staff,
  devices: routes.devices.access.staff,
};

/** The tabs a role may open. */
export function tabsFor(role: Role): readonly Tab[] {
  return TABS.filter((tab) => roleIncludes(role, LEAST[tab]));
}

/** Where a role's own work is: the last of its tabs, which no role below it has. Nobody's work begins in the audit. */
const homeOf = (role: Role): Tab =>
  tabsFor(role)
    .filter((tab) => tab !== 'audit')
    .at(-1) ?? 'counter';

/**
 * Reads a path below `/dashboard`: which tab it names, falling back to the role's own one, and the counter in
 * `/counter/{id}`.
 */
export function readPath(path: string, role: Role): { readonly tab: Tab; readonly counterId: string | null } {
  const [first, second] = path.split('/').filter((part) => part !== '');
  const tab = tabsFor(role).find((allowed) => allowed === first) ?? homeOf(role);
  return { tab, counterId: tab === 'counter' && first === 'counter' && second ? decodeURIComponent(second) : null };
}
