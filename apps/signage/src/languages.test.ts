import { expect, test } from 'vitest';
import { screenTurns } from './languages.ts';

test('SCREEN-21: before the branch is known the screen speaks the browser’s language alone', () => {
  expect(screenTurns([], ['ar-EG', 'en'])).toEqual([['ar']]);
  expect(screenTurns([], ['de'])).toEqual([['en']]);
  expect(screenTurns(['en'], ['ar'])).toEqual([['en']]);
});

test('SCREEN-29: two languages stand side by side, more take turns two by two; those without words are left out', () => {
  expect(screenTurns(['en', 'ar', 'tlh'], ['ar'])).toEqual([['en', 'ar']]);
  expect(screenTurns(['en', 'ar', 'de-XA', 'he-XB'])).toEqual([
    ['en', 'ar'],
    ['de-XA', 'he-XB'],
  ]);
  expect(screenTurns(['en', 'ar', 'de-XA'])).toEqual([
    ['en', 'ar'],
    ['de-XA', 'en'],
  ]);
});
