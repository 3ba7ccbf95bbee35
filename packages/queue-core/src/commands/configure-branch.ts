import { type CounterId, err, ok } from '@foyer/basics';
import { type BranchConfig, branchConfigSchema, checkBranchConfig, type ServiceConfig } from '@foyer/configuration';
import { Map as PersistentMap } from 'immutable';
import { z } from 'zod';
import { defineCommand, defineEvent } from '../define.ts';
import { unusedLap } from '../numbering.ts';
import { queuesOf } from '../queues.ts';
import { removalMistakes } from '../removal.ts';
import type { BranchState, CounterState, ServiceState } from '../state.ts';

/** Gives the branch a configuration, the first or a changed one. */
export interface ConfigureBranch {
  readonly type: 'configure-branch';
  readonly config: BranchConfig;
}

export const BranchConfigured = defineEvent(
  z.strictObject({ type: z.literal('BranchConfigured'), config: branchConfigSchema }),
  (state, { config }) => ({
    ...state,
    config,
    services: configuredServices(state, config),
    counters: PersistentMap<CounterId, CounterState>(
      config.counters.map(({ id }) => [id, state.counters.get(id) ?? { kind: 'closed' }]),
    ),
    queues:
      state.config?.policy.maxOvertakes === config.policy.maxOvertakes
        ? state.queues
        : queuesOf(state.visits, config.policy.maxOvertakes),
  }),
);

export const configureBranch = defineCommand([BranchConfigured], (state, command: ConfigureBranch) => {
  const checked = checkBranchConfig(command.config);
  const mistakes = checked.ok ? removalMistakes(state, checked.value) : checked.error;
  if (!checked.ok || mistakes.length > 0) return err({ code: 'invalid-configuration', mistakes });
  const config = checked.value;
  if (JSON.stringify(config) === JSON.stringify(state.config)) return ok([]);
  return ok([{ type: 'BranchConfigured', config }]);
});

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
