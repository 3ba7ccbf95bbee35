import { expect, test, vi } from 'vitest';
import { PageLanguages } from './page-languages.ts';

const subject = (text: string) => vi.fn(async () => ({ default: { title: text } }));

test('UI-8: a language is fetched once, when it is first asked for, and no other with it', async () => {
  const files = { '/words/en/kiosk.json': subject('Hello'), '/words/ar/kiosk.json': subject('مرحبا') };
  const languages = new PageLanguages(files);
  const told = vi.fn();
  languages.subscribe(told);
  await Promise.all([languages.load('ar-EG'), languages.load('ar-EG')]);
  expect(languages.loaded.get('ar-EG')).toEqual({ language: 'ar', subjects: { kiosk: { title: 'مرحبا' } } });
  expect(
    [files['/words/ar/kiosk.json'], files['/words/en/kiosk.json'], told].map(({ mock }) => mock.calls.length),
  ).toEqual([1, 0, 1]);
  expect(languages.of(['fr', 'ar-EG', 'en', 'de-XA'])).toEqual(['ar-EG', 'en', 'de-XA']);
  expect(languages.of(['fr'])).toEqual(['en']);
  expect([['ar-EG', 'en'], ['tlh']].map((wishes) => languages.best(wishes))).toEqual(['ar', 'en']);
});

test('UI-17: a language is known by a tag that programs can format with and that there are words for', () => {
  const languages = new PageLanguages({ '/words/en/kiosk.json': subject('Hello') });
  expect(['en', 'en-GB', 'de-XA'].filter((tag) => !languages.knows(tag))).toEqual([]);
  expect(['', 'fr', '!!', '!!-XA', 'en_GB', ['en'], 5, null, undefined].filter((tag) => languages.knows(tag))).toEqual(
    [],
  );
  expect(languages.of(['!!-XA', 'en-'])).toEqual(['en']);
});

test('UI-8: a language that can’t be fetched is tried again until it comes', async () => {
  vi.useFakeTimers();
  try {
    const fetch = subject('Hello').mockRejectedValueOnce(new Error('away')).mockRejectedValueOnce(new Error('away'));
    const languages = new PageLanguages({ '/words/en/kiosk.json': fetch });
    const loading = languages.load('en');
    await vi.advanceTimersByTimeAsync(10_000);
    await loading;
    expect(fetch).toHaveBeenCalledTimes(3);
    expect(languages.loaded.has('en')).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});
