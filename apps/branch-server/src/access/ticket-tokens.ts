import { createHmac } from 'node:crypto';
import type { VisitId } from '@foyer/basics';
import type { BranchEvent, BranchState } from '@foyer/queue-core';

/** Bytes of a ticket's token: 128 bits. */
const TOKEN_BYTES = 16;

/**
 * The tokens of the day's tickets. A token is derived from the branch key and the visit's id, so nothing secret is
 * stored; the index from token to visit lives in memory and ends with the branch day.
 */
export class TicketTokens {
  readonly #key: Buffer;
  readonly #visits = new Map<string, VisitId>();

  constructor(key: Buffer, state: BranchState) {
    this.#key = key;
    for (const id of state.visits.keys()) this.#visits.set(this.tokenOf(id), id);
  }

  /** HMAC-SHA-256 of the visit's id under the branch key, cut to 128 bits, as base64url. */
  tokenOf(visitId: VisitId): string {
    return createHmac('sha256', this.#key).update(visitId).digest().subarray(0, TOKEN_BYTES).toString('base64url');
  }

  /** The visit a token stands for, or `null` for a wrong or an old one: the caller can't tell which. */
  visitOf(token: string): VisitId | null {
    return this.#visits.get(token) ?? null;
  }

  /** Follows the log: a new ticket's token works at once, yesterday's no longer. */
  follow(event: BranchEvent): void {
    if (event.body.type === 'TicketIssued') this.#visits.set(this.tokenOf(event.body.visitId), event.body.visitId);
    if (event.body.type === 'DayEnded') this.#visits.clear();
  }
}
