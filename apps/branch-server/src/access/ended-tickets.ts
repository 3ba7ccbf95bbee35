import type { BranchDay, Clock, Instant, VisitId } from '@foyer/basics';
import type { EndedTicket, Store } from '@foyer/store';

/** How long after its visit's end a ticket is answered for, milliseconds of the branch's clock. */
const AFTERWARDS = 24 * 60 * 60 * 1000;

export interface EndedTicketsOptions {
  readonly store: Store;
  readonly clock: Clock;
  /** The branch day that is under way. */
  readonly day: () => BranchDay | null;
}

/**
 * How the visits of the last 24 hours ended, for customers who look at their ticket when its branch day is over and has
 * left the state. Made from the projections at a start and whenever the day is another one, so a restart changes nothing.
 */
export class EndedTickets {
  readonly #options: EndedTicketsOptions;
  #day: BranchDay | null = null;
  #tickets: ReadonlyMap<VisitId, EndedTicket> = new Map();

  constructor(options: EndedTicketsOptions) {
    this.#options = options;
    this.renew();
  }

  /** The ticket of a visit that has ended; `null` when that was longer ago, or is not known. */
  find(visitId: VisitId): EndedTicket | null {
    const ticket = this.#present().get(visitId);
    return ticket !== undefined && ticket.endedAt > this.#since() ? ticket : null;
  }

  visitIds(): Iterable<VisitId> {
    return this.#present().keys();
  }

  /** Takes in the visits of a day that has just ended, and lets go of those that ended too long ago. */
  renew(): void {
    this.#day = this.#options.day();
    this.#tickets = new Map(this.#options.store.ticketsEndedSince(this.#since()).map((ticket) => [ticket.id, ticket]));
  }

  /** A day that has ended is noticed by the first who asks. */
  #present(): ReadonlyMap<VisitId, EndedTicket> {
    if (this.#options.day() !== this.#day) this.renew();
    return this.#tickets;
  }

  #since(): Instant {
    return (this.#options.clock.now() - AFTERWARDS) as Instant;
  }
}
