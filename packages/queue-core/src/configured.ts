import type { CounterId, Instant, ServiceId } from '@foyer/basics';
import { type BranchConfig, changedSections, indexOf, type SectionId } from '@foyer/configuration';
import { Map as PersistentMap } from 'immutable';
import type { EventContext } from './define.ts';
import { unusedLap } from './numbering.ts';
import { queuesOf } from './queues.ts';
import type { BranchState, CounterState, SectionChange, ServiceState } from './state.ts';

/**
 * The branch with another configuration: what goes on stays, and every section that differs has changed with the event
 * that `context` is of.
 */
export function configured(state: BranchState, config: BranchConfig, { at, actor }: EventContext): BranchState {
  const change = { version: state.clock + 1, at: Math.max(at, state.at) as Instant, actor };
  const inForce = state.config;
  return {
    ...state,
    config,
    turns: inForce !== null && roundOf(inForce) === roundOf(config) ? state.turns : [],
    settings: state.settings.withMutations((settings) => {
      for (const section of changedSections(state.config, config)) settings.set(section, change);
    }),
    services: configuredServices(state, config),
    series: configuredSeries(state, config),
    counters: PersistentMap<CounterId, CounterState>(
      config.counters.map(({ id }) => [id, state.counters.get(id) ?? { kind: 'closed' }]),
    ),
    queues:
      state.config?.policy.maxOvertakes === config.policy.maxOvertakes
        ? state.queues
        : queuesOf(state.visits, config.policy.maxOvertakes),
  };
}

/** How a section changed last, of all sections; `null` before there is a configuration. */
export function newestChange({ settings }: BranchState): ({ readonly section: SectionId } & SectionChange) | null {
  const newest = settings.entrySeq().maxBy(([, { version }]) => version);
  return newest === undefined ? null : { section: newest[0], ...newest[1] };
}

/** The version of the configuration as a whole: a change of any section raises it, and nothing else does. */
export function settingsVersion(state: BranchState): number {
  return newestChange(state)?.version ?? 0;
}

/** What turns are taken by: another one begins its rounds anew. */
function roundOf({ policy, classes }: BranchConfig): string {
  return JSON.stringify([policy.kind, classes.map(({ id, turns = 1 }) => [id, turns])]);
}

function configuredServices({ services }: BranchState, config: BranchConfig): BranchState['services'] {
  return PersistentMap(
    config.services.map(({ id }): [ServiceId, ServiceState] => [
      id,
      services.get(id) ?? { suspended: null, waiting: 0 },
    ]),
  );
}

/** A series that is new or has changed begins in a lap in which none of the day's numbers were given. */
function configuredSeries(state: BranchState, config: BranchConfig): BranchState['series'] {
  const before = state.config === null ? null : indexOf(state.config).series;
  const lap = state.numberedDay === null ? 0 : unusedLap(state.series);
  return state.series.withMutations((all) => {
    for (const series of config.series) {
      const same = JSON.stringify(before?.get(series.id)) === JSON.stringify(series);
      if (!same || !all.has(series.id)) all.set(series.id, { nextSerial: series.first, lap });
    }
  });
}
