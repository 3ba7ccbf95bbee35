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

/** One sentence, between brackets that show where it begins and ends; its values stay as they are. */
export function pseudoSentence(sentence: string, kind: PseudoKind): string {
  const length = Math.ceil(sentence.split(VALUE).filter(isText).join('').length * (LONGER - 1));
  const filling = FILLING.repeat(Math.ceil(length / FILLING.length))
    .slice(0, length)
    .trim();
  const whole = `⟦${sentence}${filling === '' ? '' : ` ${filling}`}⟧`;
  const parts = whole.split(VALUE).map((part) => (isText(part) ? pseudoText(part, kind) : part));
  // Whatever is around it, the parts of a mirrored sentence stand from right to left.
  return kind === 'mirrored' ? `\u2067${parts.join('')}\u2069` : parts.join('');
}

function isText(part: string): boolean {
  return !part.startsWith('{{');
}

function pseudoText(text: string, kind: PseudoKind): string {
  const accented = text.replace(/[A-Za-z]/g, (letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter);
  return kind === 'mirrored' ? `\u202e${accented}\u202c` : accented;
}
