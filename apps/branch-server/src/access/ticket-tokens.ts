import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { VisitId } from '@foyer/basics';
import type { BranchEvent, BranchState } from '@foyer/queue-core';

/** Bytes of a ticket's token: 128 bits. */
const TOKEN_BYTES = 16;

/** What everybody is told who comes with a token that stands for no ticket, be it wrong, old or no token at all. */
export const NO_SUCH_TICKET = 'There is no such ticket, or its day is over.';

/**
 * The tokens of the day's tickets. A token is derived from the branch key and the visit's id, so nothing secret is
 * stored; the index from token to visit lives in memory and ends with the branch day.
 */
export class TicketTokens {
  readonly #key: KeyObject;
  readonly #visits = new Map<string, VisitId>();
  /** What has been derived already: a ticket's token is asked for when it is issued and followed. */
  readonly #tokens = new Map<VisitId, string>();

  constructor(key: Buffer, state: BranchState) {
    this.#key = createSecretKey(key);
    for (const id of state.visits.keys()) this.#keep(id);
  }

  /** HMAC-SHA-256 of the visit's id under the branch key, cut to 128 bits, as base64url. */
  tokenOf(visitId: VisitId): string {
    return this.#tokens.get(visitId) ?? this.#derive(visitId);
  }

  /** The visit a token stands for, or `null` for a wrong or an old one: the caller can't tell which. */
  visitOf(token: string): VisitId | null {
    return this.#visits.get(token) ?? null;
  }

  /** Follows the log: a new ticket's token works at once, yesterday's no longer. */
  follow(event: BranchEvent): void {
    if (event.body.type === 'TicketIssued') this.#keep(event.body.visitId);
    if (event.body.type !== 'DayEnded') return;
    this.#visits.clear();
    this.#tokens.clear();
  }

  #keep(visitId: VisitId): void {
    const token = this.#derive(visitId);
    this.#visits.set(token, visitId);
    this.#tokens.set(visitId, token);
  }

  #derive(visitId: VisitId): string {
    return createHmac('sha256', this.#key).update(visitId).digest().subarray(0, TOKEN_BYTES).toString('base64url');
  }
}
