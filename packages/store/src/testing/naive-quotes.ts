import type { Quote } from '@foyer/queue-core';
import { standingEvents } from './naive-steps.ts';

/** What became of a ticket's quote: straight from the events, without any of the projections. */
export interface NaiveQuote {
  readonly day: string;
  readonly hour: number;
  readonly service: string;
  class: string;
  readonly quote: Quote;
  /** What came first after the issue, as far as the quote goes. */
  end: 'called' | 'left' | 'elsewhere' | null;
  /** From the issue to the first call in the ticket's own queue, milliseconds. */
  wait: number | null;
  /** Ended by the system before the visit went on elsewhere. */
  autoClosed: boolean;
  counter: string | null;
}

/** Walks through the log with a list and plain loops. Hours are those of Berlin. */
export function naiveQuotes(folder: string): NaiveQuote[] {
  const issued = new Map<string, { day: string; at: number; service: string; class: string }>();
  const quotes = new Map<string, NaiveQuote>();
  const moved = new Set<string>();
  for (const { body, at } of standingEvents(folder)) {
    if (!('visitId' in body) || body.visitId === null) continue;
    const { visitId } = body;
    if (body.type === 'TicketIssued') {
      issued.set(visitId, { day: body.day, at, service: body.serviceId, class: body.classId });
      continue;
    }
    const ticket = issued.get(visitId);
    if (ticket === undefined) throw new Error('An event before the ticket.');
    if (body.type === 'EstimateQuoted') {
      const { day, service, class: classId } = ticket;
      const hour = Number(new Date(ticket.at).toLocaleString('en-GB', { hour: '2-digit', timeZone: 'Europe/Berlin' }));
      const unknown = { end: null, wait: null, autoClosed: false, counter: null };
      quotes.set(visitId, { day, hour, service, class: classId, quote: body.quote, ...unknown });
      continue;
    }
    const found = quotes.get(visitId);
    if (found === undefined || moved.has(visitId)) continue;
    if (body.type === 'VisitTransferred') {
      found.end ??= 'elsewhere';
      moved.add(visitId);
    } else if (body.type === 'PriorityChanged') {
      found.class = body.classId;
    } else if (body.type === 'VisitResumed') {
      found.counter ??= body.counterId;
    } else if (body.type === 'VisitCalled') {
      found.counter = body.counterId;
      if (found.end === null) found.wait = at - ticket.at;
      found.end ??= 'called';
    } else if (body.type === 'VisitCancelled' || body.type === 'VisitAbandoned') {
      found.end ??= 'left';
    } else if (body.type === 'VisitFinished') {
      found.end ??= 'elsewhere';
      if (body.goesOn !== null) moved.add(visitId);
    } else if (body.type === 'VisitAutoClosed') {
      found.autoClosed = true;
    }
  }
  return [...quotes.values()];
}
