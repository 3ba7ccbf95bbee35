import { expect, test } from 'vitest';
import { BranchClock, type Wall } from './branch-clock.ts';

/** A wall whose time is moved by hand. */
function wallByHand(): Wall & { pass(milliseconds: number): Promise<void> } {
  let present = 0;
  const alarms = new Set<{ at: number; action: () => void }>();
  return {
    now: () => present,
    after: (milliseconds, action) => {
      const alarm = { at: present + milliseconds, action };
      alarms.add(alarm);
      return () => alarms.delete(alarm);
    },
    pass: async (milliseconds) => {
      present += milliseconds;
      for (const alarm of [...alarms].filter(({ at }) => at <= present)) {
        alarms.delete(alarm);
        alarm.action();
      }
      await Promise.resolve();
    },
  };
}

const nine = Date.UTC(2026, 2, 2, 9);
const iso = (instant: number) => new Date(instant).toISOString();

test('REPLAY-7: between two words of the branch its time goes on at its speed', async () => {
  const wall = wallByHand();
  const clock = new BranchClock(wall);
  expect(() => clock.now()).toThrow('has not said');
  clock.hear({ now: iso(nine), speed: 600 });
  await wall.pass(100);
  expect(clock.now()).toBe(nine + 60_000);
});

test('REPLAY-7: a word that came late does not turn the clock back, one that came quicker sets it right', async () => {
  const wall = wallByHand();
  const clock = new BranchClock(wall);
  clock.hear({ now: iso(nine), speed: 60 });
  await wall.pass(1000);
  clock.hear({ now: iso(nine + 59_000), speed: 60 });
  expect(clock.now()).toBe(nine + 60_000);
  clock.hear({ now: iso(nine + 60_500), speed: 60 });
  expect(clock.now()).toBe(nine + 60_500);
});

test('REPLAY-7: a branch whose clock was set, or runs at another speed, is believed', async () => {
  const wall = wallByHand();
  const clock = new BranchClock(wall);
  clock.hear({ now: iso(nine), speed: 60 });
  await wall.pass(1000);
  clock.hear({ now: iso(nine - 3_600_000), speed: 60 });
  expect(clock.now()).toBe(nine - 3_600_000);
  clock.hear({ now: iso(nine - 3_601_000), speed: 1 });
  expect([clock.now(), clock.speed]).toEqual([nine - 3_601_000, 1]);
});

test('REPLAY-7: waiting for an instant ends when the branch has come to it, or when it is called off', async () => {
  const wall = wallByHand();
  const clock = new BranchClock(wall);
  clock.hear({ now: iso(nine), speed: 60 });
  const reached: string[] = [];
  const off = new AbortController();
  const waits = [
    clock.until(nine + 60_000).then(() => reached.push('a minute')),
    clock.until(nine + 3_600_000).then(() => reached.push('an hour')),
    clock.until(nine + 7_200_000, off.signal).then(() => reached.push('called off')),
  ];
  await wall.pass(999);
  expect(reached).toEqual([]);
  await wall.pass(1);
  expect(reached).toEqual(['a minute']);
  // The branch's clock jumps ahead by an hour: noticed at the next look, seconds later, not an hour.
  clock.hear({ now: iso(nine + 3_700_000), speed: 60 });
  await wall.pass(5000);
  expect(reached).toEqual(['a minute', 'an hour']);
  off.abort();
  await Promise.all(waits);
  expect(reached.at(-1)).toBe('called off');
});
