import { expect, test } from 'vitest';
import { screenLanguages } from './languages.ts';

test('SCREEN-21: before the branch is known the screen speaks the browser’s language alone', () => {
  expect(screenLanguages([], ['ar-EG', 'en'])).toEqual(['ar']);
  expect(screenLanguages([], ['de'])).toEqual(['en']);
  expect(screenLanguages(['en'], ['ar'])).toEqual(['en']);
  expect(screenLanguages(['en', 'ar', 'fr'], ['ar'])).toEqual(['en', 'ar']);
});
