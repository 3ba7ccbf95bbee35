import { expect, test } from 'vitest';
import { formatList, formatPeople } from './text.ts';

test('UI-11: so many people are said in the plural that the language has for their number', () => {
  const said = (language: string) => [0, 1, 2, 3, 11, 100, 103].map((count) => formatPeople(count, language));
  expect(said('en')).toEqual(['nobody', '1 person', '2 people', '3 people', '11 people', '100 people', '103 people']);
  expect(said('ar-EG')).toEqual(['لا أحد', 'شخص واحد', 'شخصان', '3 أشخاص', '11 شخصًا', '100 شخص', '103 أشخاص']);
});

test('UI-13: things in a row are listed as the language does', () => {
  expect(formatList(['A001'], 'en')).toBe('A001');
  expect(formatList(['A001', 'B002'], 'en')).toBe('A001 and B002');
  expect(formatList(['A001', 'B002'], 'ar-EG')).toBe('A001 وB002');
});
