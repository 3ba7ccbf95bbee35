import { expect, test } from 'vitest';
import { idleLimit, usualIdleRules, usualPreferences } from './flow.ts';

const services = { name: 'services', categoryId: null } as const;
const ticket = { name: 'ticket', requestId: 'one' } as const;
const easier = { largeText: true, highContrast: false };

test('KIOSK-25: nothing runs out on the attract screen or while a ticket is on its way', () => {
  expect(idleLimit({ name: 'attract' }, null, usualPreferences, usualIdleRules)).toBeNull();
  for (const phase of ['issuing', 'printing', 'printed']) {
    expect(idleLimit(ticket, phase, usualPreferences, usualIdleRules)).toBeNull();
  }
});

test('KIOSK-25: easier modes have ten times as long, numbers without paper twice', () => {
  expect(idleLimit(services, null, usualPreferences, usualIdleRules)).toBe(30);
  expect(idleLimit(services, null, easier, usualIdleRules)).toBe(300);
  expect(idleLimit(ticket, 'failed', usualPreferences, usualIdleRules)).toBe(60);
  expect(idleLimit(ticket, 'staying', usualPreferences, usualIdleRules)).toBe(30);
  expect(idleLimit(ticket, 'refused', usualPreferences, usualIdleRules)).toBe(30);
  expect(idleLimit({ name: 'attract' }, null, easier, usualIdleRules)).toBe(300);
});
