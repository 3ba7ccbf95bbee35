import { ok, type ServiceId } from '@foyer/basics';
import { z } from 'zod';
import { defineCommand, defineEvent, type OnVisit } from '../define.ts';
import { findVisit } from '../find.ts';
import { checkPlan } from '../plan.ts';
import { markUsed } from '../removal.ts';
import { serviceId, visitId } from '../schema.ts';
import { eventVisit } from '../transition.ts';

/** Says anew what comes after a visit's present service: in which order, and what no more. */
export interface PlanServices extends OnVisit {
  readonly type: 'plan-services';
  readonly services: readonly ServiceId[];
}

export const ServicesPlanned = defineEvent(
  z.strictObject({ type: z.literal('ServicesPlanned'), visitId, planned: z.array(serviceId) }),
  (state, { visitId, planned }) => {
    const visit = eventVisit(state, visitId);
    const next = { ...visit, version: visit.version + 1, planned };
    const visits = state.visits.set(visitId, next);
    return markUsed({ ...state, visits }, ...planned.map((id) => `services ${id}` as const));
  },
);

export const planServices = defineCommand([ServicesPlanned], (state, command: PlanServices) => {
  const found = findVisit(state, command, 'waiting', 'called', 'serving', 'held');
  if (!found.ok) return found;
  const { id: visitId, serviceId, planned } = found.value;
  const { services } = command;
  const fits = checkPlan(state, serviceId, services, planned);
  return fits.ok ? ok([{ type: 'ServicesPlanned', visitId, planned: services }]) : fits;
});
