import { expect, test } from 'vitest';
import { AUTO_CALL_SECONDS, createAutoCall } from './auto-call.ts';

/** Timers that go when they are told to. */
function manualTimers() {
  const due: (() => void)[] = [];
  const after = (_milliseconds: number, action: () => void) => {
    due.push(action);
    return () => {
      due.splice(due.indexOf(action), 1);
    };
  };
  const second = () => {
    for (const action of due.splice(0)) action();
  };
  return { timers: { now: () => 0, after }, due, second };
}

test('DASH-91: after the count-down the next customer is called, once', () => {
  const { timers, second } = manualTimers();
  const store = createAutoCall(timers);
  let calls = 0;
  store.getState().begin(() => {
    calls += 1;
  });
  for (let left = AUTO_CALL_SECONDS; left > 0; left -= 1) {
    expect(store.getState().secondsLeft).toBe(left);
    expect(calls).toBe(0);
    second();
  }
  expect(store.getState().secondsLeft).toBeNull();
  expect(calls).toBe(1);
});

test('DASH-91: a count-down that is stopped calls nobody', () => {
  const { timers, due, second } = manualTimers();
  const store = createAutoCall(timers);
  store.getState().begin(() => {
    throw new Error('It was stopped');
  });
  second();
  store.getState().stop();
  expect(due).toEqual([]);
  expect(store.getState().secondsLeft).toBeNull();
});
