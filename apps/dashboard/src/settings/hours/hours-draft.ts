import {
  type HoursException,
  type HoursSpan,
  type OpeningHours,
  WEEKDAYS,
  type WeeklyHours,
} from '@foyer/configuration';
import type { Holidays } from '@foyer/contract';

/** What is wrong, as sentences, by JSON pointers from the hours: `/weekly/monday/0/until`. */
export type Mistakes = ReadonlyMap<string, string>;

/** The first sentence at a place or below it. */
export function mistakeAt(mistakes: Mistakes, pointer: string): string | undefined {
  for (const [path, sentence] of mistakes) {
    if (path === pointer || path.startsWith(`${pointer}/`)) return sentence;
  }
  return undefined;
}

const WORKDAY: HoursSpan = { from: '09:00', until: '17:00' };

/** The same hours on every day of a list, none on the others. */
function weekOf(days: readonly string[], spans: readonly HoursSpan[]): WeeklyHours {
  const on = (day: string) => (days.includes(day) ? spans : []);
  const [monday, tuesday, wednesday, thursday, friday, saturday, sunday] = WEEKDAYS.map(on);
  const none: readonly HoursSpan[] = [];
  return {
    monday: monday ?? none,
    tuesday: tuesday ?? none,
    wednesday: wednesday ?? none,
    thursday: thursday ?? none,
    friday: friday ?? none,
    saturday: saturday ?? none,
    sunday: sunday ?? none,
  };
}

/** What a branch begins with that had no hours. */
export function usualHours(): OpeningHours {
  return {
    weekly: weekOf(WEEKDAYS.slice(0, 5), [WORKDAY]),
    exceptions: [],
    services: [],
    openBySelf: true,
    closeBySelf: true,
    warningMinutes: 15,
    lastTicket: true,
  };
}

/** Another stretch after the others of a day: after a break of an hour, as long as there is room. */
export function withAnother(spans: readonly HoursSpan[]): readonly HoursSpan[] {
  const last = spans.at(-1);
  if (last === undefined) return [WORKDAY];
  const hour = Number(last.until.slice(0, 2)) + 1;
  if (!Number.isFinite(hour) || hour > 22) return [...spans, { from: last.until, until: '24:00' }];
  const write = (value: number) => `${String(value).padStart(2, '0')}:00`;
  return [...spans, { from: write(hour), until: write(Math.min(24, hour + 3)) }];
}

/** The exceptions in the order of their dates; those without one come last. */
export function inOrder(exceptions: readonly HoursException[]): readonly HoursException[] {
  return exceptions.toSorted((one, other) => (one.date || '9999').localeCompare(other.date || '9999'));
}

/** The chosen holidays among the exceptions, closed; a date that is there already stays as it is. */
export function withHolidays(
  exceptions: readonly HoursException[],
  { items, source }: Pick<Holidays, 'items' | 'source'>,
): readonly HoursException[] {
  const known = new Set(exceptions.map(({ date }) => date));
  const fresh = items
    .filter(({ date }) => !known.has(date))
    .map(({ date, name }): HoursException => ({ date, name, spans: [], source }));
  return inOrder([...exceptions, ...fresh]);
}
