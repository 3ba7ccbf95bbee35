import type { DeviceId, Instant } from '@foyer/basics';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DeviceStatuses } from './device-statuses.ts';

const kiosk = { id: 'kiosk' as DeviceId, openJobs: 0, software: '1.0' } as const;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function statuses() {
  let changes = 0;
  let now = 0;
  const kept = new DeviceStatuses({ now: () => ++now as Instant, silentAfter: 1000 });
  kept.subscribe(() => changes++);
  return { kept, changes: () => changes };
}

test('DASH-30: what a device says again changes nothing, what it says anew is told with its time', () => {
  const { kept, changes } = statuses();
  kept.report({ ...kiosk, printer: 'ready' });
  kept.report({ ...kiosk, printer: 'ready' });
  expect(changes()).toBe(1);
  expect(kept.list()).toEqual([{ ...kiosk, printer: 'ready', heard: true, since: 1 }]);
  kept.report({ ...kiosk, printer: 'paper-out' });
  expect(changes()).toBe(2);
  expect(kept.find(kiosk.id)).toEqual({
    ...kiosk,
    openJobs: 0,
    software: '1.0',
    printer: 'paper-out',
    heard: true,
    since: 2,
  });
  kept.close();
});

test('DASH-30: a device that falls silent is not heard, until it speaks or is shut out', () => {
  const { kept, changes } = statuses();
  kept.report({ ...kiosk, printer: 'ready' });
  vi.advanceTimersByTime(900);
  kept.report({ ...kiosk, printer: 'ready' });
  vi.advanceTimersByTime(900);
  expect(kept.list()).toMatchObject([{ heard: true }]);
  vi.advanceTimersByTime(100);
  expect(kept.list()).toMatchObject([{ heard: false, printer: 'ready' }]);
  kept.report({ ...kiosk, printer: 'ready' });
  expect(kept.list()).toMatchObject([{ heard: true }]);
  kept.forget(kiosk.id);
  vi.advanceTimersByTime(5000);
  expect(kept.list()).toEqual([]);
  expect(changes()).toBe(4);
  expect(vi.getTimerCount()).toBe(0);
});

test('DEVICE-7: jobs left open and another program are told, and leave its time as it is', () => {
  const { kept, changes } = statuses();
  kept.report({ ...kiosk, printer: 'ready' });
  kept.report({ ...kiosk, printer: 'ready', openJobs: 2, software: '1.1' });
  expect(kept.list()).toEqual([
    { id: kiosk.id, printer: 'ready', openJobs: 2, software: '1.1', heard: true, since: 1 },
  ]);
  expect(changes()).toBe(2);
  kept.close();
});
