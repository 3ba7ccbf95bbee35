import { expect, it } from 'vitest';
import { deviceTrouble } from './device-trouble.ts';

it('DASH-30: a printer that can’t print is a trouble before a ticket fails, paper that runs low a lesser one', () => {
  for (const printer of ['ready', 'none'] as const) expect(deviceTrouble({ heard: true, printer }, true)).toBeNull();
  expect(deviceTrouble({ heard: true, printer: 'paper-near-end' }, true)).toBe('low');
  for (const printer of ['paper-out', 'cover-open', 'cutter-error', 'error', 'offline', 'unreachable'] as const) {
    expect(deviceTrouble({ heard: true, printer }, true)).toBe('no-print');
  }
});

it('DASH-30: a silent kiosk is a trouble while the branch is open, whatever its printer was', () => {
  expect(deviceTrouble({ heard: false, printer: 'ready' }, true)).toBe('silent');
  expect(deviceTrouble({ heard: false, printer: 'paper-out' }, false)).toBeNull();
});
