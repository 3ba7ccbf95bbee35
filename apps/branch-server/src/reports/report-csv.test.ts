import type { AnswersRow, QuotedRow, ReportRow } from '@foyer/contract';
import { wordsOf } from '@foyer/words/catalogue';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { answersCsv, quotedCsv, type RowNames, reportCsv } from './report-csv.ts';

const branch = { locale: 'en-GB', timeZone: 'UTC', languages: ['en', 'ar'], counterNoun: 'counter' } as const;
const english = { words: wordsOf('en', branch), locale: 'en-GB' };
const arabicReader = { words: wordsOf('ar', branch), locale: 'en-GB' };
const nothing = { count: 0, mean: null, median: null, p90: null };
const row: ReportRow = {
  key: 'cash',
  tickets: 3,
  arrivals: 4,
  served: 2,
  open: 1,
  recalls: 0,
  wait: { count: 3, mean: 200.4, median: 181.3, p90: 407.9 },
  firstResponse: nothing,
  walk: nothing,
  serviceTime: nothing,
  hold: nothing,
  workAfter: nothing,
  handleTime: nothing,
  resolutionTime: nothing,
  withinTarget: 2 / 3,
  noShow: 1 / 4,
  abandoned: 0,
  cancelled: 0,
  transferred: 0,
  escalated: 0,
  resolved: null,
  firstContactResolution: null,
  repeatContact: null,
  occupancy: null,
  autoClosed: 0,
};
const names: RowNames = {
  service: (id) => (id === 'cash' ? { en: 'Cash in and out', ar: 'الإيداع والسحب' } : null),
  class: (id) => (id === 'priority' ? { en: 'Priority', ar: 'أولوية' } : null),
  mark: () => null,
  counter: (id) => (id === 'counter-1' ? '1' : null),
  agent: (id) => (id === 'agent' ? 'Amira' : id),
  reason: (id) => (id === 'lost-card' ? { en: 'Lost card', ar: 'بطاقة مفقودة' } : null),
};
const quoted: QuotedRow = {
  key: 'priority',
  tickets: 40,
  quoted: 30,
  called: 20,
  left: 4,
  waiting: 5,
  apart: 1,
  meanQuoted: 300,
  meanWait: 390,
  meanError: 120,
  bias: -90,
  meanBound: 720,
  covered: 0.9,
  withheld: 10,
  withheldBy: {
    'no-evidence': 9,
    'no-counter': 1,
    'branch-closed': 0,
    'service-suspended': 0,
    'clock-stepped': 0,
    'not-ready': 0,
    'estimates-old': 0,
  },
};
const cells = (...of: Parameters<typeof reportCsv>) => cellsOf(reportCsv(...of));
const cellsOf = (file: string, delimiter = ',') => {
  const [head = [], ...rest] = parse(file, { bom: true, delimiter });
  return (at: string) => rest.map((line) => line[head.indexOf(at)]);
};

test('DASH-33: a report’s file has heads in words with units, minutes and percent to a tenth, and names', () => {
  const of = cells('services', [row], names, english);
  expect(of('Service')).toEqual(['Cash in and out']);
  expect(of('Arrivals (tickets, transfers and planned services)')).toEqual(['4']);
  expect(of('Wait: median (min)')).toEqual(['3']);
  expect(of('Wait: 90 % within (min)')).toEqual(['6.8']);
  expect(of('Called within target (% of those called)')).toEqual(['66.7']);
  expect(of('No-shows (% of arrivals)')).toEqual(['25']);
  expect(of('Resolved (% of those served)')).toEqual(['']);
});

test('DASH-33: in Arabic for who reads Arabic; people and counters by what they are called', () => {
  const arabic = cells('services', [row], names, arabicReader);
  expect(arabic('الخدمة')).toEqual(['الإيداع والسحب']);
  expect(arabic('الانتظار: الوسيط (دقيقة)')).toEqual(['3']);
  expect(cells('agents', [{ ...row, key: 'agent' }], names, english)('Agent')).toEqual(['Amira']);
  expect(cells('counters', [{ ...row, key: 'counter-1' }], names, english)('Counter')).toEqual(['1']);
  expect(cells('hours', [{ ...row, key: '9' }], names, english)('Hour')).toEqual(['09:00']);
  expect(cells('heatmap', [{ ...row, key: '1-09' }], names, english)('Weekday and hour')).toEqual(['Monday 09:00']);
  const american = { words: wordsOf('en', { ...branch, locale: 'en-US' }), locale: 'en-US' };
  expect(cells('hours', [{ ...row, key: '14' }], names, american)('Hour')).toEqual([american.words.timeOfDay(14)]);
  expect(american.words.timeOfDay(14)).toMatch(/^2:00\sPM$/);
  expect(cells('heatmap', [{ ...row, key: '1-09' }], names, american)('Weekday and hour')).toEqual([
    `Monday ${american.words.timeOfDay(9)}`,
  ]);
  expect(cells('overview', [{ ...row, key: 'all' }], names, english)('Report')).toEqual(['Whole branch']);
});

