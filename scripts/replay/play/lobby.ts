import type { ServiceId } from '@foyer/basics';

/** An agent with nobody to serve. */
interface Idle {
  readonly serves: ReadonlySet<string>;
  readonly wake: () => void;
}

/**
 * What agents notice of the lobby: that somebody has come for them. Who is next is the branch's to say, so an agent
 * who was told asks the branch, and one whom the branch told "nobody" asks again if `changes` has moved meanwhile.
 */
export class Lobby {
  /** Longest idle first. */
  readonly #idle: Idle[] = [];
  #changes = 0;

  /** How often anything was noticed so far. */
  get changes(): number {
    return this.#changes;
  }

  /** Somebody waits for a service: the longest idle of those who serve it looks up. */
  somebodyCame(serviceId: ServiceId | string): void {
    this.#changes += 1;
    this.#idle.find(({ serves }) => serves.has(serviceId))?.wake();
  }

  /** Something changed that may concern everybody. */
  everybodyLooksUp(): void {
    this.#changes += 1;
    for (const { wake } of [...this.#idle]) wake();
  }

  /** Resolves when somebody has come for one of these services, or when the signal ends the wait. */
  somebodyFor(serves: ReadonlySet<string>, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        const place = this.#idle.indexOf(idle);
        if (place >= 0) this.#idle.splice(place, 1);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const idle: Idle = { serves, wake };
      if (signal.aborted) {
        resolve();
        return;
      }
      signal.addEventListener('abort', wake);
      this.#idle.push(idle);
    });
  }
}
