import { ok, type ServiceId } from '@foyer/basics';
import { defineCommand, type OnVisit } from '../define.ts';
import { findVisit } from '../find.ts';
import { checkPlan } from '../plan.ts';
import { ServicesPlanned } from './plan-services.ts';

/** Another service for a customer who is here already. */
export interface AddService extends OnVisit {
  readonly type: 'add-service';
  readonly serviceId: ServiceId;
  /** Before which of those that are planned, from 0; after all of them when absent. */
  readonly place?: number | undefined;
}

export const addService = defineCommand([ServicesPlanned], (state, command: AddService) => {
  const found = findVisit(state, command, 'waiting', 'called', 'serving', 'held');
  if (!found.ok) return found;
  const { id: visitId, serviceId: present, planned: known } = found.value;
  const { serviceId, place = known.length } = command;
  const planned = known.toSpliced(place, 0, serviceId);
  const fits = checkPlan(state, present, planned, known);
  return fits.ok ? ok([{ type: 'ServicesPlanned', visitId, planned }]) : fits;
});