test('DASH-33: quoted against actual as a file has the same words, units and names, and shares of withheld tickets', () => {
  const of = cellsOf(quotedCsv('classes', [quoted], names, english));
  expect(of('Class')).toEqual(['Priority']);
  expect(of('Told minutes and called')).toEqual(['20']);
  expect(of('Quoted median less actual: mean (min)')).toEqual(['-1.5']);
  expect(of('Called within the quoted 90 % bound (% of those called)')).toEqual(['90']);
  expect(of('Told no minutes (% of tickets)')).toEqual(['25']);
  expect(of('Told no minutes: too little data yet (% of tickets)')).toEqual(['22.5']);
  const arabic = cellsOf(quotedCsv('classes', [quoted], names, arabicReader));
  expect(arabic('الفئة')).toEqual(['أولوية']);
  expect(arabic('خطأ الوسيط المعلن: المتوسط (دقيقة)')).toEqual(['2']);
});

test('REPORT-31: how escalations were answered as a file, by reasons and sources in words and by hours', () => {
  const spread = { count: 2, mean: 90, median: 60, p90: 120 };
  const answers: AnswersRow = {
    key: 'lost-card',
    raised: 3,
    acknowledged: 2,
    resolved: 1,
    further: 1,
    takenOver: 1,
    lapsed: 0,
    firstResponse: spread,
    resolutionTime: nothing,
    inTime: 0.5,
  };
  const file = (by: 'reasons' | 'sources' | 'hours', key: string, reader = english) =>
    cellsOf(answersCsv(by, [{ ...answers, key }], names, reader));
  const of = file('reasons', 'lost-card');
  expect(of('Reason')).toEqual(['Lost card']);
  expect(of('Raised further')).toEqual(['1']);
  expect(of('First response: 90 % within (min)')).toEqual(['2']);
  expect(of('Resolution: median (min)')).toEqual(['']);
  expect(of('Answered in time (% of those due)')).toEqual(['50']);
  expect(file('reasons', 'complaint')('Reason')).toEqual(['Complaint']);
  expect(file('reasons', 'gone')('Reason')).toEqual(['gone']);
  expect(file('sources', 'phone')('Asked by')).toEqual(['Calls for help from a phone']);
  expect(file('hours', '9')('Hour')).toEqual(['09:00']);
  expect(file('reasons', 'lost-card', arabicReader)('السبب')).toEqual(['بطاقة مفقودة']);
});

test('DASH-33: where decimals have a comma the cells are parted by semicolons, as spreadsheets there expect', () => {
  const german = reportCsv('services', [row], names, { ...english, locale: 'de-DE' });
  const of = cellsOf(german, ';');
  expect(german.startsWith('\uFEFF')).toBe(true);
  expect(of('Wait: 90 % within (min)')).toEqual(['6,8']);
  expect(of('Tickets (one per visit)')).toEqual(['3']);
  // Not a formula though it begins with a sign.
  expect(cellsOf(quotedCsv('classes', [quoted], names, { ...arabicReader, locale: 'de-DE' }), ';')('الفئة')).toEqual([
    'أولوية',
  ]);
  const bias = 'Quoted median less actual: mean (min)';
  expect(cellsOf(quotedCsv('classes', [quoted], names, { ...english, locale: 'fr-FR' }), ';')(bias)).toEqual(['-1,5']);
  // Programs in Switzerland and in Arabic with Western digits have a point.
  for (const locale of ['de-CH', 'ar-SA']) {
    expect(cellsOf(quotedCsv('classes', [quoted], names, { ...english, locale }))(bias)).toEqual(['-1.5']);
  }
});

test('DASH-33: a name that a spreadsheet would take for a formula, or that holds what parts cells, stays a name', () => {
  const named = (name: string, locale: string) => {
    const file = reportCsv('agents', [row], { ...names, agent: () => name }, { ...english, locale });
    return cellsOf(file, locale === 'de-DE' ? ';' : ',')('Agent');
  };
  for (const locale of ['en-GB', 'de-DE']) {
    expect(named('=1+1', locale)).toEqual(["'=1+1"]);
    expect(named('-2,5', locale)).toEqual(["'-2,5"]);
    expect(named('Amira; "Ana", 2', locale)).toEqual(['Amira; "Ana", 2']);
  }
});
