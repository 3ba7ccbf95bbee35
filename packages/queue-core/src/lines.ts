import type { ClassId, ServiceId, VisitId } from '@foyer/basics';
import { List, Map as PersistentMap } from 'immutable';
import type { Pin } from './event.ts';
import { type BranchState, isAt, type Line, type LineKey, type VisitAt } from './state.ts';

type Visits = BranchState['visits'];

/** Names the line of visits that are alike in service, class, `first` mark and pin. */
export function lineKey(serviceId: ServiceId, classId: ClassId, pin: Pin | null, first: boolean): LineKey {
  const order = first ? 'first' : 'in-order';
  // Configured ids hold no line break; an agent's id comes from outside and stands last, so it can't be mistaken.
  if (pin === null) return `${serviceId}\n${classId}\n${order}`;
  return pin.to === 'counter'
    ? `${serviceId}\n${classId}\n${order}\ncounter\n${pin.counterId}`
    : `${serviceId}\n${classId}\n${order}\nagent\n${pin.agentId}`;
}

/** The line that a waiting visit stands in. */
export function lineKeyOf(visit: VisitAt<'waiting'>): LineKey {
  return lineKey(visit.serviceId, visit.classId, visit.stage.pin, visit.stage.first);
}

/** A visit that the log says is waiting; anything else is a damaged log. */
export function waitingVisit(visits: Visits, id: VisitId): VisitAt<'waiting'> {
  const visit = visits.get(id);
  if (visit === undefined || !isAt(visit, 'waiting')) throw new Error(`Visit ${id} stands in a line but does not wait`);
  return visit;
}

/** How many visits of the line come before this seniority and sequence. */
export function countBefore(visits: Visits, line: Line, seniority: number, sequence: number): number {
  let low = 0;
  let high = line.visits.size;
  // Nearly everybody joins at the end and leaves from the head.
  if (high > 0 && comesBefore(visits, line, high - 1, seniority, sequence)) return high;
  if (high > 0 && !comesBefore(visits, line, 0, seniority, sequence)) return 0;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (comesBefore(visits, line, middle, seniority, sequence)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function comesBefore(visits: Visits, line: Line, at: number, seniority: number, sequence: number): boolean {
  const other = visitInLine(visits, line, at);
  return other.stage.seniority < seniority || (other.stage.seniority === seniority && other.sequence < sequence);
}

/** The visit at a place of a line, from 0. */
export function visitInLine(visits: Visits, line: Line, at: number): VisitAt<'waiting'> {
  const id = line.visits.get(at);
  if (id === undefined) throw new Error(`No place ${at} in a line of ${line.visits.size}`);
  return waitingVisit(visits, id);
}

/** Puts a waiting visit, already among `visits`, into its line. */
export function joinLine(
  lines: PersistentMap<LineKey, Line>,
  visits: Visits,
  visit: VisitAt<'waiting'>,
  maxOvertakes: number,
): PersistentMap<LineKey, Line> {
  const key = lineKeyOf(visit);
  const { pin, first, seniority, overtakes } = visit.stage;
  const line = lines.get(key) ?? {
    serviceId: visit.serviceId,
    classId: visit.classId,
    pin,
    first,
    visits: List<VisitId>(),
    guaranteed: 0,
  };
  const place = countBefore(visits, line, seniority, visit.sequence);
  let guaranteed = line.guaranteed;
  if (place < guaranteed) guaranteed += 1;
  else if (overtakes >= maxOvertakes) guaranteed = place + 1;
  const joined = place === line.visits.size ? line.visits.push(visit.id) : line.visits.insert(place, visit.id);
  return lines.set(key, { ...line, visits: joined, guaranteed });
}

/** Takes a waiting visit, still among `visits`, out of its line; an empty line is gone. */
export function leaveLine(
  lines: PersistentMap<LineKey, Line>,
  visits: Visits,
  visit: VisitAt<'waiting'>,
  maxOvertakes: number,
): PersistentMap<LineKey, Line> {
  const key = lineKeyOf(visit);
  const line = lines.get(key);
  if (line === undefined) throw new Error(`Visit ${visit.id} waits but stands in no line`);
  if (line.visits.size === 1) return lines.delete(key);
  const place = countBefore(visits, line, visit.stage.seniority, visit.sequence);
  const left = place === 0 ? line.visits.shift() : line.visits.delete(place);
  let guaranteed = line.guaranteed;
  if (place === guaranteed - 1) guaranteed = guaranteedBefore(visits, line, place, maxOvertakes);
  else if (place < guaranteed) guaranteed -= 1;
  return lines.set(key, { ...line, visits: left, guaranteed });
}

/** How many of the first `end` visits the guarantee calls: up to the last that was overtaken often enough. */
export function guaranteedBefore(visits: Visits, line: Line, end: number, maxOvertakes: number): number {
  let count = end;
  while (count > 0 && visitInLine(visits, line, count - 1).stage.overtakes < maxOvertakes) count -= 1;
  return count;
}

/** The lines of all waiting visits, made anew. */
export function linesOf(visits: Visits, maxOvertakes: number): PersistentMap<LineKey, Line> {
  const inOrder = [...visits.values()].filter((visit) => isAt(visit, 'waiting'));
  inOrder.sort((a, b) => a.stage.seniority - b.stage.seniority || a.sequence - b.sequence);
  let lines = PersistentMap<LineKey, Line>();
  for (const visit of inOrder) lines = joinLine(lines, visits, visit, maxOvertakes);
  return lines;
}
