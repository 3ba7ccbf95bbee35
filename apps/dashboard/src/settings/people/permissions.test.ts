import { PERMISSIONS, ROLES } from '@foyer/basics';
import { ROUTE_NAMES, type Route, routes } from '@foyer/contract';
import { expect, test } from 'vitest';
import { matrixRows, permissionsOf } from './permissions.ts';

test('DASH-66: the role matrix has every route that staff may use, once, and says the least role of each', () => {
  const staffed = ROUTE_NAMES.map((name): Route => routes[name]).filter(
    ({ access }) => typeof access !== 'string' && access.staff !== undefined,
  );
  const names = matrixRows.flatMap((row) => row.names).filter((name) => !name.startsWith('live '));
  expect(names.toSorted()).toEqual(staffed.map(({ method, path }) => `${method} ${path}`).toSorted());
  expect(matrixRows.map(({ key }) => key)).toContain('role-agent');
  expect(matrixRows.find(({ key }) => key === 'reports')).toMatchObject({ least: 'manager', own: false });
  expect(matrixRows.find(({ key }) => key === 'role-agent')).toMatchObject({ least: 'agent', own: true });
});

test('DASH-66: each role has the permissions of those below it and more', () => {
  const counts = ROLES.map((role) => permissionsOf(role).length);
  expect(counts).toEqual(counts.toSorted((one, other) => one - other));
  expect(permissionsOf('agent')).toEqual(['escalations']);
  expect(permissionsOf('supervisor')).toEqual(['branch', 'suspend', 'notices', 'escalations']);
  for (const permission of permissionsOf('admin')) expect(PERMISSIONS).toContain(permission);
});
