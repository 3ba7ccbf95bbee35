import { manualTimers } from '@foyer/client/testing/manual-timers';
import { expect, test } from 'vitest';
import { AUTO_CALL_SECONDS, createAutoCall } from './auto-call.ts';

test('DASH-91: after the count-down the next customer is called, once', () => {
  const timers = manualTimers();
  const store = createAutoCall(timers);
  let calls = 0;
  store.getState().begin(() => {
    calls += 1;
  });
  for (let left = AUTO_CALL_SECONDS; left > 0; left -= 1) {
    expect(store.getState().secondsLeft).toBe(left);
    expect(calls).toBe(0);
    timers.advance(1000);
  }
  expect(store.getState().secondsLeft).toBeNull();
  expect(calls).toBe(1);
});

test('DASH-91: a count-down that is stopped calls nobody', () => {
  const timers = manualTimers();
  const store = createAutoCall(timers);
  store.getState().begin(() => {
    throw new Error('It was stopped');
  });
  timers.advance(1000);
  store.getState().stop();
  expect(timers.pending()).toBe(0);
  expect(store.getState().secondsLeft).toBeNull();
});
