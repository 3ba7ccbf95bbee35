import { assertNever, type BranchDay, type VisitId } from '@foyer/basics';
import { type BranchEvent, type BranchState, type EventBody, type EventBodyOf, visitOf } from '@foyer/queue-core';
import type { Connection } from '../connection.ts';
import { CounterRows } from './counter-rows.ts';
import { encodeSheet, sheetReader } from './day-sheet.ts';
import { EscalationRows } from './escalation-rows.ts';
import { MarkRows } from './mark-rows.ts';
import { StepRows, servedAt } from './step-rows.ts';
import { VisitRows, visitIn } from './visit-rows.ts';

/** Keeps the tables that are made from events: `apply` is called for each event, in the order of the log. */
export class Projector {
  readonly #entries: EntryRows;
  readonly #visits: VisitRows;
  readonly #steps: StepRows;
  readonly #marks: MarkRows;
  readonly #counters: CounterRows;
  readonly #escalations: EscalationRows;
  readonly #prints: PrintRows;
  readonly #days: DayRows;

  constructor(connection: Connection) {
    this.#entries = new EntryRows(connection);
    this.#visits = new VisitRows(connection);
    this.#steps = new StepRows(connection);
    this.#marks = new MarkRows(connection);
    this.#counters = new CounterRows(connection);
    this.#escalations = new EscalationRows(connection);
    this.#prints = new PrintRows(connection);
    this.#days = new DayRows(connection);
  }

  /** Applies the event that led from `before` to `after`. */
  apply(before: BranchState, event: BranchEvent, after: BranchState): void {
    const { body, at } = event;
    this.#entries.add(event, after.clock);
    this.#workEnded(body, before, after);
    switch (body.type) {
      case 'TicketIssued':
        this.#visits.issued(body, at, after);
        this.#prints.requested(body, at);
        this.#steps.write(null, visitIn(after, body.visitId), after);
        return;
      case 'EstimateQuoted':
        this.#steps.quoted(body.visitId, body.quote);
        return;
      case 'VisitCalled':
      case 'ServiceStarted':
      case 'VisitHeld':
      case 'VisitResumed':
      case 'VisitReturned':
      case 'VisitRecalled':
      case 'VisitTransferred':
      case 'VisitFinished':
      case 'VisitNoShow':
      case 'VisitCancelled':
      case 'VisitAbandoned':
      case 'VisitAutoClosed':
      case 'PriorityChanged':
      case 'ServicesPlanned':
      case 'MarkAdded':
      case 'MarkBegun':
      case 'MarkEnded':
      case 'MarkRemoved':
        this.#moved(body.visitId, before, after);
        return;
      case 'ActionUndone':
        if (before.actions.get(body.counterId)?.parts.at(-1)?.did === 'walk-direct') this.#neverCame(body.visitId);
        else this.#moved(body.visitId, before, after);
        return;
      case 'VisitEdited':
        this.#visits.edited(visitIn(after, body.visitId));
        if (body.changes.customerRef !== undefined) this.#visits.recognised(body.visitId, body.changes.customerRef);
        return;
      case 'NoteAdded':
      case 'NoteEdited':
      case 'NoteErased':
        this.#visits.edited(visitIn(after, body.visitId));
        return;
      case 'CustomerErased':
        for (const visitId of body.visitIds) {
          const visit = after.visits.get(visitId) ?? after.past.get(visitId);
          if (visit !== undefined) this.#visits.edited(visit);
        }
        return;
      case 'ConsentGiven':
        // Whoever is found by their number later is found in this visit, too.
        if (body.customerRef !== null) this.#visits.recognised(body.visitId, body.customerRef);
        return;
      case 'CounterOpened':
      case 'CounterPaused':
      case 'CounterResumed':
      case 'CounterClosed':
        this.#counters.changed(body.counterId, at, after);
        return;
      case 'CounterHandedOver':
        // What was served so far counts for who served it.
        if (body.visitId !== null) this.#moved(body.visitId, before, after);
        this.#counters.changed(body.counterId, at, after);
        return;
      case 'EscalationRaised':
        this.#escalations.raised(body, at, before, after);
        if (body.source === 'agent' && body.visitId !== null) {
          this.#steps.escalated(visitIn(before, body.visitId));
          this.#visits.edited(visitIn(after, body.visitId));
        }
        return;
      case 'EscalationAcknowledged':
      case 'EscalationAdvised':
      case 'EscalationTakenOver':
      case 'EscalationRaisedFurther':
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
      case 'EscalationReminded':
      case 'BranchConfigured':
      case 'SettingsChanged':
      case 'PictureStored':
      case 'BranchClosed':
      case 'ClosingAnnounced':
      case 'ProfileSet':
      case 'ServiceSuspended':
      case 'ServiceResumed':
      case 'ConsentWithdrawn':
      case 'OptedOut':
      case 'OptedIn':
      case 'WaitAnnounced':
      case 'MessageBegun':
      case 'MessageSuppressed':
      case 'MessageReported':
      case 'NoticePosted':
      case 'NoticeCorrected':
      case 'NoticeWithdrawn':
      case 'CounterMessaged':
      case 'MessageRead':
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
        return;
      default:
        assertNever(body);
    }
  }

  /** What a counter began with a visit is taken back: no figure knows of it. */
  #neverCame(visitId: VisitId): void {
    this.#steps.remove(visitId);
    this.#visits.remove(visitId);
    this.#marks.forget(visitId);
  }

  /** What happens at a counter ends the work on the step that it finished last, whatever visit it is about. */
  #workEnded(body: EventBody, before: BranchState, after: BranchState): void {
    const counterId = body.type === 'TicketIssued' ? body.servedAt?.counterId : 'counterId' in body && body.counterId;
    const counter = counterId ? before.counters.get(counterId) : undefined;
    const visitId = counter?.kind === 'open' ? counter.finished?.visitId : undefined;
    if (visitId === undefined || visitId === visitOf(body)) return;
    if (before.visits.get(visitId)?.marks !== after.visits.get(visitId)?.marks) this.#moved(visitId, before, after);
  }

  /** A visit stands otherwise than before: its rows are written from its course. */
  #moved(visitId: VisitId, before: BranchState, after: BranchState): void {
    const was = visitIn(before, visitId);
    const is = visitIn(after, visitId);
    this.#steps.write(was, is, after);
    this.#visits.write(was, is);
    this.#marks.write(was, is, after);
    const [earlier, now] = [servedAt(was), servedAt(is)];
    for (const counterId of new Set([...earlier.keys(), ...now.keys()])) {
      this.#counters.served(counterId, (now.get(counterId) ?? 0) - (earlier.get(counterId) ?? 0));
    }
    this.#escalations.moved(visitId, before, after);
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
