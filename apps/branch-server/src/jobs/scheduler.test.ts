import { type Clock, err, type Instant, manualClock, ok, type Result } from '@foyer/basics';
import { calendarOf } from '@foyer/configuration/calendar';
import { bank, bankHours } from '@foyer/configuration/testing/bank';
import { type BranchState, type Command, decide, evolveAll, initialState } from '@foyer/queue-core';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import type { Answer, RunnerRefusal, Submission } from '../runner/command-runner.ts';
import { type Job, Scheduler } from './scheduler.ts';

const at = (time: string) => Date.parse(time) as Instant;

/** A branch in memory whose disk may fail. */
class Branch {
  state: BranchState = initialState;
  failing = false;
  readonly tried: string[] = [];
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.carryOut({ type: 'configure-branch', config: { ...bank, hours: bankHours } });
  }

  carryOut(command: Command): Result<null, RunnerRefusal> {
    const now = this.#clock.now();
    const today = calendarOf(this.state.config).dayOf(now);
    const commandId = crypto.randomUUID() as Submission['commandId'];
    const decided = decide(this.state, command, {
      now,
      today,
      actor: { kind: 'system' },
      commandId,
      newId: () => crypto.randomUUID(),
    });
    if (!decided.ok) return decided;
    this.state = evolveAll(this.state, decided.value);
    return ok(null);
  }

  submit({ command, guard }: Submission): Promise<Result<Answer, RunnerRefusal>> {
    this.tried.push(`${command.type} ${new Date(this.#clock.now()).toISOString().slice(11, 19)}`);
    if (this.failing) return Promise.resolve(err({ code: 'storage-unavailable', changed: 'nothing' }));
    const forbidden = guard?.(this.state) ?? null;
    if (forbidden !== null) return Promise.resolve(err(forbidden));
    const done = this.carryOut(command);
    return Promise.resolve(done.ok ? ok({ reply: null, repeated: false }) : done);
  }
}

async function scheduled(time: string, jobs: readonly Job[] = []) {
  const clock = manualClock(at(time));
  const runner = new Branch(clock);
  let looks = 0;
  const scheduler = new Scheduler({
    runner,
    clock,
    log: pino({ level: 'silent' }),
    look: () => (looks += 1),
    jobs,
  });
  onTestFinished(() => scheduler.close());
  await scheduler.start();
  /** What was rung is done after a few turns of the event loop. */
  const settled = async () => {
    for (let turns = 0; turns < 10; turns += 1) await new Promise(setImmediate);
  };
  return { clock, runner, scheduler, settled, looks: () => looks };
}

test('TIMER-5: what is refused is tried again, each time twice as late, five minutes at most, until it is done', async () => {
  const { clock, runner, settled } = await scheduled('2026-03-02T07:00:00Z');
  runner.failing = true;
  clock.set(at('2026-03-02T08:00:00Z'));
  await settled();
  for (let seconds = 0; seconds < 1_400; seconds += 1) {
    clock.advance(1_000);
    await settled();
  }
  expect(runner.tried.map((line) => line.slice(-8))).toEqual([
    '08:00:00',
    '08:00:01',
    '08:00:03',
    '08:00:07',
    '08:00:15',
    '08:00:31',
    '08:01:03',
    '08:02:07',
    '08:04:15',
    '08:08:31',
    '08:13:31',
    '08:18:31',
  ]);
  expect(runner.state.branch.kind).toBe('closed');
  runner.failing = false;
  clock.set(at('2026-03-02T08:23:31Z'));
  await settled();
  expect(runner.state.branch).toMatchObject({ kind: 'open', since: at('2026-03-02T08:00:00Z') });
});

test('TIMER-5: while something refused is left alone, what others do brings nothing forward, and what has settled it is seen', async () => {
  const { clock, runner, scheduler, settled } = await scheduled('2026-03-02T07:00:00Z');
  runner.failing = true;
  clock.set(at('2026-03-02T08:00:00Z'));
  await settled();
  scheduler.follow();
  scheduler.follow();
  await settled();
  expect(runner.tried).toHaveLength(1);
  runner.failing = false;
  runner.carryOut({ type: 'open-branch' });
  scheduler.follow();
  clock.set(at('2026-03-02T08:30:00Z'));
  await settled();
  expect(runner.tried).toHaveLength(1);
  clock.set(at('2026-03-02T16:00:00Z'));
  await settled();
  expect(runner.tried.slice(1)).toEqual(['announce-closing 16:00:00', 'close-branch 16:00:00'].slice(1));
});

test('TIMER-6: a clock that is put back delays nothing that is done, and nothing is done twice', async () => {
  const { clock, runner, settled } = await scheduled('2026-03-02T08:00:00Z');
  expect(runner.tried).toEqual(['open-branch 08:00:00']);
  clock.set(at('2026-03-02T07:00:00Z'));
  await settled();
  clock.set(at('2026-03-02T09:00:00Z'));
  await settled();
  expect(runner.tried).toHaveLength(1);
  // A day forward and back again.
  clock.set(at('2026-03-03T10:00:00Z'));
  await settled();
  expect(runner.tried.slice(1)).toEqual(['end-day 10:00:00', 'open-branch 10:00:00']);
  clock.set(at('2026-03-02T09:10:00Z'));
  await settled();
  expect(runner.tried).toHaveLength(3);
});

test('TIMER-7: where a service’s own hours turn, screens look again though nothing is done', async () => {
  const { clock, runner, settled, looks } = await scheduled('2026-03-02T08:00:00Z');
  const before = runner.tried.length;
  clock.set(at('2026-03-02T11:00:00Z'));
  await settled();
  expect(looks()).toBe(1);
  expect(runner.tried).toHaveLength(before);
});

test('TIMER-8: what is no command is begun at its time too, and nobody looks before whether that has come', async () => {
  const times = [at('2026-03-02T10:00:00Z'), at('2026-03-03T10:00:00Z'), at('2026-03-08T10:00:00Z')];
  const begun: string[] = [];
  let looked = 0;
  const job: Job = {
    nextDue: () => {
      looked += 1;
      return times[begun.length] ?? null;
    },
    run: (now) => begun.push(new Date(now).toISOString().slice(5, 16)),
  };
  const { clock, scheduler } = await scheduled('2026-03-02T09:00:00Z', [job]);
  const before = looked;
  for (let minutes = 1; minutes < 60; minutes += 1) clock.advance(60_000);
  expect({ looked, begun }).toEqual({ looked: before, begun: [] });
  clock.advance(60_000);
  expect(begun).toEqual(['03-02T10:00']);
  // One that was missed is begun as soon as the branch is there.
  clock.set(at('2026-03-05T12:00:00Z'));
  expect(begun).toEqual(['03-02T10:00', '03-05T12:00']);
  scheduler.close();
  clock.set(at('2026-03-09T12:00:00Z'));
  expect(begun).toHaveLength(2);
});
