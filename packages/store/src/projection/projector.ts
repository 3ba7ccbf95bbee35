import { assertNever, type BranchDay, type StepEnd, type VisitId } from '@foyer/basics';
import { type BranchEvent, type BranchState, type EventBodyOf, visitOf } from '@foyer/queue-core';
import type { Connection } from '../connection.ts';
import { CounterRows } from './counter-rows.ts';
import { encodeSheet, sheetReader } from './day-sheet.ts';
import { EscalationRows } from './escalation-rows.ts';
import { IntervalRows, lengthOf } from './interval-rows.ts';
import { StepRows } from './step-rows.ts';
import { type Outcome, VisitRows, visitIn } from './visit-rows.ts';

/** Keeps the tables that are made from events: `apply` is called for each event, in the order of the log. */
export class Projector {
  readonly #entries: EntryRows;
  readonly #visits: VisitRows;
  readonly #steps: StepRows;
  readonly #intervals: IntervalRows;
  readonly #counters: CounterRows;
  readonly #escalations: EscalationRows;
  readonly #prints: PrintRows;
  readonly #days: DayRows;

  constructor(connection: Connection) {
    this.#entries = new EntryRows(connection);
    this.#visits = new VisitRows(connection);
    this.#steps = new StepRows(connection);
    this.#intervals = new IntervalRows(connection);
    this.#counters = new CounterRows(connection);
    this.#escalations = new EscalationRows(connection);
    this.#prints = new PrintRows(connection);
    this.#days = new DayRows(connection);
  }

  /** Applies the event that led from `before` to `after`. */
  apply(before: BranchState, event: BranchEvent, after: BranchState): void {
    const { body, at } = event;
    this.#entries.add(event, after.clock);
    switch (body.type) {
      case 'TicketIssued': {
        this.#visits.issued(body, at, after);
        this.#prints.requested(body, at);
        const visit = visitIn(after, body.visitId);
        this.#steps.begin(visit, body.day, at, after);
        this.#intervals.begin(visit, event, after.clock);
        return;
      }
      case 'EstimateQuoted':
        this.#steps.quoted(visitIn(after, body.visitId), body.quote);
        return;
      case 'VisitCalled':
      case 'ServiceStarted':
      case 'VisitHeld':
      case 'VisitResumed':
        this.#moveOn(body.visitId, before, event, after);
        return;
      case 'VisitRecalled':
        this.#steps.recalled(visitIn(before, body.visitId));
        return;
      case 'VisitTransferred': {
        this.#endStep(body.visitId, before, event, 'transferred', null);
        const visit = visitIn(after, body.visitId);
        if (after.day !== null) this.#steps.begin(visit, after.day, at, after);
        this.#intervals.begin(visit, event, after.clock);
        return;
      }
      case 'VisitFinished':
        this.#endVisit(body.visitId, before, event, after, 'finished', body);
        return;
      case 'VisitNoShow':
        this.#endVisit(body.visitId, before, event, after, 'no-show', null);
        return;
      case 'VisitCancelled':
        this.#endVisit(body.visitId, before, event, after, 'cancelled', null);
        return;
      case 'VisitAbandoned':
        this.#endVisit(body.visitId, before, event, after, 'abandoned', null);
        return;
      case 'VisitAutoClosed':
        this.#endVisit(body.visitId, before, event, after, 'auto-closed', null);
        return;
      case 'CounterOpened':
      case 'CounterPaused':
      case 'CounterResumed':
      case 'CounterClosed':
        this.#counters.changed(body.counterId, at, after);
        return;
      case 'EscalationRaised':
        this.#escalations.raised(body, at, before, after);
        if (body.source === 'agent' && body.visitId !== null) this.#steps.escalated(visitIn(before, body.visitId));
        return;
      case 'EscalationAcknowledged':
      case 'EscalationResolved':
        this.#escalations.changed(body.escalationId, after);
        return;
      case 'PrintReported':
        this.#prints.reported(body, at);
        return;
      case 'BranchOpened':
        this.#days.opened(body.day, at);
        this.#counters.dayBegins(body.day, at);
        return;
      case 'DayEnded':
        this.#days.ended(body.day, at);
        return;
      case 'BranchConfigured':
      case 'SettingsChanged':
      case 'PictureStored':
      case 'BranchClosed':
      case 'ClosingAnnounced':
      case 'ServiceSuspended':
      case 'ServiceResumed':
      case 'PersonAdded':
      case 'PersonChanged':
      case 'PasswordSet':
      case 'PasswordReset':
      case 'PersonSignedOut':
      case 'SignedIn':
      case 'SignedOut':
      case 'SignInFailed':
      case 'BackupMade':
      case 'BackupTested':
      case 'BackupFailed':
      case 'BackupKeyMade':
      case 'BranchRestored':
      case 'FileExported':
      case 'DevicePaired':
      case 'DeviceChanged':
      case 'DeviceReplaced':
      case 'DeviceRevoked':
      case 'DeviceRemoved':
      case 'KeyAdded':
      case 'KeyRevoked':
      case 'CustomerErased':
        return;
      default:
        assertNever(body);
    }
  }

