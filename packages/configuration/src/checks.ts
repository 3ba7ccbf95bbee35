import { isLanguageTag, isStandardReason, REASON_KINDS, SCRIPTS } from '@foyer/basics';
import { checkEscalations } from './check-escalations.ts';
import { checkHours } from './check-hours.ts';
import { checkMessages } from './check-messages.ts';
import { checkResults } from './check-results.ts';
import { type Branch, checkRepeated, type Entry, entriesOf, type Found, idsOf, readingOf } from './checked-branch.ts';
import type { MistakePath } from './mistake.ts';
import { seriesSize } from './number-series.ts';

/** More languages than there are words in; what was written in one that is no longer offered may stay. */
const MOST_LANGUAGES = 40;
/** More numbers than any branch calls in a day; bounds the search for a free one. */
const MOST_NUMBERS = 100_000;

/**
 * What a schema can't say of a branch: do its settings go together? A setting that is missing or mistaken by itself is
 * passed over, and so is what refers to it.
 */
export function* checkBranch(branch: Branch): Found {
  yield* checkPlace(branch);
  yield* checkUnique(branch);
  yield* checkNames(branch);
  yield* checkScripts(branch);
  yield* checkCategories(branch);
  yield* checkNumbering(branch);
  yield* checkServices(branch);
  yield* checkProfiles(branch);
  yield* checkCounters(branch);
  yield* checkDefaults(branch);
  yield* checkResults(branch);
  yield* checkEscalations(branch);
  yield* checkHours(branch);
  yield* checkMessages(branch);
}

/** Which time zones and regions there are is the program's knowledge, not the schema's: a log outlives it. */
function* checkPlace({ timeZone, locale }: Branch): Found {
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    yield { code: 'malformed', path: ['timeZone'], facts: { form: 'time-zone', found: timeZone } };
  }
  if (locale !== undefined && !isLocale(locale)) {
    yield { code: 'malformed', path: ['locale'], facts: { form: 'locale', found: locale } };
  }
}

/** The last time zone that there turned out to be: a branch stays where it is, and to look one up takes long. */
let knownZone: string | null = null;

function isTimeZone(name: string): boolean {
  if (name === knownZone) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    knownZone = name;
    return true;
  } catch {
    return false;
  }
}

/** Canonical BCP 47 that names its region. */
function isLocale(text: string): boolean {
  try {
    const locale = new Intl.Locale(text);
    return locale.region !== undefined && locale.toString() === text;
  } catch {
    return false;
  }
}

function* checkUnique(branch: Branch): Found {
  yield* checkRepeated(entriesOf(branch.languages).map(([at, tag]) => [['languages', at], tag]));
  const lists = [
    'categories',
    'series',
    'services',
    'profiles',
    'counters',
    'classes',
    'segments',
    'tags',
    'outcomes',
    'marks',
  ] as const;
  for (const kind of REASON_KINDS) {
    const entries = entriesOf(branch.reasons?.[kind]);
    yield* checkRepeated(entries.map(([at, { id }]) => [['reasons', kind, at, 'id'], id]));
  }
  for (const list of lists) {
    const entries = entriesOf<{ readonly id?: string | undefined }>(branch[list]);
    yield* checkRepeated(entries.map(([at, { id }]) => [[list, at, 'id'], id]));
  }
  const numbers = entriesOf(branch.counters).map(([at, { number }]) => [['counters', at, 'number'], number] as const);
  yield* checkRepeated(numbers, readingOf);
}

type Texts = Readonly<Record<string, string | undefined>> | undefined;

/** All that people read, in several languages, with where it stands. */
function* textsOf(branch: Branch): Iterable<readonly [MistakePath, NonNullable<Texts>]> {
  if (branch.name !== undefined) yield [['name'], branch.name];
  for (const list of [
    'categories',
    'services',
    'profiles',
    'classes',
    'segments',
    'tags',
    'outcomes',
    'marks',
  ] as const) {
    for (const [at, { name }] of entriesOf<{ readonly name?: Texts }>(branch[list]))
      if (name !== undefined) yield [[list, at, 'name'], name];
  }
  for (const kind of REASON_KINDS) {
    for (const [at, { id, name }] of entriesOf(branch.reasons?.[kind])) {
      const known = id === undefined || isStandardReason(id);
      if (name !== undefined || !known) yield [['reasons', kind, at, 'name'], name ?? {}];
    }
  }
  for (const [at, { guidance }] of entriesOf(branch.reasons?.escalation)) {
    if (guidance !== undefined) yield [['reasons', 'escalation', at, 'guidance'], guidance];
  }
  for (const line of ['welcome', 'closing'] as const) {
    const text = branch.words?.[line];
    if (text !== undefined) yield [['words', line], text];
  }
  for (const [at, { zone }] of entriesOf(branch.counters)) {
    if (zone !== undefined) yield [['counters', at, 'zone'], zone];
  }
  for (const [at, { name }] of entriesOf(branch.hours?.exceptions)) {
    if (name !== undefined) yield [['hours', 'exceptions', at, 'name'], name];
  }
}

