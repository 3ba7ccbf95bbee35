/** Failures before the first wait. */
const FREE_FAILURES = 5;
const FIRST_WAIT_SECONDS = 5;
const LONGEST_WAIT_SECONDS = 15 * 60;
/** More names than this can't be tracked at once; the oldest is forgotten. */
const MOST_TRACKED = 10_000;

/** Slows down guessing: after five failures for a name each further one doubles the wait. Wall time in milliseconds. */
export class Lockout {
  readonly #failures = new Map<string, { count: number; until: number }>();

  /** Seconds until the next attempt is allowed; 0 when it is. */
  waitSeconds(name: string, now: number): number {
    return Math.max(0, Math.ceil(((this.#failures.get(name)?.until ?? 0) - now) / 1000));
  }

  failed(name: string, now: number): void {
    const count = (this.#failures.get(name)?.count ?? 0) + 1;
    const waitSeconds =
      count < FREE_FAILURES ? 0 : Math.min(FIRST_WAIT_SECONDS * 2 ** (count - FREE_FAILURES), LONGEST_WAIT_SECONDS);
    this.#failures.delete(name);
    this.#failures.set(name, { count, until: now + waitSeconds * 1000 });
    if (this.#failures.size > MOST_TRACKED) {
      for (const oldest of this.#failures.keys()) {
        this.#failures.delete(oldest);
        break;
      }
    }
  }

  succeeded(name: string): void {
    this.#failures.delete(name);
  }
}
