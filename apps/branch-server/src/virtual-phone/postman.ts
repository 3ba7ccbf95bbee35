import { setTimeout as pause } from 'node:timers/promises';
import { signatureOf } from '../messages/twilio-signature.ts';

/** One call of somebody's webhook. */
export interface Post {
  readonly url: string;
  readonly params: Readonly<Record<string, string>>;
  /** Signed with another token than the account's. */
  readonly forged: boolean;
}

/** How long a call may take, milliseconds. */
const TIME_OUT = 5_000;
/** How long after a call that failed it is made again, milliseconds. */
const AGAIN_AFTER = [200, 1_000];
/** Calls and those that wait behind them; what comes on top is not made. */
const MOST_WAITING = 1_000;

/** Calls webhooks as Twilio does: signed forms, in their order, each again where it failed. */
export class Postman {
  readonly #token: string;
  readonly #closing = new AbortController();
  /** By a message's sid, what is still to be told of it. */
  readonly #rounds = new Map<string, Promise<boolean>>();
  #waiting = 0;

  /** @param token the account's, which calls are signed with */
  constructor(token: string) {
    this.#token = token;
  }

  /**
   * Makes calls about a message one after another, after those about it that were asked for before.
   *
   * @returns whether all were answered as done
   */
  post(sid: string, posts: readonly Post[]): Promise<boolean> {
    if (this.#waiting + posts.length > MOST_WAITING) return Promise.resolve(false);
    this.#waiting += posts.length;
    const round = this.#after(this.#rounds.get(sid), posts).finally(() => {
      this.#waiting -= posts.length;
      if (this.#rounds.get(sid) === round) this.#rounds.delete(sid);
    });
    this.#rounds.set(sid, round);
    return round;
  }

  /** Breaks off what is on its way, and resolves when nothing is. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all(this.#rounds.values());
  }

  async #after(before: Promise<boolean> | undefined, posts: readonly Post[]): Promise<boolean> {
    await before;
    let done = true;
    for (const post of posts) done = (await this.#deliver(post)) && done;
    return done;
  }

  async #deliver(post: Post): Promise<boolean> {
    for (const wait of [...AGAIN_AFTER, null]) {
      if (this.#closing.signal.aborted) return false;
      if (await this.#call(post)) return true;
      // Closing ends the pause as well.
      if (wait !== null) await pause(wait, undefined, { signal: this.#closing.signal }).catch(() => undefined);
    }
    return false;
  }

  async #call({ url, params, forged }: Post): Promise<boolean> {
    const token = forged ? `not ${this.#token}` : this.#token;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'x-twilio-signature': signatureOf({ token, url, params }) },
        body: new URLSearchParams(params),
        redirect: 'manual',
        signal: AbortSignal.any([this.#closing.signal, AbortSignal.timeout(TIME_OUT)]),
      });
      await response.body?.cancel();
      return response.ok;
    } catch {
      return false;
    }
  }
}