/** Everything that people read has a text in the branch's first language. */
function* checkNames(branch: Branch): Found {
  const language = branch.languages?.[0];
  if (language === undefined) return;
  for (const [path, text] of textsOf(branch)) {
    const unnamed = !Object.hasOwn(text, language) || text[language]?.trim() === '';
    if (unnamed) yield { code: 'unnamed', path, facts: { language } };
  }
}

/** Characters that do something where they stand and can't be seen: controls, and the marks that turn all that follows. */
const UNSEEN = String.raw`[\p{Cc}\u202D\u202E]`;
/** Letters of the scripts there are fonts for, and whatever belongs to no script: digits, marks, punctuation. */
const WRITABLE = new RegExp(
  `^(?:(?!${UNSEEN})[${['Common', 'Inherited', ...SCRIPTS].map((name) => `\\p{Script=${name}}`).join('')}])*$`,
  'u',
);

/** What is read can be shown and printed: a letter without a font would be a box. */
export function* checkScript(text: string | undefined, path: MistakePath): Found {
  const word = text?.split(/\s+/u).find((one) => !WRITABLE.test(one));
  if (word !== undefined) yield { code: 'script-without-font', path, facts: { word, scripts: SCRIPTS } };
}

function* checkScripts(branch: Branch): Found {
  for (const [path, texts] of textsOf(branch)) {
    const written = Object.entries(texts);
    if (written.length > MOST_LANGUAGES) yield { code: 'too-many', path, facts: { maximum: MOST_LANGUAGES } };
    for (const [language, text] of written) {
      if (!isLanguageTag(language)) {
        yield { code: 'malformed', path: [...path, language], facts: { form: 'language-tag', found: language } };
      }
      yield* checkScript(text, [...path, language]);
    }
  }
  for (const [at, { prefix }] of entriesOf(branch.series)) yield* checkScript(prefix, ['series', at, 'prefix']);
  for (const [at, { number }] of entriesOf(branch.counters)) yield* checkScript(number, ['counters', at, 'number']);
}

function* checkCategories({ categories }: Branch): Found {
  const known = idsOf(categories);
  const parents = new Map(entriesOf(categories).map(([, { id, parentId }]) => [id, parentId]));
  for (const [at, { id, parentId }] of entriesOf(categories)) {
    if (parentId === undefined) continue;
    const path = ['categories', at, 'parentId'];
    if (known?.has(parentId) === false) yield { code: 'unknown-category', path, facts: { categoryId: parentId } };
    if (id !== undefined && standsUnder(id, parentId, parents)) yield { code: 'circular', path, facts: {} };
  }
}

/** Does the way up from `above` come to `id`? */
function standsUnder(id: string, above: string, parents: ReadonlyMap<unknown, string | undefined>): boolean {
  let next: string | undefined = above;
  for (let steps = 0; next !== undefined && next !== id && steps <= parents.size; steps += 1) next = parents.get(next);
  return next === id;
}

function* checkServices({ services, categories, series }: Branch): Found {
  const [knownCategories, knownSeries] = [idsOf(categories), idsOf(series)];
  for (const [at, { categoryId, seriesId }] of entriesOf(services)) {
    if (categoryId !== undefined && knownCategories?.has(categoryId) === false) {
      yield { code: 'unknown-category', path: ['services', at, 'categoryId'], facts: { categoryId } };
    }
    if (seriesId !== undefined && knownSeries?.has(seriesId) === false) {
      yield { code: 'unknown-series', path: ['services', at, 'seriesId'], facts: { seriesId } };
    }
  }
}

