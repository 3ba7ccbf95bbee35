import type { BranchConfig } from '@foyer/configuration';
import type * as contract from '@foyer/contract';
import type { Call } from '@foyer/queue-core';
import type { WireSource } from './source.ts';
import { isoOf } from './time.ts';

/** A call as screens show it: pending while its visit has not come. Of a visit's calls only the newest can be. */
export function callWire(config: BranchConfig, call: Call, { state }: WireSource): contract.Call {
  const counter = config.counters.find((one) => one.id === call.counterId);
  const isCalled = state.visits.get(call.visitId)?.stage.kind === 'called';
  return {
    sequence: call.sequence,
    number: call.number,
    counterId: call.counterId,
    counterNumber: counter?.number ?? '',
    zone: counter?.zone ?? {},
    serviceId: call.serviceId,
    at: isoOf(call.at),
    times: call.times,
    pending: isCalled && state.calls.findLast(({ visitId }) => visitId === call.visitId) === call,
  };
}
