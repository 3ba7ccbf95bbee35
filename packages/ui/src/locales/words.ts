import type { CallReason, Estimate } from '@foyer/contract';
import { baseLanguage } from '../i18n.ts';
import { arabic } from './ar.ts';
import { english } from './en.ts';

type WithheldReason = Extract<Estimate, { kind: 'withheld' }>['reason'];
type PolicyKind = Extract<CallReason, { rule: 'policy' }>['kind'];

/** The words that the shared components and the formatting need, in one language. */
export interface UiWords {
  readonly close: string;
  /** The parts of a wait's estimate, each of which also stands alone. Minutes. */
  readonly estimate: {
    readonly about: (minutes: number) => string;
    readonly most: (minutes: number) => string;
    /** In the place of "about" where no figure is said any more. */
    readonly long: string;
    /** The same in the place of "at most". */
    readonly perhapsLong: string;
    readonly both: (about: string, most: string) => string;
  };
  /** "3 people", in the plural that fits; also for none. */
  readonly people: (count: number) => string;
  /** Short enough for a tile of the kiosk. */
  readonly waitNotKnown: string;
  readonly noEstimate: Readonly<Record<WithheldReason, string>>;
  readonly reconnecting: string;
  readonly stale: (age: string) => string;
  readonly because: {
    readonly byHand: string;
    readonly pinnedToCounter: (counter: string) => string;
    readonly pinnedToAgent: (agent: string) => string;
    readonly returnedFirst: string;
    readonly overtakenEnough: (times: number) => string;
    readonly ownServices: (waited: string, before: string | null) => string;
    readonly policy: Readonly<Record<PolicyKind, (waited: string, before: string | null) => string>>;
  };
}

/** The words of a language; English where there are none. */
export function uiWords(language: string): UiWords {
  return baseLanguage(language) === 'ar' ? arabic : english;
}
