import { queueKey } from '@foyer/queue-core';
import type { SimulatedClass, SimulatedService, SimulatedVisit, SimulationInput } from './simulation-input.ts';

/** Visits alike in service, class, pin and `first` mark: called among themselves by seniority, so kept in that order. */
export interface WaitingQueue {
  readonly service: SimulatedService;
  readonly class: SimulatedClass;
  readonly pin: SimulatedVisit['pin'];
  readonly first: boolean;
  /** Can a new arrival join it? Not where visits are pinned or were put first by hand, nor where nobody comes any more. */
  readonly open: boolean;
  readonly visits: readonly SimulatedVisit[];
  /** So many from the head are called before the policy chooses: up to the last that was overtaken often enough. */
  readonly guaranteed: number;
}

/** Everybody who waits, in queues, and the empty queues of new arrivals; always in the same order. */
export function waitingQueues(input: SimulationInput): WaitingQueue[] {
  const services = new Map(input.services.map((service) => [service.id, service]));
  const classes = new Map(input.classes.map((priorityClass) => [priorityClass.id, priorityClass]));
  const empty = input.services.flatMap((service) =>
    input.classes.map((priorityClass) => queueKey(service.id, priorityClass.id, null, false)),
  );
  const byKey = new Map<string, SimulatedVisit[]>(empty.map((key) => [key, []]));
  for (const visit of input.waiting) {
    const key = queueKey(visit.serviceId, visit.classId, visit.pin, visit.first);
    const queue = byKey.get(key);
    if (queue === undefined) byKey.set(key, [visit]);
    else queue.push(visit);
  }
  const queues: WaitingQueue[] = [];
  const add = (
    service: SimulatedService | undefined,
    priorityClass: SimulatedClass | undefined,
    visits: readonly SimulatedVisit[],
  ) => {
    if (service === undefined || priorityClass === undefined) return;
    const inOrder = visits.toSorted((a, b) => a.seniority - b.seniority || a.sequence - b.sequence);
    const last = inOrder.findLastIndex(({ overtakes }) => overtakes >= input.policy.maxOvertakes);
    const { pin = null, first = false } = inOrder[0] ?? {};
    const open = pin === null && !first && !service.retired && !priorityClass.retired;
    queues.push({ service, class: priorityClass, pin, first, open, visits: inOrder, guaranteed: last + 1 });
  };
  for (const service of input.services) {
    for (const priorityClass of input.classes) {
      const key = queueKey(service.id, priorityClass.id, null, false);
      add(service, priorityClass, byKey.get(key) ?? []);
      byKey.delete(key);
    }
  }
  // Always in the same order, so that sums of the same figures come out the same to the last digit.
  for (const [, visits] of [...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const [head] = visits;
    if (head !== undefined) add(services.get(head.serviceId), classes.get(head.classId), visits);
  }
  return queues;
}
