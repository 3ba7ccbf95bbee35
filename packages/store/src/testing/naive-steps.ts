import type { StepEnd } from '@foyer/basics';
import type { BranchEvent } from '@foyer/queue-core';
import Database from 'better-sqlite3';
import type { LogRow } from '../chain.ts';
import { databaseFile } from '../connection.ts';
import { eventOf } from '../replay.ts';

// What the reports are compared with in tests.

/** What the naive computation keeps of a step: straight from the events, without any of the projections. */
export interface NaiveStep {
  day: string;
  visitId: string;
  step: number;
  service: string;
  counter: string | null;
  agent: string | null;
  at: number;
  waitingSince: number | null;
  /** The wait that a hold broke off. */
  waitedBefore: number | null;
  calledAt: number | null;
  servingSince: number | null;
  /** Where and by whom it is served now, or was last. */
  servedBy: { readonly counter: string | null; readonly agent: string | null };
  heldSince: number | null;
  wait: number | null;
  walk: number | null;
  serviceTime: number | null;
  hold: number;
  how: StepEnd | null;
  recalls: number;
}

/** Walks through the log with a list and plain loops. */
export function naiveSteps(folder: string): NaiveStep[] {
  const steps: NaiveStep[] = [];
  let day = '';
  for (const event of standingEvents(folder)) {
    if (event.body.type === 'BranchOpened') day = event.body.day;
    note(steps, event, day);
  }
  return steps;
}

/** Every event of the log. */
export function storedEvents(folder: string): BranchEvent[] {
  const file = new Database(databaseFile(folder), { readonly: true });
  const rows = file
    .prepare<[], LogRow>('SELECT *, command_id AS commandId, visit_id AS visitId FROM events ORDER BY seq')
    .all();
  file.close();
  return rows.map(eventOf);
}

/** Every event of the log but what was taken back. */
export function standingEvents(folder: string): BranchEvent[] {
  const events = storedEvents(folder);
  const undone = new Set(events.flatMap(({ body }) => (body.type === 'ActionUndone' ? body.clocks : [])));
  return events.filter(({ body }, index) => body.type !== 'ActionUndone' && !undone.has(index + 1));
}

/** A step that began with the service. */
function beingServed(at: number, servedBy: NaiveStep['servedBy']): Partial<NaiveStep> {
  return { waitingSince: null, servingSince: at, serviceTime: 0, ...servedBy, servedBy };
}

function note(steps: NaiveStep[], { body, at }: BranchEvent, day: string): void {
  if (!('visitId' in body) || body.visitId === null) return;
  const { visitId } = body;
  const last = steps.findLast((step) => step.visitId === visitId);
  const begin = (service: string, step: number, more: Partial<NaiveStep> = {}): void => {
    steps.push({
      day,
      visitId,
      step,
      service,
      counter: null,
      agent: null,
      at,
      waitingSince: at,
      waitedBefore: null,
      calledAt: null,
      servingSince: null,
      servedBy: { counter: null, agent: null },
      heldSince: null,
      wait: null,
      walk: null,
      serviceTime: null,
      hold: 0,
      how: null,
      recalls: 0,
      ...more,
    });
  };
  if (body.type === 'TicketIssued') {
    const { servedAt } = body;
    const direct = servedAt === null ? {} : beingServed(at, { counter: servedAt.counterId, agent: servedAt.agentId });
    begin(body.serviceId, 0, direct);
    return;
  }
  if (last === undefined) throw new Error('An event before the ticket.');
  const stopServing = (): void => {
    if (last.servingSince !== null) last.serviceTime = (last.serviceTime ?? 0) + at - last.servingSince;
    if (last.heldSince !== null) last.hold += at - last.heldSince;
    last.servingSince = null;
    last.heldSince = null;
  };
  const end = (how: StepEnd): void => {
    stopServing();
    last.how = how;
  };
  switch (body.type) {
    case 'VisitCalled':
      stopServing();
      last.wait = last.waitingSince === null ? (last.waitedBefore ?? last.wait) : at - last.waitingSince;
      last.waitedBefore = null;
      last.waitingSince = null;
      last.calledAt = at;
      last.counter = body.counterId;
      last.agent = body.agentId;
      return;
    case 'VisitRecalled':
      last.calledAt = at;
      last.recalls++;
      return;
    case 'ServiceStarted':
      last.walk = at - (last.calledAt ?? at);
      last.serviceTime ??= 0;
      last.servingSince = at;
      last.servedBy = { counter: last.counter, agent: last.agent };
      return;
    case 'CounterHandedOver':
      if (last.servingSince === null) last.agent = body.agentId;
      last.servedBy = { ...last.servedBy, agent: body.agentId };
      return;
    case 'VisitHeld':
      stopServing();
      if (last.waitingSince !== null) last.waitedBefore = at - last.waitingSince;
      last.waitingSince = null;
      last.heldSince = at;
      return;
    case 'VisitResumed':
      stopServing();
      last.servingSince = at;
      last.servedBy = { counter: body.counterId, agent: body.agentId };
      // A step that was never called counts for those who served it first.
      last.counter ??= body.counterId;
      last.agent ??= body.agentId;
      return;
    case 'VisitReturned':
      stopServing();
      last.waitingSince = at;
      last.how = null;
      return;
    case 'VisitTransferred':
      end('transferred');
      begin(body.serviceId, last.step + 1);
      return;
    case 'VisitFinished':
      end('finished');
      if (body.goesOn?.to === 'queue') begin(body.goesOn.serviceId, last.step + 1);
      if (body.goesOn?.to === 'break')
        begin(body.goesOn.serviceId, last.step + 1, { waitingSince: null, heldSince: at });
      if (body.goesOn?.to === 'here') begin(body.goesOn.serviceId, last.step + 1, beingServed(at, last.servedBy));
      return;
    case 'VisitNoShow':
      end('no-show');
      return;
    case 'VisitCancelled':
      end('cancelled');
      return;
    case 'VisitAbandoned':
      end('abandoned');
      return;
    case 'VisitAutoClosed':
      end('auto-closed');
      return;
    default:
      return;
  }
}

