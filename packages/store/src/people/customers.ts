import type { CustomerRef, TextRef, VisitId } from '@foyer/basics';
import type { Connection } from '../connection.ts';

/** How a customer is looked for. */
export type CustomerSearch =
  | { readonly by: 'ticket'; readonly day: string; readonly number: string }
  /** By the keyed hash of their phone. */
  | { readonly by: 'phone'; readonly customerRef: CustomerRef }
  | { readonly by: 'name'; readonly name: string };

/** What is kept of a visit's customer that they could be recognised by. */
export interface CustomerVisit {
  readonly visitId: VisitId;
  readonly number: string;
  readonly day: string;
  readonly issuedAt: number;
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly hasContact: boolean;
  readonly texts: readonly TextRef[];
}

/** A customer with more visits than these is erased in several goes. */
const MOST_VISITS = 200;

const WHO: Readonly<Record<CustomerSearch['by'], string>> = {
  // A customer who identified themselves is found in all their visits.
  ticket: `SELECT visit_id FROM visits WHERE day = :day AND number = :number
    UNION SELECT other.visit_id FROM visits AS this JOIN visits AS other ON other.customer_ref = this.customer_ref
      WHERE this.day = :day AND this.number = :number AND this.customer_ref IS NOT NULL`,
  phone: 'SELECT visit_id FROM visits WHERE customer_ref = :customerRef',
  name: 'SELECT visit_id FROM contacts WHERE name = :name COLLATE NOCASE',
};

/** Texts about a visit, and those that only an answer to an escalation about it refers to. */
const TEXTS = `SELECT ref FROM texts WHERE visit_id = :visitId
  UNION SELECT texts.ref FROM escalations CROSS JOIN entries
    ON entries.type = 'EscalationResolved' AND entries.seq > escalations.seq
  CROSS JOIN events ON events.seq = entries.seq
    AND events.payload ->> 'escalationId' = escalations.escalation_id
  JOIN texts ON texts.ref = events.payload ->> 'noteRef'
  WHERE escalations.visit_id = :visitId`;

/** The visits of a customer of which something is kept that can be erased, newest first. */
export function customerVisits(connection: Connection, search: CustomerSearch): readonly CustomerVisit[] {
  const visits = connection
    .prepare<[CustomerSearch], Omit<CustomerVisit, 'texts' | 'hasContact'> & { hasContact: number }>(`
      SELECT visits.visit_id AS visitId, visits.number, visits.day, visits.issued_at AS issuedAt,
        contacts.name, contacts.phone, contacts.email, contacts.visit_id IS NOT NULL AS hasContact
      FROM visits LEFT JOIN contacts ON contacts.visit_id = visits.visit_id
      WHERE visits.visit_id IN (${WHO[search.by]}) ORDER BY visits.seq DESC`)
    .iterate(search);
  const texts = connection.prepare<[{ visitId: string }], { ref: TextRef }>(TEXTS);
  const found: CustomerVisit[] = [];
  for (const visit of [...visits]) {
    const refs = texts.all({ visitId: visit.visitId }).map(({ ref }) => ref);
    if (visit.hasContact === 0 && refs.length === 0) continue;
    found.push({ ...visit, hasContact: visit.hasContact === 1, texts: refs });
    if (found.length === MOST_VISITS) break;
  }
  return found;
}
