import type { Instant } from '@foyer/basics';

/** Why a text message will never arrive, as far as the branch can tell its people. */
export type SmsRefusal =
  /** Whoever has the number wants no more messages. */
  | 'opted-out'
  /** Nobody is reached there: no such number, or its telephone is away. */
  | 'unreachable'
  /** A landline, which has no place for text. */
  | 'not-a-mobile'
  /** Whatever else the provider has against it; its code says more. */
  | 'refused';

/** What became of a text message, as the provider tells it in its own time. */
export type SmsStatus = 'sent' | 'delivered' | 'failed';

/** What is known for certain after sending. */
export type SmsAnswer =
  /** The provider has it, under this reference. */
  | { readonly kind: 'accepted'; readonly reference: string }
  /** The provider does not take it and never will; `code` is its own, for whoever looks into it. */
  | { readonly kind: 'refused'; readonly reason: SmsRefusal; readonly code: number | null }
  /** The provider has certainly not taken it; it may be sent again, at the earliest after so many milliseconds. */
  | { readonly kind: 'not-taken'; readonly after?: number };

/** A text message that the provider has. */
export interface SmsFound {
  readonly reference: string;
  /** `null` while it is on its way to the network. */
  readonly status: SmsStatus | null;
}

/** A text message on its way out. */
export interface Sms {
  /** E.164. */
  readonly to: string;
  readonly text: string;
  /** Where the provider is to say what became of it; `null` for nowhere. */
  readonly statusUrl: string | null;
}

/** What is known of a text message that may have been taken. */
export interface SoughtSms {
  /** E.164. */
  readonly to: string;
  readonly text: string;
  /** When it was first tried to be sent. */
  readonly since: Instant;
  /** References of others with the same text to the same number. */
  readonly apart: readonly string[];
}

/** Text messages by a provider. */
export interface SmsPort {
  /**
   * Hands a message to the provider, once.
   *
   * @throws {SmsUncertain} where the provider may or may not have taken it: `find` tells
   */
  send(sms: Sms, signal: AbortSignal): Promise<SmsAnswer>;
  /**
   * Looks whether the provider has a message that it may have taken; `null` when it has not.
   *
   * @throws {SmsUncertain} where the provider does not say
   */
  find(sought: SoughtSms, signal: AbortSignal): Promise<SmsFound | null>;
}

/** It is not known whether the provider has taken a message. */
export class SmsUncertain extends Error {
  constructor(why: string, cause?: unknown) {
    super(`It is not known whether the message was taken: ${why}`, { cause });
    this.name = 'SmsUncertain';
  }
}
