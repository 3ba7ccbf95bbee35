import { err, ok, type Result } from '@foyer/basics';
import type { z } from 'zod';
import {
  type ConfigurationMistake,
  type ExpectedType,
  FORMS,
  type FoundMistake,
  locate,
  type MistakePath,
  valueAt,
} from './mistake.ts';

/** What remains of a `T` when everything that is mistaken by itself is left out: a key with nothing, an empty entry. */
export type Sound<T> = T extends string | number | boolean
  ? T
  : T extends readonly (infer Item)[]
    ? readonly (Sound<Item> | undefined)[]
    : { readonly [K in keyof T]?: Sound<T[K]> | undefined };

/**
 * Validates a value by a schema and by checks of what a schema can't say. The checks look at what is sound by itself
 * even where something else is not, so that all mistakes are told at once.
 *
 * @returns what the schema makes of the value, or every mistake: the schema's first, then those of the checks
 */
export function validate<S extends z.ZodType>(
  schema: S,
  value: unknown,
  check: (sound: Sound<z.input<S>>) => Iterable<FoundMistake>,
): Result<z.output<S>, readonly ConfigurationMistake[]> {
  const parsed = schema.safeParse(value);
  const bySchema = (parsed.error?.issues ?? []).flatMap((issue) => mistakesOf(issue, value));
  const faulty = new Set(bySchema.map(({ path }) => keyOf(path)));
  // What is left has passed the schema, each value by itself.
  const sound = (parsed.success ? value : soundPart(value, faulty, [])) as Sound<z.input<S>> | undefined;
  const mistakes = [...bySchema, ...(sound === undefined ? [] : check(sound))].map((found) => locate(found, value));
  return parsed.success && mistakes.length === 0 ? ok(parsed.data) : err(mistakes);
}

function keyOf(path: MistakePath): string {
  return JSON.stringify(path);
}

function soundPart(value: unknown, faulty: ReadonlySet<string>, path: MistakePath): unknown {
  if (faulty.has(keyOf(path))) return undefined;
  if (Array.isArray(value)) return value.map((item, index) => soundPart(item, faulty, [...path, index]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, soundPart(item, faulty, [...path, key])]));
}

const EXPECTED: Readonly<Record<string, ExpectedType>> = {
  string: 'text',
  number: 'number',
  int: 'whole-number',
  boolean: 'truth',
  array: 'list',
  object: 'object',
  record: 'texts',
};

/** What a schema finds wrong, in the words of `MISTAKE_CODES`. */
function mistakesOf(issue: z.core.$ZodIssue, whole: unknown): FoundMistake[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const found = valueAt(whole, path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ code: 'unknown-setting', path: [...path, key], facts: {} }));
  }
  if (found === undefined) return [{ code: 'missing', path, facts: {} }];
  switch (issue.code) {
    case 'invalid_type': {
      const expected = EXPECTED[issue.expected];
      if (expected !== undefined) return [{ code: 'wrong-type', path, facts: { expected } }];
      break;
    }
    case 'invalid_value':
      return [{ code: 'not-one-of', path, facts: { allowed: issue.values.map(String) } }];
    case 'too_small': {
      const minimum = Number(issue.minimum);
      if (issue.origin === 'string') return [{ code: 'too-short', path, facts: { minimum } }];
      if (issue.origin === 'array') return [{ code: 'too-few', path, facts: { minimum } }];
      return [{ code: 'too-small', path, facts: { minimum, inclusive: issue.inclusive !== false } }];
    }
    case 'too_big': {
      const maximum = Number(issue.maximum);
      if (issue.origin === 'string') return [{ code: 'too-long', path, facts: { maximum } }];
      if (issue.origin === 'array') return [{ code: 'too-many', path, facts: { maximum } }];
      return [{ code: 'too-great', path, facts: { maximum, inclusive: issue.inclusive !== false } }];
    }
    case 'custom': {
      const form = FORMS.find((each) => each === issue.params?.form);
      const shown = typeof found === 'string' ? found : JSON.stringify(found);
      if (form !== undefined) return [{ code: 'malformed', path, facts: { form, found: shown } }];
      break;
    }
    // No schema of a configuration is made of these.
    case 'invalid_element':
    case 'invalid_format':
    case 'invalid_key':
    case 'invalid_union':
    case 'not_multiple_of':
      break;
  }
  throw new Error(`No mistake's code stands for what the schema found: ${JSON.stringify(issue)}`);
}
