/** The fixed wording of a ticket, already in the customer's language. */
export interface TicketTexts {
  /** Above the number: "Your number". */
  readonly yourNumber: string;
  /** Under the figure of people ahead, in the plural that fits it: "people ahead of you". */
  readonly peopleAhead: string;
  /** Under the estimate: "estimated wait". */
  readonly estimatedWait: string;
  /** Stands in the estimate's place when there is none: "No reliable estimate right now". */
  readonly noEstimate: string;
  /** Under the QR code: "Scan to follow your place". */
  readonly scan: string;
  /** On a reprint: "COPY". */
  readonly copy: string;
}

/** Everything a paper ticket says; the caller has already put it into the customer's language. */
export interface TicketContent {
  readonly branchName: string;
  /** The ticket's number as spoken and shown, such as `A042` or `K1-001`. */
  readonly number: string;
  readonly serviceName: string;
  /** Customers before this one, or null when that is not known (a ticket issued without the server). */
  readonly peopleAhead: number | null;
  /** The estimate as a ready range ("10–25 min"), or null when none can honestly be given. */
  readonly estimateText: string | null;
  /** When the ticket was issued, ready to read: "Tue 4 March, 10:42". */
  readonly issuedAtText: string;
  /** Where the ticket can be followed on a phone, or null when there is no such page for it. */
  readonly qrUrl: string | null;
  /** BCP 47 tag; chooses the wording's line breaks and letter shapes. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly notice: string | null;
  /** A reprint: the same number, marked so that nobody is served twice. */
  readonly copy: boolean;
  readonly texts: TicketTexts;
}
