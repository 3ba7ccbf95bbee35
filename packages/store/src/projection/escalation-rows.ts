import type { EscalationId, VisitId } from '@foyer/basics';
import type { BranchState, EventBodyOf } from '@foyer/queue-core';
import type { Connection } from '../connection.ts';
import { LocalHour } from './local-hour.ts';

/** The `escalations` table: escalations and calls for help, and when somebody answered. */
export class EscalationRows {
  readonly #localHour = new LocalHour();
  readonly #raise;
  readonly #acknowledge;
  readonly #resolve;
  readonly #change;
  readonly #lapse;

  constructor(connection: Connection) {
    this.#raise = connection.prepare(`
      INSERT INTO escalations (escalation_id, seq, day, hour, source, visit_id, service_id, counter_id, agent_id, reason,
        raised_at, deadline)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    this.#acknowledge = connection.prepare(
      'UPDATE escalations SET acknowledged_at = ?, acknowledged_by = ? WHERE escalation_id = ?',
    );
    this.#resolve = connection.prepare(
      'UPDATE escalations SET resolved_at = ?, resolved_by = ?, resolution = ? WHERE escalation_id = ?',
    );
    this.#change = connection.prepare('UPDATE escalations SET further = ?, taken_over = ? WHERE escalation_id = ?');
    this.#lapse = connection.prepare('UPDATE escalations SET lapsed_at = ? WHERE escalation_id = ?');
  }

  raised(body: EventBodyOf<'EscalationRaised'>, at: number, before: BranchState, after: BranchState): void {
    const visit = body.visitId === null ? undefined : before.visits.get(body.visitId);
    const place = visit !== undefined && 'counterId' in visit.stage ? visit.stage : null;
    this.#raise.run(
      body.escalationId,
      after.clock,
      after.day,
      this.#localHour.of(at, after.config?.timeZone ?? 'UTC'),
      body.source,
      body.visitId,
      visit?.serviceId ?? null,
      place?.counterId ?? null,
      place?.agentId ?? null,
      body.reason,
      at,
      body.to.deadline,
    );
  }

  /** Brings an escalation's row after something was done about it. */
  changed(escalationId: EscalationId, after: BranchState): void {
    const escalation = after.escalations.get(escalationId);
    if (escalation === undefined) return;
    const { status, levels, takenFrom } = escalation;
    this.#change.run(levels.length - 1, takenFrom === null ? 0 : 1, escalationId);
    if (status.kind === 'acknowledged') this.#acknowledge.run(status.at, status.by, escalationId);
    if (status.kind === 'resolved') this.#resolve.run(status.at, status.by, status.resolution, escalationId);
  }

  /** Marks the escalations that ended with their visit, and those that are open again because that was taken back. */
  moved(visitId: VisitId, before: BranchState, after: BranchState): void {
    if (before.escalations === after.escalations) return;
    for (const [id, { visitId: about, status }] of after.escalations) {
      if (about !== visitId || before.escalations.get(id)?.status === status) continue;
      this.#lapse.run(status.kind === 'lapsed' ? status.at : null, id);
    }
  }
}
