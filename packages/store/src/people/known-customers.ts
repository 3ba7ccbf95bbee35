import type { CustomerRef, Instant } from '@foyer/basics';
import type { Connection } from '../connection.ts';

/** A customer who identified themselves: how they are found again, and what the log calls them. */
export interface KnownCustomer {
  /** A slow keyed hash of what they identified themselves with. */
  readonly lookup: string;
  readonly customerRef: CustomerRef;
  /** When they were last there. */
  readonly at: Instant;
}

/** Leads from customers to what the log calls them, until they are forgotten: a reference alone says nothing. */
export class KnownCustomers {
  readonly #find;
  readonly #save;
  readonly #forget;
  readonly #purge;

  constructor(connection: Connection) {
    this.#find = connection
      .prepare<[string], CustomerRef>('SELECT customer_ref FROM customers WHERE lookup = ?')
      .pluck();
    this.#save = connection.prepare(
      'INSERT INTO customers (lookup, customer_ref, at) VALUES (?, ?, ?) ON CONFLICT (lookup) DO UPDATE SET at = excluded.at',
    );
    this.#forget = connection.prepare<[string]>('DELETE FROM customers WHERE customer_ref = ?');
    this.#purge = connection.prepare<[number, number]>(
      'DELETE FROM customers WHERE lookup IN (SELECT lookup FROM customers WHERE at < ? LIMIT ?)',
    );
  }

  /** What the log calls a customer; `null` when they are not known, or not any more. */
  find(lookup: string): CustomerRef | null {
    return this.#find.get(lookup) ?? null;
  }

  /** Keeps who a customer is, or that they were there again; inside the batch of the event that names them. */
  save({ lookup, customerRef, at }: KnownCustomer): void {
    this.#save.run(lookup, customerRef, at);
  }

  forget(customerRef: CustomerRef): void {
    this.#forget.run(customerRef);
  }

  /** Forgets those who were last there before an instant, at most `limit`; returns how many. */
  purge(before: Instant, limit: number): number {
    return this.#purge.run(before, limit).changes;
  }
}
