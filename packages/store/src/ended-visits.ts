import type { Instant, VisitId } from '@foyer/basics';
import type { Print, StageOf, Visit } from '@foyer/queue-core';
import type { Connection } from './connection.ts';

/** What the ticket of a visit that has ended says, once its day has left the state. */
export type EndedTicket = Pick<Visit, 'id' | 'number' | 'serviceId' | 'language' | 'issuedAt'> &
  Pick<StageOf<'done'>, 'endedAt' | 'how'>;

/** A visit that has ended, as it stood at its end. */
export type EndedVisit = Pick<
  Visit,
  'id' | 'number' | 'version' | 'serviceId' | 'classId' | 'language' | 'segment' | 'issuedAt' | 'step' | 'noteRef'
> &
  Pick<StageOf<'done'>, 'endedAt' | 'how' | 'outcomeId'> & { readonly print: Print['status'] | null };

/** The step a visit ended with is the one that ended as the visit did: all before it were transferred. */
const lastStep = 'steps.visit_id = visits.visit_id AND steps.how = visits.how';

/**
 * The tickets of visits that ended after an instant. Only days that are under way or ended after it can have some, and
 * CROSS JOIN has SQLite begin with them: a year's visits would take a while to look through.
 */
export function ticketsEndedSince(connection: Connection, since: Instant): readonly EndedTicket[] {
  return connection
    .prepare<{ since: Instant }, EndedTicket>(`
      SELECT visits.visit_id AS id, number, steps.service_id AS serviceId, language, issued_at AS issuedAt,
        visits.ended_at AS endedAt, visits.how
      FROM days CROSS JOIN visits ON visits.day = days.day CROSS JOIN steps ON ${lastStep}
      WHERE (days.ended_at IS NULL OR days.ended_at > :since) AND visits.ended_at > :since`)
    .all({ since });
}

/** A visit as it stood at its end; `null` when there is none or it is still open. */
export function endedVisit(connection: Connection, visitId: VisitId): EndedVisit | null {
  // Its version counts the events that moved it, and its note is the newest that came with its issue or a transfer.
  return (
    connection
      .prepare<{ visitId: VisitId }, EndedVisit>(`
        SELECT visits.visit_id AS id, number, steps.service_id AS serviceId, visits.class_id AS classId, language,
          segment, issued_at AS issuedAt, steps.step, visits.ended_at AS endedAt, visits.how,
          visits.outcome_id AS outcomeId,
          (SELECT count(*) FROM events WHERE visit_id = :visitId
            AND type NOT IN ('EstimateQuoted', 'PrintReported', 'EscalationRaised')) AS version,
          (SELECT payload ->> 'noteRef' FROM events WHERE visit_id = :visitId
            AND type IN ('TicketIssued', 'VisitTransferred') AND payload ->> 'noteRef' IS NOT NULL
            ORDER BY seq DESC LIMIT 1) AS noteRef,
          (SELECT status FROM prints WHERE prints.day = visits.day AND prints.visit_id = :visitId) AS print
        FROM visits JOIN steps ON ${lastStep}
        WHERE visits.visit_id = :visitId`)
      .get({ visitId }) ?? null
  );
}
