import type { CustomerRef, VisitId } from '@foyer/basics';
import type { RouteReply } from '@foyer/contract';
import type { CustomerSearch, CustomerVisit } from '@foyer/store';
import type { BranchContext } from '../context.ts';
import { REPLY_DAYS, retentionDaysOf } from '../jobs/housekeeping.ts';
import { isoOf, timeOf } from '../wire/time.ts';
import { carryOut, eventOf } from './commands.ts';
import { findUnder } from './customer-lookups.ts';
import type { Handlers, RouteCall } from './route-call.ts';

/** What is kept of one customer: shown, and erased at their wish. */
export function erasureRoutes(context: BranchContext): Handlers<'privacy' | 'eraseCustomer'> {
  const { store, runner, clock } = context;
  return {
    privacy: () => ({ retentionDays: retentionDaysOf(runner.state), replyDays: REPLY_DAYS }),
    eraseCustomer: async (call) => {
      const visits = await find(context, call.body.customer);
      if (call.query.dryRun === 'true') {
        return { clock: runner.state.clock, time: timeOf(clock), found: visits.map(visitWire), receipt: null };
      }
      const chosen = visits.filter(({ visitId }) => call.body.visitIds?.includes(visitId) ?? true);
      const command = {
        type: 'erase-customer',
        by: call.body.customer.by,
        visitIds: chosen.map(({ visitId }) => visitId),
        contacts: chosen.filter(({ hasContact }) => hasContact).map(({ visitId }) => visitId),
        texts: chosen.flatMap(({ texts }) => texts),
        customers: forgotten(visits, chosen),
      } as const;
      return carryOut<RouteReply<'eraseCustomer'>>(context, call, command, {
        alongside: (events) => store.erase(eventOf(events, 'CustomerErased')),
        reply: ({ after, events }) => {
          const { visitIds, contacts, texts } = eventOf(events, 'CustomerErased');
          const counts = { visits: visitIds.length, contacts: contacts.length, texts: texts.length };
          return { found: [], receipt: { sequence: after.clock, ...counts } };
        },
      });
    },
  };
}

/** Who is known by none of the visits that stay. */
function forgotten(found: readonly CustomerVisit[], chosen: readonly CustomerVisit[]): readonly CustomerRef[] {
  const staying = new Set(found.filter((visit) => !chosen.includes(visit)).map(({ customerRef }) => customerRef));
  const known = chosen.flatMap(({ customerRef }) => (customerRef === null ? [] : [customerRef]));
  return [...new Set(known)].filter((customerRef) => !staying.has(customerRef));
}

async function find(
  context: BranchContext,
  customer: RouteCall<'eraseCustomer'>['body']['customer'],
): Promise<readonly CustomerVisit[]> {
  const search = await searchOf(context, customer);
  return search === null ? [] : await context.reports.visitsOfCustomer(search);
}

async function searchOf(
  context: BranchContext,
  customer: RouteCall<'eraseCustomer'>['body']['customer'],
): Promise<CustomerSearch | null> {
  switch (customer.by) {
    case 'ticket':
      return { ...customer, number: customer.number.toUpperCase() };
    case 'phone': {
      const lookup = await findUnder(context, customer);
      return lookup === undefined ? null : { by: 'phone', lookup };
    }
    case 'name':
      return customer;
  }
}

function visitWire({ visitId, number, day, issuedAt, name, phone, email, texts }: CustomerVisit) {
  const at = issuedAt as Parameters<typeof isoOf>[0];
  return { visitId: visitId as VisitId, number, day, issuedAt: isoOf(at), name, phone, email, texts: texts.length };
}
