import { expect, test } from 'vitest';
import { textIn } from './language-tag.ts';

test('GROUND-14: a text is told in the first language wanted that it is written in, its base counting', () => {
  const texts = { en: 'Cash', ar: 'نقد' };
  expect(textIn(texts, ['ar', 'en'])).toBe('نقد');
  expect(textIn(texts, ['ar-EG', 'en'])).toBe('نقد');
  expect(textIn(texts, ['de', 'en'])).toBe('Cash');
  expect(textIn(texts, ['de'])).toBe('Cash');
  // Tags of the right form that nothing is written in, though every object answers to them.
  expect(textIn(texts, ['valueOf', 'ar'])).toBe('نقد');
  expect(textIn({}, ['en'])).toBe('');
});
