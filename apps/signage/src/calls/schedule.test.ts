import type { Call } from '@foyer/contract';
import { describe, expect, test } from 'vitest';
import { sampleCall } from './sample-call.ts';
import {
  advance as advanceAt,
  inReadingOrder,
  listedCalls,
  markSounded,
  minShownMs,
  nextChangeAt,
  type Schedule,
  STAGE_PLACES,
  startSchedule,
} from './schedule.ts';

const MIN_SHOWN_MS = minShownMs(1);
const advance = (schedule: Schedule, epoch: string, seen: readonly Call[], now: number) =>
  advanceAt(schedule, epoch, seen, now, MIN_SHOWN_MS);
const over = (each: Call): Call => ({ ...each, pending: false });
const calls = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => sampleCall(from + index));

/** A screen that ran before, has sounded everything up to `soundedUpTo`, and has just seen these calls. */
const running = (soundedUpTo: number, seen: readonly Call[] = []) => advance(startSchedule(soundedUpTo), 'e1', seen, 0);
const shown = (schedule: ReturnType<typeof startSchedule>) => schedule.stage.map((staged) => staged.call.sequence);

describe('what is shown large', () => {
  test('SCREEN-1: given nothing called, when a call comes, then it is shown and sounds', () => {
    const schedule = advance(running(0), 'e1', [sampleCall(1)], 1_000);
    expect(shown(schedule)).toEqual([1]);
    expect(schedule.toSound).toEqual([1]);
  });

  test('SCREEN-1: given several calls at once, when they come, then all are shown together and sound in order', () => {
    const schedule = advance(running(0), 'e1', [sampleCall(3), sampleCall(1), sampleCall(2)], 1_000);
    expect(shown(schedule)).toEqual([1, 2, 3]);
    expect(schedule.toSound).toEqual([1, 2, 3]);
  });

  test('SCREEN-36: given a call on the stage and one that waits to sound, when staff take them back, then both are gone', () => {
    const called = advance(running(0), 'e1', calls(1, 2), 1_000);
    const one = advance(called, 'e1', [sampleCall(1)], 2_000);
    expect(shown(one)).toEqual([1]);
    expect(one.toSound).toEqual([1]);
    const none = advance(one, 'e1', [], 3_000);
    expect(shown(none)).toEqual([]);
    expect(none.toSound).toEqual([]);
    // Called again it is a new call.
    expect(shown(advance(none, 'e1', [sampleCall(5)], 4_000))).toEqual([5]);
  });

  test('SCREEN-36: given a call that is only too old to be listed, then it keeps the stage for its time', () => {
    const called = advance(running(0), 'e1', calls(1, 2), 1_000);
    expect(shown(advance(called, 'e1', [sampleCall(2)], 2_000))).toEqual([1, 2]);
  });

  test('SCREEN-2: given a customer who comes at once, then the call still stays its eight seconds', () => {
    const called = advance(running(0), 'e1', [sampleCall(1)], 1_000);
    expect(shown(advance(called, 'e1', [over(sampleCall(1))], 1_000 + MIN_SHOWN_MS - 1))).toEqual([1]);
    expect(shown(advance(called, 'e1', [over(sampleCall(1))], 1_000 + MIN_SHOWN_MS))).toEqual([]);
  });

  test('SCREEN-2: given a customer who does not come, then the call stays until a newer one needs the attention', () => {
    const called = advance(running(0), 'e1', [sampleCall(1)], 0);
    const later = advance(called, 'e1', [sampleCall(1)], 10 * MIN_SHOWN_MS);
    expect(shown(later)).toEqual([1]);
    expect(nextChangeAt(later)).toBeNull();
    expect(shown(advance(later, 'e1', [sampleCall(1), sampleCall(2)], 11 * MIN_SHOWN_MS))).toEqual([2]);
  });

  test('SCREEN-2: given a call of five seconds ago, when another comes, then both are shown and the first leaves in time', () => {
    const both = advance(advance(running(0), 'e1', [sampleCall(1)], 0), 'e1', calls(1, 2), 5_000);
    expect(shown(both)).toEqual([1, 2]);
    expect(nextChangeAt(both)).toBe(MIN_SHOWN_MS);
    expect(shown(advance(both, 'e1', calls(1, 2), MIN_SHOWN_MS))).toEqual([2]);
  });

  test('SCREEN-2: eight seconds of the branch’s time, and two on the wall however fast that runs', () => {
    expect(minShownMs(1)).toBe(8_000);
    expect(minShownMs(2)).toBe(4_000);
    expect(minShownMs(60)).toBe(2_000);
  });

  test('SCREEN-27: given a counter that calls again, then its newer call has the place before its older one', () => {
    const at = (sequence: number, counterId: string) => sampleCall(sequence, { counterId });
    const staged = advance(running(0), 'e1', [at(1, 'c1'), at(2, 'c2'), at(3, 'c1'), at(4, 'c3'), at(5, 'c1')], 0);
    expect(inReadingOrder(staged.stage).map(({ call }) => call.sequence)).toEqual([5, 2, 3, 4, 1]);
  });

  test('SCREEN-3: given more calls than places, then the rest have their turn after, silent until then', () => {
    const many = calls(1, STAGE_PLACES + 2);
    const first = advance(running(0), 'e1', many, 0);
    expect(shown(first)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(first.toSound).toEqual([1, 2, 3, 4, 5, 6]);
    expect(nextChangeAt(first)).toBe(MIN_SHOWN_MS);
    const second = advance(markSounded(first, 6), 'e1', many, MIN_SHOWN_MS);
    expect(shown(second)).toEqual([7, 8]);
    expect(second.toSound).toEqual([7, 8]);
  });

  test('SCREEN-3: given a call in line, when its customer has come before its turn, then it is only listed', () => {
    const many = calls(1, STAGE_PLACES + 1);
    const first = advance(running(0), 'e1', many, 0);
    const come = [...many.slice(0, -1), over(sampleCall(7))];
    const second = advance(first, 'e1', come, MIN_SHOWN_MS);
    expect(shown(second)).not.toContain(7);
    expect(second.toSound).not.toContain(7);
    expect(listedCalls(second, come, 20).map(({ sequence }) => sequence)).toContain(7);
  });

  test('SCREEN-4: given a call on the stage, when it is recalled, then it stands there once, anew, and sounds again', () => {
    const called = markSounded(advance(running(0), 'e1', [sampleCall(1), sampleCall(2)], 0), 2);
    const recall = sampleCall(3, { number: 'A001', times: 2 });
    const recalled = advance(called, 'e1', [sampleCall(1), sampleCall(2), recall], 3_000);
    expect(shown(recalled)).toEqual([2, 3]);
    expect(recalled.toSound).toEqual([3]);
    expect(nextChangeAt(recalled)).toBe(MIN_SHOWN_MS);
  });

  test('SCREEN-4: given a full stage, when a call on it is recalled, then it takes its own place', () => {
    const full = markSounded(advance(running(0), 'e1', calls(1, STAGE_PLACES), 0), STAGE_PLACES);
    const recalled = advance(
      full,
      'e1',
      [...calls(1, STAGE_PLACES), sampleCall(9, { number: 'A002', times: 2 })],
      2_000,
    );
    expect(shown(recalled)).toEqual([1, 3, 4, 5, 6, 9]);
  });
});

describe('after a gap or a reload', () => {
  test('SCREEN-5: given a screen without history, when it starts, then old calls make no sound', () => {
    const schedule = advance(startSchedule(null), 'e1', [over(sampleCall(1)), sampleCall(2)], 0);
    expect(schedule.toSound).toEqual([]);
    expect(schedule.soundedUpTo).toBe(2);
    expect(shown(schedule)).toEqual([2]);
    expect(advance(schedule, 'e1', [over(sampleCall(1)), sampleCall(2), sampleCall(3)], 100).toSound).toEqual([3]);
  });

  test('SCREEN-5: given a screen without history in a branch without calls, when the first call comes, then it sounds', () => {
    const schedule = advance(startSchedule(null), 'e1', [], 0);
    expect(advance(schedule, 'e1', [sampleCall(1)], 100).toSound).toEqual([1]);
  });

  test('SCREEN-6: given calls missed, when the screen is back, then the pending ones show and sound in order, once', () => {
    const before = markSounded(advance(running(0), 'e1', [sampleCall(1)], 0), 1);
    const missed = [over(sampleCall(1)), over(sampleCall(2)), sampleCall(3), sampleCall(4)];
    const back = advance(before, 'e1', missed, 60_000);
    expect(shown(back)).toEqual([3, 4]);
    expect(back.toSound).toEqual([3, 4]);
    expect(listedCalls(back, missed, 5).map(({ sequence }) => sequence)).toEqual([2, 1]);
    const again = advance(markSounded(back, 4), 'e2', missed, 61_000);
    expect(again.toSound).toEqual([]);
    expect(shown(again)).toEqual([3, 4]);
  });

  test('SCREEN-7: given a call that has sounded, when the page is loaded again, then it stands there without a sound', () => {
    const schedule = running(2, [sampleCall(1), sampleCall(2)]);
    expect(shown(schedule)).toEqual([1, 2]);
    expect(schedule.stage.every(({ silent }) => silent)).toBe(true);
    expect(schedule.toSound).toEqual([]);
  });

  test('SCREEN-7: given a call whose turn to sound had not come, when the page is loaded again, then it sounds', () => {
    const schedule = running(1, [sampleCall(1), sampleCall(2)]);
    expect(schedule.toSound).toEqual([2]);
    expect(shown(schedule)).toEqual([2]);
  });

  test('SCREEN-7: given calls put back silently, when a new one comes, then they give way at once', () => {
    const schedule = advance(running(2, calls(1, 2)), 'e1', calls(1, 3), 10);
    expect(shown(schedule)).toEqual([3]);
    expect(schedule.toSound).toEqual([3]);
  });
});

describe('another log', () => {
  test('SCREEN-8: given a branch started afresh, when its first call comes, then it sounds though its sequence is lower', () => {
    expect(advance(running(500, []), 'e1', [sampleCall(4)], 100).toSound).toEqual([4]);
  });

  test('SCREEN-8: given another log with calls in it, when it is first seen, then they make no sound and the next does', () => {
    const schedule = running(500, calls(1, 3));
    expect(schedule.toSound).toEqual([]);
    expect(schedule.soundedUpTo).toBe(3);
    expect(advance(schedule, 'e1', calls(1, 4), 100).toSound).toEqual([4]);
  });

  test('SCREEN-8: given a call that was taken back, then nothing older sounds again', () => {
    const called = markSounded(advance(running(1, [sampleCall(1)]), 'e1', calls(1, 2), 100), 2);
    expect(advance(called, 'e1', [sampleCall(1)], 200).toSound).toEqual([]);
    expect(advance(called, 'e2', [sampleCall(1)], 200).toSound).toEqual([]);
  });
});

test('SCREEN-9: the list names a number once, newest first, without what stands on the stage', () => {
  const all = [over(sampleCall(1)), over(sampleCall(2)), over(sampleCall(3, { number: 'A001' })), sampleCall(4)];
  const schedule = advance(running(3), 'e1', all, 0);
  expect(listedCalls(schedule, all, 10).map(({ sequence }) => sequence)).toEqual([3, 2]);
  expect(listedCalls(schedule, all, 1).map(({ sequence }) => sequence)).toEqual([3]);
});
