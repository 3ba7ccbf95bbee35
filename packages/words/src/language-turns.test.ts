import { expect, test } from 'vitest';
import { languageTurns } from './language.ts';

test('KIOSK-45, SCREEN-29: two languages speak at once, more of them two after two, and none alone', () => {
  expect(languageTurns(['en'])).toEqual([['en']]);
  expect(languageTurns(['en', 'ar'])).toEqual([['en', 'ar']]);
  expect(languageTurns(['en', 'ar', 'he'])).toEqual([
    ['en', 'ar'],
    ['he', 'en'],
  ]);
  expect(languageTurns(['en', 'ar', 'he', 'fr'])).toEqual([
    ['en', 'ar'],
    ['he', 'fr'],
  ]);
});
