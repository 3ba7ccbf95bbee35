import type { Holidays as HolidaysReply } from '@foyer/contract';
import Holidays, { type HolidaysTypes } from 'date-holidays';

/** What is asked for: a country by ISO 3166-1, one of its regions by the data's own code, a year; the languages of the names, the first one needed. */
export interface HolidayQuestion {
  readonly country: string | undefined;
  readonly region: string | undefined;
  readonly year: number;
  readonly languages: readonly string[];
}

/** To whom the days are owed: stands beside each that is imported, and in the documentation. */
export const HOLIDAY_SOURCE = 'date-holidays (data: CC BY-SA 3.0, from Wikipedia)';

/** Days on which offices may be closed; a school's or an observance is none of a branch's. */
const KINDS = ['public', 'bank', 'optional'] as const;
type Kind = (typeof KINDS)[number];
const DAY = 86_400_000;
/** A holiday of more days than this is none. */
const LONGEST = 14;

/** The holidays of a country or a region in a year, by date; nothing for one that there are no data of. Slow: reads all data. */
export function holidaysOf({ country, region, year, languages }: HolidayQuestion): HolidaysReply {
  const known = new Holidays();
  const countries = Object.keys(known.getCountries()).toSorted();
  if (country === undefined || !countries.includes(country)) {
    return { countries, regions: [], items: [], source: HOLIDAY_SOURCE };
  }
  const states = Object.entries(known.getStates(country) ?? {});
  const regions = states.map(([code, name]) => ({ code, name }));
  const there = region !== undefined && states.some(([code]) => code === region);
  const calendar = there ? new Holidays(country, region) : new Holidays(country);
  // Asked for another language, the calendar answers in one it has: what it has is known only before.
  const spoken = new Set(calendar.getLanguages());
  const [first = 'en'] = languages;
  const items = new Map<string, HolidaysReply['items'][number]>();
  for (const language of languages) {
    const known = spoken.has(language) || spoken.has(language.split('-')[0] ?? language);
    if (!known && language !== first) continue;
    for (const { kind, date, name } of calendar.getHolidays(year, language).flatMap(daysOf)) {
      const before = items.get(date);
      if (before === undefined || KINDS.indexOf(kind) < KINDS.indexOf(before.kind)) {
        items.set(date, { date, name: { [language]: name }, kind });
      } else if (before.kind === kind) {
        items.set(date, { ...before, name: { [language]: name, ...before.name } });
      }
    }
  }
  const inOrder = [...items.values()].toSorted((one, other) => one.date.localeCompare(other.date));
  return { countries, regions, items: inOrder, source: HOLIDAY_SOURCE };
}

/** The dates of a holiday; one that begins in an evening counts from the day after, as the data's date says. */
function daysOf(holiday: HolidaysTypes.Holiday): readonly { kind: Kind; date: string; name: string }[] {
  const kind = KINDS.find((one) => one === holiday.type);
  if (kind === undefined) return [];
  const days = Math.min(LONGEST, Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / DAY)));
  const first = Date.parse(`${holiday.date.slice(0, 10)}T12:00:00Z`);
  return Array.from({ length: days }, (_, day) => ({
    kind,
    date: new Date(first + day * DAY).toISOString().slice(0, 10),
    name: holiday.name,
  }));
}
