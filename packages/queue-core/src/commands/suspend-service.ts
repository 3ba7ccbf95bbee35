import { err, ok, type ServiceId, type TextRef } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { findReason, findService } from '../find.ts';
import { markUsed } from '../removal.ts';
import { serviceId, textRef } from '../schema.ts';
import type { BranchState, ServiceState } from '../state.ts';

/** Takes nobody new for a service; who waits for it is still called. */
export interface SuspendService {
  readonly type: 'suspend-service';
  readonly serviceId: ServiceId;
  readonly reason: string;
  readonly messageRef?: TextRef | undefined;
}

export const ServiceSuspended = defineEvent(
  z.strictObject({
    type: z.literal('ServiceSuspended'),
    serviceId,
    reason: z.string(),
    messageRef: textRef.nullable(),
  }),
  (state, { serviceId, reason, messageRef }, { at }) =>
    withSuspension(markUsed(state, `reasons.suspension ${reason}`), serviceId, { reason, messageRef, since: at }),
);

export const suspendService = defineCommand([ServiceSuspended], (state, command: SuspendService) => {
  const { serviceId, reason, messageRef = null } = command;
  const found = findService(state, serviceId);
  if (!found.ok) return found;
  if (found.value.service.suspended !== null) {
    return err({ code: 'invalid-state', what: 'service', id: serviceId, state: 'suspended' });
  }
  const known = findReason(state, 'suspension', reason);
  return known.ok ? ok([{ type: 'ServiceSuspended', serviceId, reason, messageRef }]) : known;
});

/** The branch with a service suspended so, or, with `null`, available. */
export function withSuspension(state: BranchState, id: ServiceId, suspended: ServiceState['suspended']): BranchState {
  const service = state.services.get(id);
  if (service === undefined) throw new Error(`The log speaks of service ${id}, which was never configured`);
  return { ...state, services: state.services.set(id, { ...service, suspended }) };
}