  /** The same step goes on in another state. */
  #moveOn(visitId: VisitId, before: BranchState, event: BranchEvent, after: BranchState): void {
    const was = visitIn(before, visitId);
    const now = visitIn(after, visitId);
    this.#leave(before, event, visitId);
    this.#intervals.begin(now, event, after.clock);
    if (now.stage.kind === 'called' && was.stage.kind === 'waiting') {
      this.#steps.called(now, now.stage, was.stage.queued.since, event.at, after);
    }
    if (now.stage.kind === 'serving' && was.stage.kind === 'called') {
      this.#steps.started(now, was.stage.lastCalledAt, event.at);
    }
  }

  /** The state the visit was in is over: its interval ends, and its length goes to the step and the counter. */
  #leave(before: BranchState, event: BranchEvent, visitId: VisitId): void {
    const visit = visitIn(before, visitId);
    this.#intervals.end(visit, event);
    this.#steps.left(visit, event.at);
    if (visit.stage.kind !== 'serving') return;
    this.#counters.served(visit.stage.counterId, lengthOf(visit.stage.startedAt, event.at));
  }

  #endStep(visitId: VisitId, before: BranchState, event: BranchEvent, how: StepEnd, outcome: Outcome | null): void {
    this.#leave(before, event, visitId);
    this.#steps.end(visitIn(before, visitId), event.at, how, outcome);
  }

  #endVisit(
    visitId: VisitId,
    before: BranchState,
    event: BranchEvent,
    after: BranchState,
    how: StepEnd,
    outcome: Outcome | null,
  ): void {
    this.#endStep(visitId, before, event, how, outcome);
    this.#visits.ended(visitId, event.at, how, outcome);
    this.#escalations.visitEnded(visitId, before, after);
  }
}

/** The `entries` table: by what each event of the log is found. */
class EntryRows {
  readonly #insert;

  constructor(connection: Connection) {
    this.#insert = connection.prepare('INSERT INTO entries VALUES (?, ?, ?, ?)');
  }

  add({ actor, body }: BranchEvent, seq: number): void {
    this.#insert.run(seq, body.type, 'id' in actor ? actor.id : null, visitOf(body));
  }
}

/** The `days` table: each branch day, and once it has ended its steps in columns. */
class DayRows {
  readonly #open;
  readonly #end;
  readonly #readSheet;

  constructor(connection: Connection) {
    this.#open = connection.prepare(`INSERT INTO days VALUES (?, ?, NULL, NULL, NULL) ON CONFLICT DO UPDATE SET
      ended_at = NULL, sheet_names = NULL, sheet_columns = NULL`);
    this.#end = connection.prepare('UPDATE days SET ended_at = ?, sheet_names = ?, sheet_columns = ? WHERE day = ?');
    this.#readSheet = sheetReader(connection);
  }

  /** A day begins, or goes on after it had been ended. */
  opened(day: BranchDay, at: number): void {
    this.#open.run(day, at);
  }

  ended(day: BranchDay, at: number): void {
    const { names, columns } = encodeSheet(this.#readSheet(day));
    this.#end.run(at, names, columns, day);
  }
}

/** The `prints` table: each ticket that was to be printed, and whether paper came out. */
class PrintRows {
  readonly #request;
  readonly #report;

  constructor(connection: Connection) {
    this.#request = connection.prepare("INSERT INTO prints VALUES (?, ?, ?, 'pending', NULL, ?, NULL)");
    this.#report = connection.prepare('UPDATE prints SET status = ?, reason = ?, reported_at = ? WHERE print_id = ?');
  }

  requested(body: EventBodyOf<'TicketIssued'>, at: number): void {
    if (body.printId !== null) this.#request.run(body.printId, body.visitId, body.day, at);
  }

  reported(body: EventBodyOf<'PrintReported'>, at: number): void {
    this.#report.run(body.outcome, body.reason, at, body.printId);
  }
}
