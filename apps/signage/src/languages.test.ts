import { expect, test } from 'vitest';
import { browserLanguage, turnsOf } from './languages.ts';

test('SCREEN-21: before the branch is known the screen speaks the browser’s language alone', () => {
  expect(browserLanguage(['ar-EG', 'en'])).toBe('ar');
  expect(browserLanguage(['tlh'])).toBe('en');
  expect(turnsOf(['en'])).toEqual([['en']]);
});

test('SCREEN-29: two languages stand side by side, more take turns two by two', () => {
  expect(turnsOf(['en', 'ar'])).toEqual([['en', 'ar']]);
  expect(turnsOf(['en', 'ar', 'de-XA', 'he-XB'])).toEqual([
    ['en', 'ar'],
    ['de-XA', 'he-XB'],
  ]);
  expect(turnsOf(['en', 'ar', 'de-XA'])).toEqual([
    ['en', 'ar'],
    ['de-XA', 'en'],
  ]);
});
