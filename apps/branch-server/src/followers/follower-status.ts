import type { Instant } from '@foyer/basics';

/** How something that follows the log is doing. */
export interface FollowerStatus {
  readonly name: string;
  /** The event that it has come to. */
  readonly clock: number;
  /** What keeps it, as a sentence for everybody: no names, addresses or secrets. `null`: nothing does. */
  readonly trouble: string | null;
  /** Since when it is in trouble. */
  readonly since: Instant | null;
}

/** What a follower's troubles are called to everybody. */
export const TROUBLES = {
  event: 'It fails at an event and tries again.',
  storage: 'The disk refuses what it writes.',
  sending: 'What it sends is not answered.',
  gone: 'Its process is gone; another one starts.',
} as const;
