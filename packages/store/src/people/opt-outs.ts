import type { Instant } from '@foyer/basics';
import type { Connection } from '../connection.ts';

/** Whoever wants no messages on their number. Writing joins the batch of the event that says so. */
export class OptOuts {
  readonly #has;
  readonly #add;
  readonly #remove;

  constructor(connection: Connection) {
    this.#has = connection.prepare<[string], number>('SELECT 1 FROM opt_outs WHERE lookup = ?').pluck();
    this.#add = connection.prepare<[string, number]>(
      'INSERT INTO opt_outs (lookup, at) VALUES (?, ?) ON CONFLICT DO NOTHING',
    );
    this.#remove = connection.prepare<[string]>('DELETE FROM opt_outs WHERE lookup = ?');
  }

  /** Does nobody send to whoever is found under this? */
  has(lookup: string): boolean {
    return this.#has.get(lookup) !== undefined;
  }

  /** Notes that they wrote STOP. */
  add(lookup: string, at: Instant): void {
    this.#add.run(lookup, at);
  }

  /** Notes that they wrote START. */
  remove(lookup: string): void {
    this.#remove.run(lookup);
  }
}
