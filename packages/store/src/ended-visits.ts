import type { Instant } from '@foyer/basics';
import type { StageOf, Visit } from '@foyer/queue-core';
import type { Connection } from './connection.ts';

/** What the ticket of a visit that has ended says, once its day has left the state. */
export type EndedTicket = Pick<Visit, 'id' | 'number' | 'serviceId' | 'language' | 'issuedAt'> &
  Pick<StageOf<'done'>, 'endedAt' | 'how'>;

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
