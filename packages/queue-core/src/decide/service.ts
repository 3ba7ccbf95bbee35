import { err, ok } from '@foyer/basics';
import type { CommandOf } from '../command.ts';
import type { BranchState } from '../state.ts';
import { type Decided, findService } from './found.ts';

export function suspendService(state: BranchState, command: CommandOf<'suspend-service'>): Decided {
  const { serviceId, reason, messageRef } = command;
  const found = findService(state, serviceId);
  if (!found.ok) return found;
  if (found.value.service.suspended !== null) {
    return err({ code: 'invalid-state', what: 'service', id: serviceId, state: 'suspended' });
  }
  return ok([{ type: 'ServiceSuspended', serviceId, reason, messageRef: messageRef ?? null }]);
}

export function resumeService(state: BranchState, { serviceId }: CommandOf<'resume-service'>): Decided {
  const found = findService(state, serviceId);
  if (!found.ok) return found;
  if (found.value.service.suspended === null) {
    return err({ code: 'invalid-state', what: 'service', id: serviceId, state: 'available' });
  }
  return ok([{ type: 'ServiceResumed', serviceId }]);
}
