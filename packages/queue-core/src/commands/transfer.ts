import {
  type AgentId,
  type CounterId,
  err,
  ok,
  RETURN_POSITIONS,
  type ReturnPosition,
  type ServiceId,
  type TextRef,
} from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent, type OnVisit } from '../define.ts';
import { type Found, findCounter, findOffered, findVisit, isRetired } from '../find.ts';
import { checkNote, withNote } from '../notes.ts';
import { checkServiceOf } from '../people.ts';
import { type Pin, pinSchema } from '../pin.ts';
import { markUsed } from '../removal.ts';
import { serviceId, textRef, visitId } from '../schema.ts';
import type { BranchState } from '../state.ts';
import { eventVisit, moveTo, nextPosition } from '../transition.ts';

/** Whom a transfer is for: anybody who serves the service, one counter, or one agent. */
export type TransferTarget =
  | { readonly to: 'service'; readonly serviceId: ServiceId }
  | { readonly to: 'counter'; readonly counterId: CounterId; readonly serviceId?: ServiceId | undefined }
  | { readonly to: 'agent'; readonly agentId: AgentId; readonly serviceId?: ServiceId | undefined };

/** Sends a visit on: a new step, waiting again for a service, and perhaps for one counter or agent. */
export interface Transfer extends OnVisit {
  readonly type: 'transfer';
  readonly target: TransferTarget;
  readonly position: ReturnPosition;
  readonly noteRef?: TextRef | undefined;
}

export const VisitTransferred = defineEvent(
  z.strictObject({
    type: z.literal('VisitTransferred'),
    visitId,
    serviceId,
    pin: pinSchema.nullable(),
    position: z.enum(RETURN_POSITIONS),
    noteRef: textRef.nullable(),
  }),
  (state, { visitId, serviceId, pin, position, noteRef }, context) => {
    const { at } = context;
    const visit = withNote(eventVisit(state, visitId), noteRef, context);
    const queued = nextPosition(state, visit, position, at, pin);
    const used = pin?.to === 'counter' ? ([`counters ${pin.counterId}`] as const) : [];
    return moveTo(markUsed(state, `services ${serviceId}`, ...used), visit, { kind: 'waiting', queued }, at, {
      next: { serviceId, how: 'transferred' },
    });
  },
);

export const transfer = defineCommand([VisitTransferred], (state, command: Transfer) => {
  const found = findVisit(state, command, 'waiting', 'called', 'serving', 'held');
  if (!found.ok) return found;
  const visit = found.value;
  const { target, position } = command;
  const note = checkNote(visit, command.noteRef);
  if (!note.ok) return note;
  const service = chooseService(state, visit.serviceId, target.serviceId);
  if (!service.ok) return service;
  const pin = choosePin(state, target, service.value);
  if (!pin.ok) return pin;
  return ok([
    {
      type: 'VisitTransferred',
      visitId: visit.id,
      serviceId: service.value,
      pin: pin.value,
      position,
      noteRef: note.value,
    },
  ]);
});

/** A suspended service takes nobody new, but who already waits for it may change counters. */
function chooseService(state: BranchState, present: ServiceId, wanted: ServiceId | undefined): Found<ServiceId> {
  if (wanted === undefined || wanted === present) return ok(present);
  return findOffered(state, wanted);
}

function choosePin(state: BranchState, target: TransferTarget, serviceId: ServiceId): Found<Pin | null> {
  switch (target.to) {
    case 'service':
      return ok(null);
    case 'agent': {
      const { agentId } = target;
      const served = checkServiceOf(state, serviceId, agentId);
      return served.ok ? ok({ to: 'agent', agentId }) : served;
    }
    case 'counter': {
      const found = findCounter(state, target.counterId);
      if (!found.ok) return found;
      if (isRetired(state, target.counterId)) return err({ code: 'retired', what: 'counter', id: target.counterId });
      return ok({ to: 'counter', counterId: target.counterId });
    }
  }
}
