import { expect, test } from 'vitest';
import { wordsOf } from './catalogue.ts';
import { pseudoResource, pseudoSentence } from './pseudo.ts';

test('WORDS-3: a pseudo-sentence is a third longer, accented and bracketed; its values stay', () => {
  const sentence = 'Ticket {{number}} is ready for you';
  const pseudo = pseudoSentence(sentence, 'accented');
  expect(pseudo).toMatch(/^⟦Ţîķéţ|^⟦Ţîçķéţ/);
  expect(pseudo).toContain('{{number}}');
  expect(pseudo.endsWith('⟧')).toBe(true);
  expect(pseudo.length).toBeGreaterThan(sentence.length * 1.3);
  expect(pseudoSentence('—', 'accented')).toBe('—');
  // What makes it longer has accents too.
  expect(pseudo.replace('{{number}}', '')).not.toMatch(/[a-z]{2}/);
});

test('WORDS-3: a sentence that is a value of another one has no brackets of its own', () => {
  const words = wordsOf('de-XA', null);
  const whole = words.wait({ kind: 'minutes', aboutMinutes: 10, mostMinutes: 25 }) ?? '';
  expect(whole).toMatch(/^⟦[^⟦⟧]*10[^⟦⟧]*25[^⟦⟧]*⟧$/);
});

test('WORDS-3: mirrored, the sentence runs from right to left and its values as they are', () => {
  const pseudo = pseudoSentence('Ticket {{number}} is ready', 'mirrored');
  expect(pseudo).toMatch(/^\u2067\u202e⟦.*⟧\u202c\u2069$/);
  expect(pseudo).toContain('\u2068{{number}}\u2069');
  expect(wordsOf('he-XB', null).direction).toBe('rtl');
});

test('WORDS-3: a pseudo-language has the plural forms of the language in whose name it stands', () => {
  const english = { language: 'en', subjects: { desk: { ahead_one: 'One', ahead_other: '{{count}} people' } } };
  expect(Object.keys(pseudoResource(english, 'ar-XB').subjects.desk ?? {}).sort()).toEqual(
    ['few', 'many', 'one', 'other', 'two', 'zero'].map((form) => `ahead_${form}`),
  );
  expect(Object.keys(pseudoResource(english, 'ja-XA').subjects.desk ?? {})).toEqual(['ahead_one', 'ahead_other']);
});
