/** Failures before the first wait. */
const FREE_FAILURES = 5;
const FIRST_WAIT_SECONDS = 5;
const LONGEST_WAIT_SECONDS = 15 * 60;
/** More guessers than this can't be tracked at once; the oldest is forgotten. */
const MOST_TRACKED = 10_000;

/** Slows down guessing: after five failures of a guesser each further one doubles the wait. Wall time in milliseconds. */
export class Lockout {
  readonly #failures = new Map<string, { count: number; trying: number; until: number }>();

  /**
   * Begins an attempt, to be ended by `failed` or `succeeded`. Attempts under way count as failures that may come: many
   * at once get no further than one after another.
   *
   * @returns 0, or the seconds until an attempt is allowed; nothing has begun then
   */
  begin(guesser: string, now: number): number {
    const { count, trying, until } = this.#failures.get(guesser) ?? { count: 0, trying: 0, until: 0 };
    if (until > now) return Math.ceil((until - now) / 1000);
    if (trying > 0 && count + trying >= FREE_FAILURES) return 1;
    this.#keep(guesser, { count, trying: trying + 1, until });
    return 0;
  }

  failed(guesser: string, now: number): void {
    const known = this.#failures.get(guesser);
    const count = (known?.count ?? 0) + 1;
    const waitSeconds =
      count < FREE_FAILURES ? 0 : Math.min(FIRST_WAIT_SECONDS * 2 ** (count - FREE_FAILURES), LONGEST_WAIT_SECONDS);
    this.#keep(guesser, { count, trying: Math.max(0, (known?.trying ?? 0) - 1), until: now + waitSeconds * 1000 });
  }

  succeeded(guesser: string): void {
    this.#failures.delete(guesser);
  }

  #keep(guesser: string, known: { count: number; trying: number; until: number }): void {
    this.#failures.delete(guesser);
    this.#failures.set(guesser, known);
    if (this.#failures.size > MOST_TRACKED) {
      for (const oldest of this.#failures.keys()) {
        this.#failures.delete(oldest);
        break;
      }
    }
  }
}
