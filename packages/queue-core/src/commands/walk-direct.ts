import { type CounterId, err, ok, type VisitId } from '@foyer/basics';
import { type Arrival, findArrival, findNumber } from '../arrival.ts';
import { defineCommand } from '../define.ts';
import { findFreeCounter } from '../find.ts';
import { checkCounterOf, checkServiceOf } from '../people.ts';
import { TicketIssued } from './issue-ticket.ts';

/**
 * Serves a customer who has come straight to a free counter: they have a number, and neither waited nor were called.
 * Neither the service's hours nor its queue are in the way, for they are here already.
 */
export interface WalkDirect extends Omit<Arrival, 'customerRef'> {
  readonly type: 'walk-direct';
  readonly counterId: CounterId;
}

export const walkDirect = defineCommand([TicketIssued], (state, command: WalkDirect, { now, actor, newId }) => {
  const { counterId, serviceId } = command;
  const free = findFreeCounter(state, counterId);
  if (!free.ok) return free;
  const { agentId } = free.value;
  const theirs = checkCounterOf(state, counterId, agentId);
  if (!theirs.ok) return theirs;
  const found = findArrival(state, command);
  if (!found.ok) return found;
  const { branch, service, arrival } = found.value;
  if (service.suspended !== null) {
    return err({ code: 'service-suspended', serviceId, reason: service.suspended.reason });
  }
  const served = checkServiceOf(state, serviceId, agentId);
  if (!served.ok) return served;
  const next = findNumber(state, branch, serviceId, now);
  if (!next.ok) return next;
  return ok([
    {
      type: 'TicketIssued',
      visitId: newId() as VisitId,
      ...next.value,
      ...arrival,
      channel: actor.kind === 'integration' ? 'integration' : 'staff',
      printId: null,
      overridden: null,
      planned: [],
      servedAt: { counterId, agentId },
    },
  ]);
});
