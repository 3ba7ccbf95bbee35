import type { BranchEvent, Visit } from '@foyer/queue-core';
import type { Connection } from '../connection.ts';

/** The `intervals` table: the stretches of each visit step. */
export class IntervalRows {
  readonly #begin;
  readonly #end;

  constructor(connection: Connection) {
    this.#begin = connection.prepare('INSERT INTO intervals VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)');
    this.#end = connection.prepare(
      'UPDATE intervals SET ended_at = ?, ended_by = ? WHERE visit_id = ? AND ended_at IS NULL',
    );
  }

  /** The stretch the visit was in is over. */
  end(visit: Visit, event: BranchEvent): void {
    this.#end.run(event.at, event.body.type, visit.id);
  }

  /** The visit is in a new stretch since the event with number `seq`; none when it is done. */
  begin(visit: Visit, event: BranchEvent, seq: number): void {
    const { stage } = visit;
    if (stage.kind === 'done') return;
    const counterId = 'counterId' in stage ? stage.counterId : null;
    const agentId = 'agentId' in stage ? stage.agentId : 'owner' in stage ? stage.owner : null;
    this.#begin.run(
      seq,
      visit.id,
      visit.step,
      stage.kind,
      visit.serviceId,
      visit.classId,
      counterId,
      agentId,
      event.at,
    );
  }
}

/** The time from one event to another. Never negative, should the wall clock have been set back in between. */
export function lengthOf(from: number, to: number): number {
  return Math.max(0, to - from);
}
