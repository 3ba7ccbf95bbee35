import { expect, test } from 'vitest';
import { createI18n, directionOf, preferredLanguage, type Translation, type Words } from './i18n.ts';

const en = { ahead_one: '{{count}} person', ahead_other: '{{count}} people', only: 'Only here' } satisfies Words;
const ar: Translation<typeof en> = {
  ahead_two: 'شخصان',
  ahead_few: '{{count}} أشخاص',
  ahead_other: '{{count}} شخص',
  only: 'هنا',
};

test('UI-7: words follow the language with its own plural forms; what a language lacks is taken from English', () => {
  const i18n = createI18n({ en, ar, fr: {} }, 'ar-EG');
  expect([2, 5, 100].map((count) => i18n.t('ahead', { count }))).toEqual(['شخصان', '5 أشخاص', '100 شخص']);
  expect(i18n.getFixedT('en')('ahead', { count: 1 })).toBe('1 person');
  expect(i18n.getFixedT('fr')('only')).toBe('Only here');
});

test('UI-8: direction and best language follow the reader', () => {
  expect(['ar', 'ar-EG', 'he', 'ur', 'en', 'fr'].map(directionOf)).toEqual(['rtl', 'rtl', 'rtl', 'rtl', 'ltr', 'ltr']);
  expect(preferredLanguage(['en', 'ar'], ['fr', 'ar-SA'])).toBe('ar');
  expect(preferredLanguage(['en', 'ar'], ['fr'])).toBe('en');
});
