import type { CustomerRef, TextRef, VisitId } from '@foyer/basics';
import type { Connection } from '../connection.ts';

/** How a customer is looked for. */
export type CustomerSearch =
  | { readonly by: 'ticket'; readonly day: string; readonly number: string }
  /** By the slow keyed hash of their phone. */
  | { readonly by: 'phone'; readonly lookup: string }
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
  /** By which all that is kept of the customer is in these visits; `null` where there is more, or nothing is known. */
  readonly customerRef: CustomerRef | null;
}

/** A customer with more visits than these is erased in several goes. */
const MOST_VISITS = 200;

const WHO: Readonly<Record<CustomerSearch['by'], string>> = {
  // A customer who identified themselves is found in all their visits.
  ticket: `SELECT visit_id FROM visits WHERE day = :day AND number = :number
    UNION SELECT other.visit_id FROM visits AS this JOIN visits AS other ON other.customer_ref = this.customer_ref
      WHERE this.day = :day AND this.number = :number AND this.customer_ref IS NOT NULL`,
  phone: `SELECT visit_id FROM visits WHERE customer_ref = (SELECT customer_ref FROM customers WHERE lookup = :lookup)`,
  name: `SELECT visit_id FROM contacts WHERE name = :name COLLATE NOCASE
    UNION SELECT other.visit_id FROM contacts JOIN visits AS this ON this.visit_id = contacts.visit_id
      JOIN visits AS other ON other.customer_ref = this.customer_ref
      WHERE contacts.name = :name COLLATE NOCASE AND this.customer_ref IS NOT NULL`,
};

/** The visits of a customer of which something is kept that can be erased, newest first. */
export function customerVisits(connection: Connection, search: CustomerSearch): readonly CustomerVisit[] {
  const visits = connection
    .prepare<[CustomerSearch], Omit<CustomerVisit, 'texts' | 'hasContact'> & { hasContact: number }>(`
      SELECT visits.visit_id AS visitId, visits.number, visits.day, visits.issued_at AS issuedAt,
        contacts.name, contacts.phone, contacts.email, contacts.visit_id IS NOT NULL AS hasContact,
        customers.customer_ref AS customerRef
      FROM visits LEFT JOIN contacts ON contacts.visit_id = visits.visit_id
        LEFT JOIN customers ON customers.customer_ref = visits.customer_ref
      WHERE visits.visit_id IN (${WHO[search.by]}) ORDER BY visits.seq DESC`)
    .iterate(search);
  const texts = connection.prepare<[string], TextRef>('SELECT ref FROM texts WHERE visit_id = ?').pluck();
  const found: CustomerVisit[] = [];
  const further = new Set<CustomerRef | null>();
  for (const visit of [...visits]) {
    const refs = texts.all(visit.visitId);
    if (visit.hasContact === 0 && refs.length === 0) continue;
    if (found.length === MOST_VISITS) further.add(visit.customerRef);
    else found.push({ ...visit, hasContact: visit.hasContact === 1, texts: refs });
  }
  // Whoever is forgotten in the first go would not be found for the next.
  return found.map((visit) => (further.has(visit.customerRef) ? { ...visit, customerRef: null } : visit));
}
