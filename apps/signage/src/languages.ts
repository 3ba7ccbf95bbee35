/// <reference types="vite/client" />
import { PageLanguages, preferredLanguage } from '@foyer/words';

/** The languages a screen can be in. */
export const languages = new PageLanguages(import.meta.glob('../../../packages/words/*/{common,signage}.json'));

/**
 * The languages this screen says everything in: two side by side, and where the branch offers more, two after two in
 * turn. Before the branch is known it is the browser's alone.
 */
export function screenTurns(
  offered: readonly string[],
  wished: readonly string[] = navigator.languages,
): readonly (readonly string[])[] {
  if (offered.length === 0) return [[preferredLanguage(languages.all, wished)]];
  const spoken = languages.of(offered);
  const [first] = spoken;
  const turns = spoken.flatMap((language, at) => (at % 2 === 0 ? [[language, ...spoken.slice(at + 1, at + 2)]] : []));
  // Nobody waits longer for the branch's first language than for the others.
  return turns.map((turn) => (turn.length === 1 && turns.length > 1 && first !== undefined ? [...turn, first] : turn));
}
