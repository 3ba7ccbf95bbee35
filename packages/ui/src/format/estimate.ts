import type { Estimate } from '@foyer/contract';
import { uiWords } from './language.ts';

/** Beyond this no figure is said: a wait that long can't be told to five minutes, nor need it be. Minutes. */
const SAID_UP_TO = 120;

/** The figures of an estimate as the branch rounded them. */
type Minutes = Pick<Extract<Estimate, { kind: 'minutes' }>, 'aboutMinutes' | 'mostMinutes'>;

/** An estimate in words, in two parts for a place where they stand one below the other. */
export interface EstimateParts {
  /** "about 15 min", or "over 2 hours". */
  readonly about: string;
  /** "at most 40", or "perhaps over 2 hours"; `null` when it would say no more than `about`. */
  readonly most: string | null;
}

/** The two parts of an estimate, or `null` when it is withheld: say why with `formatNoEstimate`. */
export function formatEstimateParts(estimate: Estimate, language: string): EstimateParts | null {
  return estimate.kind === 'minutes' ? formatMinutes(estimate, language) : null;
}

/** "about 15 min, at most 40", or `null` when the estimate is withheld: say why with `formatNoEstimate`. */
export function formatEstimate(estimate: Estimate, language: string): string | null {
  return estimate.kind === 'minutes' ? joined(estimate, language) : null;
}

/**
 * That the waiting time is not known; `null` when minutes are said. `why`: and the reason, where it helps those who wait;
 * `short`: that alone, for a place with one short line.
 */
export function formatNoEstimate(estimate: Estimate, language: string, style: 'why' | 'short' = 'why'): string | null {
  if (estimate.kind !== 'withheld') return null;
  const words = uiWords(language);
  return style === 'why' ? words.noEstimate[estimate.reason] : words.waitNotKnown;
}

/** What a ticket was told, "about 10 min, at most 15"; `null` where it was told no bound that could be outgrown. */
export function formatTold(told: Minutes, language: string): string | null {
  return told.mostMinutes > SAID_UP_TO ? null : joined(told, language);
}

function formatMinutes({ aboutMinutes, mostMinutes }: Minutes, language: string): EstimateParts {
  const words = uiWords(language).estimate;
  if (aboutMinutes > SAID_UP_TO) return { about: words.long, most: null };
  const about = words.about(aboutMinutes);
  if (mostMinutes > SAID_UP_TO) return { about, most: words.perhapsLong };
  return { about, most: mostMinutes > aboutMinutes ? words.most(mostMinutes) : null };
}

function joined(minutes: Minutes, language: string): string {
  const { about, most } = formatMinutes(minutes, language);
  return most === null ? about : uiWords(language).estimate.both(about, most);
}