/** What became of a customer who can be recognised, as far as the log tells. */
interface NaiveVisit {
  readonly visitId: string;
  /** Whose and for what; `null`: nobody known. */
  key: string | null;
  readonly serviceId: string;
  readonly at: number;
  how: StepEnd | null;
  resolved: boolean;
}

/** First-contact resolution and repeat contacts by looking at every pair of visits. */
export function naiveReturns(folder: string): {
  resolvedOnce: number;
  finished: number;
  returned: number;
  ended: number;
} {
  const visits: NaiveVisit[] = [];
  for (const { body, at } of standingEvents(folder)) {
    const keyOf = (ref: string | null, service: string) => (ref === null ? null : `${ref} ${service}`);
    if (body.type === 'TicketIssued') {
      const { visitId, serviceId, customerRef } = body;
      visits.push({ visitId, key: keyOf(customerRef, serviceId), serviceId, at, how: null, resolved: false });
      continue;
    }
    // A no-show who has come back has not ended.
    const how = body.type === 'VisitReturned' ? null : ends.get(body.type);
    const visit = 'visitId' in body ? visits.find(({ visitId }) => visitId === body.visitId) : undefined;
    if (body.type === 'ConsentGiven' && visit !== undefined && body.customerRef !== null) {
      visit.key = keyOf(body.customerRef, visit.serviceId);
    }
    if (body.type === 'VisitEdited' && visit !== undefined && body.changes.customerRef !== undefined) {
      visit.key = keyOf(body.changes.customerRef, visit.serviceId);
    }
    const goesOn = body.type === 'VisitFinished' && body.goesOn !== null;
    if (how === undefined || visit === undefined || goesOn) continue;
    visit.how = how;
    visit.resolved = body.type === 'VisitFinished' && body.resolved;
  }
  const known = visits.filter(({ key }) => key !== null);
  const ended = known.filter(({ how }) => how !== null && how !== 'auto-closed');
  const cameBack = (visit: NaiveVisit): boolean =>
    visits
      .slice(visits.indexOf(visit) + 1)
      .some((later) => later.key === visit.key && later.at - visit.at <= 7 * 24 * 60 * 60 * 1000);
  return {
    resolvedOnce: ended.filter((visit) => visit.resolved && !cameBack(visit)).length,
    finished: ended.filter(({ how }) => how === 'finished').length,
    returned: ended.filter(cameBack).length,
    ended: ended.length,
  };
}

const ends = new Map<string, StepEnd>([
  ['VisitFinished', 'finished'],
  ['VisitNoShow', 'no-show'],
  ['VisitCancelled', 'cancelled'],
  ['VisitAbandoned', 'abandoned'],
  ['VisitAutoClosed', 'auto-closed'],
]);
