import type { RouteReply } from '@foyer/contract';

type HistoryItem = RouteReply<'visitHistory'>['items'][number];

/** A visit as its own events tell it. Instants in epoch milliseconds. */
export interface VisitStory {
  readonly issuedAt: number | null;
  /** Of the first call. */
  readonly calledAt: number | null;
  /** Calls that came while the visit was not waiting: at a counter, on hold or over. */
  readonly doubleCalls: number;
  readonly calls: number;
  readonly transfers: number;
  readonly escalations: number;
  /** How it ended, once for each time that it did. */
  readonly endings: readonly ('served' | 'no-show' | 'cancelled' | 'abandoned' | 'auto-closed')[];
}

const ENDINGS: Readonly<Record<string, VisitStory['endings'][number]>> = {
  VisitFinished: 'served',
  VisitNoShow: 'no-show',
  VisitCancelled: 'cancelled',
  VisitAbandoned: 'abandoned',
  VisitAutoClosed: 'auto-closed',
};

/** Walks through a visit's history, oldest first, and counts what must not be. */
export function readStory(items: readonly HistoryItem[]): VisitStory {
  let issuedAt: number | null = null;
  let calledAt: number | null = null;
  let waiting = false;
  const counts = { calls: 0, doubleCalls: 0, transfers: 0, escalations: 0 };
  const endings: VisitStory['endings'][number][] = [];
  for (const { type, at, facts } of items.toSorted((a, b) => a.sequence - b.sequence)) {
    const ending = facts.goesOn === undefined ? ENDINGS[type] : undefined;
    if (ending !== undefined) {
      endings.push(ending);
      waiting = false;
    } else if (type === 'TicketIssued') {
      issuedAt = Date.parse(at);
      waiting = true;
    } else if (type === 'VisitCalled') {
      counts.calls += 1;
      if (!waiting) counts.doubleCalls += 1;
      calledAt ??= Date.parse(at);
      waiting = false;
    } else if (type === 'VisitTransferred') {
      counts.transfers += 1;
      waiting = true;
    } else if (type === 'VisitHeld' || type === 'VisitReturned') {
      // Who is on hold may be called back.
      waiting = true;
    } else if (type === 'VisitFinished') {
      waiting = facts.goesOn !== 'here';
    } else if (type === 'VisitResumed') {
      waiting = false;
    } else if (type === 'EscalationRaised') {
      counts.escalations += 1;
    }
  }
  return { issuedAt, calledAt, endings, ...counts };
}
