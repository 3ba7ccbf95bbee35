import type { BranchEvent, EventType } from '@foyer/queue-core';
import type { Occasion, WaitingOccasion } from '@foyer/store';

/** What became of something that was sent. */
export type Sent =
  | { readonly kind: 'answered' }
  /** It would be refused every time: it is given up, for this reason. */
  | { readonly kind: 'refused'; readonly why: string }
  /** Its time has not come: nothing was tried, and it is looked at again after so many milliseconds. */
  | { readonly kind: 'later'; readonly after: number }
  /** It is tried again, at the earliest after so many milliseconds where that is said. */
  | { readonly kind: 'again'; readonly after?: number };

/**
 * Something that the branch does outside the house because of its events: a message to a phone, a call of somebody's
 * webhook, a batch for the head office. It is done at least once for each occasion, always under the same key.
 */
export interface Effect {
  /** How far it has come is kept by this name: it stays the same for ever. */
  readonly name: string;
  /** Events of other types are passed over unread. */
  readonly types: readonly EventType[];
  /** Where it begins when it is new: after what has happened so far, unless this says at the `first` event. */
  readonly from?: 'first';
  /**
   * What is to be sent because of an event. Made again from the same event, it has the same keys. Where it throws, the
   * event is tried again later and none after it before.
   */
  readonly occasions: (event: BranchEvent, seq: number) => readonly Occasion[];
  /** Sends it. A failure that it throws is tried again; so is what has not come to an end when the signal says so. */
  readonly send: (occasion: WaitingOccasion, signal: AbortSignal) => Promise<Sent>;
  /** How many are on their way at once; 8 where this is absent. */
  readonly atOnce?: number;
  /** What takes longer to send has failed, milliseconds; 10 s where this is absent. */
  readonly timeOut?: number;
}
