import type { DeviceId } from '@foyer/basics';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TestPrints } from './test-prints.ts';

const kiosk = 'kiosk' as DeviceId;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('DEVICE-8: a test print is one until it is answered, and a device that says nothing in time has not answered', () => {
  const prints = new TestPrints(1_000);
  let told = 0;
  prints.subscribe(() => {
    told += 1;
  });
  prints.ask(kiosk);
  const first = prints.of(kiosk);
  prints.ask(kiosk);
  expect(prints.of(kiosk)).toBe(first);
  expect(first?.outcome).toBeNull();
  prints.answer(kiosk, { id: 'another', outcome: 'failed', reason: null });
  expect(prints.of(kiosk)).toBe(first);
  prints.answer(kiosk, { id: first?.id ?? '', outcome: 'failed', reason: 'paper-out' });
  expect(prints.of(kiosk)).toMatchObject({ outcome: 'failed', reason: 'paper-out' });
  prints.ask(kiosk);
  vi.advanceTimersByTime(1_000);
  expect(prints.of(kiosk)).toMatchObject({ outcome: 'unanswered' });
  expect(told).toBe(4);
  prints.ask(kiosk);
  prints.forget(kiosk);
  expect(prints.of(kiosk)).toBeNull();
  expect(vi.getTimerCount()).toBe(0);
});
