import type { PasswordMistake } from '@foyer/basics';

/** What can be wrong with a configuration. Each code has facts of its own (`MistakeFacts`) and one sentence (`formatMistake`). */
export const MISTAKE_CODES = [
  // Of a single setting.
  'missing',
  'unknown-setting',
  'wrong-type',
  'not-one-of',
  'malformed',
  'too-short',
  'too-long',
  'too-few',
  'too-many',
  'too-small',
  'too-great',
  // Of settings that don't go together.
  'repeated',
  'unnamed',
  'script-without-font',
  'unspoken-language',
  'unknown-category',
  'unknown-service',
  'unknown-counter',
  'unknown-series',
  'unknown-profile',
  'unknown-picture',
  'unknown-reason',
  'unknown-person',
  'circular',
  'series-backwards',
  'series-too-wide',
  'series-too-long',
  'series-overlap',
  'break-backwards',
  'default-retired',
  'no-outcome',
  'only-counted',
  'hours-backwards',
  'hours-overlap',
  'reminder-too-early',
  'quiet-while-open',
  // Of a change that would take away what is in use.
  'branch-renamed',
  'in-use',
  // Of an account.
  'weak-password',
  // Of the file and what it refers to.
  'no-file',
  'not-json',
  'not-in-environment',
  'unusable-certificate',
] as const;
export type MistakeCode = (typeof MISTAKE_CODES)[number];

/** What a value may have to be; `texts`: one for each language. */
export type ExpectedType = 'text' | 'number' | 'whole-number' | 'truth' | 'list' | 'object' | 'texts';

/** How a value may have to be written. */
export const FORMS = [
  'id',
  'branch-id',
  'number-prefix',
  'time-of-day',
  'closing-time',
  'date',
  'language-tag',
  'time-zone',
  'locale',
  'picture',
  'colour',
  'web-address',
  'port',
  'folder',
  'unit',
  'printer-address',
  'theme',
] as const;
export type Form = (typeof FORMS)[number];

type Nothing = Readonly<Record<never, never>>;

/** What a program needs to know of a mistake to say or mend it, besides where it is. */
export interface MistakeFacts {
  missing: Nothing;
  'unknown-setting': Nothing;
  'wrong-type': { readonly expected: ExpectedType };
  'not-one-of': { readonly allowed: readonly string[] };
  malformed: { readonly form: Form; readonly found: string };
  /** Characters. */
  'too-short': { readonly minimum: number };
  'too-long': { readonly maximum: number };
  /** Entries of a list. */
  'too-few': { readonly minimum: number };
  'too-many': { readonly maximum: number };
  /** Numbers; `inclusive`: the bound itself is allowed. */
  'too-small': { readonly minimum: number; readonly inclusive: boolean };
  'too-great': { readonly maximum: number; readonly inclusive: boolean };
  repeated: { readonly value: string };
  unnamed: { readonly language: string };
  /** A word with letters that there is no font for. */
  'script-without-font': { readonly word: string; readonly scripts: readonly string[] };
  /** The languages that there are words in. */
  'unspoken-language': { readonly language: string; readonly spoken: readonly string[] };
  'unknown-category': { readonly categoryId: string };
  'unknown-series': { readonly seriesId: string };
  'unknown-service': { readonly serviceId: string };
  'unknown-counter': { readonly counterId: string };
  'unknown-profile': { readonly profileId: string };
  /** Nobody has stored it. */
  'unknown-picture': Nothing;
  'unknown-reason': { readonly reason: string };
  'unknown-person': { readonly personId: string };
  circular: Nothing;
  'series-backwards': { readonly first: number; readonly last: number };
  'series-too-wide': { readonly last: number; readonly width: number };
  /** Numbers in the series. */
  'series-too-long': { readonly size: number; readonly maximum: number };
  'series-overlap': { readonly prefix: string; readonly otherId: string; readonly otherPrefix: string };
  'break-backwards': { readonly from: string; readonly until: string };
  /** The first of the list is what is meant where nothing is said. */
  'default-retired': Nothing;
  /** No outcome in force is of the service. */
  'no-outcome': Nothing;
  /** What is timed has no amount. */
  'only-counted': Nothing;
  'hours-backwards': { readonly from: string; readonly until: string };
  /** The stretch of the same day that it overlaps. */
  'hours-overlap': { readonly from: string; readonly until: string };
  /** It would be before there is anything to be reminded of. Seconds. */
  'reminder-too-early': { readonly remindSeconds: number; readonly withinSeconds: number };
  /** The stretch of the branch's hours that it overlaps. */
  'quiet-while-open': { readonly from: string; readonly until: string };
  'branch-renamed': { readonly from: string; readonly to: string };
  /** It has been used, so it can be retired, not taken out. */
  'in-use': Nothing;
  'weak-password': { readonly why: PasswordMistake };
  'no-file': { readonly file: string };
  'not-json': { readonly file: string; readonly reason: string };
  'not-in-environment': { readonly variable: string };
  'unusable-certificate': { readonly reason: string };
}

