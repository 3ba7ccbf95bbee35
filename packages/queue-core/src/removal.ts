import type { BranchConfig, ConfigurationMistake } from '@foyer/configuration';
import type { Pin } from './pin.ts';
import type { BranchState } from './state.ts';
import { isAt, type Visit } from './visit.ts';

/** What a new configuration leaves out though it is still in use, each item once; none when nothing is. */
export function removalMistakes(state: BranchState, config: BranchConfig): readonly ConfigurationMistake[] {
  if (state.config === null) return [];
  const { branchId } = state.config;
  if (branchId !== config.branchId) {
    const facts = { from: branchId, to: config.branchId };
    return [{ code: 'branch-renamed', item: null, path: ['branchId'], facts }];
  }
  const services = new Set(config.services.map(({ id }) => id));
  const classes = new Set(config.classes.map(({ id }) => id));
  const counters = new Set(config.counters.map(({ id }) => id));
  const mistakes = new Map<string, ConfigurationMistake>();
  const add = (mistake: ConfigurationMistake): void => {
    const item = `${mistake.item?.kind} ${mistake.item?.id}`;
    if (!mistakes.has(item)) mistakes.set(item, mistake);
  };
  for (const [id, counter] of state.counters) {
    if (counter.kind === 'closed' || counters.has(id)) continue;
    add({ code: 'counter-staffed', item: { kind: 'counter', id }, path: ['counters'], facts: {} });
  }
  for (const visit of state.visits.values()) {
    if (isAt(visit, 'done')) continue;
    const { serviceId, classId, number } = visit;
    if (!services.has(serviceId)) {
      add({ code: 'ticket-open', item: { kind: 'service', id: serviceId }, path: ['services'], facts: { number } });
    }
    if (!classes.has(classId)) {
      add({ code: 'ticket-open', item: { kind: 'class', id: classId }, path: ['classes'], facts: { number } });
    }
    const pin = pinOf(visit);
    if (pin?.to === 'counter' && !counters.has(pin.counterId)) {
      const item = { kind: 'counter', id: pin.counterId } as const;
      add({ code: 'ticket-reserved', item, path: ['counters'], facts: { number } });
    }
  }
  return [...mistakes.values()];
}

function pinOf({ stage }: Visit): Pin | null {
  return stage.kind === 'done' ? null : stage.queued.pin;
}
