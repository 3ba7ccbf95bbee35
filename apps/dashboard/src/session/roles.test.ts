import type { Role } from '@foyer/basics';
import { describe, expect, it } from 'vitest';
import { readPath, tabsFor } from './roles.ts';

describe('tabs', () => {
  it('DASH-2: each role sees its own tabs and those of the roles below it', () => {
    expect(tabsFor('agent')).toEqual(['counter']);
    expect(tabsFor('supervisor')).toEqual(['counter', 'floor']);
    expect(tabsFor('manager')).toEqual(['counter', 'floor', 'reports', 'audit']);
    expect(tabsFor('admin')).toEqual(['counter', 'floor', 'reports', 'audit', 'devices']);
  });

  it('DASH-2: a path the role may not open leads to its own tab', () => {
    expect(readPath('/reports', 'manager')).toEqual({ tab: 'reports', counterId: null });
    expect(readPath('/reports', 'agent')).toEqual({ tab: 'counter', counterId: null });
    expect(readPath('/reports/c3', 'agent')).toEqual({ tab: 'counter', counterId: null });
  });

  it('DASH-2: a role begins on its own tab; a direct address wins', () => {
    const begins = (role: Role) => readPath('', role).tab;
    expect((['agent', 'supervisor', 'manager', 'admin'] as const).map(begins)).toEqual([
      'counter',
      'floor',
      'reports',
      'devices',
    ]);
    expect(readPath('/floor', 'admin')).toEqual({ tab: 'floor', counterId: null });
    expect(readPath('/counter/c-3', 'manager')).toEqual({ tab: 'counter', counterId: 'c-3' });
    expect(readPath('/devices', 'manager').tab).toBe('reports');
  });

  it('DASH-3: a counter is named in the path, so a window can be reloaded or bookmarked on it', () => {
    expect(readPath('/counter/c-3', 'agent')).toEqual({ tab: 'counter', counterId: 'c-3' });
    expect(readPath('/counter', 'agent')).toEqual({ tab: 'counter', counterId: null });
  });
});
