import { expect, test, vi } from 'vitest';
import { createSoundQueue } from './sound-queue.ts';

/** A player whose sounds end when the test says so. */
function handPlayer() {
  const ends: (() => void)[] = [];
  const fails: (() => void)[] = [];
  const state = { allowed: true, started: 0, prepared: Promise.resolve() };
  return {
    state,
    prepared: () => state.prepared,
    ready: () => state.allowed,
    play: () => {
      state.started += 1;
      return new Promise<void>((resolve, reject) => {
        ends.push(resolve);
        fails.push(() => reject(new Error('no device')));
      });
    },
    end: () => ends.at(-1)?.(),
    fail: () => fails.at(-1)?.(),
  };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('SCREEN-11: sounds play one after another, in order, each told before it begins', async () => {
  const player = handPlayer();
  const begun: number[] = [];
  const queue = createSoundQueue(player, () => undefined);
  queue.add(() => begun.push(1));
  queue.add(() => begun.push(2));
  await settle();
  expect([begun, player.state.started]).toEqual([[1], 1]);
  player.end();
  await settle();
  expect([begun, player.state.started]).toEqual([[1, 2], 2]);
  player.end();
  await settle();
  expect(queue.played()).toBe(2);
});

test('SCREEN-43: what is put first sounds before all that wait, in its own order, after what is being played', async () => {
  const player = handPlayer();
  const begun: string[] = [];
  const queue = createSoundQueue(player, () => undefined);
  for (const call of ['first call', 'second call']) queue.add(() => begun.push(call));
  await settle();
  queue.addFirst([() => begun.push('alarm'), () => begun.push('alarm again')]);
  for (let sound = 0; sound < 3; sound += 1) {
    player.end();
    await settle();
  }
  expect(begun).toEqual(['first call', 'alarm', 'alarm again', 'second call']);
});

test('SCREEN-11: a sound that fails does not hold up the next', async () => {
  const player = handPlayer();
  const queue = createSoundQueue(player, () => undefined);
  queue.add(() => undefined);
  queue.add(() => undefined);
  await settle();
  player.fail();
  await settle();
  expect(player.state.started).toBe(2);
});

test('SCREEN-11: a sound that never ends gives way after a time', async () => {
  vi.useFakeTimers();
  try {
    const player = handPlayer();
    const queue = createSoundQueue(player, () => undefined);
    queue.add(() => undefined);
    queue.add(() => undefined);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(player.state.started).toBe(2);
  } finally {
    vi.useRealTimers();
  }
});

test('SCREEN-12: while the browser forbids sound, a chime is passed over and not made up for later', async () => {
  const player = handPlayer();
  const begun: number[] = [];
  const queue = createSoundQueue(player, () => undefined);
  player.state.allowed = false;
  queue.add(() => begun.push(1));
  await settle();
  player.state.allowed = true;
  queue.add(() => begun.push(2));
  await settle();
  expect([begun, player.state.started]).toEqual([[1, 2], 1]);
});

test('SCREEN-12: a call that comes while the sound is still being loaded sounds once it is there', async () => {
  const player = handPlayer();
  const begun: number[] = [];
  let loaded = () => {};
  player.state.prepared = new Promise((resolve) => {
    loaded = resolve;
  });
  const queue = createSoundQueue(player, () => undefined);
  queue.add(() => begun.push(1));
  await settle();
  expect([begun, player.state.started]).toEqual([[], 0]);
  loaded();
  await settle();
  expect([begun, player.state.started]).toEqual([[1], 1]);
});
