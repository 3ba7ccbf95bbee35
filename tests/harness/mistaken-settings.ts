import { type BranchConfig, checkBranchConfig, SECTIONS, type SectionId, withSection } from '@foyer/configuration';

/** JSON, as a section's value is made of it. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type Place = readonly (string | number)[];

/** A section's value with one mistake in it, and what is to be said of that. */
export interface Mistaken {
  readonly kind: 'unknown field' | 'wrong type' | 'missing field' | 'repeated id' | 'reference to nothing';
  readonly value: Json;
  /** The codes that may be told of it. */
  readonly codes: readonly string[];
  /** JSON Pointers below the section, at one of which it is told: a text that lacks a language is told as a whole. */
  readonly pointers: readonly string[];
}

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every place of a value that is unlike the others: of a list's entries the first stands for all. */
function* placesOf(value: Json, place: Place = []): Generator<readonly [Place, Json]> {
  yield [place, value];
  if (isObject(value)) for (const [key, inner] of Object.entries(value)) yield* placesOf(inner, [...place, key]);
  else if (Array.isArray(value) && value.length > 0) yield* placesOf(value[0], [...place, 0]);
}

/** The value with another one at a place; `undefined` takes away what is there. */
function changed(value: Json, [step, ...rest]: Place, to: Json | undefined): Json {
  if (step === undefined) return to ?? null;
  if (Array.isArray(value)) return value.map((inner, at) => (at === step ? changed(inner, rest, to) : inner));
  const { [step]: inner = null, ...others } = value as { readonly [key: string]: Json };
  return rest.length === 0 && to === undefined ? others : { ...others, [step]: changed(inner, rest, to) };
}

const pointerTo = (place: Place) => place.map((step) => `/${step}`).join('');
const ofAnotherType = (value: Json): Json => (typeof value === 'string' ? 42 : 'nothing of the kind');

/**
 * What can be wrong with a section, made of what it is now: with each of its fields of another type or taken away, with
 * one more field beside them, with each id given twice and each reference leading to nothing. A member that the branch
 * has not is given a wrong type.
 */
export function* mistakesOf(config: BranchConfig, section: SectionId, whole: Json): Generator<Mistaken> {
  const ids = new Set<Json>([...config.services, ...config.counters].map(({ id }) => id));
  for (const member of SECTIONS[section]) {
    if (!isObject(whole) || Object.hasOwn(whole, member)) continue;
    yield {
      kind: 'wrong type',
      value: { ...whole, [member]: false },
      codes: ['wrong-type', 'not-one-of'],
      pointers: [`/${member}`],
    };
  }
  for (const [place, found] of placesOf(whole)) {
    const pointer = pointerTo(place);
    const within = pointerTo(place.slice(0, -1));
    const key = place.at(-1);
    if (isObject(found)) {
      // A text may be in any language: what is no word is of a wrong type there.
      const value = changed(whole, place, { ...found, unheardOf: 1 });
      const codes = ['unknown-setting', 'wrong-type'];
      yield { kind: 'unknown field', value, codes, pointers: [`${pointer}/unheardOf`] };
    }
    if (key === undefined) continue;
    yield {
      kind: 'wrong type',
      value: changed(whole, place, ofAnotherType(found)),
      codes: ['wrong-type', 'not-one-of', 'malformed'],
      pointers: [pointer],
    };
    const without = changed(whole, place, undefined);
    if (typeof key === 'string' && !holds(config, section, without)) {
      yield { kind: 'missing field', value: without, codes: ['missing', 'unnamed'], pointers: [pointer, within] };
    }
    const entry = Array.isArray(found) ? found[0] : undefined;
    if (Array.isArray(found) && entry !== undefined && isObject(entry) && typeof entry.id === 'string') {
      const value = changed(whole, place, [...found, entry]);
      yield { kind: 'repeated id', value, codes: ['repeated'], pointers: [`${pointer}/${found.length}/id`] };
    }
    const refers = /.Id$/.test(String(key)) || (typeof key === 'number' && ids.has(found));
    if (typeof found === 'string' && refers) {
      const codes = ['category', 'series', 'service', 'counter', 'profile'].map((kind) => `unknown-${kind}`);
      yield { kind: 'reference to nothing', value: changed(whole, place, 'nothing'), codes, pointers: [pointer] };
    }
  }
}

const holds = (config: BranchConfig, section: SectionId, value: Json) =>
  isObject(value) && checkBranchConfig(withSection(config, section, value)).ok;
