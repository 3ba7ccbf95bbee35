import type { Bitmap } from './bitmap.ts';

/** The fixed wording of a ticket, already in the customer's language. */
export interface TicketTexts {
  /** Above the number: "Your number". */
  readonly yourNumber: string;
  /** Under the QR code: "Scan to follow your place". */
  readonly scan: string;
  /** On a reprint: "COPY". */
  readonly copy: string;
}

/** One thing to know of the wait, such as how many are ahead or how long it may take. */
export interface TicketFact {
  /** All of it on one line: "about 15 min, at most 40". */
  readonly line: string;
  /** The same with its weight on the first part: "about 15 min" over "at most 40"; `null` for a sentence. A label may be empty. */
  readonly parts: { readonly figure: string; readonly label: string } | null;
}

/** Everything a paper ticket says; the caller has already put it into the customer's language. */
export interface TicketContent {
  /** Above the branch's name; `null` where it has no logo. */
  readonly logo: Bitmap | null;
  readonly branchName: string;
  /** The ticket's number as spoken and shown, such as `A042` or `K1-001`. */
  readonly number: string;
  readonly serviceName: string;
  /** What comes after that service, in one sentence; `null`: nothing. */
  readonly further: string | null;
  /** What is known of the wait, side by side; one or two. */
  readonly facts: readonly TicketFact[];
  /** When the ticket was issued, ready to read: "Tue 4 March, 10:42". */
  readonly issuedAtText: string;
  /** Where the ticket can be followed on a phone, or null when there is no such page for it. */
  readonly qrUrl: string | null;
  /** BCP 47 tag; chooses the wording's line breaks and letter shapes. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** What everybody is told besides; at most two, the most urgent first. */
  readonly notices: readonly string[];
  /** How to wait; `null`: nothing is said of it. */
  readonly hint: string | null;
  /** The branch's own last line. */
  readonly closing: string | null;
  /** A reprint: the same number, marked so that nobody is served twice. */
  readonly copy: boolean;
  readonly texts: TicketTexts;
}
