import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { VisitId } from '@foyer/basics';
import type { BranchEvent, BranchState } from '@foyer/queue-core';
import type { EndedTickets } from './ended-tickets.ts';

/** Bytes of a ticket's token: 128 bits. */
const TOKEN_BYTES = 16;

/** What everybody is told who comes with a token that stands for no ticket, be it wrong, old or no token at all. */
export const NO_SUCH_TICKET = 'There is no such ticket, or its day is over.';

export interface TicketTokensOptions {
  readonly key: Buffer;
  /** The committed state; its visits' tokens are good. */
  readonly state: () => BranchState;
  /** So are those of visits that ended within a day. */
  readonly ended: EndedTickets;
}

/**
 * The tokens of tickets. A token is derived from the branch key and the visit's id, so nothing secret is stored; the
 * index from token to visit lives in memory. A token is good while its visit's branch day lasts, and for a day after
 * the visit ended.
 */
export class TicketTokens {
  readonly #options: TicketTokensOptions;
  readonly #key: KeyObject;
  readonly #visits = new Map<string, VisitId>();
  /** What has been derived already: a ticket's token is asked for when it is issued and followed. */
  readonly #tokens = new Map<VisitId, string>();

  constructor(options: TicketTokensOptions) {
    this.#options = options;
    this.#key = createSecretKey(options.key);
    for (const id of options.state().visits.keys()) this.#keep(id);
    for (const id of options.ended.visitIds()) this.#keep(id);
  }

  /** HMAC-SHA-256 of the visit's id under the branch key, cut to 128 bits, as base64url. */
  tokenOf(visitId: VisitId): string {
    return this.#tokens.get(visitId) ?? this.#derive(visitId);
  }

  /** The visit a token stands for, or `null` for a wrong or an old one: the caller can't tell which. */
  visitOf(token: string): VisitId | null {
    const visitId = this.#visits.get(token);
    return visitId !== undefined && this.#isGood(visitId) ? visitId : null;
  }

  /** Follows the log: a new ticket's token works at once, and old ones are forgotten when a day ends. */
  follow(event: BranchEvent): void {
    if (event.body.type === 'TicketIssued') this.#keep(event.body.visitId);
    if (event.body.type !== 'DayEnded') return;
    this.#options.ended.renew();
    for (const [visitId, token] of this.#tokens) {
      if (this.#isGood(visitId)) continue;
      this.#tokens.delete(visitId);
      this.#visits.delete(token);
    }
  }

  #isGood(visitId: VisitId): boolean {
    return this.#options.state().visits.has(visitId) || this.#options.ended.find(visitId) !== null;
  }

  #keep(visitId: VisitId): void {
    const token = this.tokenOf(visitId);
    this.#visits.set(token, visitId);
    this.#tokens.set(visitId, token);
  }

  #derive(visitId: VisitId): string {
    return createHmac('sha256', this.#key).update(visitId).digest().subarray(0, TOKEN_BYTES).toString('base64url');
  }
}
