import { createHmac } from 'node:crypto';
import type { Channel, CustomerRef, VisitId } from '@foyer/basics';
import type { RouteReply } from '@foyer/contract';
import type { Command, CommandOf } from '@foyer/queue-core';
import type { Identity } from '../access/identity.ts';
import { NO_SUCH_TICKET } from '../access/ticket-tokens.ts';
import type { BranchContext } from '../context.ts';
import { printWire } from '../wire/branch-wire.ts';
import { quoteWire } from '../wire/estimate-wire.ts';
import { ticketNow, ticketWire } from '../wire/ticket-wire.ts';
import { timeOf } from '../wire/time.ts';
import { visitWire } from '../wire/visit-wire.ts';
import { configOf } from './branch-routes.ts';
import { apart, carryOut, eventOf, visitAfter } from './commands.ts';
import { HttpProblem } from './problems.ts';
import type { Handlers, RouteCall } from './route-call.ts';

type Names = 'issueTicket' | 'ticket' | 'cancelTicket' | 'helpTicket' | 'help' | 'reportPrint';

function channelOf(identity: Identity): Channel {
  return identity.kind === 'device' ? 'kiosk' : 'staff';
}

/** Ties a person's visits together without saying who they are: a keyed hash of phone or email, normalised. */
function customerRefOf(
  context: BranchContext,
  contact: { phone?: string | undefined; email?: string | undefined },
): CustomerRef | undefined {
  const phone = contact.phone?.replaceAll(/[^0-9+]/g, '');
  const known = phone !== undefined && phone.length > 2 ? `phone:${phone}` : undefined;
  const identifier = known ?? (contact.email === undefined ? undefined : `email:${contact.email.trim().toLowerCase()}`);
  if (identifier === undefined) return undefined;
  return createHmac('sha256', context.store.branchKey())
    .update(identifier)
    .digest('base64url')
    .slice(0, 22) as CustomerRef;
}

/** Tickets: issued, printed, followed, given up. */
export function ticketRoutes(context: BranchContext): Handlers<Names> {
  const urlOf = (token: string) => `${context.publicUrl()}/b/${configOf(context).branchId}/t/${token}`;
  const byToken = (token: string) => {
    const visitId = context.tokens.visitOf(token);
    const ticket = visitId === null ? null : ticketNow(configOf(context), visitId, context.source());
    if (visitId === null || ticket === null) throw new HttpProblem('not-found', NO_SUCH_TICKET);
    return { visitId, ticket };
  };
  const onTicket = (call: RouteCall<'cancelTicket' | 'helpTicket'>, visitId: VisitId, command: Command) =>
    carryOut<RouteReply<'ticket'>>(context, call, command, {
      actor: { kind: 'customer' },
      // A visit that has left the state with its day has ended like any other.
      guard: ({ visits }) =>
        visits.has(visitId) ? null : { code: 'invalid-state', what: 'visit', id: visitId, state: 'done' },
      reply: (outcome) => ({
        ticket: ticketWire(configOf(context), visitAfter(outcome, visitId), outcome.source),
      }),
    });

  return {
    issueTicket: async (call) => {
      const { serviceId, language, priorityClass, segment, contact, notes, printing } = call.body;
      const { ref, kept } = apart(notes);
      const customerRef = contact === undefined ? undefined : customerRefOf(context, contact);
      const command: CommandOf<'issue-ticket'> = {
        type: 'issue-ticket',
        serviceId,
        channel: channelOf(call.identity),
        printing: printing ?? false,
        classId: priorityClass,
        segment,
        language,
        customerRef,
        noteRef: ref,
      };
      const details = contact === undefined ? {} : { contact: withoutAbsent(contact) };
      type Stored = Omit<RouteReply<'issueTicket'>, 'ticket'>;
      const stored = await carryOut<Stored>(context, call, command, {
        ...kept,
        ...details,
        reply: ({ after, events, source }) => {
          const visit = visitAfter({ after, events, source }, eventOf(events, 'TicketIssued').visitId);
          const { quote } = eventOf(events, 'EstimateQuoted');
          const position = quote.ahead;
          const estimate = quoteWire(quote, source.estimates);
          const print = visit.printId === null ? undefined : after.prints.get(visit.printId);
          return {
            visit: { ...visitWire(visit, source, position), estimate },
            position,
            estimate,
            print: print === undefined ? null : printWire(print, source),
          };
        },
      });
      // Not stored: whoever holds the branch key can derive it again.
      const token = context.tokens.tokenOf(stored.visit.id);
      return { ...stored, ticket: { token, url: urlOf(token) } };
    },
    ticket: (call) => ({
      ticket: byToken(call.params.token).ticket,
      clock: context.runner.state.clock,
      time: timeOf(context.clock),
    }),
    cancelTicket: (call) => {
      const { visitId } = byToken(call.params.token);
      return onTicket(call, visitId, { type: 'cancel', visitId });
    },
    helpTicket: (call) => {
      const { visitId, ticket } = byToken(call.params.token);
      return onTicket(call, visitId, { type: 'ask-for-help', visitId, place: ticket.number });
    },
    help: (call) => {
      const place = call.body.place ?? (call.identity.kind === 'device' ? call.identity.name : 'Kiosk');
      return carryOut(context, call, { type: 'ask-for-help', place }, { reply: () => ({}) });
    },
    reportPrint: (call) => {
      const { printId } = call.params;
      const { outcome, reason } = call.body;
      return carryOut(
        context,
        call,
        { type: 'report-print', printId, outcome, reason },
        {
          reply: ({ after, source }) => {
            const print = after.prints.get(printId);
            if (print === undefined) throw new Error(`The print ${printId} is gone after its report`);
            return { print: printWire(print, source) };
          },
        },
      );
    },
  };
}

function withoutAbsent(contact: {
  name?: string | undefined;
  phone?: string | undefined;
  email?: string | undefined;
}): { name?: string; phone?: string; email?: string } {
  return Object.fromEntries(Object.entries(contact).filter(([, value]) => value !== undefined));
}
