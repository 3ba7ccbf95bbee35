import type { Role } from '@foyer/basics';
import { describe, expect, it } from 'vitest';
import { type Rights, readPath as readPathOf, tabsFor as tabsOf } from './roles.ts';

const withRole = (role: Role): Rights => ({ role, withheld: [] });
const tabsFor = (role: Role) => tabsOf(withRole(role));
const readPath = (path: string, role: Role) => readPathOf(path, withRole(role));

describe('tabs', () => {
  it('DASH-2: each role sees its own tabs and those of the roles below it', () => {
    expect(tabsFor('agent')).toEqual(['counter']);
    expect(tabsFor('supervisor')).toEqual(['counter', 'floor']);
    expect(tabsFor('manager')).toEqual(['counter', 'floor', 'reports', 'audit', 'settings']);
    expect(tabsFor('admin')).toEqual(['counter', 'floor', 'reports', 'audit', 'settings']);
  });

  it('DASH-2: what is withheld from somebody has no tab for them', () => {
    expect(tabsOf({ role: 'admin', withheld: ['people', 'reports'] })).toEqual([
      'counter',
      'floor',
      'audit',
      'settings',
    ]);
    expect(tabsOf({ role: 'admin', withheld: ['people', 'settings', 'devices', 'keys', 'erasures'] })).toEqual([
      'counter',
      'floor',
      'reports',
      'audit',
    ]);
    expect(readPath('/account', 'agent').page).toBe('account');
    expect(readPath('/first-steps', 'admin').page).toBe('first-steps');
    expect(readPath('/first-steps', 'manager').page).toBe('reports');
  });

  it('DASH-2: a path the role may not open leads to its own tab', () => {
    expect(readPath('/reports', 'manager')).toEqual({ page: 'reports', counterId: null });
    expect(readPath('/reports', 'agent')).toEqual({ page: 'counter', counterId: null });
    expect(readPath('/reports/c3', 'agent')).toEqual({ page: 'counter', counterId: null });
  });

  it('DASH-2: a role begins on its own tab; a direct address wins', () => {
    const begins = (role: Role) => readPath('', role).page;
    expect((['agent', 'supervisor', 'manager', 'admin'] as const).map(begins)).toEqual([
      'counter',
      'floor',
      'reports',
      'settings',
    ]);
    expect(readPath('/floor', 'admin')).toEqual({ page: 'floor', counterId: null });
    expect(readPath('/counter/c-3', 'manager')).toEqual({ page: 'counter', counterId: 'c-3' });
    expect(readPath('/devices', 'manager').page).toBe('reports');
  });

  it('DASH-3: a counter is named in the path, so a window can be reloaded or bookmarked on it', () => {
    expect(readPath('/counter/c-3', 'agent')).toEqual({ page: 'counter', counterId: 'c-3' });
    expect(readPath('/counter', 'agent')).toEqual({ page: 'counter', counterId: null });
  });
});