/** The lists of a configuration, by the way to them, whose entries people know by an id (an account by its name). */
export const ITEM_LISTS = {
  categories: { kind: 'category', key: 'id' },
  series: { kind: 'series', key: 'id' },
  services: { kind: 'service', key: 'id' },
  profiles: { kind: 'profile', key: 'id' },
  counters: { kind: 'counter', key: 'id' },
  classes: { kind: 'class', key: 'id' },
  segments: { kind: 'segment', key: 'id' },
  tags: { kind: 'tag', key: 'id' },
  outcomes: { kind: 'outcome', key: 'id' },
  marks: { kind: 'mark', key: 'id' },
  'reasons.pause': { kind: 'reason', key: 'id' },
  'reasons.hold': { kind: 'reason', key: 'id' },
  'reasons.escalation': { kind: 'reason', key: 'id' },
  'reasons.resolution': { kind: 'reason', key: 'id' },
  'reasons.suspension': { kind: 'reason', key: 'id' },
  'reasons.priority': { kind: 'reason', key: 'id' },
  staff: { kind: 'account', key: 'name' },
} as const;
export type ItemKind = (typeof ITEM_LISTS)[keyof typeof ITEM_LISTS]['kind'];

/** Where a mistake is: the way from the whole configuration to the setting, entries of lists counted from 0. */
export type MistakePath = readonly (string | number)[];

/** A mistake where it was found. */
export type FoundMistake = {
  readonly [C in MistakeCode]: { readonly code: C; readonly path: MistakePath; readonly facts: MistakeFacts[C] };
}[MistakeCode];

/** A mistake in a configuration, as data: `item` is the entry of a list that it is in, where that has an id. */
export type ConfigurationMistake = FoundMistake & {
  readonly item: { readonly kind: ItemKind; readonly id: string } | null;
};

/** A mistake with the item that it is in, as the whole configuration names it. */
export function locate(found: FoundMistake, whole: unknown): ConfigurationMistake {
  const place = found.path.findIndex((step) => typeof step === 'number');
  const list = found.path.slice(0, Math.max(place, 0)).join('.');
  const known = Object.entries(ITEM_LISTS).find(([name]) => name === list);
  if (known === undefined) return { ...found, item: null };
  const [, { kind, key }] = known;
  const id = valueAt(whole, [...found.path.slice(0, place + 1), key]);
  return { ...found, item: typeof id === 'string' && id !== '' ? { kind, id } : null };
}

/** The same mistake, of a configuration that is the member `name` of something larger. */
export function within(name: string, mistake: ConfigurationMistake): ConfigurationMistake {
  return { ...mistake, path: [name, ...mistake.path] };
}

/** A path as a JSON Pointer (RFC 6901). */
export function pointerOf(path: MistakePath): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** What stands at a place; `undefined` where there is nothing. */
export function valueAt(whole: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    whole,
  );
}
