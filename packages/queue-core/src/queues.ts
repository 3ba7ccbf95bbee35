import type { ClassId, ServiceId, VisitId } from '@foyer/basics';
import { List, Map as PersistentMap } from 'immutable';
import type { Pin } from './pin.ts';
import type { BranchState, Queue, QueueKey } from './state.ts';
import { isAt, type VisitAt } from './visit.ts';

type Visits = BranchState['visits'];

/** Names the queue of visits that are alike in service, class, `first` mark and pin. */
export function queueKey(serviceId: ServiceId, classId: ClassId, pin: Pin | null, first: boolean): QueueKey {
  const order = first ? 'first' : 'in-order';
  // Configured ids hold no line break; an agent's id comes from outside and stands last, so it can't be mistaken.
  if (pin === null) return `${serviceId}\n${classId}\n${order}`;
  return pin.to === 'counter'
    ? `${serviceId}\n${classId}\n${order}\ncounter\n${pin.counterId}`
    : `${serviceId}\n${classId}\n${order}\nagent\n${pin.agentId}`;
}

/** The queue that a waiting visit stands in. */
export function queueKeyOf(visit: VisitAt<'waiting'>): QueueKey {
  const { pin, first } = visit.stage.queued;
  return queueKey(visit.serviceId, visit.classId, pin, first);
}

/** A visit that the log says is waiting; anything else is a damaged log. */
function waitingVisit(visits: Visits, id: VisitId): VisitAt<'waiting'> {
  const visit = visits.get(id);
  if (visit === undefined || !isAt(visit, 'waiting'))
    throw new Error(`Visit ${id} stands in a queue but does not wait`);
  return visit;
}

/** How many visits of the queue come before this seniority and sequence. */
export function countBefore(visits: Visits, queue: Queue, seniority: number, sequence: number): number {
  let low = 0;
  let high = queue.visits.size;
  // Nearly everybody joins at the end and leaves from the head.
  if (high > 0 && comesBefore(visits, queue, high - 1, seniority, sequence)) return high;
  if (high > 0 && !comesBefore(visits, queue, 0, seniority, sequence)) return 0;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (comesBefore(visits, queue, middle, seniority, sequence)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function comesBefore(visits: Visits, queue: Queue, at: number, seniority: number, sequence: number): boolean {
  const other = visitInQueue(visits, queue, at);
  const { queued } = other.stage;
  return queued.seniority < seniority || (queued.seniority === seniority && other.sequence < sequence);
}

/** The visit at a place of a queue, from 0. */
export function visitInQueue(visits: Visits, queue: Queue, at: number): VisitAt<'waiting'> {
  const id = queue.visits.get(at);
  if (id === undefined) throw new Error(`No place ${at} in a queue of ${queue.visits.size}`);
  return waitingVisit(visits, id);
}

/** Puts a waiting visit, already among `visits`, into its queue. */
export function joinQueue(
  queues: PersistentMap<QueueKey, Queue>,
  visits: Visits,
  visit: VisitAt<'waiting'>,
  maxOvertakes: number,
): PersistentMap<QueueKey, Queue> {
  const key = queueKeyOf(visit);
  const { pin, first, seniority, overtakenBy } = visit.stage.queued;
  const queue = queues.get(key) ?? {
    serviceId: visit.serviceId,
    classId: visit.classId,
    pin,
    first,
    visits: List<VisitId>(),
    guaranteed: 0,
  };
  const place = countBefore(visits, queue, seniority, visit.sequence);
  let guaranteed = queue.guaranteed;
  if (place < guaranteed) guaranteed += 1;
  else if (overtakenBy.length >= maxOvertakes) guaranteed = place + 1;
  const joined = place === queue.visits.size ? queue.visits.push(visit.id) : queue.visits.insert(place, visit.id);
  return queues.set(key, { ...queue, visits: joined, guaranteed });
}

/** Takes a waiting visit, still among `visits`, out of its queue; an empty queue is gone. */
export function leaveQueue(
  queues: PersistentMap<QueueKey, Queue>,
  visits: Visits,
  visit: VisitAt<'waiting'>,
  maxOvertakes: number,
): PersistentMap<QueueKey, Queue> {
  const key = queueKeyOf(visit);
  const queue = queues.get(key);
  if (queue === undefined) throw new Error(`Visit ${visit.id} waits but stands in no queue`);
  if (queue.visits.size === 1) return queues.delete(key);
  const place = countBefore(visits, queue, visit.stage.queued.seniority, visit.sequence);
  const left = place === 0 ? queue.visits.shift() : queue.visits.delete(place);
  let guaranteed = queue.guaranteed;
  if (place === guaranteed - 1) guaranteed = guaranteedBefore(visits, queue, place, maxOvertakes);
  else if (place < guaranteed) guaranteed -= 1;
  return queues.set(key, { ...queue, visits: left, guaranteed });
}

/** How many of the first `end` visits the guarantee calls: up to the last that was overtaken often enough. */
function guaranteedBefore(visits: Visits, queue: Queue, end: number, maxOvertakes: number): number {
  let count = end;
  while (count > 0 && visitInQueue(visits, queue, count - 1).stage.queued.overtakenBy.length < maxOvertakes) count -= 1;
  return count;
}

/** The queues of all waiting visits, made anew. */
export function queuesOf(visits: Visits, maxOvertakes: number): PersistentMap<QueueKey, Queue> {
  const inOrder = [...visits.values()].filter((visit) => isAt(visit, 'waiting'));
  inOrder.sort((a, b) => a.stage.queued.seniority - b.stage.queued.seniority || a.sequence - b.sequence);
  let queues = PersistentMap<QueueKey, Queue>();
  for (const visit of inOrder) queues = joinQueue(queues, visits, visit, maxOvertakes);
  return queues;
}
