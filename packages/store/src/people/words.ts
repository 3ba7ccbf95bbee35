import type { Instant, TextRef, VisitId } from '@foyer/basics';
import type { Connection } from '../connection.ts';

/** A note, message or reason in somebody's own words; the log only refers to it. */
export interface StoredText {
  readonly ref: TextRef;
  readonly kind: 'note' | 'message' | 'reason';
  /** Whose visit it is about, if it is about one. */
  readonly visitId: VisitId | null;
  readonly text: string;
  readonly at: Instant;
}

/** How to reach a visit's customer, as far as they said. */
export interface Contact {
  readonly visitId: VisitId;
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly at: Instant;
}

/** Contact details to keep; what is left out is not known. */
export interface NewContact extends Pick<Contact, 'visitId' | 'at'> {
  readonly name?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly email?: string | null | undefined;
}

/** Free text and contact details: what a person could be recognised by, kept apart and erased when its time is over. */
export class Words {
  readonly #saveText;
  readonly #text;
  readonly #saveContact;
  readonly #contact;
  readonly #eraseText;
  readonly #eraseContact;
  readonly #purgeTexts;
  readonly #purgeContacts;

  constructor(connection: Connection) {
    // Words that are written anew are kept no longer than the first ones would have been.
    this.#saveText = connection.prepare(`INSERT INTO texts (ref, kind, visit_id, text, at) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (ref) DO UPDATE SET text = excluded.text`);
    this.#text = connection.prepare<[string], StoredText>(
      'SELECT ref, kind, visit_id AS visitId, text, at FROM texts WHERE ref = ?',
    );
    this.#saveContact = connection.prepare(`INSERT INTO contacts (visit_id, name, phone, email, at)
      VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
      name = excluded.name, phone = excluded.phone, email = excluded.email, at = excluded.at`);
    this.#contact = connection.prepare<[string], Contact>(
      'SELECT visit_id AS visitId, name, phone, email, at FROM contacts WHERE visit_id = ?',
    );
    this.#eraseText = connection.prepare<[string]>('DELETE FROM texts WHERE ref = ?');
    this.#eraseContact = connection.prepare<[string]>('DELETE FROM contacts WHERE visit_id = ?');
    this.#purgeTexts = connection.prepare<[number, number]>(
      'DELETE FROM texts WHERE ref IN (SELECT ref FROM texts WHERE at < ? LIMIT ?)',
    );
    this.#purgeContacts = connection.prepare<[number, number]>(
      'DELETE FROM contacts WHERE visit_id IN (SELECT visit_id FROM contacts WHERE at < ? LIMIT ?)',
    );
  }

  /** Keeps words under a reference, in place of what was kept under it before. */
  saveText({ ref, kind, visitId, text, at }: StoredText): void {
    this.#saveText.run(ref, kind, visitId, text, at);
  }

  /** The words behind a reference; `null` once they were erased. */
  text(ref: TextRef): StoredText | null {
    return this.#text.get(ref) ?? null;
  }

  saveContact({ visitId, name = null, phone = null, email = null, at }: NewContact): void {
    this.#saveContact.run(visitId, name, phone, email, at);
  }

  contactOf(visitId: VisitId): Contact | null {
    return this.#contact.get(visitId) ?? null;
  }

  eraseText(ref: TextRef): void {
    this.#eraseText.run(ref);
  }

  eraseContact(visitId: VisitId): void {
    this.#eraseContact.run(visitId);
  }

  purgeTexts(before: Instant, limit: number): number {
    return this.#purgeTexts.run(before, limit).changes;
  }

  purgeContacts(before: Instant, limit: number): number {
    return this.#purgeContacts.run(before, limit).changes;
  }
}
