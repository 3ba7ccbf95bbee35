import type { ViewState } from '@foyer/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { type CallBoard, createCallBoard } from './call-board.ts';
import { sampleCall } from './sample-call.ts';
import { minShownMs } from './schedule.ts';
import { soundedMemory } from './sounded-memory.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Heard = Pick<ViewState, 'epoch' | 'call' | 'time'>;
const MIN_SHOWN_MS = minShownMs(1);
const atSpeed = (speed: number) => ({ now: '2026-03-02T10:00:00+03:00', speed, receivedAt: 0 });
const record = (sequence: number, pending = true): Heard['call'][string] => ({
  kind: 'call',
  id: String(sequence),
  ...sampleCall(sequence, { pending }),
});
const view = (...calls: Heard['call'][string][]): Heard => ({
  epoch: 'e1',
  time: atSpeed(1),
  call: Object.fromEntries(calls.map((call) => [call.id, call])),
});

/** A browser whose pages share one storage. */
function browser() {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const source = createStore<Heard>(() => ({ epoch: null, call: {}, time: null }));
  const sounds: number[] = [];
  const open = (): CallBoard =>
    createCallBoard({
      source,
      memory: soundedMemory(storage, 'lobby'),
      sound: (sequence) => sounds.push(sequence),
      now: () => performance.now(),
    });
  return { source, sounds, open, kept };
}

test('SCREEN-1: each new call’s sound is handed on once, however often the view changes meanwhile', () => {
  const { source, sounds, open } = browser();
  const board = open();
  source.setState(view());
  source.setState(view(record(1)));
  source.setState(view(record(1), record(2)));
  vi.advanceTimersByTime(3 * MIN_SHOWN_MS);
  expect(sounds).toEqual([1, 2]);
  expect(board.store.getState().stage.map(({ call }) => call.sequence)).toEqual([2]);
  board.stop();
});

test('SCREEN-2: the stage changes by itself when a call’s time is over', () => {
  const { source, open } = browser();
  const board = open();
  source.setState(view());
  source.setState(view(record(1)));
  source.setState(view(record(1, false)));
  vi.advanceTimersByTime(MIN_SHOWN_MS - 1);
  expect(board.store.getState().stage).toHaveLength(1);
  vi.advanceTimersByTime(2);
  expect(board.store.getState().stage).toHaveLength(0);
  expect(vi.getTimerCount()).toBe(0);
  board.stop();
});

test('SCREEN-2: in a day that is played sixty times as fast, a call makes way after two seconds on the wall', () => {
  const { source, open } = browser();
  const board = open();
  source.setState({ ...view(), time: atSpeed(60) });
  source.setState({ ...view(record(1)), time: atSpeed(60) });
  source.setState({ ...view(record(1, false)), time: atSpeed(60) });
  vi.advanceTimersByTime(1_999);
  expect(board.store.getState().stage).toHaveLength(1);
  vi.advanceTimersByTime(2);
  expect(board.store.getState().stage).toHaveLength(0);
  board.stop();
});

test('SCREEN-7: what began to sound before a reload does not sound after it; what did not, does', () => {
  const { source, sounds, open } = browser();
  const first = open();
  source.setState(view());
  source.setState(view(record(1), record(2)));
  first.sounded(1);
  first.stop();
  sounds.length = 0;
  const second = open();
  expect(sounds).toEqual([2]);
  second.sounded(2);
  second.stop();
  sounds.length = 0;
  open().stop();
  expect(sounds).toEqual([]);
});

test('SCREEN-7: a storage that is damaged or forbidden only means that there is no history', () => {
  const forbidden = {
    getItem: () => {
      throw new Error('denied');
    },
    setItem: () => {
      throw new Error('denied');
    },
  };
  expect(soundedMemory(forbidden, 'lobby').read()).toBeNull();
  soundedMemory(forbidden, 'lobby').write(3);
  expect(soundedMemory({ getItem: () => 'x3', setItem: () => undefined }, 'lobby').read()).toBeNull();
});
