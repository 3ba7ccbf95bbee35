import { PERMISSIONS, type Permission, ROLES, type Role, roleIncludes } from '@foyer/basics';
import { type Access, type Route, routes, type View, views } from '@foyer/contract';

/** What a row of the matrix stands for: a permission, or what staff of a role may besides. */
export type MatrixKey = Permission | `role-${Role}`;

/** One line of the role matrix. */
export interface MatrixRow {
  readonly key: MatrixKey;
  /** The least role that may. */
  readonly least: Role;
  /** Agents may, but only on what is theirs. */
  readonly own: boolean;
  /** Methods and paths, and live views, as programs name them. */
  readonly names: readonly string[];
}

const named: readonly (readonly [string, Access])[] = [
  ...Object.values<Route>(routes).map(({ method, path, access }) => [`${method} ${path}`, access] as const),
  ...Object.entries<View>(views).map(([kind, { access }]) => [`live ${kind}`, access] as const),
];

/** Who may do what, read in the contract's tables: those of the lowest role first. */
export const matrixRows: readonly MatrixRow[] = makeRows();

function makeRows(): readonly MatrixRow[] {
  const rows = new Map<MatrixKey, MatrixRow>();
  for (const [name, access] of named) {
    if (typeof access === 'string' || access.staff === undefined) continue;
    const key = access.needs ?? (`role-${access.staff}` as const);
    const known = rows.get(key);
    const least = known === undefined || roleIncludes(known.least, access.staff) ? access.staff : known.least;
    const own = known?.own === true || access.own !== undefined;
    rows.set(key, { key, least, own, names: [...(known?.names ?? []), name] });
  }
  const inOrder: readonly string[] = PERMISSIONS;
  return [...rows.values()].toSorted(
    (one, other) =>
      ROLES.indexOf(one.least) - ROLES.indexOf(other.least) || inOrder.indexOf(one.key) - inOrder.indexOf(other.key),
  );
}

/** The permissions that a role has, unless they are withheld. */
export function permissionsOf(role: Role): readonly Permission[] {
  return PERMISSIONS.filter((permission) =>
    matrixRows.some(({ key, least }) => key === permission && roleIncludes(role, least)),
  );
}
