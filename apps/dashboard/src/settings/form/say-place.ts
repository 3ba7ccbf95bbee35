import { languageName, type Words } from '@foyer/words';
import { formatReason } from '../../shell/format-facts.ts';
import { nameOf } from './say-value.ts';
import { entriesOf, isObject, type Plain, type PlainObject } from './shape.ts';

/** What is written in several languages. */
const TEXTS: ReadonlySet<string> = new Set(['name', 'zone', 'welcome', 'closing']);

/**
 * Where something stands in a section, for people, such as “Cash · Name · English”.
 *
 * @param path entries of lists by their ids or by their numbers from 0
 * @param value the section's, for the names of its entries
 */
export function sayPlace(path: readonly string[], value: PlainObject, words: Words): string {
  const parts: string[] = [];
  let here: Plain = value;
  for (const [at, step] of path.entries()) {
    const before: Plain = here;
    if (Array.isArray(before)) {
      here = entriesOf(before).find(({ id }) => id === step) ?? before[Number(step)];
      if (isObject(here)) parts.push(nameOf(here, words) ?? formatReason(step, words));
      continue;
    }
    here = isObject(before) ? before[step] : undefined;
    const isText = TEXTS.has(path[at - 1] ?? '');
    const key = `settings.field.${step}`;
    if (isText) parts.push(languageName(step));
    else if (words.has(key) && (at > 0 || path.length === 1 || !Array.isArray(here))) parts.push(words.t(key));
  }
  return parts.reduce(
    (first, second) => (first === '' ? second : words.t('shell.common.facts', { first, second })),
    '',
  );
}
