import type { QuoteWithheld } from '@foyer/basics';

/** An estimate as people are told it: minutes as the branch rounded them, or why there are none. */
export type ToldWait =
  | ({ readonly kind: 'minutes' } & WaitMinutes)
  | { readonly kind: 'withheld'; readonly reason: QuoteWithheld | 'not-waiting' };

export interface WaitMinutes {
  readonly aboutMinutes: number;
  readonly mostMinutes: number;
}

/** An estimate in words, in two parts for a place where they stand one below the other. */
export interface WaitParts {
  /** "about 15 min", or "over 2 hours". */
  readonly about: string;
  /** "at most 40", or "perhaps over 2 hours"; `null` when it would say no more than `about`. */
  readonly most: string | null;
}

/** Beyond this no figure is told: a wait that long can't be known to five minutes, nor need it be. Minutes. */
export const LONGEST_TOLD = 120;

/** Is somebody called next? Where nobody serves, the first in line is no more than the first. */
export function isNext(ahead: number, wait: ToldWait): boolean {
  return ahead === 0 && !(wait.kind === 'withheld' && wait.reason === 'no-counter');
}
