import { pino } from 'pino';
import { afterEach, expect, test, vi } from 'vitest';
import { type Part, Parts } from './parts.ts';

const log = pino({ level: 'silent' });

afterEach(() => void vi.useRealTimers());

/** Parts that write down what is done with them; `faults`: what these do instead when they are closed. */
function recorded(names: readonly string[], faults: Record<string, Part['close']> = {}) {
  const done: string[] = [];
  const parts = new Parts(log, 1_000);
  for (const name of names) {
    parts.add({
      name,
      start: () => void done.push(`start ${name}`),
      close: () => {
        done.push(`close ${name}`);
        return faults[name]?.();
      },
    });
  }
  return { parts, done };
}

test('PARTS-1: parts start in the order in which they were added and close once, in the reverse', async () => {
  const { parts, done } = recorded(['store', 'runner', 'live']);
  await parts.start();
  await Promise.all([parts.close(), parts.close()]);
  expect(done).toEqual(['start store', 'start runner', 'start live', 'close live', 'close runner', 'close store']);
});

test('PARTS-2: a part that fails to close keeps no other from it', async () => {
  const { parts, done } = recorded(['store', 'runner', 'live'], {
    live: () => Promise.reject(new Error('stuck')),
    runner: () => {
      throw new Error('stuck as well');
    },
  });
  await parts.close();
  expect(done).toEqual(['close live', 'close runner', 'close store']);
});

test('PARTS-2: a part that never ends closing is left behind when its time is over', async () => {
  vi.useFakeTimers();
  const { parts, done } = recorded(['store', 'live'], { live: () => new Promise(() => {}) });
  const closed = parts.close();
  await vi.advanceTimersByTimeAsync(999);
  expect(done).toEqual(['close live']);
  await vi.advanceTimersByTimeAsync(1);
  await closed;
  expect(done).toEqual(['close live', 'close store']);
  expect(vi.getTimerCount()).toBe(0);
});

test('PARTS-3: when a part can’t start, none after it does, and all are closed', async () => {
  const { parts, done } = recorded(['store']);
  parts.add({
    name: 'live',
    start: () => Promise.reject(new Error('no port')),
    close: () => void done.push('close live'),
  });
  parts.add({ name: 'jobs', start: () => void done.push('start jobs'), close: () => void done.push('close jobs') });
  await expect(parts.start()).rejects.toThrow('no port');
  await parts.close();
  expect(done).toEqual(['start store', 'close jobs', 'close live', 'close store']);
});
