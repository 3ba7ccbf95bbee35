import { expect, test } from 'vitest';
import { wordsOf } from './catalogue.ts';
import { directionOf, languageName } from './language.ts';
import { preferredLanguage } from './resource.ts';
import type { ToldWait } from './waits.ts';
import { hasOwnName } from './words.ts';

const branch = { locale: 'en-GB', timeZone: 'Asia/Riyadh', languages: ['en', 'ar'], counterNoun: 'counter' } as const;
const english = wordsOf('en', branch);
const arabic = wordsOf('ar', branch);
const minutes = (aboutMinutes: number, mostMinutes: number): ToldWait => ({
  kind: 'minutes',
  aboutMinutes,
  mostMinutes,
});

test('UI-1: an estimate is said with the very figures that the branch tells, in the reader’s language and its plurals', () => {
  expect(english.wait(minutes(7, 10))).toBe('about 7 min, at most 10');
  expect(arabic.wait(minutes(10, 15))).toBe('نحو 10 دقائق، و15 دقيقة على الأكثر');
  expect(arabic.wait(minutes(2, 3))).toBe('نحو دقيقتين، و3 دقائق على الأكثر');
  expect(arabic.wait(minutes(1, 2))).toBe('نحو دقيقة، ودقيقتان على الأكثر');
  expect(arabic.wait(minutes(11, 100))).toBe('نحو 11 دقيقة، و100 دقيقة على الأكثر');
});

test('UI-10: the two parts of an estimate are the same words; where both figures are the same one is said', () => {
  expect(english.waitParts(minutes(15, 40))).toEqual({ about: 'about 15 min', most: 'at most 40' });
  expect(arabic.waitParts(minutes(15, 40))).toEqual({ about: 'نحو 15 دقيقة', most: '40 دقيقة على الأكثر' });
  expect(english.waitParts(minutes(1, 1))).toEqual({ about: 'about 1 min', most: null });
  expect(english.wait(minutes(1, 1))).toBe('about 1 min');
  for (const words of [english, arabic]) {
    const parts = words.waitParts(minutes(7, 10));
    expect(words.wait(minutes(7, 10))).toContain(parts?.about);
    expect(words.wait(minutes(7, 10))).toContain(parts?.most);
  }
});

test('UI-12: what lasts more than two hours is said as that, without a figure that nobody can keep', () => {
  expect(english.wait(minutes(110, 120))).toBe('about 110 min, at most 120');
  expect(english.wait(minutes(90, 125))).toBe('about 90 min, perhaps over 2 hours');
  expect(english.wait(minutes(130, 240))).toBe('over 2 hours');
  expect(english.wait(minutes(240, 240))).toBe('over 2 hours');
  expect(arabic.wait(minutes(90, 240))).toBe('نحو 90 دقيقة، وقد يتجاوز ساعتين');
  expect(arabic.wait(minutes(130, 240))).toBe('أكثر من ساعتين');
  expect(english.quotedWait({ aboutMinutes: 90, mostMinutes: 240 })).toBeNull();
  expect(english.quotedWait({ aboutMinutes: 10, mostMinutes: 15 })).toBe('about 10 min, at most 15');
});

test('UI-2: an estimate that is withheld has no minutes but a reason, in the reader’s language', () => {
  const withheld = { kind: 'withheld', reason: 'no-counter' } as const;
  expect(english.wait(withheld)).toBeNull();
  expect(english.noWait(withheld)).toBe('Waiting time not known yet: nobody is serving this just now');
  expect(wordsOf('ar-EG', branch).noWait(withheld)).toContain('لا أحد');
  expect(english.noWait({ kind: 'withheld', reason: 'estimates-old' })).toBe('Waiting time not known just now');
  expect(english.noWait(minutes(5, 9))).toBeNull();
});

test('UI-11: so many people are said in the plural that the language has for their number', () => {
  const people = (language: string) =>
    [0, 1, 2, 3, 11, 100, 103].map((count) => wordsOf(language, branch).people(count));
  expect(people('en')).toEqual(['nobody', '1 person', '2 people', '3 people', '11 people', '100 people', '103 people']);
  expect(people('ar-EG')).toEqual(['لا أحد', 'شخص واحد', 'شخصان', '3 أشخاص', '11 شخصًا', '100 شخص', '103 أشخاص']);
});

test('UI-13: things in a row are listed as the language does', () => {
  expect(english.list(['A001'])).toBe('A001');
  expect(english.list(['A001', 'B002'])).toBe('A001 and B002');
  expect(wordsOf('ar-EG', branch).list(['A001', 'B002'])).toBe('A001 وB002');
});

test('UI-3: durations are said in the reader’s language, with Western digits as on the ticket', () => {
  expect(wordsOf('en', null).duration(45.9)).toBe('45 sec');
  expect([english.duration(660), english.duration(3900)]).toEqual(['11 min', '1 hr 5 min']);
  expect([arabic.duration(660), arabic.duration(7500)]).toEqual(['11 دقيقة', 'ساعتان و5 دقائق']);
  expect(english.duration(3900, 'words')).toBe('1 hour 5 minutes');
  expect(english.duration(7200, 'words')).toBe('2 hours');
  expect(arabic.duration(180, 'words')).toBe('3 دقائق');
  expect(arabic.duration(3780, 'words')).toBe('ساعة و3 دقائق');
  expect(arabic.duration(272, 'clock')).toBe('4:32');
  expect(english.duration(3872, 'clock')).toBe('1:04:32');
  expect(english.duration(-5, 'clock')).toBe('0:00');
});

