import { expect, test } from 'vitest';
import { HOLIDAY_SOURCE, holidaysOf } from './holiday-list.ts';

test('HOURS-2: the holidays of a country and a region come by date, named in the branch’s languages as far as they are known', () => {
  const { items, regions, countries, source } = holidaysOf({
    country: 'ES',
    region: 'MD',
    year: 2026,
    languages: ['es', 'en', 'ar'],
  });
  expect(countries).toContain('EG');
  expect(regions).toContainEqual({ code: 'MD', name: expect.any(String) });
  expect(source).toBe(HOLIDAY_SOURCE);
  expect(items.map(({ date }) => date)).toEqual([...new Set(items.map(({ date }) => date))].toSorted());
  expect(items.find(({ date }) => date === '2026-04-03')).toEqual({
    date: '2026-04-03',
    name: { es: 'Viernes Santo', en: 'Good Friday' },
    kind: 'public',
  });
  // Madrid alone has its second of May.
  expect(items.map(({ date }) => date)).toContain('2026-05-02');
  expect(
    holidaysOf({ country: 'ES', region: undefined, year: 2026, languages: ['en'] }).items.map(({ date }) => date),
  ).not.toContain('2026-05-02');
});

test('HOURS-2: a name never lacks the branch’s first language, and a holiday of several days is as many dates', () => {
  const { items } = holidaysOf({ country: 'EG', region: undefined, year: 2026, languages: ['en', 'ar'] });
  expect(items.length).toBeGreaterThan(8);
  for (const { name } of items) expect(Object.keys(name)).toContain('en');
  expect(items.some(({ name }) => name.ar !== undefined)).toBe(true);
  const feast = items.filter(({ date }) => date >= '2026-03-19' && date <= '2026-03-23');
  expect(feast.length).toBeGreaterThan(1);
});

test('HOURS-2: of a country without data, or none, only the countries are told', () => {
  for (const country of [undefined, 'XX']) {
    expect(holidaysOf({ country, region: undefined, year: 2026, languages: ['en'] })).toMatchObject({
      regions: [],
      items: [],
    });
  }
});
