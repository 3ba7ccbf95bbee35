import type { BranchEvent, StepEnd } from '@foyer/queue-core';
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
  calledAt: number | null;
  servingSince: number | null;
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
  const file = new Database(databaseFile(folder), { readonly: true });
  const rows = file
    .prepare<[], LogRow>('SELECT *, command_id AS commandId, visit_id AS visitId FROM events ORDER BY seq')
    .all();
  file.close();
  const steps: NaiveStep[] = [];
  for (const row of rows) note(steps, eventOf(row), row.day ?? '');
  return steps;
}

function note(steps: NaiveStep[], { body, at }: BranchEvent, day: string): void {
  if (!('visitId' in body) || body.visitId === null) return;
  const { visitId } = body;
  const last = steps.findLast((step) => step.visitId === visitId);
  const begin = (service: string, step: number): void => {
    steps.push({
      day,
      visitId,
      step,
      service,
      counter: null,
      agent: null,
      at,
      waitingSince: at,
      calledAt: null,
      servingSince: null,
      heldSince: null,
      wait: null,
      walk: null,
      serviceTime: null,
      hold: 0,
      how: null,
      recalls: 0,
    });
  };
  if (body.type === 'TicketIssued') {
    begin(body.serviceId, 0);
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
      if (last.waitingSince !== null) last.wait = at - last.waitingSince;
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
      return;
    case 'VisitHeld':
      stopServing();
      last.heldSince = at;
      return;
    case 'VisitResumed':
      stopServing();
      if (body.counter === null) last.waitingSince = at;
      else last.servingSince = at;
      return;
    case 'VisitTransferred':
      end('transferred');
      begin(body.serviceId, last.step + 1);
      return;
    case 'VisitFinished':
      end('finished');
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