test('UI-4: a time of day is the branch’s, as people in its region write it, in every language', () => {
  const [night, noon] = ['2026-02-03T22:05:00Z', '2026-02-03T12:05:00Z'];
  expect([english.clockTime(night), arabic.clockTime(noon)]).toEqual(['01:05', '15:05']);
  const american = { ...branch, locale: 'en-US' };
  expect(wordsOf('en', american).clockTime(noon)).toMatch(/^3:05\sPM$/);
  expect(wordsOf('ar', american).clockTime(noon)).toMatch(/^3:05\sم$/);
});

test('UI-4: a date has the order of the branch’s region; only an American branch writes as Americans do', () => {
  const date = (locale: string) => wordsOf('en', { ...branch, locale }).date('2026-02-03T12:05:00Z');
  expect(date('en-GB')).toBe('Tuesday 3 February');
  expect(date('en-US')).toBe('Tuesday, February 3');
  expect(date('ar-SA')).toBe('Tuesday, 3 February');
  expect(english.day('2026-02-03', 'short')).toBe('Tue 3 Feb');
  expect([1, 7].map((weekday) => english.weekday(weekday))).toEqual(['Monday', 'Sunday']);
});

test('UI-5: a name is shown in the reader’s language, its base, the branch’s first, or whichever there is', () => {
  const text = { en: 'Loans', ar: 'قروض' };
  expect(wordsOf('ar-EG', branch).text(text)).toBe('قروض');
  expect(wordsOf('fr', branch).text(text)).toBe('Loans');
  expect(wordsOf('fr', { ...branch, languages: ['ar', 'en'] }).text(text)).toBe('قروض');
  expect(wordsOf('zh-Hans-SG', branch).text({ en: 'Loans', 'zh-Hans': '贷款' })).toBe('贷款');
  expect(wordsOf('fr', branch).text({ de: 'Kredite' })).toBe('Kredite');
  expect(['en', 'ar', 'de-XA'].map(languageName)).toEqual(['English', 'العربية', 'Deutsch']);
});

test('UI-7: sentences have the language’s plural forms and numbers; English stands in for a language without words', () => {
  const ahead = (language: string, count: number) => wordsOf(language, branch).t('common.ahead', { count });
  expect(ahead('en', 1204)).toBe('1,204 people ahead of you');
  expect(ahead('ar', 2)).toBe('شخصان قبلك');
  expect(ahead('tlh', 1)).toBe('1 person ahead of you');
  const german = wordsOf('de-XA', { ...branch, locale: 'de-DE' });
  expect([german.count(1204), german.decimal(-1.25, 1)]).toEqual(['1.204', '\u22121,3']);
  expect(english.has('kiosk.wait.nothing')).toBe(false);
  expect(english.t('common.counter.counter.alone', { number: '$t(kiosk.welcome) {{x}}' })).toBe(
    'Counter $t(kiosk.welcome) {{x}}',
  );
});

test('UI-8: direction and best language follow the reader', () => {
  const tags = ['ar', 'ar-EG', 'he', 'ur', 'en', 'fr', 'de-XA', 'de-XB'];
  expect(tags.map(directionOf)).toEqual(['rtl', 'rtl', 'rtl', 'rtl', 'ltr', 'ltr', 'ltr', 'rtl']);
  expect(preferredLanguage(['en', 'ar'], ['fr', 'ar-SA'])).toBe('ar');
  expect(preferredLanguage(['en', 'pt-BR'], ['pt'])).toBe('pt-BR');
  expect(preferredLanguage(['en', 'ar'], ['fr'])).toBe('en');
});

test('DASH-60: a week begins with the region’s own first day, an hour is written as there, whatever the language', () => {
  const at = (locale: string, language = 'en') => wordsOf(language, { ...branch, locale });
  expect(at('en-GB', 'ar').weekdays).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(at('en-US').weekdays).toEqual([7, 1, 2, 3, 4, 5, 6]);
  expect(at('ar-EG').weekdays[0]).toBe(6);
  expect(at('en-GB').timeOfDay(9)).toBe('09:00');
  expect(at('en-US').timeOfDay(14)).toMatch(/^2:00\sPM$/);
});

test('UI-14: a counter with a number has the noun before it, alone or in a sentence', () => {
  expect(english.counter('12B')).toBe('Counter 12B');
  expect(english.counter('3', 'in-sentence')).toBe('counter 3');
  expect(arabic.counter('3')).toBe('الشباك 3');
  expect(['3', '12B', 'B-17'].map(hasOwnName)).toEqual([false, false, false]);
});

test('SETTINGS-63: a branch may call its counters desks or rooms, alone and in a sentence, in every language', () => {
  const rooms = { ...branch, counterNoun: 'room' } as const;
  expect(wordsOf('en', rooms).counter('3')).toBe('Room 3');
  expect(wordsOf('en', rooms).counterNoun()).toBe('Room');
  expect(wordsOf('en', rooms).counterNoun('come')).toBe('Please come to room');
  expect(wordsOf('ar', rooms).counter('3', 'in-sentence')).toBe('الغرفة 3');
  expect(wordsOf('en', rooms).counter('Lab 2')).toBe('Lab 2');
});

test('UI-14: one whose number is a word is called by that alone, in every language', () => {
  expect(english.counter('Room 1')).toBe('Room 1');
  expect(english.counter('غرفة 2', 'in-sentence')).toBe('غرفة 2');
  expect(arabic.counter('Kasse Nord')).toBe('Kasse Nord');
  expect(['Room 1', 'غرفة 2', 'Oda 2'].map(hasOwnName)).toEqual([true, true, true]);
});
