import type { Words } from '@foyer/words';

/** A number such as `3` or `12B`; anything longer in letters is a word of the branch's own. */
const isWord = (number: string) => /\p{L}{2}/u.test(number);

/** What a counter is called, alone or at the beginning of a sentence: `Counter 3`, or `Room 1` where its number is a word. */
export function counterName(number: string, words: Words): string {
  return isWord(number) ? number : words.t('shell.common.counterName', { number });
}

/** The same within a sentence: `counter 3`. */
export function counterInSentence(number: string, words: Words): string {
  return isWord(number) ? number : words.t('shell.common.counterInSentence', { number });
}
