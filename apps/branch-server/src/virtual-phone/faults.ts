/** What the provider does with what it is asked to send. */
export const PROVIDER_FAULTS = [
  /** Takes and delivers it. */
  'ok',
  /** Refuses it, with one of Twilio's error codes. */
  'refuses',
  /** Asks to be tried again later. */
  'busy',
  /** Takes and delivers it, and answers that it failed. */
  'takes-and-fails',
  /** Takes and delivers it, and never answers. */
  'silent',
  /** Breaks every connection off before it has read anything; nothing is taken. */
  'down',
] as const;

/** How the provider tells what became of a message. */
export const CALLBACK_FAULTS = [
  /** Sent, then delivered. */
  'in-order',
  /** Each twice. */
  'twice',
  /** Delivered, then sent. */
  'reversed',
  /** With a signature of somebody else's; replies as well. */
  'forged',
  /** Not at all. */
  'none',
] as const;

/** The error codes that the page offers: opted out, no number, no mobile, not in this region. */
export const REFUSAL_CODES = [21610, 21211, 21614, 21408] as const;

/** How the provider behaves until it is told otherwise. */
export interface VirtualPhoneFaults {
  readonly provider: (typeof PROVIDER_FAULTS)[number];
  readonly callbacks: (typeof CALLBACK_FAULTS)[number];
  /** What `refuses` answers, one of Twilio's error codes. */
  readonly code: number;
  /** What `busy` asks for, seconds. */
  readonly retryAfter: number;
}

/** A provider as it should be. */
export const NO_FAULTS: VirtualPhoneFaults = {
  provider: 'ok',
  callbacks: 'in-order',
  code: REFUSAL_CODES[0],
  retryAfter: 2,
};
