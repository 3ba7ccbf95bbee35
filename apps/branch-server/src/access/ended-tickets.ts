import type { Clock, Instant, VisitId } from '@foyer/basics';
import type { EndedTicket, Store } from '@foyer/store';

/** How long after its visit's end a ticket is answered for, milliseconds of the branch's clock. */
const AFTERWARDS = 24 * 60 * 60 * 1000;

/**
 * How the visits of the last 24 hours ended, for customers who look at their ticket when its branch day is over and has
 * left the state. Made from the projections at a start and at the end of each day, so a restart changes nothing.
 */
export class EndedTickets {
  readonly #store: Store;
  readonly #clock: Clock;
  #tickets: ReadonlyMap<VisitId, EndedTicket> = new Map();

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
    this.renew();
  }

  /** The ticket of a visit that has ended; `null` when that was longer ago, or is not known. */
  find(visitId: VisitId): EndedTicket | null {
    const ticket = this.#tickets.get(visitId);
    return ticket !== undefined && ticket.endedAt > this.#since() ? ticket : null;
  }

  visitIds(): Iterable<VisitId> {
    return this.#tickets.keys();
  }

  /** Takes in the visits of a day that has just ended, and lets go of those that ended too long ago. */
  renew(): void {
    this.#tickets = new Map(this.#store.ticketsEndedSince(this.#since()).map((ticket) => [ticket.id, ticket]));
  }

  #since(): Instant {
    return (this.#clock.now() - AFTERWARDS) as Instant;
  }
}