function* checkNumbering({ series }: Branch): Found {
  const entries = entriesOf(series);
  for (const [at, each] of entries) yield* checkSeries(each, ['series', at]);
  yield* checkOverlaps(entries);
}

/**
 * Series that could write the same number, or such that people mistake: `A1`+`01` and `A`+`101`. One prefix must be the
 * other with digits after it, so each is looked up by what it begins with. Of each series, the first one it meets is told.
 */
function* checkOverlaps(entries: readonly (readonly [number, Entry<'series'>])[]): Found {
  const seen = new Map<string, { readonly id: string; readonly prefix: string }>();
  const longer = new Map<string, { readonly id: string; readonly prefix: string }>();
  for (const [at, { id, prefix }] of entries) {
    if (id === undefined || prefix === undefined) continue;
    const stems = stemsOf(prefix);
    const other = [...stems.map((stem) => seen.get(stem)), longer.get(prefix)].find(
      (each) => each !== undefined && each.id !== id,
    );
    if (other !== undefined) {
      const facts = { prefix, otherId: other.id, otherPrefix: other.prefix };
      yield { code: 'series-overlap', path: ['series', at, 'prefix'], facts };
    }
    if (!seen.has(prefix)) seen.set(prefix, { id, prefix });
    for (const stem of stems) if (!longer.has(stem)) longer.set(stem, { id, prefix });
  }
}

/** A prefix, and what is left of it without each of the digits at its end. */
function stemsOf(prefix: string): readonly string[] {
  const characters = [...prefix];
  const stems = [prefix];
  while (/^\p{Nd}$/u.test(characters.at(-1) ?? '')) {
    characters.pop();
    stems.push(characters.join(''));
  }
  return stems;
}

function* checkSeries({ first, last, step, width }: Entry<'series'>, path: MistakePath): Found {
  if (last === undefined) return;
  if (width !== undefined && String(last).length > width) {
    yield { code: 'series-too-wide', path: [...path, 'width'], facts: { last, width } };
  }
  if (first === undefined) return;
  if (last < first) {
    yield { code: 'series-backwards', path, facts: { first, last } };
  } else if (step !== undefined) {
    const size = seriesSize({ first, last, step });
    if (size > MOST_NUMBERS) yield { code: 'series-too-long', path, facts: { size, maximum: MOST_NUMBERS } };
  }
}

function* checkProfiles({ profiles, services }: Branch): Found {
  const known = idsOf(services);
  for (const [at, { tiers, whenLate }] of entriesOf(profiles)) {
    const inTiers = entriesOf(tiers).flatMap(([tier, ids]) =>
      entriesOf(ids).map(([place, id]) => [['profiles', at, 'tiers', tier, place], id] as const),
    );
    const late = entriesOf(whenLate).map(([place, id]) => [['profiles', at, 'whenLate', place], id] as const);
    const listed = [...inTiers, ...late];
    yield* checkRepeated(listed);
    const unknown = new Map(listed.map(([path, id]) => [id, path]));
    for (const [serviceId, path] of unknown) {
      if (known?.has(serviceId) === false) yield { code: 'unknown-service', path, facts: { serviceId } };
    }
  }
}

function* checkCounters({ counters, profiles }: Branch): Found {
  const known = idsOf(profiles);
  for (const [at, { number, profileId, breaks }] of entriesOf(counters)) {
    if (number?.trim() === '') yield { code: 'too-short', path: ['counters', at, 'number'], facts: { minimum: 1 } };
    if (profileId !== undefined && known?.has(profileId) === false) {
      yield { code: 'unknown-profile', path: ['counters', at, 'profileId'], facts: { profileId } };
    }
    for (const [place, { from, until }] of entriesOf(breaks)) {
      if (from === undefined || until === undefined || from < until) continue;
      yield { code: 'break-backwards', path: ['counters', at, 'breaks', place], facts: { from, until } };
    }
  }
}

/** The first class, outcome and reason of a kind are what is meant where nothing is said. */
function* checkDefaults(branch: Branch): Found {
  for (const list of ['classes', 'outcomes'] as const) {
    if (branch[list]?.[0]?.retired === true) yield { code: 'default-retired', path: [list, 0, 'retired'], facts: {} };
  }
  for (const kind of REASON_KINDS) {
    if (branch.reasons?.[kind]?.[0]?.retired !== true) continue;
    yield { code: 'default-retired', path: ['reasons', kind, 0, 'retired'], facts: {} };
  }
}
