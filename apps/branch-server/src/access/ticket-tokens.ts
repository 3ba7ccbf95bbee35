import { createHmac, type KeyObject } from 'node:crypto';
import type { Clock, VisitId } from '@foyer/basics';
import { type BranchEvent, type BranchState, pastVisit } from '@foyer/queue-core';

/** Bytes of a ticket's token: 128 bits. */
const TOKEN_BYTES = 16;

/** What everybody is told who comes with a token that stands for no ticket, be it wrong, old or no token at all. */
export const NO_SUCH_TICKET = 'There is no such ticket, or its day is over.';

export interface TicketTokensOptions {
  readonly key: KeyObject;
  /** The committed state; its visits' tokens are good, those of past ones for a day after they ended. */
  readonly state: () => BranchState;
  readonly clock: Clock;
}

/**
 * The tokens of tickets. A token is derived from the branch key and the visit's id, so nothing secret is stored; the
 * index from token to visit lives in memory, and a token is in it before anybody can be told of it. It is good while its
 * visit's branch day lasts, and for a day after the visit ended.
 */
export class TicketTokens {
  readonly #options: TicketTokensOptions;
  readonly #key: KeyObject;
  readonly #visits = new Map<string, VisitId>();
  /** What has been derived already: a ticket's token is asked for when it is issued and followed. */
  readonly #tokens = new Map<VisitId, string>();

  constructor(options: TicketTokensOptions) {
    this.#options = options;
    this.#key = options.key;
    const { visits, past } = options.state();
    for (const id of [...past.keys(), ...visits.keys()]) this.tokenOf(id);
  }

  /** HMAC-SHA-256 of the visit's id under the branch key, cut to 128 bits, as base64url; good from now on. */
  tokenOf(visitId: VisitId): string {
    const known = this.#tokens.get(visitId);
    if (known !== undefined) return known;
    const digest = createHmac('sha256', this.#key).update(visitId).digest();
    const token = digest.subarray(0, TOKEN_BYTES).toString('base64url');
    if (this.#isGood(visitId)) {
      this.#visits.set(token, visitId);
      this.#tokens.set(visitId, token);
    }
    return token;
  }

  /** The visit a token stands for, or `null` for a wrong or an old one: the caller can't tell which. */
  visitOf(token: string): VisitId | null {
    const visitId = this.#visits.get(token);
    return visitId !== undefined && this.#isGood(visitId) ? visitId : null;
  }

  /** Follows the log: old tokens are forgotten when a day ends. */
  follow(events: readonly BranchEvent[]): void {
    if (events.every(({ body }) => body.type !== 'DayEnded')) return;
    for (const [visitId, token] of this.#tokens) {
      if (this.#isGood(visitId)) continue;
      this.#tokens.delete(visitId);
      this.#visits.delete(token);
    }
  }

  #isGood(visitId: VisitId): boolean {
    const state = this.#options.state();
    return state.visits.has(visitId) || pastVisit(state, visitId, this.#options.clock.now()) !== null;
  }
}
