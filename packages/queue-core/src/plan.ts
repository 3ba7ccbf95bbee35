import { err, MOST_PLANNED, ok, type ServiceId } from '@foyer/basics';
import { type Found, findOffered } from './find.ts';
import type { BranchState } from './state.ts';

/**
 * Refuses services that can't be planned: too many, one that is the present one or comes twice, and of those that are
 * new one that takes nobody. Hours and room are not asked about: it will be later when their turn comes.
 *
 * @param known those that were planned before
 */
export function checkPlan(
  state: BranchState,
  present: ServiceId,
  planned: readonly ServiceId[],
  known: readonly ServiceId[] = [],
): Found<null> {
  if (planned.length > MOST_PLANNED) return err({ code: 'too-many', what: 'planned-services', limit: MOST_PLANNED });
  const seen = new Set([present]);
  for (const serviceId of planned) {
    const offered = known.includes(serviceId) ? ok(serviceId) : findOffered(state, serviceId);
    if (!offered.ok) return offered;
    if (seen.has(serviceId)) return err({ code: 'already-planned', serviceId });
    seen.add(serviceId);
  }
  return ok(null);
}
