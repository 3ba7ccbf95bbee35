import { type Channel, textIn, type VisitId } from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import type * as contract from '@foyer/contract';
import type { RouteReply } from '@foyer/contract';
import type { Command, CommandOf } from '@foyer/queue-core';
import { wordsOf } from '@foyer/words/catalogue';
import { phoneNumber } from '../access/customer-lookup.ts';
import { hasRole, type Identity } from '../access/identity.ts';
import { NO_SUCH_TICKET } from '../access/ticket-tokens.ts';
import type { BranchContext } from '../context.ts';
import { mannerOf, printWire } from '../wire/branch-wire.ts';
import { quoteWire } from '../wire/estimate-wire.ts';
import { shownNotices } from '../wire/notice-wire.ts';
import type { WireSource } from '../wire/source.ts';
import { ticketNow, ticketWire } from '../wire/ticket-wire.ts';
import { timeOf } from '../wire/time.ts';
import { visitWire } from '../wire/visit-wire.ts';
import { configOf } from './branch-routes.ts';
import { type CommandOptions, carryOut, erasable, eventOf, visitAfter } from './commands.ts';
import { keepUnder } from './customer-lookups.ts';
import { HttpProblem } from './problems.ts';
import type { Handlers, RouteCall } from './route-call.ts';

type Names = 'issueTicket' | 'ticket' | 'cancelTicket' | 'helpTicket' | 'messageTicket' | 'unmessageTicket' | 'help';

function channelOf(identity: Identity): Channel {
  return identity.kind === 'device' ? 'kiosk' : identity.kind === 'key' ? 'integration' : 'staff';
}

/** What a ticket's paper says of its branch and service, in one language. */
function paperNames(config: BranchConfig, visit: contract.Visit, source: WireSource) {
  const { name, services, languages, looks } = config;
  const { closing } = config.words;
  const inWords = (text: contract.LocalText) => textIn(text, [visit.language, ...languages]);
  const nameOf = (id: string) => inWords(services.find((service) => service.id === id)?.name ?? {}) || id;
  return {
    branchName: inWords(name),
    serviceName: nameOf(visit.serviceId),
    furtherServices: visit.planned.map(nameOf),
    ...mannerOf(config),
    logo: looks.logo ?? null,
    notices: shownNotices(source, 'paper', [visit.serviceId, ...visit.planned]).map(({ text }) => inWords(text)),
    closing: closing === undefined ? null : inWords(closing),
  };
}

/** Where a ticket's page is, for whoever holds its token. */
export function ticketUrl(publicUrl: string, { branchId }: BranchConfig, token: string): string {
  return `${publicUrl}/b/${branchId}/t/${token}`;
}

/** Tickets: issued, printed, followed, given up. */
export function ticketRoutes(context: BranchContext): Handlers<Names> {
  const urlOf = (token: string) => ticketUrl(context.publicUrl(), configOf(context), token);
  type OnTicket = 'cancelTicket' | 'helpTicket' | 'messageTicket' | 'unmessageTicket';
  const onTicket = (call: RouteCall<OnTicket>, command: Command, options: Omit<CommandOptions, 'reply'> = {}) => {
    const visitId = call.ticketVisitId;
    return carryOut<RouteReply<'ticket'>>(context, call, command, {
      ...options,
      // A visit that has left the state with its day has ended like any other.
      guard: (state) =>
        state.visits.has(visitId)
          ? (options.guard?.(state) ?? null)
          : { code: 'invalid-state', what: 'visit', id: visitId, state: 'done' },
      reply: (outcome) => ({
        ticket: ticketWire(configOf(context), visitAfter(outcome, visitId), outcome.source),
      }),
    });
  };
  const ticketOf = (visitId: VisitId) => {
    const ticket = ticketNow(configOf(context), visitId, context.source());
    if (ticket === null) throw new HttpProblem('not-found', NO_SUCH_TICKET);
    return ticket;
  };

  return {
    issueTicket: async (call) => {
      if (call.body.override === true && !hasRole(call.identity, 'agent')) {
        throw new HttpProblem('forbidden', 'Only staff may decide this.');
      }
      const { priorityClass, furtherServiceIds, contact, notes, printing = false, ...rest } = call.body;
      const { fields, texts } = erasable({ ...rest, note: notes });
      const lookup = contact === undefined ? undefined : await keepUnder(context, contact);
      const command: CommandOf<'issue-ticket'> = {
        ...fields,
        classId: priorityClass,
        furtherServices: furtherServiceIds,
        type: 'issue-ticket',
        channel: channelOf(call.identity),
        printing,
      };
      type Stored = Omit<RouteReply<'issueTicket'>, 'ticket'>;
      const stored = await carryOut<Stored>(context, call, command, {
        texts,
        contact,
        lookup,
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
      // Not stored: it can be derived again from the branch key.
      const token = context.tokens.tokenOf(stored.visit.id);
      return {
        ...stored,
        ticket: { token, url: urlOf(token), ...paperNames(configOf(context), stored.visit, context.source()) },
      };
    },
    ticket: (call) => ({
      ticket: ticketOf(call.ticketVisitId),
      clock: context.runner.state.clock,
      time: timeOf(context.clock),
    }),
    cancelTicket: (call) => onTicket(call, { type: 'cancel', visitId: call.ticketVisitId }),
    helpTicket: (call) => {
      const visitId = call.ticketVisitId;
      return onTicket(call, { type: 'ask-for-help', visitId });
    },
    messageTicket: async (call) => {
      const visitId = call.ticketVisitId;
      if (!context.source().sendsMessages) throw new HttpProblem('no-messages', 'The branch sends no messages.');
      const config = configOf(context);
      const lookup = await keepUnder(context, { phone: call.body.phone }, 'body.phone');
      const phone = await phoneNumber(call.body.phone, config.locale);
      const { name, email } = context.store.contactOf(visitId) ?? {};
      const ofTicket = context.runner.state.visits.get(visitId)?.language ?? config.languages[0] ?? 'en';
      const { language: ofPage = ofTicket } = call.body;
      const language = config.languages.includes(ofPage) ? ofPage : ofTicket;
      const words = wordsOf(language, mannerOf(config)).t('mobile.notify.consent');
      const isRefused = () => lookup !== undefined && context.store.optOuts.has(lookup);
      return onTicket(
        call,
        { type: 'give-consent', visitId, channel: 'sms', words, language },
        { lookup, contact: { name, email, phone }, guard: () => (isRefused() ? { code: 'opted-out' } : null) },
      );
    },
    unmessageTicket: (call) => onTicket(call, { type: 'withdraw-consent', visitId: call.ticketVisitId }),
    help: (call) => carryOut(context, call, { type: 'ask-for-help' }, { reply: () => ({}) }),
  };
}
