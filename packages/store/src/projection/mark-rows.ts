import type { VisitId } from '@foyer/basics';
import type { BranchState, Mark, Visit } from '@foyer/queue-core';
import type { Connection } from '../connection.ts';

/** The `marks` table: what agents recorded about the steps of visits. */
export class MarkRows {
  readonly #write;
  readonly #remove;
  readonly #forget;

  constructor(connection: Connection) {
    this.#write = connection.prepare(`
      INSERT INTO marks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET ended_at = excluded.ended_at`);
    this.#remove = connection.prepare('DELETE FROM marks WHERE mark_record_id = ?');
    this.#forget = connection.prepare('DELETE FROM marks WHERE visit_id = ?');
  }

  /** Brings the rows of a visit from what was recorded of it to what is. */
  write(was: Visit, is: Visit, { day }: BranchState): void {
    if (was.marks === is.marks) return;
    const kept = new Set(is.marks.map(({ id }) => id));
    for (const { id } of was.marks) if (!kept.has(id)) this.#remove.run(id);
    const known = new Set(was.marks);
    for (const mark of is.marks) if (!known.has(mark)) this.#write.run(...valuesOf(is, mark, day));
  }

  /** Forgets what was recorded of a visit. */
  forget(visitId: VisitId): void {
    this.#forget.run(visitId);
  }
}

function valuesOf({ id: visitId }: Visit, mark: Mark, day: BranchState['day']) {
  const { id, step, markId, kind, counterId, agentId, offer, count, amount, from, until } = mark;
  const sum = [amount?.thousandths ?? null, amount?.unit ?? null] as const;
  return [id, visitId, step, day, markId, kind, counterId, agentId, Number(offer), count, ...sum, from, until] as const;
}

interface MarkRow extends Omit<Mark, 'offer' | 'amount'> {
  readonly offer: number;
  readonly amount: number | null;
  readonly unit: string | null;
}

/** What was recorded about a visit, in the order in which it was. */
export function recordedMarks(connection: Connection, visitId: VisitId): readonly Mark[] {
  const rows = connection.prepare<[string], MarkRow>(`
    SELECT mark_record_id AS id, mark_id AS markId, kind, step, counter_id AS counterId, agent_id AS agentId, offer,
      count, amount, amount_unit AS unit, started_at AS "from", ended_at AS until
    FROM marks WHERE visit_id = ? ORDER BY rowid`);
  return rows.all(visitId).map(({ offer, amount, unit, ...mark }) => ({
    ...mark,
    offer: offer === 1,
    amount: amount === null || unit === null ? null : { thousandths: amount, unit },
  }));
}
