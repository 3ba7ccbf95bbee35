/// <reference types="vite/client" />
import { PageLanguages, preferredLanguage } from '@foyer/words';

/** The languages a screen can be in. */
export const languages = new PageLanguages(import.meta.glob('../../../packages/words/*/{common,signage}.json'));

/** The languages that stand on a screen together, one or two, in the order in which they take turns. */
export type Turns = readonly (readonly string[])[];

/** The language of a screen that knows its branch not yet: the browser's. */
export function browserLanguage(wished: readonly string[] = navigator.languages): string {
  return preferredLanguage(languages.all, wished);
}

/** Two languages side by side and, where there are more, two after two in turn. */
export function turnsOf(spoken: readonly string[]): Turns {
  const [first] = spoken;
  const turns = spoken.flatMap((language, at) => (at % 2 === 0 ? [[language, ...spoken.slice(at + 1, at + 2)]] : []));
  // Nobody waits longer for the branch's first language than for the others.
  return turns.map((turn) => (turn.length === 1 && turns.length > 1 && first !== undefined ? [...turn, first] : turn));
}
