import type { BranchConfig } from '@foyer/configuration';
import type { Pin } from './pin.ts';
import type { BranchState } from './state.ts';
import { isAt, type Visit } from './visit.ts';

/** What a new configuration leaves out though it is still in use, as a sentence; `null` when nothing is. */
export function removalProblem(state: BranchState, config: BranchConfig): string | null {
  if (state.config === null) return null;
  if (state.config.branchId !== config.branchId) {
    return `This is branch "${state.config.branchId}"; a branch keeps its id, so it can't become "${config.branchId}".`;
  }
  const services = new Set(config.services.map(({ id }) => id));
  const classes = new Set(config.classes.map(({ id }) => id));
  const counters = new Set(config.counters.map(({ id }) => id));
  for (const [id, counter] of state.counters) {
    if (counter.kind !== 'closed' && !counters.has(id)) {
      return `Counter "${id}" can't be removed while somebody works there; close it first.`;
    }
  }
  for (const visit of state.visits.values()) {
    if (isAt(visit, 'done')) continue;
    if (!services.has(visit.serviceId)) {
      return `Service "${visit.serviceId}" can't be removed while ticket ${visit.number} is open for it.`;
    }
    if (!classes.has(visit.classId)) {
      return `Class "${visit.classId}" can't be removed while ticket ${visit.number} is open in it.`;
    }
    const pin = pinOf(visit);
    if (pin?.to === 'counter' && !counters.has(pin.counterId)) {
      return `Counter "${pin.counterId}" can't be removed while ticket ${visit.number} is reserved for it.`;
    }
  }
  return null;
}

function pinOf({ stage }: Visit): Pin | null {
  return stage.kind === 'done' ? null : stage.queued.pin;
}
