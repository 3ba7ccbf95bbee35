import type { Call } from '@foyer/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleCall } from './sample-call.ts';
import { advance, markSounded, minShownMs, nextChangeAt, STAGE_PLACES, startSchedule } from './schedule.ts';

const MIN_SHOWN_MS = minShownMs(1);

/** What a lobby does to a screen: calls, recalls, customers who come, time, lost connections, sounds, reloads. */
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('call' as const), counter: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('recall' as const), counter: fc.nat(9) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('come' as const), counter: fc.nat(9) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 12_000 }) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('sound' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lose' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('reconnect' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reload' as const) }) },
);

/** A branch and a screen in it; `observe` is called after everything that may change the screen. */
class Lobby {
  now = 0;
  sequence = 0;
  epoch = 1;
  connected = true;
  calls: Call[] = [];
  stored: number | null = null;
  schedule = startSchedule(null);
  sounded: number[] = [];
  /** Since when each sequence has been on the stage of this run of the page, and which have left it. */
  enteredAt = new Map<number, number>();
  left = new Set<number>();

  constructor() {
    this.deliver();
  }

  play(move: typeof step extends fc.Arbitrary<infer S> ? S : never): void {
    switch (move.kind) {
      case 'call':
        this.endCallAt(move.counter);
        this.push(`A${this.sequence + 1}`, move.counter, 1);
        break;
      case 'recall': {
        const last = this.calls.findLast(({ counterId, pending }) => counterId === `c${move.counter}` && pending);
        if (last !== undefined) this.push(last.number, move.counter, last.times + 1);
        break;
      }
      case 'come':
        this.endCallAt(move.counter);
        break;
      case 'wait':
        this.pass(this.now + move.ms);
        break;
      case 'sound':
        this.sound();
        break;
      case 'lose':
        this.connected = false;
        break;
      case 'reconnect':
        this.connected = true;
        break;
      case 'reload':
        this.schedule = startSchedule(this.stored);
        this.enteredAt.clear();
        this.left.clear();
        break;
    }
    if (this.connected) this.deliver();
  }

  deliver(): void {
    this.seen = this.calls;
    this.schedule = advance(this.schedule, `e${this.epoch}`, this.seen, this.now, MIN_SHOWN_MS);
    this.stored = this.schedule.soundedUpTo;
    this.observe();
  }

  private seen: Call[] = [];

  private push(number: string, counter: number, times: number): void {
    this.sequence += 1;
    const facts = { number, times, counterId: `c${counter}`, counterNumber: String(counter) };
    this.calls = [...this.calls, sampleCall(this.sequence, facts)].slice(-50);
  }

  private endCallAt(counter: number): void {
    this.calls = this.calls.map((call) => (call.counterId === `c${counter}` ? { ...call, pending: false } : call));
  }

  private pass(until: number): void {
    for (let at = nextChangeAt(this.schedule); at !== null && at <= until; at = nextChangeAt(this.schedule)) {
      this.now = Math.max(this.now, at);
      this.schedule = advance(this.schedule, `e${this.epoch}`, this.seen, this.now, MIN_SHOWN_MS);
      this.observe();
    }
    this.now = until;
  }

  private sound(): void {
    const [sequence] = this.schedule.toSound;
    if (sequence === undefined) return;
    this.sounded.push(sequence);
    this.schedule = markSounded(this.schedule, sequence);
    this.stored = this.schedule.soundedUpTo;
  }

  private observe(): void {
    const { stage } = this.schedule;
    expect(stage.length).toBeLessThanOrEqual(STAGE_PLACES);
    const numbers = stage.map(({ call }) => call.number);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const { call, silent } of stage) {
      expect(this.left.has(call.sequence), 'shown once').toBe(false);
      if (!this.enteredAt.has(call.sequence)) this.enteredAt.set(call.sequence, silent ? -Infinity : this.now);
    }
    for (const [sequence, at] of this.enteredAt) {
      if (this.left.has(sequence) || stage.some(({ call }) => call.sequence === sequence)) continue;
      this.left.add(sequence);
      const gone = this.seen.find((call) => call.sequence === sequence);
      const recalled = stage.some(({ call }) => call.number === gone?.number);
      if (!recalled) expect(this.now - at, 'shown long enough').toBeGreaterThanOrEqual(MIN_SHOWN_MS);
    }
  }
}

test('SCREEN-10: whatever happens in a lobby, calls show once and long enough, sound once and in order, and none is lost', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const lobby = new Lobby();
      for (const each of steps) lobby.play(each);
      // Once the screen is connected, every customer who is still being waited for gets their turn and their sound.
      lobby.play({ kind: 'reconnect' });
      const awaited = new Map(lobby.calls.filter(({ pending }) => pending).map((call) => [call.number, call.sequence]));
      for (let turn = 0; turn < 4; turn += 1) lobby.play({ kind: 'wait', ms: MIN_SHOWN_MS });
      while (lobby.schedule.toSound.length > 0) lobby.play({ kind: 'sound' });
      expect(lobby.sounded).toEqual([...new Set(lobby.sounded)].toSorted((a, b) => a - b));
      for (const sequence of awaited.values()) expect(lobby.sounded).toContain(sequence);
      expect(lobby.schedule.line).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
