import type { CallingPolicyKind } from '@foyer/basics';

/** Under `target-driven`: who can still be called in time, and who can't. */
export const IN_TIME = 0;
export const LATE = 1;

/**
 * Who take turns under a policy, by group: under `ratio` the classes, each as often as it has turns in a round; under
 * `target-driven` those in time and those late, one of each; under any other nobody.
 *
 * A group's turns come evenly: the nth of a group that has `w` in a round is due at n/w rounds, and the earliest due is
 * taken, of two at once that of the group listed first. So in every stretch of calls at which two groups were both there
 * to be called, the calls of each differ from their ratio by less than one. A group that nobody could be called of saves
 * nothing up: its next turn is not before what the others have reached.
 */
export class Turns {
  readonly #weights: readonly number[];
  readonly #taken: number[];
  /** The group that has come furthest: of two the one listed later. */
  #first = 0;

  /**
   * @param weights - how often each group comes in a round; none where nobody takes turns
   * @param taken - how many turns each group has taken
   */
  constructor(weights: readonly number[], taken: readonly number[]) {
    this.#weights = weights;
    this.#taken = weights.map((_, group) => taken[group] ?? 0);
    for (const group of weights.keys()) this.#lead(group);
  }

  /** The same turns, to be taken apart from these. */
  copy(): Turns {
    return new Turns(this.#weights, this.#taken);
  }

  /** Does anybody take turns? */
  get areTaken(): boolean {
    return this.#weights.length > 0;
  }

  /** How many each group has taken. */
  get taken(): readonly number[] {
    return [...this.#taken];
  }

  /** When a group's next turn is due, in rounds: exact enough to compare, for a round has few turns. */
  dueOf(group: number): number {
    return this.#next(group) / this.#weightOf(group);
  }

  /** A group takes its next turn. */
  take(group: number): void {
    if (!this.areTaken) return;
    this.#taken[group] = this.#next(group);
    this.#lead(group);
  }

  /** Goes back to how many each group has taken. */
  reset(taken: readonly number[]): void {
    this.#first = 0;
    for (const group of this.#weights.keys()) {
      this.#taken[group] = taken[group] ?? 0;
      this.#lead(group);
    }
  }

  #next(group: number): number {
    const reached = (this.#takenBy(this.#first) * this.#weightOf(group)) / this.#weightOf(this.#first);
    // At the very turn that was reached only who is listed after comes still in this round.
    const level = group > this.#first ? Math.ceil(reached) : Math.floor(reached) + 1;
    return Math.max(this.#takenBy(group) + 1, level);
  }

  #lead(group: number): void {
    const further =
      this.#takenBy(group) * this.#weightOf(this.#first) - this.#takenBy(this.#first) * this.#weightOf(group);
    if (further > 0 || (further === 0 && group > this.#first)) this.#first = group;
  }

  #takenBy(group: number): number {
    return this.#taken[group] ?? 0;
  }

  #weightOf(group: number): number {
    return this.#weights[group] ?? 1;
  }
}

/**
 * How often each group comes in a round of a policy; none where nobody takes turns.
 *
 * @param classes - in the configuration's order
 */
export function turnWeights(
  kind: CallingPolicyKind,
  classes: readonly { readonly turns?: number | undefined }[],
): readonly number[] {
  if (kind === 'ratio') return classes.map(({ turns = 1 }) => turns);
  return kind === 'target-driven' ? [1, 1] : [];
}
