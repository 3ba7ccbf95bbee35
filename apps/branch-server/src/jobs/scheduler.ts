import type { Clock, CommandId, Instant, Result } from '@foyer/basics';
import { type BranchState, type Due, isSameDue, nextDue, type TimedCommand } from '@foyer/queue-core';
import type { Logger } from 'pino';
import { uuidv7 } from 'uuidv7';
import type { Part } from '../parts.ts';
import type { Answer, RunnerRefusal, Submission } from '../runner/command-runner.ts';

/** What was refused is tried again so much later, wall milliseconds, each time twice as late up to the longest. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 300_000;
/** More than can be due at once; beyond it something is amiss. */
const MOST_AT_START = 20;

/** Something beside the branch's commands that has its time. */
export interface Job {
  /** When it is to be done next; `null`: not before something else happens. */
  nextDue(now: Instant): Instant | null;
  /** Begins it. What is due next is later from then on, or nothing; never rejects. */
  run(now: Instant): void;
}

export interface SchedulerOptions {
  readonly runner: {
    readonly state: BranchState;
    submit(submission: Submission): Promise<Result<Answer, RunnerRefusal>>;
  };
  readonly clock: Clock;
  readonly log: Logger;
  /** What is shown is otherwise from now on, though nothing was done. */
  readonly look: () => void;
  readonly jobs: readonly Job[];
}

/**
 * Does what is due: asks the state what that is, sleeps until then and submits its command, or begins a job. It keeps
 * nothing that would have to outlive it: after a kill or a night off it asks again.
 */
export class Scheduler implements Part {
  readonly name = 'scheduler';
  readonly #options: SchedulerOptions;
  /** What it sleeps for, and what ends that sleep early. */
  #next: { readonly due: Due; readonly cancel: () => void } | null = null;
  /** What was refused, and for how long it is left alone. */
  #refused: { readonly due: Due; readonly pause: number } | null = null;
  /** What takes back the alarm of each job that has its time. */
  readonly #jobs = new Map<Job, () => void>();
  #asking: NodeJS.Immediate | null = null;
  #busy = false;
  #closed = false;

  constructor(options: SchedulerOptions) {
    this.#options = options;
  }

  /** Does what came due while the branch was off. */
  async start(): Promise<void> {
    for (let done = 0; done < MOST_AT_START && (await this.#step()); done += 1);
    this.#ask();
    this.#askJobs();
  }

  /** Follows the log and the jobs: something else may be due now. Asks once a turn, however much was committed in it. */
  follow(): void {
    this.#asking ??= setImmediate(() => {
      this.#asking = null;
      this.#ask();
      this.#askJobs();
    });
  }

  close(): void {
    this.#closed = true;
    if (this.#asking !== null) clearImmediate(this.#asking);
    this.#next?.cancel();
    for (const cancel of this.#jobs.values()) cancel();
  }

  #ask(): void {
    if (this.#closed || this.#busy) return;
    const due = this.#due();
    if (due !== null && this.#refused !== null && isSameDue(due, this.#refused.due)) return;
    this.#refused = null;
    this.#sleep(due, due?.at);
  }

  #askJobs(): void {
    if (this.#closed) return;
    for (const job of this.#options.jobs) {
      this.#jobs.get(job)?.();
      this.#jobs.delete(job);
      const at = job.nextDue(this.#now());
      if (at !== null)
        this.#jobs.set(
          job,
          this.#options.clock.alarm(at, () => this.#wakeFor(job)),
        );
    }
  }

  #wakeFor(job: Job): void {
    if (this.#closed) return;
    const now = this.#now();
    const at = job.nextDue(now);
    if (at !== null && at <= now) job.run(now);
    this.#askJobs();
  }

  #sleep(due: Due | null, until: Instant | undefined): void {
    this.#next?.cancel();
    this.#next =
      due === null || until === undefined
        ? null
        : { due, cancel: this.#options.clock.alarm(until, () => void this.#wake(due)) };
  }

  async #wake({ at, command }: Due): Promise<void> {
    this.#next = null;
    if (this.#closed || this.#busy) return;
    if (command === null && at <= this.#now()) this.#options.look();
    await this.#step();
    this.#ask();
  }

  /** Does the next thing if its time has come; `true` when it was done. */
  async #step(): Promise<boolean> {
    const due = this.#due();
    if (due === null || due.command === null || due.at > this.#now()) return false;
    this.#busy = true;
    const refusal = await this.#submit(due, due.command);
    this.#busy = false;
    // Refused or not: where something else is due by now, somebody saw to it.
    if (!isSameDue(this.#due(), due)) {
      this.#refused = null;
      return true;
    }
    if (!this.#closed) this.#backOff(due, refusal);
    return false;
  }

  async #submit(due: Due, command: TimedCommand): Promise<RunnerRefusal | null> {
    const { runner, log } = this.#options;
    const late = this.#now() - due.at;
    const answer = await runner.submit({
      commandId: uuidv7() as CommandId,
      actor: { kind: 'system' },
      command,
      requestHash: '',
      // People who were quicker win.
      guard: (state) =>
        isSameDue(nextDue(state, this.#presentOf(state)), due)
          ? null
          : { code: 'forbidden', why: 'It is no longer due.' },
      reply: () => null,
    });
    if (!answer.ok) return answer.error;
    log.info({ command: command.type, late }, 'the branch did what was due');
    return null;
  }

  #backOff(due: Due, refusal: RunnerRefusal | null): void {
    const { clock, log } = this.#options;
    const before = this.#refused !== null && isSameDue(this.#refused.due, due) ? this.#refused.pause * 2 : FIRST_PAUSE;
    const pause = Math.min(before, LONGEST_PAUSE);
    this.#refused = { due, pause };
    log.warn({ command: due.command?.type, refusal, pause }, 'what was due could not be done; it is tried again');
    this.#sleep(due, (clock.now() + pause * clock.speed) as Instant);
  }

  #due(): Due | null {
    return nextDue(this.#options.runner.state, this.#now());
  }

  #now(): Instant {
    return this.#presentOf(this.#options.runner.state);
  }

  /** Never before the newest event, whatever the wall clock says. */
  #presentOf({ at }: BranchState): Instant {
    const now = this.#options.clock.now();
    return now > at ? now : at;
  }
}
