import type { BranchDay, CommandId, Instant, Result } from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import { type Learning, simulationInputOf } from '@foyer/flow';
import {
  type BranchEvent,
  type BranchState,
  type Command,
  decide,
  evolve,
  initialState,
  type Refusal,
} from '@foyer/queue-core';

/** A branch that is told command by command what happens, and a learning that follows its log as the server's does. */
export class DrivenBranch {
  readonly learning: Learning;
  #state: BranchState = initialState;
  #ids = 0;

  /** @param at when the branch is configured, milliseconds */
  constructor(config: BranchConfig, learning: Learning, at: number) {
    this.learning = learning;
    this.mustDo({ type: 'configure-branch', config }, at);
  }

  get state(): BranchState {
    return this.#state;
  }

  /** What estimates are made from. */
  get input() {
    const input = simulationInputOf(this.#state);
    if (input === null) throw new Error('The branch is not configured');
    return input;
  }

  /** The instant of `at`, but never before the newest event. */
  instant(at: number): Instant {
    return Math.max(at, this.#state.at) as Instant;
  }

  /** Does what a command asks; when it is refused, nothing happens. @param at milliseconds */
  do(command: Command, at: number): Result<readonly BranchEvent[], Refusal> {
    const now = this.instant(at);
    const decided = decide(this.#state, command, {
      now,
      today: new Date(now).toISOString().slice(0, 10) as BranchDay,
      actor: { kind: 'system' },
      commandId: `command-${this.#ids}` as CommandId,
      newId: () => {
        this.#ids += 1;
        return `id-${this.#ids}`;
      },
    });
    for (const event of decided.ok ? decided.value : []) {
      const before = this.#state;
      this.#state = evolve(before, event);
      this.learning.follow(before, this.#state, event);
    }
    return decided;
  }

  /** Like `do`. @throws Error when it is refused */
  mustDo(command: Command, at: number): readonly BranchEvent[] {
    const done = this.do(command, at);
    if (!done.ok) throw new Error(`${command.type} was refused: ${JSON.stringify(done.error)}`);
    return done.value;
  }
}
