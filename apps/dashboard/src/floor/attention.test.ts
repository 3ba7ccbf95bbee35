import { expect, it } from 'vitest';
import { deviceTrouble, withoutCounter } from './attention.ts';

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

it('DASH-76: a service with people waiting that no counter has is told of, also while all counters are closed', () => {
  const services = [
    { id: 'cash', waiting: 3 },
    { id: 'physio', waiting: 1 },
    { id: 'loans', waiting: 0 },
  ] as const;
  expect(withoutCounter(services, [{ serviceIds: ['cash'] }, { serviceIds: [] }]).map(({ id }) => id)).toEqual([
    'physio',
  ]);
  expect(withoutCounter(services, [{ serviceIds: ['cash', 'physio'] }])).toEqual([]);
});
