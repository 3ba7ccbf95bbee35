import type { CounterId, VisitId } from '@foyer/basics';
import type { EndedStep, Mark, Print, StageOf, Visit } from '@foyer/queue-core';
import type { Connection } from './connection.ts';
import { recordedMarks } from './projection/mark-rows.ts';

/** A visit that has ended, as it stood at its end. */
export type EndedVisit = Pick<
  Visit,
  | 'id'
  | 'number'
  | 'version'
  | 'serviceId'
  | 'classId'
  | 'language'
  | 'segment'
  | 'tags'
  | 'notes'
  | 'edits'
  | 'issuedAt'
> &
  Pick<StageOf<'done'>, 'endedAt' | 'how' | 'outcomeId'> & {
    readonly step: number;
    readonly earlierSteps: readonly EarlierStep[];
    readonly print: Print['status'] | null;
    readonly marks: readonly Mark[];
  };

/** A step before a visit's last one; times in milliseconds. */
export interface EarlierStep extends Pick<EndedStep, 'serviceId' | 'how' | 'outcomeId'> {
  readonly counterId: CounterId | null;
  readonly wait: number | null;
  readonly service: number | null;
}

/** As it is read from the tables. */
type Row = Omit<EndedVisit, 'tags' | 'notes' | 'earlierSteps' | 'marks'> & {
  readonly tags: string;
  readonly notes: string;
};

const lastStep = `steps.visit_id = visits.visit_id
  AND steps.step = (SELECT max(step) FROM steps WHERE steps.visit_id = visits.visit_id)`;

/** A visit as it stood at its end; `null` when there is none or it is still open. */
export function endedVisit(connection: Connection, visitId: VisitId): EndedVisit | null {
  const found = connection
    .prepare<{ visitId: VisitId }, Row>(`
        SELECT visits.visit_id AS id, number, steps.service_id AS serviceId, visits.class_id AS classId, language,
          segment, issued_at AS issuedAt, steps.step, visits.ended_at AS endedAt, visits.how,
          visits.outcome_id AS outcomeId,
          version,
          tags,
          notes,
          edits,
          (SELECT status FROM prints WHERE prints.day = visits.day AND prints.visit_id = :visitId) AS print
        FROM visits JOIN steps ON ${lastStep}
        WHERE visits.visit_id = :visitId AND visits.how IS NOT NULL`)
    .get({ visitId });
  if (found === undefined) return null;
  const earlierSteps = connection
    .prepare<{ visitId: VisitId; step: number }, EarlierStep>(`
      SELECT service_id AS serviceId, how, outcome_id AS outcomeId, counter_id AS counterId, wait, service
      FROM steps WHERE visit_id = :visitId AND step < :step ORDER BY step`)
    .all({ visitId, step: found.step });
  const [tags, notes] = [JSON.parse(found.tags), JSON.parse(found.notes)];
  return { ...found, tags, notes, earlierSteps, marks: recordedMarks(connection, visitId) };
}
