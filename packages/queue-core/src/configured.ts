import type { CounterId, Instant } from '@foyer/basics';
import { type BranchConfig, changedSections, type ServiceConfig } from '@foyer/configuration';
import { Map as PersistentMap } from 'immutable';
import type { EventContext } from './define.ts';
import { unusedLap } from './numbering.ts';
import { queuesOf } from './queues.ts';
import type { BranchState, CounterState, ServiceState } from './state.ts';

/**
 * The branch with another configuration: what goes on stays, and every section that differs has changed with the event
 * that `context` is of.
 */
export function configured(state: BranchState, config: BranchConfig, { at, actor }: EventContext): BranchState {
  const change = { version: state.clock + 1, at: Math.max(at, state.at) as Instant, actor };
  return {
    ...state,
    config,
    settings: state.settings.withMutations((settings) => {
      for (const section of changedSections(state.config, config)) settings.set(section, change);
    }),
    services: configuredServices(state, config),
    counters: PersistentMap<CounterId, CounterState>(
      config.counters.map(({ id }) => [id, state.counters.get(id) ?? { kind: 'closed' }]),
    ),
    queues:
      state.config?.policy.maxOvertakes === config.policy.maxOvertakes
        ? state.queues
        : queuesOf(state.visits, config.policy.maxOvertakes),
  };
}

function configuredServices(state: BranchState, config: BranchConfig): BranchState['services'] {
  const before = new Map(state.config?.services.map((service) => [service.id, service]));
  const lap = state.numberedDay === null ? 0 : unusedLap(state.services);
  return state.services.withMutations((services) => {
    for (const service of config.services) {
      const known = services.get(service.id);
      if (known !== undefined && sameSeries(before.get(service.id), service)) continue;
      const fresh: ServiceState = {
        suspended: known?.suspended ?? null,
        waiting: known?.waiting ?? 0,
        nextSerial: service.numbering.first,
        lap,
      };
      services.set(service.id, fresh);
    }
  });
}

function sameSeries(a: ServiceConfig | undefined, b: ServiceConfig): boolean {
  return (
    a !== undefined &&
    a.numbering.prefix === b.numbering.prefix &&
    a.numbering.first === b.numbering.first &&
    a.numbering.last === b.numbering.last &&
    a.numbering.step === b.numbering.step &&
    a.numbering.width === b.numbering.width
  );
}
