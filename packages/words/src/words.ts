import { type CounterNoun, textIn } from '@foyer/basics';
import i18next, { type FormatterModule, type i18n } from 'i18next';
import type { WordKey } from './keys.ts';
import { conventionsOf, type Direction, directionOf, PSEUDO_BRACKETS, pseudoKind } from './language.ts';
import type { Resource } from './resource.ts';
import { isNext, LONGEST_TOLD, type ToldWait, type WaitMinutes, type WaitParts } from './waits.ts';

/** What of a branch decides how it writes to people. */
export interface BranchManner {
  /** BCP 47 with a region, such as `en-GB`: how dates, times and numbers are written. */
  readonly locale: string;
  /** IANA. */
  readonly timeZone: string;
  /** That it offers, the default first. */
  readonly languages: readonly string[];
  /** What it calls the places where people are served. */
  readonly counterNoun: CounterNoun;
}

/** An instant: ISO 8601 or epoch milliseconds. */
type At = string | number;
type Values = Readonly<Record<string, string | number>>;

/** Each a thousand times the one before. */
const SIZES = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

const DAY = {
  long: { weekday: 'long', day: 'numeric', month: 'long' },
  short: { weekday: 'short', day: 'numeric', month: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/**
 * Is a counter's number a word of the branch's own, such as `Room 1`, which needs no noun before it? One such as `3` or
 * `12B` is not.
 */
export function hasOwnName(counter: string): boolean {
  return /\p{L}{2}/u.test(counter);
}

/** Everything as one reader reads it: the sentences of their language; dates, times and numbers as the branch writes them. */
export class Words {
  /** BCP 47 tag of the language, as the branch or the reader named it. */
  readonly language: string;
  readonly direction: Direction;
  /** For `Intl` and for components that write dates and numbers themselves. */
  readonly tag: string;
  /** The days of a week in the region's order, as they are numbered for `weekday`. */
  readonly weekdays: readonly number[];
  readonly #hourCycle: Intl.LocaleHourCycleKey | undefined;
  readonly #timeZone: string | undefined;
  /** Where a name is not written in the language. */
  readonly #fallback: string;
  readonly #counterNoun: CounterNoun;
  readonly #i18n: i18n;
  readonly #numbers = new Map<string, Intl.NumberFormat>();
  readonly #dates = new Map<string, Intl.DateTimeFormat>();

  /**
   * @param language the reader's; its sentences are those of the resource
   * @param branch `null` while no branch is known: times are then the device's
   */
  constructor(resource: Resource, language: string, branch: BranchManner | null) {
    const { tag, hourCycle, firstWeekday } = conventionsOf(language, branch?.locale ?? null);
    this.language = language;
    this.direction = directionOf(language);
    this.tag = tag;
    this.weekdays = Array.from({ length: 7 }, (_, index) => ((firstWeekday - 1 + index) % 7) + 1);
    this.#hourCycle = hourCycle;
    this.#timeZone = branch?.timeZone;
    this.#fallback = branch?.languages[0] ?? 'en';
    this.#counterNoun = branch?.counterNoun ?? 'counter';
    const isPseudo = pseudoKind(resource.language) !== null;
    this.#i18n = i18nOf(resource, (value) => {
      if (typeof value === 'number') return this.count(value);
      return isPseudo ? String(value).replace(PSEUDO_BRACKETS, '') : String(value);
    });
  }

  /** A sentence, its `{{values}}` filled in; `count` also chooses the plural form. Numbers are written as counts. */
  readonly t = (key: WordKey, values: Values = {}): string => this.#i18n.t(key, { ...values });

  /** Is there such a sentence? For names that come from outside, such as those of a newer server's events. */
  has(key: string): key is WordKey {
    // With a count, so that one with plural forms is found by one of these.
    return this.#i18n.exists(key, { count: 1 });
  }

  /** A name that the branch wrote in several languages: in the reader's, its base, the branch's first, or whichever there is. */
  text(texts: Readonly<Record<string, string>>): string {
    return textIn(texts, [this.language, this.#fallback]);
  }

  /**
   * What a counter is called: `Counter 3`, within a sentence `counter 3`, or with the noun that the branch has for it,
   * such as `Desk 3`; `Room 1` where its number is a word.
   *
   * @param number as the branch wrote it
   */
  counter(number: string, place: 'alone' | 'in-sentence' = 'alone'): string {
    if (hasOwnName(number)) return number;
    return this.t(`common.counter.${this.#counterNoun}.${place === 'alone' ? 'alone' : 'inSentence'}`, { number });
  }

  /** What counters are called here, without a number: `Counter`, `Room`; with `come`: `Please come to counter`. */
  counterNoun(form: 'name' | 'come' = 'name'): string {
    return this.t(`common.counter.${this.#counterNoun}.${form}`);
  }

  /** A count such as `1,204`. */
  count(count: number): string {
    return this.#number({}).format(count);
  }

  /**
   * A share such as `84%`.
   *
   * @param share 0–1
   */
  share(share: number): string {
    return this.#number({ style: 'percent', maximumFractionDigits: 0 }).format(share);
  }

  /**
   * A number with so many decimals, or up to `most`: no sign for what rounds to zero, and a true minus sign, in the place
   * of the hyphen that stands with the marks of direction its language needs.
   */
  decimal(value: number, least: number, most = least): string {
    const digits = { minimumFractionDigits: least, maximumFractionDigits: most, signDisplay: 'negative' } as const;
    return this.#number(digits).format(value).replace('-', '\u2212');
  }

  /**
   * A sum such as `€12.50` or `3 km`.
   *
   * @param unit an ISO 4217 code, or a word or sign
   */
  amount({ unit, thousandths }: { readonly unit: string; readonly thousandths: number }): string {
    const value = thousandths / 1000;
    if (/^[A-Z]{3}$/.test(unit)) return this.#number({ style: 'currency', currency: unit }).format(value);
    return this.t('common.amount', { amount: this.decimal(value, 0, 3), unit });
  }

  /** How large a file is, such as `218 MB`. */
  fileSize(bytes: number): string {
    const at = Math.min(SIZES.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
    const [value, unit] = [bytes / 1000 ** at, SIZES[at] ?? 'byte'];
    const digits = value < 10 && at > 0 ? 1 : 0;
    return this.#number({ style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: digits }).format(value);
  }

  /** So many people, such as `3 people`; `nobody` for none. */
  people(count: number): string {
    return this.t('common.people', { count });
  }

  /** Several things in a row, such as `A001, A002 and A003`; nothing for none. */
  list(things: readonly string[]): string {
    return new Intl.ListFormat(this.tag).format(things);
  }

  /** Sorts names as the language does. */
  compare(one: string, other: string): number {
    return one.localeCompare(other, this.tag, { numeric: true });
  }

  /** A time of day at the branch such as `14:05`, or `2:05 PM` where people write it so. */
  clockTime(at: At): string {
    return this.#date(this.#clock).format(instantOf(at));
  }

  /**
   * A time of any day, such as `09:00` or `9:00 AM`.
   *
   * @param hour 0–23
   */
  timeOfDay(hour: number, minute = 0): string {
    return this.#date({ ...this.#clock, timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1, hour, minute));
  }

  /**
   * When what is closed opens again: `Opens at 14:00`, `Opens tomorrow at 09:00`, `Opens Monday at 09:00`, or with the
   * date where that is a week and more ahead.
   */
  opens(at: At, now: At): string {
    const time = this.clockTime(at);
    const days = this.#dayNumber(at) - this.#dayNumber(now);
    if (days <= 0) return this.t('common.opens.today', { time });
    if (days === 1) return this.t('common.opens.tomorrow', { time });
    const day = days < 7 ? this.#date({ weekday: 'long' }).format(instantOf(at)) : this.date(at);
    return this.t('common.opens.onDay', { day, time });
  }

  /** A time of day at the branch, with its day where that is another one: `14:05`, `3 Feb, 14:05`. */
  soon(at: At, now: At): string {
    return this.#dayNumber(at) === this.#dayNumber(now) ? this.clockTime(at) : this.moment(at);
  }

  /** Days since some day long ago, as the branch counts dates. */
  #dayNumber(at: At): number {
    const zone = this.#timeZone === undefined ? {} : { timeZone: this.#timeZone };
    const date = new Intl.DateTimeFormat('en-CA', { ...zone, dateStyle: 'short' }).format(instantOf(at));
    return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
  }

  /** A date at the branch such as `Monday 3 February`. */
  date(at: At): string {
    return this.#date(DAY.long).format(instantOf(at));
  }

  /** A day and a time at the branch such as `3 Feb, 14:05`. */
  moment(at: At): string {
    return this.#date({ day: 'numeric', month: 'short', ...this.#clock }).format(instantOf(at));
  }

  /**
   * A day of the calendar, such as `Monday 3 February` or, in short, `Mon 3 Feb`.
   *
   * @param day `2026-02-03`
   */
  day(day: string, style: 'long' | 'short' = 'long'): string {
    return this.#date({ ...DAY[style], timeZone: 'UTC' }).format(Date.parse(`${day}T12:00:00Z`));
  }

  /**
   * The name of a day of the week.
   *
   * @param weekday 1 for Monday to 7 for Sunday
   */
  weekday(weekday: number, style: 'long' | 'short' = 'long'): string {
    // The first day of 2024 was a Monday.
    return this.#date({ weekday: style, timeZone: 'UTC' }).format(Date.UTC(2024, 0, weekday));
  }

  /**
   * A length of time. `words`: `45 seconds`, `12 minutes`, `1 hour 5 minutes`; `short`, with the units that waits are told
   * in: `45 sec`, `12 min`, `1 hr 5 min`; `clock`: `4:32`, `1:04:32`.
   */
  duration(seconds: number, style: 'words' | 'short' | 'clock' = 'short'): string {
    const whole = Math.max(0, Math.floor(seconds));
    if (style === 'clock') return clockDuration(whole);
    const of = (count: number, unit: 'second' | 'minute' | 'hour') =>
      style === 'short'
        ? this.t(`common.length.${unit}s`, { count })
        : this.#number({ style: 'unit', unit, unitDisplay: 'long' }).format(count);
    if (whole < 60) return of(whole, 'second');
    const minutes = Math.floor(whole / 60);
    if (minutes < 60) return of(minutes, 'minute');
    const hours = of(Math.floor(minutes / 60), 'hour');
    return minutes % 60 === 0 ? hours : this.t('common.length.both', { hours, minutes: of(minutes % 60, 'minute') });
  }

  /** "about 15 min, at most 40", or `null` when the estimate is withheld: `noWait` says why. */
  wait(wait: ToldWait): string | null {
    return wait.kind === 'minutes' ? this.#joined(wait) : null;
  }

  /** The two parts of an estimate, or `null` when it is withheld. */
  waitParts(wait: ToldWait): WaitParts | null {
    return wait.kind === 'minutes' ? this.#parts(wait) : null;
  }

  /** How many are ahead, in a sentence; `next` for the customer who is next. */
  place(ahead: number, wait: ToldWait, next: string): string {
    return isNext(ahead, wait) ? next : this.t('common.ahead', { count: ahead });
  }

  /** That the waiting time is not known, and why where it helps those who wait; `null` when minutes are told. */
  noWait(wait: ToldWait): string | null {
    return wait.kind === 'withheld' ? this.t(`common.noEstimate.${wait.reason}`) : null;
  }

  /** What a ticket was told, "about 10 min, at most 15"; `null` where it was told no bound that could be outgrown. */
  quotedWait(told: WaitMinutes): string | null {
    return told.mostMinutes > LONGEST_TOLD ? null : this.#joined(told);
  }

  #parts({ aboutMinutes, mostMinutes }: WaitMinutes): WaitParts {
    if (aboutMinutes > LONGEST_TOLD) return { about: this.t('common.wait.long'), most: null };
    const about = this.t('common.wait.about', { count: aboutMinutes });
    if (mostMinutes > LONGEST_TOLD) return { about, most: this.t('common.wait.perhapsLong') };
    return { about, most: mostMinutes > aboutMinutes ? this.t('common.wait.most', { count: mostMinutes }) : null };
  }

  #joined(minutes: WaitMinutes): string {
    const { about, most } = this.#parts(minutes);
    return most === null ? about : this.t('common.wait.both', { about, most });
  }

  get #clock() {
    return { hour: this.#hourCycle === 'h12' ? 'numeric' : '2-digit', minute: '2-digit' } as const;
  }

  #number(options: Intl.NumberFormatOptions): Intl.NumberFormat {
    return kept(this.#numbers, options, () => new Intl.NumberFormat(this.tag, options));
  }

  #date(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const full = {
      ...(this.#timeZone === undefined ? {} : { timeZone: this.#timeZone }),
      ...options,
      ...(options.hour === undefined || this.#hourCycle === undefined ? {} : { hourCycle: this.#hourCycle }),
    };
    return kept(this.#dates, full, () => new Intl.DateTimeFormat(this.tag, full));
  }
}

/** To make a formatter takes far longer than to use it. */
function kept<Formatter>(formatters: Map<string, Formatter>, options: object, make: () => Formatter): Formatter {
  const name = JSON.stringify(options);
  const known = formatters.get(name) ?? make();
  formatters.set(name, known);
  return known;
}

function i18nOf({ language, subjects }: Resource, write: (value: unknown) => string): i18n {
  const instance = i18next.createInstance();
  const formatter: FormatterModule = {
    type: 'formatter',
    init: () => undefined,
    add: () => undefined,
    addCached: () => undefined,
    format: write,
  };
  void instance.use(formatter).init({
    lng: language,
    fallbackLng: false,
    nsSeparator: false,
    resources: { [language]: { translation: { ...subjects } } },
    interpolation: { escapeValue: false, alwaysFormat: true },
    initAsync: false,
  });
  return instance;
}

function instantOf(at: At): number {
  return typeof at === 'string' ? Date.parse(at) : at;
}

function clockDuration(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
