import type { EscalationId, VisitId } from '@foyer/basics';
import type { BranchState, EventBodyOf } from '@foyer/queue-core';
import type { Connection } from '../connection.ts';

/** The `escalations` table: escalations and calls for help, and when somebody answered. */
export class EscalationRows {
  readonly #raise;
  readonly #acknowledge;
  readonly #resolve;
  readonly #lapse;

  constructor(connection: Connection) {
    this.#raise = connection.prepare(
      'INSERT INTO escalations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, NULL, NULL, NULL)',
    );
    this.#acknowledge = connection.prepare(
      'UPDATE escalations SET acknowledged_at = ?, acknowledged_by = ? WHERE escalation_id = ?',
    );
    this.#resolve = connection.prepare(
      'UPDATE escalations SET resolved_at = ?, resolved_by = ?, resolution = ? WHERE escalation_id = ?',
    );
    this.#lapse = connection.prepare('UPDATE escalations SET lapsed_at = ? WHERE escalation_id = ?');
  }

  raised(body: EventBodyOf<'EscalationRaised'>, at: number, before: BranchState, after: BranchState): void {
    const visit = body.visitId === null ? undefined : before.visits.get(body.visitId);
    const place = visit !== undefined && 'counterId' in visit.stage ? visit.stage : null;
    this.#raise.run(
      body.escalationId,
      after.clock,
      after.day,
      body.source,
      body.visitId,
      visit?.serviceId ?? null,
      place?.counterId ?? null,
      place?.agentId ?? null,
      body.reason,
      at,
      body.deadline,
    );
  }

  /** Brings an escalation's row after it was acknowledged or resolved. */
  changed(escalationId: EscalationId, after: BranchState): void {
    const status = after.escalations.get(escalationId)?.status;
    if (status?.kind === 'acknowledged') this.#acknowledge.run(status.at, status.by, escalationId);
    if (status?.kind === 'resolved') this.#resolve.run(status.at, status.by, status.resolution, escalationId);
  }

  /** Marks the escalations that ended with their visit, and those that are open again because that was taken back. */
  visitMoved(visitId: VisitId, before: BranchState, after: BranchState): void {
    if (before.escalations === after.escalations) return;
    for (const [id, { visitId: about, status }] of after.escalations) {
      const was = before.escalations.get(id)?.status;
      if (about !== visitId || was === status) continue;
      this.#lapse.run(status.kind === 'lapsed' ? status.at : null, id);
    }
  }
}
