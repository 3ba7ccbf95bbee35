import { err, ok, type ServiceId } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { findService } from '../find.ts';
import { serviceId } from '../schema.ts';
import { withSuspension } from './suspend-service.ts';

/** Takes customers for a suspended service again. */
export interface ResumeService {
  readonly type: 'resume-service';
  readonly serviceId: ServiceId;
}

export const ServiceResumed = defineEvent(
  z.strictObject({ type: z.literal('ServiceResumed'), serviceId }),
  (state, body) => withSuspension(state, body.serviceId, null),
);

export const resumeService = defineCommand([ServiceResumed], (state, { serviceId }: ResumeService) => {
  const found = findService(state, serviceId);
  if (!found.ok) return found;
  if (found.value.service.suspended === null) {
    return err({ code: 'invalid-state', what: 'service', id: serviceId, state: 'available' });
  }
  return ok([{ type: 'ServiceResumed', serviceId }]);
});
