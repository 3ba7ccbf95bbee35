import { wordsOf } from '@foyer/words/catalogue';
import { expect, it } from 'vitest';
import { counterInSentence, counterName } from './counter-name.ts';

const english = wordsOf('en', null);

it('DASH-62: a counter with a number has the noun before it, alone or in a sentence', () => {
  expect(counterName('12B', english)).toBe('Counter 12B');
  expect(counterInSentence('3', english)).toBe('counter 3');
  expect(counterName('3', wordsOf('ar', null))).toBe('الشباك 3');
});

it('DASH-62: one whose number is a word is called by that alone', () => {
  expect(counterName('Room 1', english)).toBe('Room 1');
  expect(counterInSentence('غرفة 2', english)).toBe('غرفة 2');
});
