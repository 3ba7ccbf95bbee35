import { baseLanguage } from '@foyer/basics';
import { type PseudoKind, pseudoKind } from './language.ts';
import type { Resource, Subject } from './resource.ts';

const PLAIN = 'ABCDEGHIJKLNOPRSTUWYZabcdefghijklnoprstuwyz';
const ACCENTED = 'ÅƁÇÐÉĜĤÎĴĶĻÑÖÞŔŠŢÛŴÝŽåƀçđéƒĝĥîĵķļñöþŕšţûŵýž';

/** German and Finnish need about a third more room than English; short words more. */
const LONGER = 1.35;
const FILLING = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen ';

/** English as a pseudo-language, with the plural forms of the language in whose name it stands. */
export function pseudoResource(english: Resource, language: string): Resource {
  const kind = pseudoKind(language) ?? 'accented';
  const forms = new Intl.PluralRules(baseLanguage(language)).resolvedOptions().pluralCategories;
  const subjects = Object.entries(english.subjects).map(([name, subject]) => [
    name,
    pseudoSubject(subject, kind, forms),
  ]);
  return { language, subjects: Object.fromEntries(subjects) };
}

const PLURAL_FORM = /_(zero|one|two|few|many|other)$/;

function pseudoSubject(subject: Subject, kind: PseudoKind, forms: readonly string[]): Subject {
  const made: Record<string, string | Subject> = {};
  for (const [key, words] of Object.entries(subject)) {
    if (typeof words !== 'string') made[key] = pseudoSubject(words, kind, forms);
    else if (!key.endsWith('_other')) made[key] = pseudoSentence(words, kind);
    else for (const form of forms) made[key.replace(PLURAL_FORM, `_${form}`)] ??= pseudoSentence(words, kind);
  }
  return made;
}

const VALUE = /(\{\{.*?\}\})/;

/**
 * One sentence, between brackets that show where it begins and ends; its values stay as they are. What has no letters,
 * such as a dash, stays as well.
 */
export function pseudoSentence(sentence: string, kind: PseudoKind): string {
  if (!/\p{L}/u.test(sentence)) return sentence;
  const length = Math.ceil(sentence.split(VALUE).filter(isText).join('').length * (LONGER - 1));
  const filling = FILLING.repeat(Math.ceil(length / FILLING.length))
    .slice(0, length)
    .trim();
  const whole = `⟦${sentence}${filling === '' ? '' : ` ${filling}`}⟧`;
  const parts = whole.split(VALUE);
  if (kind === 'accented') return parts.map((part) => (isText(part) ? accent(part) : part)).join('');
  // Whatever is around it, it runs from right to left; a number would turn what stands on both its sides around.
  const mirrored = parts.map((part) => (isText(part) ? accent(part) : `\u2068${part}\u2069`));
  return `\u2067\u202e${mirrored.join('')}\u202c\u2069`;
}

function isText(part: string): boolean {
  return !part.startsWith('{{');
}

function accent(text: string): string {
  return text.replace(/[A-Za-z]/g, (letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter);
}
