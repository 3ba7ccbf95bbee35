import type { BranchConfig } from '@foyer/configuration';
import type * as contract from '@foyer/contract';
import type { BranchState, Call } from '@foyer/queue-core';
import { isoOf } from './time.ts';

/** A call is pending while its visit has not come. Of a visit's calls only the newest can be. */
export function isPending({ visits, calls }: BranchState, call: Call): boolean {
  if (visits.get(call.visitId)?.stage.kind !== 'called') return false;
  return calls.findLast(({ visitId }) => visitId === call.visitId) === call;
}

/** A call as screens show it. */
export function callWire(config: BranchConfig, call: Call, pending: boolean): contract.Call {
  const counter = config.counters.find((one) => one.id === call.counterId);
  return {
    sequence: call.sequence,
    number: call.number,
    counterId: call.counterId,
    counterNumber: counter?.number ?? '',
    zone: counter?.zone ?? {},
    serviceId: call.serviceId,
    at: isoOf(call.at),
    times: call.times,
    pending,
  };
}
