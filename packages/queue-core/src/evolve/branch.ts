import type { CounterId, Instant, ServiceId } from '@foyer/basics';
import type { BranchConfig, ServiceConfig } from '@foyer/configuration';
import { Map as PersistentMap } from 'immutable';
import type { EventBodyOf } from '../event.ts';
import { linesOf } from '../lines.ts';
import { unusedLap } from '../numbering.ts';
import { type BranchState, type CounterState, initialState, type ServiceState } from '../state.ts';

export function branchConfigured(state: BranchState, body: EventBodyOf<'BranchConfigured'>): BranchState {
  const { config } = body;
  return {
    ...state,
    config,
    services: configuredServices(state, config),
    counters: PersistentMap<CounterId, CounterState>(
      config.counters.map(({ id }) => [id, state.counters.get(id) ?? { kind: 'closed' }]),
    ),
    lines:
      state.config?.policy.maxOvertakes === config.policy.maxOvertakes
        ? state.lines
        : linesOf(state.visits, config.policy.maxOvertakes),
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

export function branchOpened(state: BranchState, body: EventBodyOf<'BranchOpened'>): BranchState {
  const open: BranchState = { ...state, branch: { kind: 'open' }, day: body.day };
  if (state.numberedDay === body.day) return open;
  const services = (state.config?.services ?? []).map(({ id, numbering }): [ServiceId, ServiceState] => [
    id,
    { suspended: null, waiting: 0, ...state.services.get(id), nextSerial: numbering.first, lap: 0 },
  ]);
  return { ...open, numberedDay: body.day, services: PersistentMap(services) };
}

export function dayEnded(state: BranchState): BranchState {
  const { visits, lines, openNumbers, escalations, prints, calls } = initialState;
  return { ...state, branch: { kind: 'closed' }, day: null, visits, lines, openNumbers, escalations, prints, calls };
}

export function serviceSuspended(state: BranchState, body: EventBodyOf<'ServiceSuspended'>, at: Instant): BranchState {
  const { reason, messageRef } = body;
  return withService(state, body.serviceId, { suspended: { reason, messageRef, since: at } });
}

export function serviceResumed(state: BranchState, body: EventBodyOf<'ServiceResumed'>): BranchState {
  return withService(state, body.serviceId, { suspended: null });
}

function withService(state: BranchState, id: ServiceId, change: Pick<ServiceState, 'suspended'>): BranchState {
  const service = state.services.get(id);
  if (service === undefined) throw new Error(`The log speaks of service ${id}, which was never configured`);
  return { ...state, services: state.services.set(id, { ...service, ...change }) };
}
