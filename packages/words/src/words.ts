import { textIn } from '@foyer/basics';
import i18next, { type FormatterModule, type TFunction } from 'i18next';
import type { WordKey } from './keys.ts';
import { conventionsOf, type Direction, directionOf } from './language.ts';
import type { Resource } from './resource.ts';
import { LONGEST_TOLD, type ToldWait, type WaitMinutes, type WaitParts } from './waits.ts';

/** What of a branch decides how it writes to people. */
export interface BranchManner {
  /** BCP 47 with a region, such as `en-GB`: how dates, times and numbers are written. */
  readonly locale: string;
  /** IANA. */
  readonly timeZone: string;
  /** That it offers, the default first. */
  readonly languages: readonly string[];
}

/** An instant: ISO 8601 or epoch milliseconds. */
type At = string | number;
type Values = Readonly<Record<string, string | number>>;

/** Everything as one reader reads it: the sentences of their language; dates, times and numbers as the branch writes them. */
export class Words {
  /** BCP 47 tag of the language, as the branch or the reader named it. */
  readonly language: string;
  readonly direction: Direction;
  /** For `Intl` and for components that write dates and numbers themselves. */
  readonly tag: string;
  readonly #hourCycle: Intl.LocaleHourCycleKey | undefined;
  readonly #timeZone: string | undefined;
  /** Where a name is not written in the language. */
  readonly #fallback: string;
  readonly #translate: TFunction;
  readonly #numbers = new Map<string, Intl.NumberFormat>();
  readonly #dates = new Map<string, Intl.DateTimeFormat>();

  /**
   * @param language the reader's; its sentences are those of the resource
   * @param branch `null` while no branch is known: times are then the device's
   */
  constructor(resource: Resource, language: string, branch: BranchManner | null) {
    const { tag, hourCycle } = conventionsOf(language, branch?.locale ?? null);
    this.language = language;
    this.direction = directionOf(language);
    this.tag = tag;
    this.#hourCycle = hourCycle;
    this.#timeZone = branch?.timeZone;
    this.#fallback = branch?.languages[0] ?? 'en';
    this.#translate = translatorOf(resource, (value) =>
      typeof value === 'number' ? this.count(value) : String(value),
    );
  }

  /** A sentence, its `{{values}}` filled in; `count` also chooses the plural form. Numbers are written as counts. */
  readonly t = (key: WordKey, values: Values = {}): string => this.#translate(key, { ...values });

  /** A name that the branch wrote in several languages: in the reader's, its base, the branch's first, or whichever there is. */
  text(texts: Readonly<Record<string, string>>): string {
    return textIn(texts, [this.language, this.#fallback]);
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

  /** A number with at most so many decimals. */
  decimal(value: number, decimals: number): string {
    return this.#number({ maximumFractionDigits: decimals }).format(value);
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
    return this.#date({ hour: this.#hourCycle === 'h12' ? 'numeric' : '2-digit', minute: '2-digit' }).format(
      instantOf(at),
    );
  }

  /** A date at the branch such as `Monday 3 February`. */
  date(at: At): string {
    return this.#date({ weekday: 'long', day: 'numeric', month: 'long' }).format(instantOf(at));
  }

  /** Anything else that `Intl.DateTimeFormat` writes, at the branch. */
  formatDate(at: At, options: Intl.DateTimeFormatOptions): string {
    return this.#date(options).format(instantOf(at));
  }

  /**
   * A length of time. `words`: `45 seconds`, `12 minutes`, `1 hour 5 minutes`; `short`: `45 sec`, `12 min`,
   * `1 hr 5 min`; `clock`: `4:32`, `1:04:32`.
   */
  duration(seconds: number, style: 'words' | 'short' | 'clock' = 'short'): string {
    const whole = Math.max(0, Math.floor(seconds));
    if (style === 'clock') return clockDuration(whole);
    const unit = (value: number, name: 'second' | 'minute' | 'hour') =>
      this.#number({ style: 'unit', unit: name, unitDisplay: style === 'words' ? 'long' : 'short' }).format(value);
    if (whole < 60) return unit(whole, 'second');
    const minutes = Math.floor(whole / 60);
    if (minutes < 60) return unit(minutes, 'minute');
    const hours = unit(Math.floor(minutes / 60), 'hour');
    return minutes % 60 === 0 ? hours : `${hours} ${unit(minutes % 60, 'minute')}`;
  }

  /** "about 15 min, at most 40", or `null` when the estimate is withheld: `noWait` says why. */
  wait(wait: ToldWait): string | null {
    return wait.kind === 'minutes' ? this.#joined(wait) : null;
  }

  /** The two parts of an estimate, or `null` when it is withheld. */
  waitParts(wait: ToldWait): WaitParts | null {
    return wait.kind === 'minutes' ? this.#parts(wait) : null;
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

  #number(options: Intl.NumberFormatOptions): Intl.NumberFormat {
    return kept(this.#numbers, options, () => new Intl.NumberFormat(this.tag, options));
  }

  #date(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const full = {
      ...options,
      ...(this.#timeZone === undefined ? {} : { timeZone: this.#timeZone }),
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

function translatorOf({ language, subjects }: Resource, write: (value: unknown) => string): TFunction {
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
  return instance.t;
}

function instantOf(at: At): number {
  return typeof at === 'string' ? Date.parse(at) : at;
}

function clockDuration(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
