import { err, ok, type ServiceId } from '@foyer/basics';
import type { CommandOf, TransferTarget } from '../command.ts';
import type { Pin } from '../event.ts';
import type { BranchState } from '../state.ts';
import { type Decided, type Found, findCounter, findService, findVisit } from './found.ts';

/** Sends a visit on: a new step, waiting again for a service, and perhaps for one counter or agent. */
export function transfer(state: BranchState, command: CommandOf<'transfer'>): Decided {
  const found = findVisit(state, command, 'waiting', 'called', 'serving', 'held');
  if (!found.ok) return found;
  const visit = found.value;
  const { target, position, noteRef } = command;
  const service = chooseService(state, visit.serviceId, target.serviceId);
  if (!service.ok) return service;
  const pin = choosePin(state, target);
  if (!pin.ok) return pin;
  return ok([
    {
      type: 'VisitTransferred',
      visitId: visit.id,
      serviceId: service.value,
      pin: pin.value,
      position,
      noteRef: noteRef ?? null,
    },
  ]);
}

/** A suspended service takes nobody new, but who already waits for it may change counters. */
function chooseService(state: BranchState, present: ServiceId, wanted: ServiceId | undefined): Found<ServiceId> {
  if (wanted === undefined || wanted === present) return ok(present);
  const found = findService(state, wanted);
  if (!found.ok) return found;
  const { suspended } = found.value.service;
  return suspended === null
    ? ok(wanted)
    : err({ code: 'service-suspended', serviceId: wanted, reason: suspended.reason });
}

function choosePin(state: BranchState, target: TransferTarget): Found<Pin | null> {
  switch (target.to) {
    case 'service':
      return ok(null);
    case 'agent':
      return ok({ to: 'agent', agentId: target.agentId });
    case 'counter': {
      const found = findCounter(state, target.counterId);
      return found.ok ? ok({ to: 'counter', counterId: target.counterId }) : found;
    }
  }
}
